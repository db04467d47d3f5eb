"""Hands over letters one by one, never one twice: the ledger is written before and after each.

A letter whose `started` entry is on disk but no outcome is counts as unknown, however the program ended. After an
unknown outcome the run stops: the cause may stay, and a person should look first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from taskbook.actions.edges import Compose, Ledger
from taskbook.core.letters.history import Entry, Event, LetterState
from taskbook.core.letters.model import RefusedLetter
from taskbook.core.letters.rendered import ReadyLetter
from taskbook.errors import MailServerError
from taskbook.outbox import Delivered, Delivery, Mailer, Post

_EVENTS = {
    Delivery.SENT: Event.SENT,
    Delivery.DRAFTED: Event.DRAFTED,
    Delivery.FAILED: Event.FAILED,
    Delivery.UNKNOWN: Event.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with one letter: handed over, refused at the last moment, or left alone since it went before."""

    ready: ReadyLetter
    result: Delivered | RefusedLetter | LetterState


class RateLimiter:
    """Lets at most `per_minute` letters go in a minute, evenly; `clock` counts seconds and never goes back."""

    def __init__(
        self,
        per_minute: int,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gap = 60.0 / per_minute
        self._sleep = sleep
        self._clock = clock
        self._last: float | None = None

    def wait(self) -> None:
        """Return when the next letter may go."""
        if self._last is not None:
            rest = self._last + self._gap - self._clock()
            if rest > 0:
                self._sleep(rest)
        self._last = self._clock()


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """Who hands over, by which way, at which pace; `now` gives the time of each entry."""

    ledger: Ledger
    mailer: Mailer
    compose: Compose
    who: str
    now: Callable[[], datetime]
    limiter: RateLimiter | None = None


def dispatch(letters: Sequence[ReadyLetter], dispatcher: Dispatcher) -> Iterator[Done]:
    """Yield what was done with each letter, as it is done. MailServerError and LedgerError stop the run."""
    may_go = _may_go(dispatcher.mailer)
    for ready in letters:
        state = dispatcher.ledger.history.state_of(ready.letter.id, ready.content)
        if state not in may_go:
            yield Done(ready, state)
            continue
        post = dispatcher.compose(ready)
        if isinstance(post, RefusedLetter):
            yield Done(ready, post)
            continue
        if dispatcher.limiter is not None:
            dispatcher.limiter.wait()
        result = _hand_over(ready, post, dispatcher)
        yield Done(ready, result)
        if result.outcome is Delivery.UNKNOWN:
            return


def _may_go(mailer: Mailer) -> tuple[LetterState, ...]:
    """A draft's file may be written anew, and a draft may be sent after all; Outlook must not get a second draft."""
    after_draft = mailer.repeatable or mailer.way == "smtp"
    return (LetterState.FREE, LetterState.DRAFTED) if after_draft else (LetterState.FREE,)


def _hand_over(ready: ReadyLetter, post: Post, dispatcher: Dispatcher) -> Delivered:
    if dispatcher.mailer.repeatable:
        return _draft_again(ready, post, dispatcher)
    dispatcher.ledger.append(_entry(Event.STARTED, ready, dispatcher))
    try:
        result = dispatcher.mailer.deliver(post)
    except MailServerError as stop:
        dispatcher.ledger.append(_outcome(Event.FAILED, ready, dispatcher, str(stop)))
        raise
    dispatcher.ledger.append(_outcome(_EVENTS[result.outcome], ready, dispatcher, result.note))
    return result


def _outcome(event: Event, ready: ReadyLetter, dispatcher: Dispatcher, note: str) -> Entry:
    """What follows the `STARTED` entry of a letter and shares all else with it."""
    return Entry(event, dispatcher.now(), dispatcher.who, ready.letter.id, note=note)


def _draft_again(ready: ReadyLetter, post: Post, dispatcher: Dispatcher) -> Delivered:
    """Write a draft's file; the ledger need not hear twice of the same draft."""
    result = dispatcher.mailer.deliver(post)
    before = dispatcher.ledger.history.letters.get(ready.letter.id)
    if before is None or before.state is not LetterState.DRAFTED or before.described.content != ready.content:
        dispatcher.ledger.append(_entry(_EVENTS[result.outcome], ready, dispatcher, result.note))
    return result


def _entry(event: Event, ready: ReadyLetter, dispatcher: Dispatcher, note: str = "") -> Entry:
    letter = ready.letter
    return Entry(
        event=event,
        at=dispatcher.now(),
        who=dispatcher.who,
        letter=letter.id,
        way=dispatcher.mailer.way,
        kind=letter.kind.value,
        address=letter.address,
        name=letter.name,
        units=letter.units,
        subject=ready.words.subject,
        files=tuple((file.name, file.sha256) for file in letter.attachments),
        content=ready.content,
        note=note,
    )
