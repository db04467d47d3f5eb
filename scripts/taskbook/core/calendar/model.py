"""Deadlines in calendars, as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from taskbook.core.judge import Judged


@dataclass(frozen=True, slots=True)
class Deadline:
    """A task in somebody's calendar. `owner` is the unit or leader whose it is; `uid` names the entry for good.

    `leads` is False where the unit only coordinates.
    """

    uid: str
    owner: str
    judged: Judged
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says: a whole day, one line, more lines. `day` None: there is no such deadline now."""

    uid: str
    owner: str
    day: date | None
    summary: str
    description: str


@dataclass(frozen=True, slots=True)
class Given:
    """An entry as it was last given out, the `sequence` of its last change and when that was."""

    owner: str
    day: date
    summary: str
    description: str
    cancelled: bool
    sequence: int
    changed: datetime

    def says_the_same_as(self, other: Given) -> bool:
        """Whether nobody's calendar would change."""
        mine = (self.day, self.summary, self.description, self.cancelled)
        return mine == (other.day, other.summary, other.description, other.cancelled)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar to hand out: its name, and its entries by their uids."""

    name: str
    entries: tuple[tuple[str, Given], ...]
