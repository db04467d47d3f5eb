"""The body of `Tổng hợp` as rows: counts by status, tables by unit, leader and plan, then the lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from taskbook.core.estimate import Estimate, EstimateLine
from taskbook.core.judge import Judged
from taskbook.core.model import Plan, Target
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
from taskbook.ports import Writable
from taskbook.sheets.summary_lists import lists
from taskbook.sheets.summary_rows import Row, blank, line, placed
from taskbook.texts import estimate as money
from taskbook.texts import overview as texts
from taskbook.texts.sheets import (
    BY_LEADER,
    BY_PLAN,
    BY_UNIT,
    COLUMN_LEADER,
    COLUMN_PLAN,
    COLUMN_UNIT,
    OTHER_UNITS,
    REPEATED,
    TOTAL,
    figures_notes,
)
from taskbook_schemas.layout import ChartData, RowKind, Summary
from taskbook_schemas.words import NO_LEADER, NO_UNIT


def body(
    tasks: Sequence[Judged], plans: Sequence[Plan], estimates: Estimate, targets: Sequence[Target] = ()
) -> list[Row]:
    """Return the body."""
    total = count(tasks)
    names = {plan.code: plan.sheet for plan in plans}
    of_units, of_plans = ({one.name: one for one in lines} for lines in (estimates.by_unit, estimates.by_plan))
    repeated = EstimateLine(REPEATED, estimates.repeated)
    rows = [*_statuses(tasks, total)]
    rows += _table(BY_UNIT, COLUMN_UNIT, by_lead_unit(tasks, NO_UNIT), total, of_units, estimates.total, repeated)
    rows += [line(note, RowKind.NOTE) for note in figures_notes(total, shared_leads(tasks))]
    if tasks:
        note = money.missing_note(estimates) if estimates.total.estimated else money.NONE_YET
        rows.append(line(texts.estimates_are_hidden(note), RowKind.NOTE))
    rows += [blank(), *_table(BY_LEADER, COLUMN_LEADER, by_leader(tasks, NO_LEADER), total, {}, None, None)]
    rows += [blank(), *_table(BY_PLAN, COLUMN_PLAN, by_plan(tasks, names), total, of_plans, estimates.total, None)]
    return rows + lists(tasks, targets)


def chart_rows(tasks: Sequence[Judged]) -> list[tuple[Writable, ...]]:
    """What the chart shows: the units with most tasks and, in the last line, all others together."""
    lines = by_lead_unit(tasks, NO_UNIT)
    shown = lines[: ChartData.UNITS - 1]
    names = {line.name for line in shown}
    others = [judged for judged in tasks if not names.intersection(lead_names(judged))]
    rows: list[Row] = [(line.name, *_series(line.figures), RowKind.FIGURES.value) for line in shown]
    if others:
        rows.append((OTHER_UNITS, *_series(count(others)), RowKind.FIGURES.value))
    return rows


def _series(figures: Figures) -> tuple[int | None, ...]:
    """No bar and no 0 where there is nothing."""
    return tuple(number or None for number in figures.by_series)


def _statuses(tasks: Sequence[Judged], total: Figures) -> list[Row]:
    """Counts by status, what must be acted on first; statuses that no task has are left out. The chart is beside."""
    found = [(status, number) for status, number in reversed(by_status(tasks).items()) if number]
    found.sort(key=lambda item: item[0].row.counted.urgency)
    rows = [line(texts.BY_STATUS, RowKind.TITLE), placed(RowKind.HEAD, dict(enumerate(Summary.STATUS_HEADINGS, 1)))]
    rows += [placed(RowKind.STATE, {1: status.value, 2: number}) for status, number in found]
    rows.append(placed(RowKind.SUM, {1: Summary.STATUS_TOTAL, 2: total.total}))
    return rows + [blank()] * (Summary.STATUS_ROWS - len(rows))


def _table(
    title: str,
    column: str,
    lines: Sequence[Line],
    total: Figures,
    cost: Mapping[str, EstimateLine],
    all_cost: EstimateLine | None,
    repeated_cost: EstimateLine | None,
) -> Iterator[Row]:
    yield line(title, RowKind.TITLE)
    yield (column, *Summary.HEADINGS, RowKind.HEAD.value)
    for one in lines:
        yield _figures(one.name, one.figures, RowKind.FIGURES, _cost(cost.get(one.name)))
    repeated = repeats(lines, total)
    if repeated is not None:
        yield _figures(REPEATED, repeated, RowKind.FIGURES, _cost(repeated_cost, -1))
    yield _figures(TOTAL, total, RowKind.TOTAL, _cost(all_cost))


def _cost(line: EstimateLine | None, sign: int = 1) -> tuple[Writable, Writable]:
    if line is None or not line.estimated:
        return None, (sign * len(line.missing) or None) if line else None
    return sign * line.amount, sign * len(line.missing)


def _figures(name: str, figures: Figures, kind: RowKind, cost: Iterable[Writable]) -> Row:
    done, in_time, due_soon, late, others = figures.by_series
    return (
        name,
        figures.total,
        done,
        figures.completion_rate,
        figures.on_time_rate,
        in_time,
        due_soon,
        late,
        figures.late_never_reported,
        others,
        figures.done_on_time,
        figures.done_late,
        figures.to_confirm,
        figures.ongoing,
        figures.waiting,
        figures.no_deadline,
        figures.check_data,
        figures.late_check_data,
        figures.suspended + figures.cancelled,
        figures.original_on_time_rate,
        *cost,
        kind.value,
    )
