"""Hands over letters one by one, never one twice: the ledger is written before and after each.

A letter whose `started` entry is on disk but no outcome is counts as unknown, however the program ended. After an
unknown outcome the run stops: the cause may stay, and a person should look first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from taskbook.adapters.mail.ledger import Ledger
from taskbook.core.letters.history import Entry, Event, Standing
from taskbook.core.letters.model import Refusal
from taskbook.core.letters.rendered import ReadyLetter
from taskbook.errors import MailServerError
from taskbook.ports import Delivered, Delivery, Mailer, Post

_EVENTS = {
    Delivery.SENT: Event.SENT,
    Delivery.DRAFTED: Event.DRAFTED,
    Delivery.FAILED: Event.FAILED,
    Delivery.UNKNOWN: Event.UNKNOWN,
}

Compose = Callable[[ReadyLetter], Post | Refusal]
"""Makes the letter that leaves from what is on disk at that moment, or says why it must not go."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with one letter: handed over, refused at the last moment, or left alone since it went before."""

    ready: ReadyLetter
    result: Delivered | Refusal | Standing


class Pace:
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
class Hand:
    """Who hands over, by which way, at which pace; `now` gives the time of each entry."""

    ledger: Ledger
    mailer: Mailer
    compose: Compose
    who: str
    now: Callable[[], datetime]
    pace: Pace | None = None


def dispatch(letters: Sequence[ReadyLetter], hand: Hand) -> Iterator[Done]:
    """Yield what was done with each letter, as it is done. MailServerError and LedgerError stop the run."""
    for ready in letters:
        standing = hand.ledger.history.standing(ready.letter.id, ready.content)
        if standing is not Standing.FREE and not (standing is Standing.DRAFTED and _may_follow_draft(hand.mailer)):
            yield Done(ready, standing)
            continue
        post = hand.compose(ready)
        if isinstance(post, Refusal):
            yield Done(ready, post)
            continue
        if hand.pace is not None:
            hand.pace.wait()
        result = _hand_over(ready, post, hand)
        yield Done(ready, result)
        if result.outcome is Delivery.UNKNOWN:
            return


def _may_follow_draft(mailer: Mailer) -> bool:
    """A draft's file may be written anew, and a draft may be sent after all; Outlook must not get a second draft."""
    return mailer.repeatable or mailer.way == "smtp"


def _hand_over(ready: ReadyLetter, post: Post, hand: Hand) -> Delivered:
    if hand.mailer.repeatable:
        return _draft_again(ready, post, hand)
    hand.ledger.append(_entry(Event.STARTED, ready, hand))
    try:
        result = hand.mailer.deliver(post)
    except MailServerError as stop:
        hand.ledger.append(Entry(Event.FAILED, hand.now(), hand.who, ready.letter.id, note=str(stop)))
        raise
    hand.ledger.append(Entry(_EVENTS[result.outcome], hand.now(), hand.who, ready.letter.id, note=result.note))
    return result


def _draft_again(ready: ReadyLetter, post: Post, hand: Hand) -> Delivered:
    """Write a draft's file; the ledger need not hear twice of the same draft."""
    result = hand.mailer.deliver(post)
    before = hand.ledger.history.fates.get(ready.letter.id)
    if before is None or before.standing is not Standing.DRAFTED or before.described.content != ready.content:
        hand.ledger.append(_entry(_EVENTS[result.outcome], ready, hand, result.note))
    return result


def _entry(event: Event, ready: ReadyLetter, hand: Hand, note: str = "") -> Entry:
    letter = ready.letter
    return Entry(
        event=event,
        at=hand.now(),
        who=hand.who,
        letter=letter.id,
        way=hand.mailer.way,
        kind=letter.kind.value,
        address=letter.address,
        name=letter.name,
        units=letter.units,
        subject=ready.words.subject,
        files=tuple((file.name, file.sha256) for file in letter.attachments),
        content=ready.content,
        note=note,
    )
