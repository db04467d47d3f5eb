"""The sheet of tasks given by letter: empty, every column typed into or computed."""

from __future__ import annotations

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Sheet
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.drawing.table_columns import ColumnLayout, add_table, column_layouts
from taskbook.adapters.drawing.writer import Workbook
from taskbook.texts import master as texts
from taskbook_build.input_sheets import write_blank_row
from taskbook_build.plan_sheet import format_plan_rows, set_up_plan_page
from taskbook_schemas.column import Role
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.registry import ASSIGNED, ASSIGNED_TABLE


def write_assigned_sheet(book: Workbook, sheet: Sheet, styles: Styles) -> None:
    """Draw the sheet with one blank row."""
    columns = column_layouts(ASSIGNED_TABLE.columns)
    draw_assigned_table(sheet, styles, columns)
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, texts.TITLES[ASSIGNED], styles(look.PLAN_TITLE))
    sheet.write_string(1, 0, texts.EXPLANATIONS[ASSIGNED], styles(look.EXPLANATION))
    computed = [column.role for column in columns].index(Role.COMPUTED)
    for position, caption in ((0, texts.GROUP_INPUT), (computed, texts.GROUP_COMPUTED)):
        sheet.write_string(2, position, caption, styles(look.CAPTION))
    sheet.set_row(TABLE_HEADER_ROW - 1, 46)
    set_up_plan_page(book, sheet, columns)


def draw_assigned_table(sheet: Sheet, styles: Styles, columns: tuple[ColumnLayout, ...]) -> None:
    """Draw the table alone, with these columns and one blank row."""
    add_table(sheet, styles, ASSIGNED_TABLE.table, columns, 1)
    write_blank_row(sheet, styles, columns)
    format_plan_rows(sheet, styles, columns)
