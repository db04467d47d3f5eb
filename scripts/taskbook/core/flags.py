"""Flags that stand beside a status: who has not reported, and what was asked or granted."""

from __future__ import annotations

from datetime import date

from taskbook.core.case import open_request
from taskbook.core.changed_deadline import approved_amendment, approved_extension
from taskbook.core.evidence import is_report
from taskbook.core.model import Flag, Status, Task
from taskbook.core.period.kinds import month_period_start
from taskbook.core.remarks import lead_words

_TELLING = frozenset({"last_report", "progress", "completed"})


def has_report(task: Task) -> bool:
    """Whether any cell of the task tells what became of it: a report without a day is one, a progress of 0 is none.

    A cell in which something was typed that cannot be used tells it, too: «khoảng 70%». Remarks of coordinating units
    report nothing: that is the lead's to do.
    """
    told = task.last_report or task.progress or task.completed or task.result_document
    return bool(told) or is_report(lead_words(task.situation)) or not _TELLING.isdisjoint(task.suspect)


def report_day(task: Task) -> date | None:
    """Return the day of the latest report that names one; a completion day is one."""
    return max((day for day in (task.last_report, task.completed) if day is not None), default=None)


def flags_of(task: Task, status: Status, as_of: date, late_check_data: bool = False) -> tuple[Flag, ...]:
    """Return the flags of one task at the reporting day, in the order of `Flag`.

    `late_check_data`: its deadline is past, though a slip in one of its cells keeps it from being judged late.
    """
    to_mend = Flag.LATE_CHECK_DATA if late_check_data else None
    found = (_report_flag(task, status, as_of), _asked_flag(task), _granted_flag(task), _amended_flag(task), to_mend)
    return tuple(flag for flag in found if flag is not None)


def _report_flag(task: Task, status: Status, as_of: date) -> Flag | None:
    if status.done or status.halted:
        return None
    if not has_report(task):
        return Flag.NEVER_REPORTED
    day = report_day(task)
    return Flag.NOT_REPORTED_IN_PERIOD if day is not None and day < month_period_start(as_of) else None


def _asked_flag(task: Task) -> Flag | None:
    return Flag.EXTENSION_ASKED if open_request(task) else None


def _granted_flag(task: Task) -> Flag | None:
    return Flag.EXTENDED if approved_extension(task) else None


def _amended_flag(task: Task) -> Flag | None:
    return Flag.AMENDED if approved_amendment(task) else None
