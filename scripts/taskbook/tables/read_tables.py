"""Reads a whole workbook into typed, judged tables: the first of the three steps of every action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from taskbook.core.amendments.register import WIDTH, Amendment, read_amendments
from taskbook.core.cell_address import address
from taskbook.core.gathered import Gathered, Place, PlanTable
from taskbook.core.issue_codes import BELOW, sheet_issue
from taskbook.core.issues import Issue
from taskbook.core.model import Plan
from taskbook.core.naming.places import Places, commune_of
from taskbook.ports import Workbook
from taskbook.tables import records
from taskbook.tables.frames import Filled, fill
from taskbook.tables.own_headings import own_headings, unused_headings
from taskbook.tables.plans import read_plans, table_of
from taskbook.tables.settings import read_settings
from taskbook.tables.structure import Structure
from taskbook_schemas.columns import HEADING_COLUMNS
from taskbook_schemas.layout import Amendments
from taskbook_schemas.registry import (
    AMENDMENTS,
    FIXED_TABLES,
    HEADING_TABLE,
    LEADERS,
    PLANS,
    SETTINGS,
    TARGETS,
    UNITS,
    TableSpec,
)
from taskbook_schemas.settings import Setting

_ANCHORS: Mapping[str, tuple[str, ...]] = {PLANS: ("code", "sheet")}
"""Fields of which one must be filled for a row to be about something; the table's first one where none is named."""


def gather(workbook: Workbook) -> Gathered:
    """Read everything. StructureError when a fixed sheet, its table or a heading of it is missing or stands twice.

    A plan that cannot be read is left out of `plans` and `tables`; an issue says why.
    """
    structure = Structure(workbook)
    standing = structure.fixed_tables()
    fixed = {spec.sheet: _fixed_table(standing[spec.sheet], spec) for spec in FIXED_TABLES}
    settings, setting_issues = read_settings(fixed[SETTINGS])
    plans, plan_issues = read_plans(fixed[PLANS], structure)
    headings = _headings(structure)
    own, heading_issues = own_headings(headings, plans)
    places = structure.plan_tables([table_of(plan) for plan in plans], own)
    filled = [
        (plan, _filled(plan, place)) for plan, place in zip(plans, places, strict=True) if isinstance(place, Place)
    ]
    stopped = [_told(plan, stop) for plan, stop in zip(plans, places, strict=True) if isinstance(stop, Issue)]
    read = [*(table for _, table in filled), *fixed.values(), *([headings] if headings else [])]
    tables = tuple(_plan_table(plan, table) for plan, table in filled)
    issues = [issue for table in read for issue in table.issues]
    return Gathered(
        units=records.units(fixed[UNITS]),
        leaders=records.leaders(fixed[LEADERS]),
        plans=tuple(table.plan for table in tables if table.tasks or not table.plan.own_documents),
        targets=records.targets(fixed[TARGETS]),
        settings=settings,
        tables=tables,
        fixed=fixed,
        issues=(
            *issues,
            *setting_issues,
            *plan_issues,
            *heading_issues,
            *unused_headings(headings, [(plan, table.place) for plan, table in filled]),
            *stopped,
            *structure.issues,
            *_outside(fixed, tables),
            *_filters(workbook, {table.place.grid.sheet for table in read}),
        ),
        version=structure.version,
        amendments=_amendments(workbook, structure),
        places=Places(commune_of(structure.issuer()), str(settings.extra.get(Setting.SUPERIOR) or "")),
    )


def _amendments(workbook: Workbook, structure: Structure) -> tuple[Amendment, ...]:
    """The register of amendments; a workbook that has none has no rows of it."""
    sheet = structure.sheet(AMENDMENTS)
    return read_amendments(workbook.block(sheet, Amendments.TOP, WIDTH)) if sheet is not None else ()


def _fixed_table(place: Place, spec: TableSpec) -> Filled:
    anchors = _ANCHORS.get(spec.sheet, (spec.columns[0].field,))
    return fill(place, spec.columns, anchors)


def _headings(structure: Structure) -> Filled | None:
    """The table of headings; None in a workbook that does not have it."""
    place = structure.optional_table(HEADING_TABLE)
    return fill(place, HEADING_COLUMNS, ("heading", "stands_for")) if place else None


def _filled(plan: Plan, place: Place) -> Filled:
    return fill(place, table_of(plan).columns, ("id", "name"))


def _told(plan: Plan, stop: Issue) -> Issue:
    """Why a plan's table cannot be read, with the plan's name."""
    return replace(stop, details=(*stop.details, ("plan", plan.code)))


def _plan_table(plan: Plan, filled: Filled) -> PlanTable:
    place = filled.place
    return PlanTable(
        plan, place.grid, dict(place.fields), records.tasks(filled, plan, table_of(plan).columns), place.absent
    )


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
            sheet_issue(BELOW, grid.sheet, last=str(grid.header_row + grid.height)),
            row=grid.below,
            cell=address(grid.below, grid.first_column),
        )
        for grid in grids
        if grid.below is not None
    ]


def _filters(workbook: Workbook, read: set[str]) -> list[Issue]:
    return [sheet_issue("filter_on", info.name) for info in workbook.sheets() if info.name in read and info.filtered]
