"""Flags that stand beside a status: who has not reported, and what was asked or granted."""

from __future__ import annotations

from datetime import date

from taskbook.core.case import approved_extension, open_request
from taskbook.core.model import Flag, Status, Task
from taskbook.core.periods import month_period_start

_NO_REPORT_EXPECTED = frozenset(
    {
        Status.CANCELLED,
        Status.SUSPENDED,
        Status.DONE_NO_DEADLINE,
        Status.DONE_ON_TIME,
        Status.DONE_LATE,
    }
)


def flags_of(task: Task, status: Status, as_of: date) -> tuple[Flag, ...]:
    """Return the flags of one task at the reporting day, in the order of `Flag`."""
    found = (_report_flag(task, status, as_of), _asked_flag(task), _granted_flag(task))
    return tuple(flag for flag in found if flag is not None)


def _report_flag(task: Task, status: Status, as_of: date) -> Flag | None:
    if status in _NO_REPORT_EXPECTED:
        return None
    if task.last_report is None:
        return Flag.NEVER_REPORTED
    return Flag.NOT_REPORTED_IN_PERIOD if task.last_report < month_period_start(as_of) else None


def _asked_flag(task: Task) -> Flag | None:
    return Flag.EXTENSION_ASKED if open_request(task) else None


def _granted_flag(task: Task) -> Flag | None:
    return Flag.EXTENDED if approved_extension(task) else None
