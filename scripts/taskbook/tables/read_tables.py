"""Reads a whole workbook into typed, judged tables: the first of the three steps of every action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandera.pandas as pa

from taskbook.core.cell_address import address
from taskbook.core.gathered import Gathered, Place, PlanTable
from taskbook.core.issue_codes import sheet_issue
from taskbook.core.issues import Issue
from taskbook.core.model import Plan
from taskbook.ports import Workbook
from taskbook.tables import records
from taskbook.tables.frames import Filled, fill
from taskbook.tables.plans import read_plans
from taskbook.tables.settings import read_settings
from taskbook.tables.structure import Structure
from taskbook_schemas import models
from taskbook_schemas.columns import TASK_COLUMNS
from taskbook_schemas.registry import FIXED_TABLES, LEADERS, PLANS, SETTINGS, TARGETS, UNITS, TableSpec, plan_table

_MODELS: Mapping[str, type[pa.DataFrameModel]] = {
    TARGETS: models.TargetTable,
    UNITS: models.UnitTable,
    LEADERS: models.LeaderTable,
    PLANS: models.PlanTable,
    SETTINGS: models.SettingTable,
}
_ANCHORS: Mapping[str, tuple[str, ...]] = {PLANS: ("code", "sheet")}
"""Fields of which one must be filled for a row to be about something; the table's first one where none is named."""


def gather(workbook: Workbook) -> Gathered:
    """Read everything. StructureError when a sheet, a table or a heading is missing or stands twice."""
    structure = Structure(workbook)
    places = structure.fixed_tables()
    fixed = {spec.sheet: _fixed_table(places[spec.sheet], spec) for spec in FIXED_TABLES}
    settings, setting_issues = read_settings(fixed[SETTINGS])
    plans, plan_issues = read_plans(fixed[PLANS], structure)
    filled = _plan_tables(structure, plans)
    tables = tuple(_plan_table(plan, table) for plan, table in zip(plans, filled, strict=True))
    issues = [issue for table in (*filled, *fixed.values()) for issue in table.issues]
    read = {table.place.grid.sheet for table in (*filled, *fixed.values())}
    return Gathered(
        units=records.units(fixed[UNITS]),
        leaders=records.leaders(fixed[LEADERS]),
        plans=plans,
        targets=records.targets(fixed[TARGETS]),
        settings=settings,
        tables=tables,
        fixed=fixed,
        issues=(*issues, *setting_issues, *plan_issues, *_outside(fixed, tables), *_filters(workbook, read)),
    )


def _fixed_table(place: Place, spec: TableSpec) -> Filled:
    anchors = _ANCHORS.get(spec.sheet, (spec.columns[0].field,))
    return fill(place, spec.columns, _MODELS[spec.sheet], anchors)


def _plan_tables(structure: Structure, plans: tuple[Plan, ...]) -> list[Filled]:
    places = structure.tables([plan_table(plan.sheet, plan.code) for plan in plans])
    return [fill(place, TASK_COLUMNS, models.TaskTable, ("id", "name")) for place in places]


def _plan_table(plan: Plan, filled: Filled) -> PlanTable:
    place = filled.place
    return PlanTable(plan, place.grid, dict(place.fields), records.tasks(filled, plan))


def _outside(fixed: Mapping[str, Filled], tables: Iterable[PlanTable]) -> list[Issue]:
    """Rows close under a table, and cells far from it: neither counts."""
    grids = [*(filled.place.grid for filled in fixed.values()), *(table.grid for table in tables)]
    astray = [
        replace(sheet_issue("stray_cell", grid.sheet, last=str(grid.header_row + grid.height)), cell=grid.stray)
        for grid in grids
        if grid.stray is not None
    ]
    return astray + [
        replace(
            sheet_issue("rows_below_table", grid.sheet, last=str(grid.header_row + grid.height)),
            row=grid.below,
            cell=address(grid.below, grid.first_column),
        )
        for grid in grids
        if grid.below is not None
    ]


def _filters(workbook: Workbook, read: set[str]) -> list[Issue]:
    return [sheet_issue("filter_on", info.name) for info in workbook.sheets() if info.filtered and info.name in read]
