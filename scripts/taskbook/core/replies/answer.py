"""What a unit said in one cell of its file, and what it had said there before."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, datetime

from taskbook.core.replies.kinds import ASKS, AnswerRemark, Origin
from taskbook.core.unit_file import Sent


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """A returned cell made a value. `usable` False: no value to propose. `shown` is what stands in it."""

    value: Sent
    shown: str
    usable: bool = True
    remarks: tuple[AnswerRemark, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether a person must say what to do."""
        return not self.usable or not ASKS.isdisjoint(self.remarks)


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell a unit has changed. `id`, `sheet` and `row` say which task, as the file was sent.

    `exact`: another task bore the same id then. `words` are marks of the task's words as they were sent, none when they
    are not known. `saved` is when the file was saved. `dropped_in` is a later file of the unit's in which the cell does
    not say so any more; not remembered, since the files that came are.
    """

    id: str
    sheet: str
    row: int
    field: str
    unit: str
    file: str
    batch: str
    received: date
    sent: Sent
    parsed: ParsedAnswer
    origin: Origin = Origin.MANIFEST
    exact: bool = False
    words: tuple[int, ...] = ()
    saved: datetime | None = None
    dropped_in: str = ""

    @property
    def cell(self) -> tuple[str, str]:
        """The cell of the form: the task's id, folded, and the field."""
        return self.id.casefold(), self.field

    @property
    def said(self) -> tuple[str, str, bool]:
        """What it says, by which answers are the same or not."""
        return str(self.parsed.value), "" if self.parsed.usable else self.parsed.shown, self.parsed.usable

    @property
    def mark(self) -> int:
        """A mark (CRC-32) of what it says."""
        return zlib.crc32(repr(self.said).encode("utf-8", "surrogatepass"))

    @property
    def by_text(self) -> bool:
        """Whether the task is known by its words only."""
        return self.origin is Origin.WORDS


@dataclass(frozen=True, slots=True)
class Replaced:
    """An answer that its own unit has replaced by a later one: where it stood, and a mark of what it said."""

    unit: str
    file: str
    said: int
