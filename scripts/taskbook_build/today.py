"""Draws the workbook of today for a workbook in use: the same plans, tables and columns, and what it lacks beside them.

It is a pattern that a renewal copies from, never a workbook that people open: tables stand where the build puts them,
with one row of blank cells; the renewal knows where they really stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from taskbook.adapters.drawing.book import Book, Sheet
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.drawing.table_columns import ColumnLayout, add_table
from taskbook.core.new_plan import NewPlan
from taskbook.core.renewal import BookFacts, StandingPlan, StandingTable
from taskbook_build import input_sheets as inputs
from taskbook_build.assigned_sheet import draw_assigned_table, write_assigned_sheet
from taskbook_build.macros import Macros
from taskbook_build.master import CODE_NAMES, WORKBOOK_CODE_NAME, code_name, finished, write_own_sheets
from taskbook_build.plan_sheet import OWN, fold_columns, format_plan_rows, write_plan_sheet
from taskbook_build.settings_sheet import name_tables, write_settings_sheet
from taskbook_build.summary_sheet import write_summary_sheet
from taskbook_schemas.column import Column, Role
from taskbook_schemas.registry import (
    ASSIGNED,
    ASSIGNED_TABLE,
    HEADINGS,
    LEADERS,
    PLANS,
    SETTINGS,
    SUMMARY,
    TARGETS,
    UNITS,
)
from taskbook_schemas.task_columns import BY_FIELD, TASK_COLUMNS


def workbook_of_today(facts: BookFacts, macros: Macros | None, plan: NewPlan | None = None) -> bytes:
    """Return the pattern for a workbook; with `macros` one with buttons, with `plan` one with its sheet, whole.

    Errors: PlanSourceError, VbaSourceError, OSError.
    """
    data = BytesIO()
    book = Book(data)
    book.set_vba_name(WORKBOOK_CODE_NAME)
    names = _code_names(facts, plan)
    sheets = {title: book.sheet(title, name) for title, name in names.items()}
    styles = Styles(book)
    name_tables(book)
    write_summary_sheet(book, sheets[SUMMARY], styles)
    for one in facts.plans:
        _draw_plan(sheets[one.table.sheet], styles, one)
    if plan is not None:
        write_plan_sheet(book, sheets[plan.sheet], styles, plan)
    _draw_assigned(book, sheets[ASSIGNED], styles, facts)
    _draw_tables(book, sheets, styles, facts)
    write_settings_sheet(book, sheets[SETTINGS], styles)
    write_own_sheets(book, sheets, styles, facts.issuer)
    return finished(book, data, sheets[SUMMARY], macros, names.values())


def _code_names(facts: BookFacts, new: NewPlan | None) -> dict[str, str]:
    names = dict(CODE_NAMES)
    for plan in facts.plans:
        names[plan.table.sheet] = code_name(plan.code, names.values())
    if new is not None:
        names[new.sheet] = code_name(new.code, names.values())
    return names


def _draw_plan(sheet: Sheet, styles: Styles, plan: StandingPlan) -> None:
    columns = _columns(plan.table, TASK_COLUMNS, plan.verbatim)
    add_table(sheet, styles, plan.table.table, columns, 1)
    inputs.write_blank_row(sheet, styles, columns)
    format_plan_rows(sheet, styles, columns)
    fold_columns(sheet, styles, columns)


def _draw_assigned(book: Book, sheet: Sheet, styles: Styles, facts: BookFacts) -> None:
    standing = facts.tables.get(ASSIGNED)
    if standing is None:
        write_assigned_sheet(book, sheet, styles)
    else:
        columns = _columns(standing, ASSIGNED_TABLE.columns)
        draw_assigned_table(sheet, styles, columns)
        fold_columns(sheet, styles, columns)


def _draw_tables(book: Book, sheets: Mapping[str, Sheet], styles: Styles, facts: BookFacts) -> None:
    new: Mapping[str, Sequence[Sequence[inputs.Cell]]] = {
        TARGETS: [],
        UNITS: [],
        LEADERS: [],
        PLANS: [],
        HEADINGS: _heading_rows(facts),
    }
    for title, rows in new.items():
        standing = facts.tables.get(title)
        if standing is None:
            inputs.write_input_sheet(book, sheets[title], styles, rows)
        else:
            columns = _columns(standing, inputs.SPECS[title].columns)
            inputs.write_standing_sheet(book, sheets[title], styles, columns)


def _heading_rows(facts: BookFacts) -> list[Sequence[inputs.Cell]]:
    """Every heading of a plan's own words, as it stands."""
    return [
        (plan.code, heading, BY_FIELD[field].heading)
        for plan in facts.plans
        for heading, field in plan.table.columns
        if field is not None and BY_FIELD[field].role is Role.PLAN and field not in ("id", "section")
    ]


def _columns(
    standing: StandingTable, columns: Sequence[Column], verbatim: frozenset[str] = frozenset()
) -> tuple[ColumnLayout, ...]:
    """The columns as they stand, the office's own among them, then those that are lacking."""
    known = {column.field: column for column in columns}
    drawn = [
        ColumnLayout(known[field], heading, Role.PLAN if field in verbatim else known[field].role)
        if field is not None
        else ColumnLayout(Column(f"{OWN}{place}", heading), heading, Role.PLAN)
        for place, (heading, field) in enumerate(standing.columns)
    ]
    return (*drawn, *(ColumnLayout(column, column.heading, column.role) for column in standing.lacking(columns)))
