"""What a refresh writes, decided without a workbook: computed columns, summary, issues, unit sheets, log lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.assigned import GivenId
from taskbook.core.case import Days
from taskbook.core.estimate import estimate
from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.issues import Issue
from taskbook.core.judge import Judged
from taskbook.core.model import Verdict
from taskbook.core.naming.sheet_names import sheet_names
from taskbook.core.period.since import Since
from taskbook.core.row_heights import heights_by_kind
from taskbook.core.run import Run
from taskbook.core.targets import achieved
from taskbook.core.uncounted import uncounted
from taskbook.core.unit_line import unit_line, unit_sheet_not_needed
from taskbook.core.unit_work import UnitWork, work_by_unit
from taskbook.ports import Append, CellWrite, Changes, ColumnWrite, SheetFill, Writable
from taskbook.sheets import former_summary, overview
from taskbook.sheets import summary as summary_sheet
from taskbook.sheets import unit as unit_sheet
from taskbook.sheets.changes import changes_fill
from taskbook.sheets.estimate import estimate_block
from taskbook.sheets.tracking import printed_fills
from taskbook.texts.deadline import describe
from taskbook.texts.issues import check_rows, checks_headline
from taskbook.texts.sheets import as_of_line, flag_text, plan_title
from taskbook_schemas.columns import ISSUE_HEADINGS
from taskbook_schemas.layout import ChartData, Checks, FormerSummary, Log, RowKind, Summary, UnitSheet
from taskbook_schemas.registry import CHART_DATA, CHECKS, LOG, SUMMARY, TARGETS, TEMPLATE
from taskbook_schemas.words import LOG_NAMED, LOG_STATUS_CHANGED, NO_UNIT, SOURCE_REFRESH


@dataclass(frozen=True, slots=True)
class UnitSheets:
    """Unit sheets there are (`existing`: sheet name -> unit name) and names of sheets that are not ours."""

    existing: dict[str, str]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of the last closing (None: nothing), and whether the workbook has a sheet for what changed.

    `former_summary`: its first sheet, like its units' sheets, has the form of before version 7.
    `printed`: the lists for paper that it has.
    """

    since: Since | None = None
    has_sheet: bool = False
    former_summary: bool = False
    printed: frozenset[str] = frozenset()


NO_PAST = Past()


def decide(
    gathered: Gathered,
    tasks: Sequence[Judged],
    issues: Sequence[Issue],
    sheets: UnitSheets,
    run: Run,
    days: Days,
    ids: Sequence[GivenId] = (),
    past: Past = NO_PAST,
) -> Changes:
    """Return all that one refresh writes; `ids` are those that tasks get."""
    by_sheet: dict[str, list[Judged]] = {}
    for judged in tasks:
        by_sheet.setdefault(judged.task.sheet, []).append(judged)
    columns: list[ColumnWrite] = []
    log: list[tuple[Writable, ...]] = []
    for table in gathered.tables:
        of_table = by_sheet.get(table.grid.sheet, [])
        columns += computed_columns(table, of_table, days.as_of)
        log += status_changes(table, of_table, run)
    columns += _targets(gathered)
    cells = [CellWrite(id.task.sheet, id.row, id.column, id.task.id, guarded=True) for id in ids]
    log += [(run.now, run.who, LOG_NAMED, id.task.id, id.task.name, None, id.task.id, SOURCE_REFRESH) for id in ids]
    fills = [
        *_summary(gathered, tasks, days, past),
        fill_checks(issues),
        *_units(gathered, tasks, sheets, days, former=past.former_summary),
    ]
    if past.has_sheet:
        fills.append(changes_fill(past.since, days.as_of))
    fills += printed_fills(gathered, tasks, days.as_of, past.printed)
    return Changes(columns=columns, cells=cells, fills=fills, appends=[Append(LOG, Log.TOP, log)] if log else [])


