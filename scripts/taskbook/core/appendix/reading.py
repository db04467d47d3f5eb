"""What a reading of an appendix is: the plan's head, its columns, every row with its kind, counts, targets, doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType

from taskbook.core.appendix.grid import NOWHERE, Notice, Place


class Field(StrEnum):
    """What a column can hold; the value is its name for programs."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATE = "coordinate"
    PRODUCT = "product"
    DEADLINE = "deadline"
    LEADER = "leader"


class Kind(Enum):
    """What a row of the table is."""

    TASK = "task"
    SECTION = "section"
    HEADING = "heading"
    TOTAL = "total"
    SIGNATURE = "signature"
    NOTE = "note"
    REST = "rest of the row above"
    HIDDEN = "hidden"
    BLANK = "blank"


class DoubtCode(Enum):
    """What a person should look at. In brackets: what `Doubt.values` holds."""

    TWO_TABLES = "another table fits as well (the other table's headings)"
    COLUMN_GUESSED = "a column's heading is not surely that field (heading, field)"
    COLUMN_DOUBLED = "two columns look like one field; the second is kept as the office's own (heading, field)"
    HEADING_HAS_MEANING = "a heading says something about its cells that they do not say (heading)"
    NO_COLUMN = "the table has no column for an important field (field)"
    LEAD_EMPTY = "a task without lead unit"
    DEADLINE_EMPTY = "a task without deadline"
    DEADLINE_UNREAD = "a deadline that a refresh would not understand (words)"
    TASK_EMPTY = "a task without words"
    NUMBER_REPEATED = "a number stands twice in one section (number)"
    NUMBER_SKIPPED = "numbers skip (number before, number after)"
    NUMBER_EMPTY = "a task without number"
    SAME_AS_ABOVE = "a cell says «như trên»: the value of above was taken (field, words, value)"
    BLANK_FROM_ABOVE = "a blank cell was given the value of above (field, value)"
    FROM_SECTION = "a blank cell was given what stands in its section's row (field, value)"
    REST_JOINED = "a row without number and lead was joined to the row above (words)"
    SECTION_GUESSED = "a row was taken for a section that might be a task (words)"
    NOT_A_TASK = "a row was left out (words)"
    COUNT_DIFFERS = "a declared number of tasks is not the number found (where, declared, found)"
    HIDDEN_ROW = "a hidden row was left out (words)"
    HIDDEN_COLUMN = "a hidden column was left out (heading)"
    PLAN_NUMBER_BLANK = "the plan's number is blank"
    PLAN_DAY_BLANK = "the plan's day is blank"
    PLAN_DIFFERS = "head and appendix say different things about the plan (first, second)"
    PLAN_SUBJECT_UNKNOWN = "no subject was found"
    NUMBER_COUNTED = "a number that the file computes was worked out here (number)"


class Refusal(Enum):
    """Why a document gives no reading."""

    NO_TEXT = "there is no text: empty, or a picture of a page"
    NO_TABLE = "there is text without any table"
    NO_TASKS = "no table has headings of tasks"
    TCVN3 = "letters of the font family .VnTime (TCVN3)"
    VNI = "letters of the font family VNI-Times"
    ILLEGIBLE = "most words are no Vietnamese: a broken text layer"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at, and where; `values` as `DoubtCode` says."""

    code: DoubtCode
    place: Place = NOWHERE
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What identifies the plan, verbatim; None where the document leaves it blank. `code` is a proposal for its ids."""

    number: str | None = None
    issued: date | None = None
    year: int | None = None
    subject: str | None = None
    issuer: str | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column of the table: its place (from 0), its heading (tiers joined by "/") and what it seems to hold.

    `field` None: a column of the office's own, or a hidden one.
    """

    column: int
    heading: str
    field: Field | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the table as it was understood.

    A task has its proposed `id`, the headings of its sections from the outer to the inner, the texts of its fields
    (blank cells are absent) and those of other columns by heading. Any other kind has its words in `text`. `cells` is
    what stands in the row itself, by the places of `Reading.columns`.
    """

    place: Place
    kind: Kind
    section: tuple[str, ...] = ()
    id: str = ""
    fields: Mapping[Field, str] = field(default_factory=lambda: MappingProxyType({}))
    other: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    text: str = ""
    doubts: tuple[Doubt, ...] = ()
    cells: tuple[str, ...] = ()


def other_key(heading: str, column: int) -> str:
    """The key of `ReadRow.other` for a column: its heading, or its place (given from 0) where it has none."""
    return heading or f"#{column + 1}"


@dataclass(frozen=True, slots=True)
class Count:
    """A declared number of tasks beside what was found; `section` is a heading, None for the whole plan."""

    section: str | None
    declared: int
    found: int


@dataclass(frozen=True, slots=True)
class Target:
    """A target that the plan's body seems to set: the words with the figure, and their whole sentence."""

    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table that may be the appendix: its number in the document, its sheet and its headings."""

    table: int
    sheet: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An appendix, read. `candidates`: tables that fit, the chosen one first; `doubts`: those of no single row."""

    plan: PlanHead
    columns: tuple[ColumnGuess, ...]
    rows: tuple[ReadRow, ...]
    counts: tuple[Count, ...] = ()
    targets: tuple[Target, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notices: tuple[Notice, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def tasks(self) -> tuple[ReadRow, ...]:
        """The rows that are tasks, in their order."""
        return tuple(row for row in self.rows if row.kind is Kind.TASK)

    @property
    def all_doubts(self) -> tuple[Doubt, ...]:
        """Doubts of the whole, then those of each row in the order of rows."""
        return (*self.doubts, *(doubt for row in self.rows for doubt in row.doubts))
