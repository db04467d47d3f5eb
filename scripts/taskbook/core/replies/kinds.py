"""The kinds a merge tells apart: why something is refused, what is odd, who speaks, what the values say."""

from __future__ import annotations

from enum import Enum


class RefusalReason(Enum):
    """Why a whole file, or a task of it, is refused."""

    UNREADABLE = "unreadable"
    NOT_A_WORKBOOK = "not_a_workbook"
    THIS_WORKBOOK = "this_workbook"
    WORKBOOK_COPY = "workbook_copy"
    OTHER_MASTER = "other_master"
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


MASTERS = frozenset({RefusalReason.THIS_WORKBOOK, RefusalReason.WORKBOOK_COPY, RefusalReason.OTHER_MASTER})
"""A workbook of an office and not a unit's file: its cells are nobody's answers."""


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

    SAME = "same"
    PROPOSAL = "proposal"
    ASK = "ask"
    CONFLICT = "conflict"


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
    AMENDMENT_UNKNOWN = "amendment_unknown"
    AMENDMENT_INCOMPLETE = "amendment_incomplete"
    AMENDMENT_DAY = "amendment_day"
    AMENDMENT_DEADLINE = "amendment_deadline"
