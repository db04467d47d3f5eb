"""Reads the sheet of plans: which plans there are, and on which sheet each has its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from taskbook.core.assigned import assigned_plan
from taskbook.core.cell_address import plain_text
from taskbook.core.gathered import Place
from taskbook.core.issue_codes import sheet_issue
from taskbook.core.issues import Issue
from taskbook.core.model import Plan
from taskbook.tables.frames import Filled
from taskbook.tables.structure import Structure
from taskbook_schemas.registry import ASSIGNED_TABLE, PLANS, TableSpec, plan_table

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def read_plans(filled: Filled, structure: Structure) -> tuple[tuple[Plan, ...], list[Issue]]:
    """The plans whose tasks are to be read, that of the tasks given by letter last, and what is wrong with their rows.

    A row without a sheet, or with an earlier row's sheet, is an issue and no plan; so is one whose sheet is not in the
    workbook, or whose year is nowhere to be found.
    """
    given = structure.sheet(ASSIGNED_TABLE.sheet) if structure.version >= ASSIGNED_TABLE.since else None
    assigned = {given: assigned_plan(given)} if given is not None else {}
    plans: dict[str, Plan] = {}
    issues: list[Issue] = []
    for row in _rows(filled):
        name = structure.sheet(row.sheet)
        if name is None:
            issues.append(filled.place.issue("plan_sheet_missing", row.row, "sheet", plan=row.code or row.sheet))
            continue
        if name in plans or name in assigned:
            first = plans.get(name) or assigned[name]
            issues.append(filled.place.issue("plan_sheet_repeated", row.row, "sheet", first=first.code))
            continue
        plan = _plan(row, name)
        if plan is None:
            issues.append(filled.place.issue("plan_year_unknown", row.row, "year", plan=row.code or name))
            continue
        plans[name] = plan
        issues += _date_issues(filled.place, row, plan)
    if not plans and not issues:
        issues.append(sheet_issue("no_plans", PLANS))
    return (*plans.values(), *assigned.values()), issues


def table_of(plan: Plan) -> TableSpec:
    """The table that a plan's tasks stand in."""
    if plan.own_documents:
        return replace(ASSIGNED_TABLE, sheet=plan.sheet)
    return plan_table(plan.sheet, plan.code)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that names a sheet."""

    row: int
    sheet: str
    code: str | None
    number: str | None
    issued: date | None
    year: int | None
    subject: str | None
    declared: int | None


def _rows(filled: Filled) -> Iterator[_Row]:
    whole = ([None if n is None else int(n) for n in filled.numbers(field)] for field in ("year", "declared"))
    years, declared = whole
    code, number, sheet, subject = (filled.texts(field) for field in ("code", "number", "sheet", "subject"))
    columns = (filled.rows, sheet, code, number, filled.days("issued"), years, subject, declared)
    for row, name, *rest in zip(*columns, strict=True):
        if name:
            yield _Row(row, name, *rest)


def _plan(row: _Row, sheet: str) -> Plan | None:
    """The plan of a row; None without a year, since every deadline without one needs it."""
    year = row.year or _year_elsewhere(row)
    if year is None:
        return None
    return Plan(row.code or sheet, row.number, row.issued, year, row.subject or "", sheet, row.declared)


def _year_elsewhere(row: _Row) -> int | None:
    """The year of issue, else the year the sheet's name or the subject ends with."""
    if row.issued is not None:
        return row.issued.year
    named = _YEAR.findall(row.sheet) or _YEAR.findall(row.subject or "")
    return int(named[-1]) if named else None


def _date_issues(place: Place, row: _Row, plan: Plan) -> Iterator[Issue]:
    if row.year is None:
        yield place.issue("plan_year_missing", row.row, "year", year=str(plan.year))
    elif plan.issued is not None and not 0 <= row.year - plan.issued.year <= 1:
        yield place.issue("plan_year_differs", row.row, "year", issued=plain_text(plan.issued))
    if plan.issued is None:
        yield place.issue("plan_not_dated", row.row, "issued")
