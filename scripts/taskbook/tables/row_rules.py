"""Contradictions inside one task's row: the touched rows of all plans in one frame, judged by pandera."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

import pandas as pd

from taskbook.core.cell_address import plain_text
from taskbook.core.changed_deadline import amended_deadline
from taskbook.core.check.phrases import DAY
from taskbook.core.evidence import Said, said
from taskbook.core.flags import has_report, report_day
from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Deadline, Task
from taskbook.core.parsed_cells import Readings
from taskbook.core.typed_days import day_named, is_swapped
from taskbook.tables.failures import failing
from taskbook_schemas.row_rules import DAYS, FACTS, NUMBERS, ROWS, RULES, TEXTS, RowRule


class _Row(NamedTuple):
    """A task that somebody wrote something about, in its plan's table, and the first day it was due."""

    table: PlanTable
    task: Task
    due: date | None


def row_issues(gathered: Gathered, readings: Readings, today: date) -> list[Issue]:
    """The contradictions of every row, plan by plan, row by row, in the order of the rules. `today`: the run's day."""
    rows = [row for table in gathered.tables for row in _touched(table, readings)]
    if not rows:
        return []
    broken = _broken(_frame(rows, today))
    return [
        row.table.place.issue(rule.code, row.task.row, rule.field, **_details(row, today))
        for place, row in enumerate(rows)
        for rule in broken.get(place, ())
        if not set(rule.uses) & set(row.task.suspect)
    ]


def _touched(table: PlanTable, readings: Readings) -> Iterator[_Row]:
    """The rows of which a rule could ask something: few, in a plan that has just begun."""
    for task in table.tasks:
        if has_report(task) or any(_TYPED(task)):
            yield _Row(table, task, amended_deadline(task) or _first_due(readings.of(task).deadline))


_TYPED = attrgetter(
    "extended_to",
    "extension_document",
    "extension_asked",
    "halt",
    "halt_document",
    "amendment",
    "amended_to",
    "amendment_document",
)


def _first_due(deadline: Deadline) -> date | None:
    """An extension may move the first of several milestones, so it is held against that one."""
    return deadline.milestones[0] if deadline.milestones else deadline.due


def _frame(rows: Sequence[_Row], today: date) -> pd.DataFrame:
    columns: dict[str, list[object]] = {name: [] for name in (*DAYS, *TEXTS, *NUMBERS, *FACTS)}
    for row in rows:
        task = row.task
        facts = {
            "today": today,
            "issued": row.table.plan.day_of(row.task),
            "due": row.due,
            "vague_result": said(task.result_document) is Said.VAGUE,
            "vague_extension": said(task.extension_document) is Said.VAGUE,
            "vague_halt": said(task.halt_document) is Said.VAGUE,
            "vague_amendment": said(task.amendment_document) is Said.VAGUE,
            "undated_extension": _is_undated(task.extension_document),
            "undated_amendment": _is_undated(task.amendment_document),
            "reported_undated": has_report(task) and report_day(task) is None,
            "swapped": is_swapped(task.completed, day_named(task.result_document)),
        }
        for name, values in columns.items():
            values.append(facts[name] if name in facts else getattr(task, name))
    days = {name: pd.Series(columns[name], dtype="datetime64[ns]") for name in DAYS}
    numbers = {name: pd.Series(columns[name], dtype="float64") for name in NUMBERS}
    rest = {name: pd.Series(columns[name], dtype=object) for name in TEXTS}
    truths = {name: pd.Series(columns[name], dtype=bool) for name in FACTS}
    return pd.DataFrame({**days, **numbers, **rest, **truths})


def _is_undated(document: str | None) -> bool:
    return bool(document) and not DAY.search(document or "")


def _broken(frame: pd.DataFrame) -> dict[int, list[RowRule]]:
    """The rules that each row breaks, in their own order."""
    found: dict[int, list[RowRule]] = {}
    failed = failing(ROWS, frame)
    for rule in RULES:
        for place in failed.get(f"{rule.code}:{rule.field}", ()):
            found.setdefault(place, []).append(rule)
    return found


def _details(row: _Row, today: date) -> dict[str, str]:
    days = {
        "today": today,
        "issued": row.table.plan.day_of(row.task),
        "due": row.due,
        "document_day": day_named(row.task.result_document),
    }
    return {name: plain_text(day) for name, day in days.items() if day is not None}
