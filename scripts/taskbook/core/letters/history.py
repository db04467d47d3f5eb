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


class Standing(Enum):
    """Whether a letter may go. Only `FREE` and `DRAFTED` letters may be sent."""

    FREE = "free"
    DRAFTED = "drafted"
    SENT = "sent"
    UNKNOWN = "unknown"
    SAME_CONTENT = "same_content"


_AFTER = {
    Event.STARTED: Standing.UNKNOWN,  # nothing followed: the program was stopped in between
    Event.SENT: Standing.SENT,
    Event.DRAFTED: Standing.DRAFTED,
    Event.FAILED: Standing.FREE,
    Event.UNKNOWN: Standing.UNKNOWN,
    Event.RESOLVED_SENT: Standing.SENT,
    Event.RESOLVED_UNSENT: Standing.FREE,
}
_MAY_BE_OUT = (Standing.SENT, Standing.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one letter: where it stands, since when, and the entry that describes it."""

    standing: Standing
    since: datetime
    described: Entry


@dataclass(slots=True)
class History:
    """All entries folded: the fate of every letter, and the digest of the batch that was previewed last."""

    fates: dict[str, Fate] = field(default_factory=dict)
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
        before = self.fates.get(entry.letter)
        described = entry if entry.address or before is None else before.described
        standing = _AFTER[entry.event]
        self.fates[entry.letter] = Fate(standing, entry.at, described)
        if standing in _MAY_BE_OUT:
            self._gone[entry.letter] = described.content
        else:
            self._gone.pop(entry.letter, None)

    def standing(self, letter: str, content: str) -> Standing:
        """Return whether a letter may go: never twice by its id, nor under another day's id with the same content."""
        fate = self.fates.get(letter)
        if letter in self._gone and fate is not None:
            return fate.standing
        if content in self._gone.values():
            return Standing.SAME_CONTENT
        return fate.standing if fate is not None else Standing.FREE

    def unknown(self) -> Iterator[Fate]:
        """Yield the letters whose fate nobody knows, oldest first."""
        for fate in self.fates.values():
            if fate.standing is Standing.UNKNOWN:
                yield fate
