"""What has been done about every letter so far, read from the ledger's entries, and what may still be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Event(Enum):
    """What an entry of the ledger says; the value stands in the file."""

    PREVIEWED = "previewed"  # `letter` is the batch's digest
    STARTED = "started"  # on disk before the letter leaves
    SENT = "sent"
    DRAFTED = "drafted"
    FAILED = "failed"  # surely not sent
    UNKNOWN = "unknown"
    RESOLVED_SENT = "resolved_sent"
    RESOLVED_UNSENT = "resolved_unsent"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. `files` are names with their SHA-256; `content` is the digest of all that is said.

    What an outcome shares with its `STARTED` entry (the same `letter`) is not said again.
    """

    event: Event
    at: datetime
    who: str
    letter: str
    way: str = ""
    kind: str = ""
    address: str = ""
    name: str = ""
    units: tuple[str, ...] = ()
    subject: str = ""
    files: tuple[tuple[str, str], ...] = ()
    content: str = ""
    note: str = ""


class LetterState(Enum):
    """Whether a letter may go. Only `FREE` and `DRAFTED` letters may be sent."""

    FREE = "free"
    DRAFTED = "drafted"
    SENT = "sent"
    UNKNOWN = "unknown"
    SAME_CONTENT = "same_content"


_AFTER = {
    Event.STARTED: LetterState.UNKNOWN,  # nothing followed: the program was stopped in between
    Event.SENT: LetterState.SENT,
    Event.DRAFTED: LetterState.DRAFTED,
    Event.FAILED: LetterState.FREE,
    Event.UNKNOWN: LetterState.UNKNOWN,
    Event.RESOLVED_SENT: LetterState.SENT,
    Event.RESOLVED_UNSENT: LetterState.FREE,
}
_MAY_BE_OUT = (LetterState.SENT, LetterState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class LetterHistory:
    """What became of one letter: where it stands, since when, and the entry that describes it."""

    state: LetterState
    since: datetime
    described: Entry


@dataclass(slots=True)
class History:
    """All entries folded: the fate of every letter, and the digest of the batch that was previewed last."""

    letters: dict[str, LetterHistory] = field(default_factory=dict)
    last_preview: str = ""
    _gone: dict[str, str] = field(default_factory=dict)  # letter -> content, of all that are or may be sent

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> History:
        """Return the history of some entries, in the ledger's order."""
        history = cls()
        for entry in entries:
            history.add(entry)
        return history

    def add(self, entry: Entry) -> None:
        """Take in the next entry."""
        if entry.event is Event.PREVIEWED:
            self.last_preview = entry.letter
            return
        before = self.letters.get(entry.letter)
        described = entry if entry.address or before is None else before.described
        state = _AFTER[entry.event]
        self.letters[entry.letter] = LetterHistory(state, entry.at, described)
        if state in _MAY_BE_OUT:
            self._gone[entry.letter] = described.content
        else:
            self._gone.pop(entry.letter, None)

    def state_of(self, letter: str, content: str) -> LetterState:
        """Return whether a letter may go: never twice by its id, nor under another day's id with the same content."""
        one = self.letters.get(letter)
        if letter in self._gone and one is not None:
            return one.state
        if content in self._gone.values():
            return LetterState.SAME_CONTENT
        return one.state if one is not None else LetterState.FREE

    def unknown(self) -> Iterator[LetterHistory]:
        """Yield the letters whose fate nobody knows, oldest first."""
        for one in self.letters.values():
            if one.state is LetterState.UNKNOWN:
                yield one
