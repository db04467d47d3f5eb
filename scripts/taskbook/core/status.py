"""The status table at work: what its rows ask of a case, and the first row that holds (`taskbook_schemas.statuses`).

C is the reporting day (`as_of`), H the deadline used (`due`), D the completion day (`done`), P the product or document,
S the start. Only row 3 asks what day it is today; both days are arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from taskbook.core.model import Status
from taskbook_schemas.statuses import Counted


class Contradiction(Enum):
    """What in a row cannot be true together; such a row is shown as data to check, whatever else it says."""

    UNUSABLE_CELL = "unusable_cell"
    DONE_IN_FUTURE = "done_in_future"
    DONE_BEFORE_ISSUE = "done_before_issue"
    EXTENSION_SHORTENS = "extension_shortens"


@dataclass(frozen=True, slots=True)
class Case:
    """What the status table asks of one task, whatever its deadline looks like."""

    as_of: date
    due: date | None = None
    start: date | None = None
    done: date | None = None
    has_product: bool = False
    cancelled: bool = False
    suspended: bool = False
    contradictions: tuple[Contradiction, ...] = ()
    ongoing: bool = False
    conditional: bool = False
    condition_open: bool = False
    warn_days: int = 7

    @property
    def finished(self) -> bool:
        """Whether D ≤ C and P: a completion after the reporting day counts in the next report."""
        return self.done is not None and self.done <= self.as_of and self.has_product

    @property
    def late_whatever(self) -> bool:
        """Whether the task is late even if a slip in a cell keeps it from being judged: past H, not validly done."""
        done = self.finished and Contradiction.DONE_BEFORE_ISSUE not in self.contradictions
        return self.past_due and not done and not self.condition_open

    @property
    def past_due(self) -> bool:
        """Whether C > H: lateness starts the day after the deadline."""
        return self.due is not None and self.as_of > self.due


def _done_by(case: Case) -> bool:
    return case.due is not None and case.done is not None and case.done <= case.due


def _due_soon(case: Case) -> bool:
    return case.due is not None and (case.due - case.as_of).days <= case.warn_days


Fact = Callable[[Case], bool]

FACTS: Mapping[str, Fact] = {
    "cancelled": lambda case: case.cancelled,
    "suspended": lambda case: case.suspended,
    "contradictory": lambda case: bool(case.contradictions),
    "finished": lambda case: case.finished,
    "half told": lambda case: (case.done is not None) != case.has_product,
    "dated": lambda case: case.due is not None,
    "done by due": _done_by,
    "not started": lambda case: case.start is not None and case.start > case.as_of,
    "past due": lambda case: case.past_due,
    "due soon": _due_soon,
    "ongoing": lambda case: case.ongoing,
    "conditional": lambda case: case.conditional,
    "condition open": lambda case: case.condition_open,
}
"""What a row of the status table may ask of a case."""


def _fact(words: str) -> Fact:
    if words in FACTS:
        return FACTS[words]
    denied = FACTS[words.removeprefix("not ")]
    return lambda case: not denied(case)


RULES: tuple[tuple[Status, tuple[Fact, ...]], ...] = tuple(
    (status, tuple(_fact(words) for words in status.row.holds)) for status in Status
)


def judge(case: Case) -> Status:
    """Return the status of the first row of the table that holds."""
    return next(status for status, facts in RULES if all(fact(case) for fact in facts))


def days(case: Case, status: Status) -> int | None:
    """Return the days late (positive) or left (negative) that belong to a status, None where it has none."""
    if case.due is None:
        return None
    if status.done and case.done is not None:
        return (case.done - case.due).days
    late_to_mend = status is Status.CHECK_DATA and case.late_whatever
    return (case.as_of - case.due).days if status.row.days or late_to_mend else None


def counts_as_late(status: Status, days_late: int | None) -> bool:
    """Whether a task of this status is not done and past its deadline: counted as late, or once past."""
    row = status.row
    return row.counted is Counted.LATE or (row.late_once_past and days_late is not None and days_late > 0)
