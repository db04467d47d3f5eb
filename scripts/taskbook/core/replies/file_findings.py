"""What is known and told of a returned file as a whole: that it came, what was seen in it, why it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from taskbook.core.replies.answer import Answer
from taskbook.core.replies.kinds import FileRemark, RefusalReason


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or one task of it, that is not taken in.

    For a unit that is not known `detail` is the known name most like it and `row` its row on the sheet of units.
    `answers` of earlier files are kept: the task may come back.
    """

    file: str
    reason: RefusalReason
    unit: str = ""
    task: str = ""
    detail: str = ""
    row: int = 0
    answers: tuple[Answer, ...] = ()
    batch: str = ""


@dataclass(frozen=True, slots=True)
class GivenEdit:
    """What a unit put into a cell that was only to look at: its heading, what it shows, whether it is a formula."""

    heading: str
    shown: str
    formula: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody has written where no answer goes: its place (sheet, cell or row) and what stands there."""

    sheet: str
    place: str
    shown: str


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something seen in a file from which nothing follows. `edits` are cells that were only to look at."""

    file: str
    remark: FileRemark
    unit: str = ""
    task: str = ""
    detail: str = ""
    edits: tuple[GivenEdit, ...] = ()
    found: tuple[Found, ...] = ()
    batch: str = ""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file that came: its name, when it was saved, and what of the form it lacks: ids of tasks (folded), fields.

    `answers` has a mark of what was said in each cell (id, field) that the unit has changed.
    """

    file: str
    saved: datetime | None = None
    lacks_tasks: frozenset[str] = frozenset()
    lacks_fields: frozenset[str] = frozenset()
    answers: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def holds(self, answer: Answer) -> bool:
        """Whether the cell that an answer is about stands in the file."""
        return answer.cell[0] not in self.lacks_tasks and answer.field not in self.lacks_fields


@dataclass(frozen=True, slots=True)
class Received:
    """A unit's file of one batch: the day it first came, how many tasks it has and how many were answered.

    `files` are all that came of this unit and batch, those apart that a later one leaves nothing to say.
    """

    batch: str
    as_of: date
    unit: str
    file: str
    day: date
    tasks: int
    answered: int
    files: tuple[FileSeen, ...] = ()
