"""Reads what a renewal must know of a workbook, however old it is: `book_facts(workbook)`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from taskbook.core.gathered import Place
from taskbook.core.headings import key
from taskbook.core.issues import Issue
from taskbook.core.renewal import BookFacts, StandingPlan, StandingTable, tasks_below
from taskbook.ports import Workbook
from taskbook.tables.frames import Filled, fill
from taskbook.tables.own_headings import own_headings
from taskbook.tables.plans import read_plans
from taskbook.tables.structure import Structure
from taskbook_schemas.columns import HEADING_COLUMNS, PLAN_COLUMNS
from taskbook_schemas.limits import ROWS_BELOW
from taskbook_schemas.registry import (
    ASSIGNED,
    ASSIGNED_TABLE,
    FIXED_TABLES,
    HEADING_TABLE,
    PLANS,
    SETTINGS,
    plan_table,
)


def book_facts(workbook: Workbook, unit_sheets: Collection[str], *, below: bool = False) -> BookFacts:
    """Read the facts; `below`: also which tasks were typed right below a table of tasks.

    StructureError only for a workbook of a newer version than this program's."""
    structure = Structure(workbook)
    places = {spec.sheet: structure.standing_table(spec) for spec in (*FIXED_TABLES, HEADING_TABLE, ASSIGNED_TABLE)}
    plans, left_out = _plans(structure, places[PLANS], places[HEADING_TABLE.sheet])
    tables = {sheet: _standing(place) for sheet, place in places.items() if place is not None}
    if below:
        plans = tuple(replace(plan, table=_with_rows(workbook, plan.table)) for plan in plans)
        tables |= {ASSIGNED: _with_rows(workbook, tables[ASSIGNED])} if ASSIGNED in tables else {}
    return BookFacts(
        version=structure.version,
        plans=plans,
        tables=tables,
        unit_sheets=tuple(unit_sheets),
        settings=_keys(places[SETTINGS]),
        issuer=structure.issuer(),
        left_out=left_out,
    )


def _plans(
    structure: Structure, plans: Place | None, headings: Place | None
) -> tuple[tuple[StandingPlan, ...], tuple[str, ...]]:
    if plans is None:
        return (), ()
    read, _ = read_plans(fill(plans, PLAN_COLUMNS, ("code", "sheet")), structure)
    found = [plan for plan in read if not plan.own_documents]
    own, _ = own_headings(_filled(headings), found)
    places = structure.plan_tables([plan_table(plan.sheet, plan.code) for plan in found], own)
    standing = tuple(
        StandingPlan(plan.code, _standing(place), frozenset(said.values()))
        for plan, place, said in zip(found, places, own, strict=True)
        if isinstance(place, Place)
    )
    stopped = (plan.sheet for plan, place in zip(found, places, strict=True) if isinstance(place, Issue))
    return standing, tuple(stopped)


def _filled(headings: Place | None) -> Filled | None:
    if headings is None:
        return None
    return fill(headings, HEADING_COLUMNS, ("heading", "stands_for"))


def _standing(place: Place) -> StandingTable:
    grid = place.grid
    fields = {index: field for field, index in place.fields.items()}
    columns = tuple((heading, fields.get(index)) for index, heading in enumerate(grid.headings))
    return StandingTable(grid.sheet, grid.table, grid.header_row, grid.first_column, grid.height, columns)


def _with_rows(workbook: Workbook, table: StandingTable) -> StandingTable:
    """The table, with how many rows it must grow by for the tasks typed below it."""
    width = table.first_column - 1 + len(table.columns)
    rows = workbook.block(table.sheet, table.last_row + 1, width)
    gap = next((at for at, row in enumerate(rows[:ROWS_BELOW]) if any(cell is not None for cell in row)), 0)
    places = {field: table.first_column - 1 + at for at, (_, field) in enumerate(table.columns) if field is not None}
    tasks = tasks_below(places, rows[gap:])
    return replace(table, rows_below=gap + tasks if tasks else 0)


def _keys(settings: Place | None) -> frozenset[str]:
    if settings is None:
        return frozenset()
    return frozenset(key(cell) for cell in settings.grid.columns[settings.fields["key"]] if isinstance(cell, str))