_COMPUTED: dict[str, Callable[[Judged, date], Writable]] = {
    "due": lambda judged, as_of: judged.verdict.due,
    "understood": lambda judged, as_of: describe(judged.reading.deadline),
    "status": lambda judged, as_of: judged.verdict.status.value,
    "days": lambda judged, as_of: judged.verdict.days,
    "flags": lambda judged, as_of: flags_text(judged.verdict, as_of),
    "why": lambda judged, as_of: judged.verdict.why,
}


def flags_text(verdict: Verdict, as_of: date) -> str | None:
    """Return the flags as one cell shows them at the reporting day, None when there are none."""
    return "; ".join(flag_text(flag, as_of) for flag in verdict.flags) or None


def computed_columns(table: PlanTable, tasks: Sequence[Judged], as_of: date) -> list[ColumnWrite]:
    """Return the computed columns that one plan's table has; rows that hold no task are emptied."""
    grid = table.grid
    columns: list[list[Writable]] = [[None] * grid.height for _ in _COMPUTED]
    made: dict[tuple[int, int], list[Writable]] = {}  # tasks alike share their deadline and verdict
    for judged in tasks:
        alike = (id(judged.reading.deadline), id(judged.verdict))
        if alike not in made:
            made[alike] = [value_of(judged, as_of) for value_of in _COMPUTED.values()]
        for column, value in zip(columns, made[alike], strict=True):
            column[judged.task.row - grid.first_row] = value
    return [
        ColumnWrite(grid.sheet, grid.table, grid.headings[table.fields[field]], column)
        for field, column in zip(_COMPUTED, columns, strict=True)
        if field in table.fields
    ]


def status_changes(table: PlanTable, tasks: Sequence[Judged], run: Run) -> Iterator[tuple[Writable, ...]]:
    """Yield a log line for every task whose status is not what stands in the sheet (a first status is no change)."""
    for judged in tasks:
        old = table.place.value(judged.task.row, "status")
        new = judged.verdict.status.value
        if isinstance(old, str) and old and old != new:
            yield (run.now, run.who, LOG_STATUS_CHANGED, judged.task.id, judged.task.name, old, new, SOURCE_REFRESH)


def _targets(gathered: Gathered) -> list[ColumnWrite]:
    place = gathered.fixed[TARGETS].place
    grid = place.grid
    if "achieved" in place.absent:
        return []
    heading = grid.headings[place.fields["achieved"]]
    values: list[Writable] = [None] * grid.height
    for target in gathered.targets:
        values[target.row - grid.first_row] = achieved(target)
    return [ColumnWrite(grid.sheet, grid.table, heading, values)] if values else []


def _summary(gathered: Gathered, tasks: Sequence[Judged], days: Days, past: Past) -> Iterator[SheetFill]:
    found = estimate(tasks, {plan.code: plan.sheet for plan in gathered.plans}, NO_UNIT)
    lacking = uncounted(gathered)
    if past.former_summary:
        rows = [*former_summary.body(tasks, gathered.plans), *estimate_block(found)]
        cells = former_summary.cells(tasks, days.as_of, lacking, past.since)
        wraps = {RowKind.HEAD.value: FormerSummary.WRAPPED}
        heights = heights_by_kind(rows, FormerSummary.WIDTHS, wraps)
        yield SheetFill(SUMMARY, FormerSummary.TOP, FormerSummary.KIND, rows, cells=cells, heights=heights)
        return
    rows = summary_sheet.body(tasks, gathered.plans, found, gathered.targets)
    wrapped = {
        RowKind.HEAD.value: Summary.WRAPPED,
        RowKind.ITEM.value: Summary.ITEM_WRAPPED,
        **dict.fromkeys((RowKind.FIGURES.value, RowKind.NOTE.value, RowKind.TOTAL.value), (1,)),
    }
    yield SheetFill(
        SUMMARY,
        Summary.TOP,
        Summary.KIND,
        rows,
        cells=overview.cells(tasks, days.as_of, lacking, past.since),
        heights=heights_by_kind(rows, Summary.WIDTHS, wrapped),
    )
    headings = _headings(ChartData.HEADER_ROW, (ChartData.UNIT, *ChartData.SERIES))
    yield SheetFill(CHART_DATA, ChartData.TOP, ChartData.KIND, summary_sheet.chart_rows(tasks), cells=[*headings])


