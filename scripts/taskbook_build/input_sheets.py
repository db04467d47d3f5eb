"""The office's own tables: targets, units, leaders, plans and settings, filled with what the plans and data say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.drawing.table_columns import ColumnLayout, add_table, column_layouts, fit_row
from taskbook.adapters.drawing.validations import add_validations
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.core.model import Leader, Unit
from taskbook.core.new_plan import NewPlan
from taskbook.texts import master as texts
from taskbook_schemas.choices import NO, YES
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.registry import FIXED_TABLES, HEADING_TABLE, HEADINGS, PLANS, TARGETS, TableSpec

Cell = str | float | int | date | None
_ALIAS_JOINT = "; "

SPECS: Mapping[str, TableSpec] = {spec.sheet: spec for spec in (*FIXED_TABLES, HEADING_TABLE)}


def target_rows(plans: Iterable[NewPlan]) -> list[Sequence[Cell]]:
    """Return the rows of the sheet of targets, plan by plan."""
    return [_cells(TARGETS, line) for plan in plans for line in plan.target_lines()]


def _cells(sheet: str, line: Mapping[str, object]) -> Sequence[Cell]:
    return [cast(Cell, line.get(column.field)) for column in SPECS[sheet].columns]


def unit_rows(units: Iterable[Unit]) -> list[Sequence[Cell]]:
    """Return the rows of the sheet of units."""
    return [
        (
            unit.name,
            _ALIAS_JOINT.join(unit.aliases),
            unit.email,
            unit.recipient,
            YES if unit.is_group else NO,
            YES if unit.receives_sheet else NO,
        )
        for unit in units
    ]


def leader_rows(leaders: Iterable[Leader]) -> list[Sequence[Cell]]:
    """Return the rows of the sheet of leaders."""
    return [(leader.name, leader.position, _ALIAS_JOINT.join(leader.aliases), leader.email) for leader in leaders]


def plan_rows(plans: Iterable[NewPlan]) -> list[Sequence[Cell]]:
    """Return the rows of the sheet of plans."""
    return [_cells(PLANS, plan.line) for plan in plans]


def heading_rows(plans: Iterable[NewPlan]) -> list[Sequence[Cell]]:
    """Return the rows of the sheet of headings: every heading of every appendix, and the column it is."""
    return [_cells(HEADINGS, line) for plan in plans for line in plan.heading_lines()]


def write_input_sheet(book: Workbook, sheet: Sheet, styles: Styles, rows: Sequence[Sequence[Cell]]) -> None:
    """Draw one of the tables of targets, units, leaders, plans or headings and fill it."""
    spec = SPECS[sheet.get_name()]
    columns = column_layouts(spec.columns)
    begin_table(book, sheet, styles, spec, columns, len(rows))
    for offset, row in enumerate(rows):
        for position, (column, value) in enumerate(zip(columns, row, strict=True)):
            write_cell(sheet, styles, TABLE_HEADER_ROW + offset, position, column, value)
        fit_row(sheet, TABLE_HEADER_ROW + offset, columns, row)
    if not rows:
        write_blank_row(sheet, styles, columns)
    add_validations(sheet, columns)


def write_standing_sheet(book: Workbook, sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...]) -> None:
    """Draw such a table with the columns of a workbook in use, without rows: a pattern for its renewal."""
    begin_table(book, sheet, styles, SPECS[sheet.get_name()], columns, 1)
    write_blank_row(sheet, styles, columns)
    add_validations(sheet, columns)


def write_blank_row(sheet: Sheet, styles: Styles, columns: Sequence[ColumnLayout]) -> None:
    """Draw a table's first row with nothing in it."""
    for position, column in enumerate(columns):
        write_cell(sheet, styles, TABLE_HEADER_ROW, position, column, None)


def begin_table(
    book: Workbook, sheet: Worksheet, styles: Styles, spec: TableSpec, columns: tuple[ColumnLayout, ...], height: int
) -> None:
    """Draw a table sheet's title, explanation, empty table, frozen panes and page."""
    sheet.set_row(0, 24)
    sheet.set_row(TABLE_HEADER_ROW - 1, 32)
    sheet.write_string(0, 0, texts.TITLES[spec.sheet], styles(look.TITLE))
    sheet.write_string(1, 0, texts.EXPLANATIONS[spec.sheet], styles(look.EXPLANATION))
    add_table(sheet, styles, spec.table, columns, height)
    sheet.freeze_panes(TABLE_HEADER_ROW, 1)
    set_up_page(book, sheet, repeat=(TABLE_HEADER_ROW - 1, TABLE_HEADER_ROW - 1), columns=[range(len(columns))])


def write_cell(
    sheet: Worksheet, styles: Styles, row: int, position: int, column: ColumnLayout, value: Cell, *layers: look.Layer
) -> None:
    """Write one cell in its column's format (and further layers): text is always text, nothing is a blank."""
    style = styles(*column.cell_layers(), *layers)
    if value is None or value == "":
        sheet.write_blank(row, position, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, position, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, position, value, style)
    else:
        sheet.write_number(row, position, value, style)
