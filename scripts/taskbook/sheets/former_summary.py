"""The sheet `Tổng hợp` as workbooks before version 7 have it, until they are renewed.

Counts by status, chart figures, tables, and the lists of tasks to act on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taskbook.core.judge import Judged
from taskbook.core.model import Plan
from taskbook.core.period.since import Since
from taskbook.core.short_text import shortened
from taskbook.core.summary import (
    Figures,
    Line,
    by_lead_unit,
    by_leader,
    by_plan,
    by_status,
    count,
    lead_names,
    repeats,
    shared_leads,
)
from taskbook.core.uncounted import Uncounted
from taskbook.ports import Writable
from taskbook.texts.changes import changes_line
from taskbook.texts.sheets import (
    BY_LEADER,
    BY_PLAN,
    BY_UNIT,
    COLUMN_LEADER,
    COLUMN_PLAN,
    COLUMN_UNIT,
    LATE_LIST,
    LIST_HEADINGS,
    NOTHING,
    OTHER_UNITS,
    REPEATED,
    SOON_LIST,
    TOTAL,
    as_of_line,
    figures_notes,
    list_title,
    more_tasks,
    remedy,
    state_line,
)
from taskbook_schemas.layout import FormerSummary as Summary
from taskbook_schemas.layout import RowKind
from taskbook_schemas.words import NO_LEADER, NO_UNIT

Row = tuple[Writable, ...]
Cell = tuple[int, int, Writable]


def cells(tasks: Sequence[Judged], as_of: date, lacking: Uncounted, since: Since | None = None) -> list[Cell]:
    """Return the fixed cells above the body: day, headline, counts by status, and what the charts show.

    `lacking` is what the headline's total does not count, `since` the last closing (None: there is none).

    Each label is written with its number: a workbook drawn for other statuses never shows a number under a wrong one.
    """
    total = count(tasks)
    statuses = [(status.value, number) for status, number in by_status(tasks).items()]
    counts: list[Row] = [Summary.STATUS_HEADINGS, *statuses, (Summary.STATUS_TOTAL, total.total)]
    chart: list[Row] = [(Summary.CHART_UNIT, *Summary.CHART_SERIES)]
    chart += [(name, *figures.by_series) for name, figures in _chart_lines(tasks)]
    return [
        (*Summary.AS_OF, as_of_line(as_of) + (f". {changes_line(since)}" if since else "")),
        (*Summary.HEADLINE, state_line(total, lacking)),
        *_block(Summary.STATUS_ROW - 1, 1, counts),
        *_block(Summary.CHART_ROW, Summary.CHART_COLUMN, chart),
    ]


def _block(top: int, left: int, rows: Sequence[Row]) -> Iterator[Cell]:
    for row, values in enumerate(rows, start=top):
        yield from ((row, column, value) for column, value in enumerate(values, start=left))


def _chart_lines(tasks: Sequence[Judged]) -> list[tuple[str | None, Figures]]:
    """The units with most tasks and, in the last line, all others together."""
    lines = by_lead_unit(tasks, NO_UNIT)
    shown = lines[: Summary.CHART_UNITS - 1]
    padding: list[tuple[str | None, Figures]] = [(None, Figures())] * (Summary.CHART_UNITS - 1 - len(shown))
    names = {line.name for line in shown}
    others = [judged for judged in tasks if not names.intersection(lead_names(judged))]
    return [*((line.name, line.figures) for line in shown), *padding, (OTHER_UNITS, count(others))]


def body(tasks: Sequence[Judged], plans: Sequence[Plan]) -> list[Row]:
    """Return the body: figures by unit, leader and plan, then the tasks that are late and those due soon."""
    total = count(tasks)
    shared = shared_leads(tasks)
    rows: list[Row] = []
    rows += _table(BY_UNIT, COLUMN_UNIT, by_lead_unit(tasks, NO_UNIT), total)
    rows += [_line(note, RowKind.NOTE) for note in figures_notes(total, shared)]
    rows += [_blank(), *_table(BY_LEADER, COLUMN_LEADER, by_leader(tasks, NO_LEADER), total)]
    plan_lines = by_plan(tasks, {plan.code: plan.sheet for plan in plans})
    rows += [_blank(), *_table(BY_PLAN, COLUMN_PLAN, plan_lines, total)]
    late = [judged for judged in tasks if judged.is_late]
    soon = [judged for judged in tasks if judged.is_due_soon]
    rows += [_blank(), *_list(LATE_LIST, sorted(late, key=_most_late_first))]
    rows += [_blank(), *_list(SOON_LIST, sorted(soon, key=_most_late_first))]
    return rows


def _most_late_first(judged: Judged) -> int:
    return -(judged.verdict.days or 0)


def _table(title: str, column: str, lines: Sequence[Line], total: Figures) -> Iterator[Row]:
    yield _line(title, RowKind.TITLE)
    yield (column, *Summary.HEADINGS, RowKind.HEAD.value)
    for line in lines:
        yield _figures(line.name, line.figures, RowKind.FIGURES)
    repeated = repeats(lines, total)
    if repeated is not None:
        yield _figures(REPEATED, repeated, RowKind.FIGURES)
    yield _figures(TOTAL, total, RowKind.TOTAL)


def _figures(name: str, figures: Figures, kind: RowKind) -> Row:
    return (
        name,
        figures.total,
        figures.done,
        figures.done_on_time,
        figures.done_late,
        figures.in_time,
        figures.due_soon,
        figures.late,
        figures.late_never_reported,
        figures.to_confirm,
        figures.ongoing,
        figures.waiting,
        figures.no_deadline,
        figures.check_data,
        figures.late_check_data,
        figures.suspended + figures.cancelled,
        figures.completion_rate,
        figures.on_time_rate,
        figures.original_on_time_rate,
        kind.value,
    )


def _list(title: str, tasks: Sequence[Judged]) -> Iterator[Row]:
    yield _line(list_title(title, len(tasks)), RowKind.TITLE)
    if not tasks:
        yield _line(NOTHING, RowKind.NOTE)
        return
    yield _placed(RowKind.HEAD, dict(zip(_LIST_COLUMNS, LIST_HEADINGS, strict=True)))
    for judged in tasks[: Summary.LIST_LIMIT]:
        yield from _item(judged)
    if len(tasks) > Summary.LIST_LIMIT:
        yield _line(more_tasks(len(tasks) - Summary.LIST_LIMIT), RowKind.NOTE)


_LIST_COLUMNS = (
    Summary.ITEM_ID,
    Summary.ITEM_TASK,
    Summary.ITEM_UNIT,
    Summary.ITEM_DUE,
    Summary.ITEM_DAYS,
    Summary.ITEM_STATUS,
)


def _item(judged: Judged) -> Iterator[Row]:
    task, verdict = judged.task, judged.verdict
    values: tuple[Writable, ...] = (
        task.id,
        (f"{task.star} " if task.star else "") + shortened(task.name, Summary.ITEM_TASK_CHARACTERS),
        shortened("; ".join(lead_names(judged)), 30),
        verdict.due,
        verdict.days,
        verdict.status.value,
    )
    yield _placed(RowKind.ITEM, dict(zip(_LIST_COLUMNS, values, strict=True)))
    todo = remedy(verdict)
    why = shortened(verdict.why, Summary.DETAIL_CHARACTERS - len(todo))  # what to do is never what the page cuts off
    yield _placed(RowKind.DETAIL, {Summary.ITEM_TASK: f"{why} {todo}"})


def _placed(kind: RowKind, values: dict[int, Writable]) -> Row:
    row: list[Writable] = [None] * Summary.KIND
    for column, value in values.items():
        row[column - 1] = value
    row[-1] = kind.value
    return tuple(row)


def _line(text: str, kind: RowKind) -> Row:
    return _placed(kind, {1: text})


def _blank() -> Row:
    return (None,) * Summary.KIND