def fill_checks(issues: Sequence[Issue]) -> SheetFill:
    """Return what the sheet of issues holds."""
    rows = check_rows(issues)
    wrapped: dict[object, Sequence[int]] = {row[-1]: Checks.WRAPPED for row in rows}
    return SheetFill(
        CHECKS,
        Checks.TOP,
        Checks.KIND,
        rows,
        cells=[(*Checks.HEADLINE, checks_headline(issues)), *_headings(Checks.HEADER_ROW, ISSUE_HEADINGS)],
        heights=heights_by_kind(rows, Checks.WIDTHS, wrapped),
    )


def _unit_heights(rows: Sequence[Sequence[Writable]], former: bool) -> list[float | None]:
    wrapped = {RowKind.TASK.value: UnitSheet.WRAPPED}
    if former:
        return heights_by_kind(rows, UnitSheet.FORMER_WIDTHS, wrapped)
    return heights_by_kind(rows, UnitSheet.WIDTHS, wrapped, UnitSheet.FONT_POINTS, UnitSheet.LINE_POINTS)


def _units(
    gathered: Gathered, tasks: Sequence[Judged], sheets: UnitSheets, days: Days, *, former: bool
) -> Iterator[SheetFill]:
    """The units' sheets; `former`: they have the widths of before version 7."""
    plan_names = {plan.code: plan_title(plan) for plan in gathered.plans}
    works = [work.by_urgency() for work in work_by_unit(tasks, gathered.units) if work.unit.receives_sheet]
    names = sheet_names([work.unit for work in works], sheets.foreign)
    for work in works:
        rows = unit_sheet.body(work, plan_names)
        yield SheetFill(
            names[work.unit.name],
            UnitSheet.TOP,
            UnitSheet.KIND,
            rows,
            cells=[*_heading(unit_line(work.unit.name), days), *_figures(work)],
            template=TEMPLATE,
            visible=True,
            heights=_unit_heights(rows, former),
        )
    needed = set(names.values())
    without = {unit.name for unit in gathered.units if not unit.receives_sheet}
    for sheet, unit in sheets.existing.items():
        if sheet not in needed:
            yield _emptied(sheet, unit_sheet_not_needed(unit, receives=unit not in without), days)


def _heading(line: str, days: Days) -> list[tuple[int, int, Writable]]:
    return [(*UnitSheet.UNIT, line), (*UnitSheet.AS_OF, as_of_line(days.as_of))]


def _figures(work: UnitWork) -> list[tuple[int, int, Writable]]:
    """The figures, and every heading and label on the sheet: they are of the program's day, not of the sheet's."""
    figures = zip(UnitSheet.FIGURE_ROLES, unit_sheet.figure_rows(work), strict=True)
    rows = [UnitSheet.FIGURE_HEADINGS, *((role, *numbers) for role, numbers in figures)]
    return [
        *(
            (UnitSheet.FIGURES_ROW + down, UnitSheet.FIGURES_COLUMN + across, value)
            for down, row in enumerate(rows)
            for across, value in enumerate(row)
        ),
        *_headings(UnitSheet.HEADER_ROW, UnitSheet.HEADINGS),
    ]


def _headings(row: int, headings: Sequence[str]) -> Iterator[tuple[int, int, Writable]]:
    return ((row, column, heading) for column, heading in enumerate(headings, start=1))


def _emptied(sheet: str, line: str, days: Days) -> SheetFill:
    """A unit sheet that is not needed any more is emptied and hidden, never deleted."""
    nothing = [
        (UnitSheet.FIGURES_ROW + down, UnitSheet.FIGURES_COLUMN + across, None)
        for down in (1, 2)
        for across in range(1, len(UnitSheet.FIGURE_HEADINGS))
    ]
    cells = [*_heading(line, days), *nothing]
    return SheetFill(sheet, UnitSheet.TOP, UnitSheet.KIND, [], cells=cells, visible=False)
