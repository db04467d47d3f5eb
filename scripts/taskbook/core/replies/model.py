"""What a merge deals with, as plain values."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    GROUP = "group"


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
    COMMENT = "comment"
    OUTSIDE = "outside"
    DRAWN = "drawn"
    PAGE_EDGE = "page_edge"
    COORDINATOR_CLEARED = "coordinator_cleared"
    OLD_FILE = "old_file"
    OTHER_BATCH = "other_batch"
    OTHER_UNIT = "other_unit"
    ALTERED = "altered"
    WITHDRAWN = "withdrawn"
    OTHER_BOOK = "other_book"


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
    MERGED = "merged"
    CUT = "cut"


class Origin(Enum):
    """How far a returned file is known to be ours, and so whose word its answers are."""

    MANIFEST = "manifest"  # it says itself which file it is, and nothing speaks against it
    CLAIMED = "claimed"  # it claims what we did not give out
    WORDS = "words"  # it lost its hidden sheet: known by the words of its tasks only


class Voice(Enum):
    """Who speaks in an answer, and so what it may do to the master's cell."""

    LEAD = "lead"  # reports: takes the place of what stands there
    REMARK = "remark"  # a coordinating unit's words: added below the lead's
    COORDINATOR = "coordinator"  # a coordinating unit on what only the lead reports: listed
    UNSURE = "unsure"  # of a file that is not known to be ours: listed


class Fit(Enum):
    """Whether the task of an id is still the one that was sent."""

    SAME = "same"
    MOVED = "moved"  # the words that were sent stand under another id now
    OTHER = "other"  # under the id stand other words


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
    """A sheet of a returned file as read.

    `merges` are areas (first row, first column, last row, last column) that show what their first cell holds;
    `comments` notes on cells: their address and text; `drawn` texts of boxes and shapes: the cell under their corner
    ("" when they name none) and the text; `page_edges` words in its print headers and footers.
    """

    name: str
    rows: Rows
    merges: tuple[tuple[int, int, int, int], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()
    page_edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFile:
    """A returned file as read: `manifest` is the reason when it has none that can be used; `digest` names its bytes.

    `saved` is when a program saved it last, as the file itself says (world time); None when it does not say.
    """

    name: str
    digest: str
    manifest: Manifest | RefusalReason
    sheets: tuple[RawSheet, ...] = ()
    reason: str = ""
    saved: datetime | None = None


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
    """Answers that say the same beside the master's cell, and what is proposed.

    `answer` speaks for all `answers`. `proposal` is what would be written (a remark: what would be added). `rivals` are
    units that wrote something else there, `rival_marks` marks of what they said; `replaced` what the units said before
    that was something else, `before` all that they said before.
    """

    answer: Answer
    master: MasterCell
    outcome: Outcome
    answers: tuple[Answer, ...] = ()
    proposal: Sent = None
    voice: Voice = Voice.LEAD
    fit: Fit = Fit.SAME
    old_batch: bool = False
    rivals: tuple[str, ...] = ()
    rival_marks: tuple[int, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    before: tuple[Replaced, ...] = ()
    last: LastWrite | None = None
    kept_before: bool = False


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


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The decision about a set of returned files: conflicts first, then what asks, then proposals.

    `names` are the files that were read for it: name and batch, "" where the file tells of none.
    """

    changes: tuple[Change, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[FileNote, ...] = ()
    received: tuple[Received, ...] = ()
    same: int = 0
    files: int = 0
    names: frozenset[tuple[str, str]] = frozenset()

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
    CELL_UNREADABLE = "cell_unreadable"
    TASK_CHANGED = "task_changed"
    RIVAL_SINCE = "rival_since"
    KEPT_AND_CORRECTED = "kept_and_corrected"
    TWO_CORRECTIONS = "two_corrections"
    PROPOSAL_CLEARED = "proposal_cleared"
    CORRECTION_STALE = "correction_stale"
    TOO_LONG = "too_long"
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
