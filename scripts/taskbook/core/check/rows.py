"""Contradictions inside one task's row, as a table of named rules: what breaks each, and at which cell it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from taskbook.core.cell_address import plain_text
from taskbook.core.check.phrases import DAY
from taskbook.core.evidence import Said, said
from taskbook.core.flags import has_report, report_day
from taskbook.core.gathered import PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Deadline, Task
from taskbook.core.parsed_cells import Readings
from taskbook.core.typed_days import ImpossibleDayError, typed_day


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a row is held against: the day of the run, the plan's day, and the first day the task was due."""

    today: date
    issued: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule of a row. It is not asked when one of the fields it `uses` cannot be used: that is an issue already."""

    code: str
    field: str
    breaks: Callable[[Task, _Facts], bool]
    uses: tuple[str, ...] = ()


_DONE = 100

RULES: tuple[_Rule, ...] = (
    _Rule(
        "completed_before_issue",
        "completed",
        lambda task, facts: bool(task.completed and facts.issued and task.completed < facts.issued),
    ),
    _Rule(
        "completed_in_future",
        "completed",
        lambda task, facts: task.completed is not None and task.completed > facts.today,
    ),
    _Rule(
        "report_in_future",
        "last_report",
        lambda task, facts: task.last_report is not None and task.last_report > facts.today,
    ),
    _Rule(
        "day_without_product",
        "result_document",
        lambda task, facts: task.completed is not None and not task.result_document,
        ("completed", "result_document"),
    ),
    _Rule(
        "product_without_day",
        "completed",
        lambda task, facts: bool(task.result_document) and task.completed is None,
        ("completed", "result_document"),
    ),
    _Rule(
        "progress_without_day",
        "completed",
        lambda task, facts: task.progress == _DONE and task.completed is None and not task.result_document,
        ("completed", "result_document"),
    ),
    _Rule(
        "percent_fraction",
        "progress",
        lambda task, facts: task.progress is not None and 0 < task.progress < 1,
    ),
    _Rule(
        "extension_without_document",
        "extension_document",
        lambda task, facts: task.extended_to is not None and not task.extension_document,
        ("extension_document",),
    ),
    _Rule(
        "document_without_extension",
        "extended_to",
        lambda task, facts: bool(task.extension_document) and task.extended_to is None,
        ("extended_to",),
    ),
    _Rule(
        "extension_document_undated",
        "extension_document",
        lambda task, facts: bool(
            task.extended_to and task.extension_document and not DAY.search(task.extension_document)
        ),
        ("extended_to", "extension_document"),
    ),
    _Rule(
        "extension_not_later",
        "extended_to",
        lambda task, facts: bool(task.extended_to and facts.due and task.extended_to <= facts.due),
    ),
    _Rule(
        "extension_asked_not_later",
        "extension_asked",
        lambda task, facts: bool(task.extension_asked and facts.due and task.extension_asked <= facts.due),
    ),
    _Rule(
        "halt_without_document",
        "halt_document",
        lambda task, facts: bool(task.halt) and not task.halt_document,
        ("halt_document",),
    ),
    _Rule(
        "document_without_halt",
        "halt",
        lambda task, facts: bool(task.halt_document) and not task.halt,
        ("halt",),
    ),
    _Rule("document_vague", "result_document", lambda task, facts: said(task.result_document) is Said.VAGUE),
    _Rule("document_vague", "extension_document", lambda task, facts: said(task.extension_document) is Said.VAGUE),
    _Rule("document_vague", "halt_document", lambda task, facts: said(task.halt_document) is Said.VAGUE),
    _Rule(
        "report_day_missing",
        "last_report",
        lambda task, facts: has_report(task) and report_day(task) is None and not _completion_day_asked(task),
        ("last_report", "completed"),
    ),
    _Rule("day_month_swapped", "completed", lambda task, facts: _swapped(task)),
)


def row_issues(table: PlanTable, readings: Readings, today: date) -> Iterator[Issue]:
    """The contradictions of every row of one plan."""
    place = table.place
    for task in table.tasks:
        if _untouched(task):
            continue
        facts = _Facts(today, table.plan.issued, _first_due(readings.of(task).deadline))
        for rule in RULES:
            if rule.breaks(task, facts) and not set(rule.uses) & set(task.suspect):
                yield place.issue(rule.code, task.row, rule.field, **_details(task, facts))


def _untouched(task: Task) -> bool:
    """Whether nothing was typed that a rule could ask about: most rows of a plan that has just begun."""
    return not (
        task.completed
        or task.result_document
        or task.progress
        or task.situation
        or task.extended_to
        or task.extension_document
        or task.extension_asked
        or task.halt
        or task.halt_document
        or task.last_report
    )


def _first_due(deadline: Deadline) -> date | None:
    """An extension may move the first of several milestones, so it is held against that one."""
    return deadline.milestones[0] if deadline.milestones else deadline.due


def _completion_day_asked(task: Task) -> bool:
    """Whether the row is asked for its completion day already: one question at a time."""
    return bool(task.result_document) or task.progress == _DONE


def _document_day(task: Task) -> date | None:
    """The only day that the document of the result names."""
    try:
        return typed_day(task.result_document or "")
    except ImpossibleDayError:
        return None


def _swapped(task: Task) -> bool:
    """Whether the completion day and the document's day are each other with day and month exchanged.

    Excel on a computer set to American English takes 6/7/2026 for the 7th of June, in silence.
    """
    day, other = task.completed, _document_day(task)
    if day is None or other is None or day == other:
        return False
    return (day.year, day.month, day.day) == (other.year, other.day, other.month)


def _details(task: Task, facts: _Facts) -> dict[str, str]:
    days = {"today": facts.today, "issued": facts.issued, "due": facts.due, "document_day": _document_day(task)}
    return {name: plain_text(day) for name, day in days.items() if day is not None}
