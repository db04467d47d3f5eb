"""The sheet of tasks given by letter: empty, every column typed into or computed."""

from __future__ import annotations

from dataclasses import replace

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.drawing.table_columns import ColumnLayout, add_table, column_layouts
from taskbook.adapters.drawing.writer import Workbook
from taskbook.texts import master as texts
from taskbook_build.input_sheets import write_blank_row
from taskbook_build.plan_sheet import fold_columns, format_plan_rows, set_up_plan_page, write_plan_top
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.plan_view import LEADING, ROW_POINTS, in_drawn_order
from taskbook_schemas.registry import ASSIGNED, ASSIGNED_TABLE


def write_assigned_sheet(book: Workbook, sheet: Sheet, styles: Styles) -> None:
    """Draw the sheet with one blank row."""
    columns = _columns()
    draw_assigned_table(sheet, styles, columns)
    write_plan_top(sheet, styles, columns, texts.TITLES[ASSIGNED], texts.EXPLANATIONS[ASSIGNED])
    sheet.set_row(TABLE_HEADER_ROW, ROW_POINTS)
    fold_columns(sheet, styles, columns)
    set_up_plan_page(book, sheet, columns)


def _columns() -> tuple[ColumnLayout, ...]:
    """The columns in the order of a plan's sheet: the state beside the id."""
    first = {field: place for place, field in enumerate(LEADING)}
    ordered = sorted(in_drawn_order(ASSIGNED_TABLE.columns), key=lambda column: first.get(column.field, len(first)))
    return tuple(replace(column, text=look.SMALL) for column in column_layouts(tuple(ordered)))


def draw_assigned_table(sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...]) -> None:
    """Draw the table alone, with these columns and one blank row."""
    add_table(sheet, styles, ASSIGNED_TABLE.table, columns, 1)
    write_blank_row(sheet, styles, columns)
    format_plan_rows(sheet, styles, columns)
