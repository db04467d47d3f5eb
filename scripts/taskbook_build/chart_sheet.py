"""The hidden sheet `Số liệu biểu đồ`, empty of figures: headings of what the chart shows."""

from __future__ import annotations

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook_build.generated_sheets import hide_column
from taskbook_schemas.layout import ChartData


def write_chart_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw it."""
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, ChartData.KIND - 2, 14, styles(look.AS_INTEGER))
    for column, heading in enumerate((ChartData.UNIT, *ChartData.SERIES)):
        sheet.write_string(ChartData.HEADER_ROW - 1, column, heading, styles(look.HEAD_COMPUTED))
    hide_column(sheet, ChartData.KIND)
    set_up_page(book, sheet, repeat=(0, 0), columns=[range(ChartData.KIND - 1)])
