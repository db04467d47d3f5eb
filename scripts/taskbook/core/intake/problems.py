"""What keeps a plan on the sheet `Nhập kế hoạch` from being taken, and in which cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ProblemCode(Enum):
    """What a person must mend. In brackets: what `Problem.values` holds."""

    NO_TASKS = "no row is a task"
    NO_TASK_COLUMN = "no column is said to hold the tasks"
    COLUMN_TWICE = "two columns are said to be one thing (what, the first column's heading)"
    MEANING_UNKNOWN = "a column is said to be what no column can be (words)"
    TAKE_BLANK = "a row does not say what is to become of it"
    TAKE_UNKNOWN = "a row says something that cannot become of it (words)"
    REST_ALONE = "a row is to be joined to a task above, and there is none"
    TASK_EMPTY = "a task without words"
    ID_REPEATED = "two rows have one id (id, the other row)"
    ID_TAKEN = "another plan has the id (id, that plan's code)"
    CODE_BLANK = "the plan has no code"
    CODE_STRANGE = "a code that cannot be one (code)"
    CODE_TAKEN = "a new plan has the code of one that stands (code)"
    CODE_UNKNOWN = "a plan that replaces or amends has a code that no plan has (code)"
    SHEET_BLANK = "the plan's sheet has no name"
    SHEET_STRANGE = "a name that no sheet can have (name)"
    SHEET_TAKEN = "the workbook has such a sheet (name)"
    YEAR_STRANGE = "the plan's year is none (words)"
    DAY_STRANGE = "the plan's day is none (words)"
    SUBJECT_BLANK = "the plan has no subject"
    WAY_UNKNOWN = "a way of taking that is none (words)"
    PLAN_UNREADABLE = "the plan to be changed cannot be read (code)"


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell of the sheet (1-based) and what is wrong there; `values` as `ProblemCode` says."""

    code: ProblemCode
    row: int
    column: int
    values: tuple[str, ...] = ()
