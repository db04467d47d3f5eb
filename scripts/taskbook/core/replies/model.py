"""What a merge deals with, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from taskbook.core.model import Task
from taskbook.core.unit_file import Manifest, Sent
from taskbook.ports import Value

Cell = tuple[Value, bool]
"""What a returned cell shows, and whether a formula made it."""
Rows = Mapping[int, Mapping[int, Cell]]
"""Filled cells of a sheet by row and column (1-based)."""
NOTHING: Cell = (None, False)


class RefusalReason(Enum):
    """Why a whole file, or a task of it, is refused."""

    UNREADABLE = "unreadable"
    NOT_A_WORKBOOK = "not_a_workbook"
    NO_MANIFEST = "no_manifest"
    DAMAGED = "damaged"
    NEWER = "newer"
    NO_TASKS = "no_tasks"
    NO_HEADINGS = "no_headings"
    UNKNOWN_UNIT = "unknown_unit"
    OTHER_WORKBOOK = "other_workbook"
    TASK_GONE = "task_gone"
    TASK_WITHOUT_ID = "task_without_id"
    TASK_ID_TWICE = "task_id_twice"
    NOT_ITS_TASK = "not_its_task"
    ROWS_DIFFER = "rows_differ"


class FileRemark(Enum):
    """What is told of a file besides its answers; nothing follows from it."""

    SAME_FILE = "same_file"
    ROW_ADDED = "row_added"
    ROWS_MISSING = "rows_missing"
    ROW_TWICE = "row_twice"
    COLUMN_MISSING = "column_missing"
    COLUMN_RENAMED = "column_renamed"
    COLUMN_TWICE = "column_twice"
    OTHER_SHEET = "other_sheet"
    GIVEN_EDITED = "given_edited"
    GIVEN_COLUMN_MISSING = "given_column_missing"


class AnswerRemark(Enum):
    """What is odd about a returned cell. `ASKS` are those that need a person's word."""

    FORMULA = "formula"
    FORMULA_EMPTY = "formula_empty"
    ERROR_VALUE = "error_value"
    TRUTH_VALUE = "truth_value"
    NOT_A_DAY = "not_a_day"
    DAY_AS_TEXT = "day_as_text"
    DAY_WITHOUT_YEAR = "day_without_year"
    PERIOD = "period"
    DAY_OUT_OF_RANGE = "day_out_of_range"
    NUMBER_AS_DAY = "number_as_day"
    NOT_A_NUMBER = "not_a_number"
    NUMBER_AS_TEXT = "number_as_text"
    FRACTION = "fraction"
    NOT_A_PERCENT = "not_a_percent"
    CLEARED = "cleared"
    BY_TEXT = "by_text"


ASKS = frozenset(AnswerRemark) - {AnswerRemark.DAY_AS_TEXT, AnswerRemark.NUMBER_AS_TEXT}


class Outcome(Enum):
    """What the three values say."""

    UNCHANGED = "unchanged"
    SAME = "same"
    PROPOSAL = "proposal"
    ASK = "ask"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet of a returned file as read."""

    name: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class RawFile:
    """A returned file as read: `manifest` is the reason when it has none that can be used; `digest` names its bytes."""

    name: str
    digest: str
    manifest: Manifest | RefusalReason
    sheets: tuple[RawSheet, ...] = ()
    reason: str = ""


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

    `exact`: another task bore the same id then. `by_text`: known by the task's words only.
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
    by_text: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class LastWrite:
    """Who wrote a cell of the master last, as the log knows it."""

    when: datetime
    who: str
    source: str


@dataclass(frozen=True, slots=True)
class MasterCell:
    """An input cell of the master: `value` as parsed, `raw` as it stands, where it is (1-based).

    In column 0 stands what the plan's table has no column for: it reads as blank and cannot be written.
    """

    task: Task
    field: str
    value: Sent
    raw: Value
    row: int
    column: int
    usable: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """An answer beside the master's cell, and what is proposed. `rivals` are units that wrote something else there."""

    answer: Answer
    master: MasterCell
    outcome: Outcome
    old_batch: bool = False
    rivals: tuple[str, ...] = ()
    last: LastWrite | None = None
    kept_before: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or one task of it, that is not taken in."""

    file: str
    reason: RefusalReason
    unit: str = ""
    task: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class GivenEdit:
    """What a unit put into a cell that was only to look at: its heading, what it shows, whether it is a formula."""

    heading: str
    shown: str
    formula: bool


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something seen in a file from which nothing follows. `edits` are cells that were only to look at."""

    file: str
    remark: FileRemark
    unit: str = ""
    task: str = ""
    detail: str = ""
    edits: tuple[GivenEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """A unit's file of one batch: the day it first came, how many tasks it has and how many were answered."""

    batch: str
    as_of: date
    unit: str
    file: str
    day: date
    tasks: int
    answered: int


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The decision about a set of returned files: conflicts first, then what asks, then proposals."""

    changes: tuple[Change, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[FileNote, ...] = ()
    received: tuple[Received, ...] = ()
    same: int = 0
    files: int = 0

    def count(self, outcome: Outcome) -> int:
        """How many changes have this outcome."""
        return sum(change.outcome is outcome for change in self.changes)


class RowReason(Enum):
    """Why a row of the review or of the register cannot be applied; `texts.replies` has the sentences."""

    NO_VALUE = "no_value"
    NO_CORRECTION = "no_correction"
    BAD_CORRECTION = "bad_correction"
    BAD_CHOICE = "bad_choice"
    MASTER_CHANGED = "master_changed"
    TWO_CHOSEN = "two_chosen"
    TASK_LOST = "task_lost"
    COLUMN_ABSENT = "column_absent"
    ROW_DAMAGED = "row_damaged"
    DECISION_INCOMPLETE = "decision_incomplete"
    DECISION_UNKNOWN = "decision_unknown"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that stays: on which sheet, in which row, about which task, and why."""

    sheet: str
    row: int
    task: str
    reason: RowReason
