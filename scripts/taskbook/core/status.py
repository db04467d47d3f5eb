"""The status table: one row of rules a status, the first that holds wins (the office's rules, section *Status*).

C is the reporting day (`as_of`), H the deadline used (`due`), D the completion day (`done`), P the product or document,
S the start. Only row 3 asks what day it is today; both days are arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from taskbook.core.model import Status


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
    return case.finished and case.due is not None and case.done is not None and case.done <= case.due


def _due_soon(case: Case) -> bool:
    return case.due is not None and (case.due - case.as_of).days <= case.warn_days


RULES: tuple[tuple[Status, Callable[[Case], bool]], ...] = (
    (Status.CANCELLED, lambda case: case.cancelled),
    (Status.SUSPENDED, lambda case: case.suspended),
    (Status.CHECK_DATA, lambda case: bool(case.contradictions)),
    (Status.DONE_NO_DEADLINE, lambda case: case.finished and case.due is None),
    (Status.DONE_ON_TIME, _done_by),
    (Status.DONE_LATE, lambda case: case.finished),
    (Status.TO_CONFIRM, lambda case: (case.done is not None) != case.has_product),
    (Status.ONGOING, lambda case: case.ongoing),
    (Status.WAITING, lambda case: case.conditional and case.due is None and case.condition_open),
    (Status.NO_DEADLINE, lambda case: case.due is None),
    (Status.NOT_STARTED, lambda case: case.start is not None and case.start > case.as_of),
    (Status.WAITING_PAST_DUE, lambda case: case.past_due and case.condition_open),
    (Status.LATE, lambda case: case.past_due),
    (Status.DUE_SOON, _due_soon),
    (Status.IN_TIME, lambda case: True),
)


def judge(case: Case) -> Status:
    """Return the status of the first row of the table that holds."""
    return next(status for status, holds in RULES if holds(case))


_COUNTED_TO_COMPLETION = {Status.DONE_ON_TIME, Status.DONE_LATE}
_COUNTED_TO_AS_OF = {Status.TO_CONFIRM, Status.NOT_STARTED, Status.LATE, Status.DUE_SOON, Status.IN_TIME}


def days(case: Case, status: Status) -> int | None:
    """Return the days late (positive) or left (negative) that belong to a status, None where it has none."""
    if case.due is None:
        return None
    if status in _COUNTED_TO_COMPLETION and case.done is not None:
        return (case.done - case.due).days
    counted = status in _COUNTED_TO_AS_OF or (status is Status.CHECK_DATA and case.late_whatever)
    return (case.as_of - case.due).days if counted else None
