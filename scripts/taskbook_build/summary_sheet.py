"""The first sheet, empty of data: title, counts by status (the symbols' legend too), charts, and the body's form."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import KIND_LOOKS, Area, kind_formats, kind_test, status_formats
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.core.model import Status
from taskbook.texts import master as texts
from taskbook_build.charts import insert_charts
from taskbook_build.generated_sheets import hide_column
from taskbook_schemas.layout import RowKind, Summary

LAST_FORMATTED_ROW = 2000
STATUS_ROW_HEIGHT = 17.25
BUTTON_ROW_HEIGHT = 36
_RATES = len(Summary.HEADINGS) + 1 - 3  # 0-based: the last three columns are rates
# Alignment cannot be conditional: where texts must run to the right, a number is moved to the middle by blanks.
_MIDDLE_NUMBER: Layer = {"num_format": "0_0_0_0_0"}
_MIDDLE: Mapping[RowKind, Layer] = {RowKind.FIGURES: _MIDDLE_NUMBER, RowKind.TOTAL: _MIDDLE_NUMBER}
_COLUMN_LOOKS: Mapping[int, Mapping[RowKind, Layer]] = {
    Summary.ITEM_TASK: _MIDDLE,
    Summary.ITEM_UNIT: _MIDDLE,
    Summary.ITEM_DUE: {RowKind.ITEM: {"num_format": look.DAY}},
    Summary.ITEM_STATUS: _MIDDLE,
}


def write_summary_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the whole sheet."""
    _set_columns(sheet, styles)
    _write_top(sheet, styles)
    _write_statuses(sheet, styles)
    _write_chart_frame(sheet, styles)
    insert_charts(book, sheet)
    _format_body(sheet, styles)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(Summary.BUTTON_ROW, 0)
    set_up_page(book, sheet, repeat=(0, 1), columns=[range(len(Summary.WIDTHS))])
    sheet.set_first_sheet()
    sheet.activate()


def _set_columns(sheet: Worksheet, styles: Styles) -> None:
    for position, width in enumerate(Summary.WIDTHS):
        own: tuple[Layer, ...] = (look.WRAP, look.CENTER) if position + 1 in Summary.WRAPPED else ()
        rate = look.AS_RATE if position >= _RATES else look.NOTHING
        sheet.set_column(position, position, width, styles(look.MIDDLE, *own, rate))
    hide_column(sheet, Summary.KIND)


def _write_top(sheet: Worksheet, styles: Styles) -> None:
    lines: tuple[tuple[tuple[int, int], str, Layer, float], ...] = (
        (Summary.TITLE, texts.SUMMARY_TITLE, {**look.TITLE, "font_size": 16}, 28),
        (Summary.AS_OF, texts.SUMMARY_AS_OF, {"italic": True}, 18),
        (Summary.HEADLINE, texts.SUMMARY_HEADLINE, {"bold": True, "font_size": 12}, 20),
    )
    for (row, column), text, layer, height in lines:
        sheet.set_row(row - 1, height)
        sheet.write_string(row - 1, column - 1, text, styles(look.MIDDLE, look.LEFT, layer))
    sheet.set_row(Summary.BUTTON_ROW - 1, BUTTON_ROW_HEIGHT)


def _write_statuses(sheet: Worksheet, styles: Styles) -> None:
    first = Summary.STATUS_ROW - 1
    total = first + len(Status)
    for row in range(first - 1, Summary.TOP - 2):
        sheet.set_row(row, STATUS_ROW_HEIGHT)
    for position, heading in enumerate(Summary.STATUS_HEADINGS):
        sheet.write_string(first - 1, position, heading, styles(look.HEAD, {"text_wrap": False, "shrink": True}))
    number = styles(look.GRID, look.MIDDLE, look.AS_INTEGER)
    for row, status in enumerate(Status, start=first):
        sheet.write_string(row, 0, status.value, styles(look.GRID, look.MIDDLE))
        sheet.write_blank(row, 1, None, number)
    bold: Layer = {"bold": True, "bg_color": "#EDEDED", "top": 2}
    sheet.write_string(total, 0, Summary.STATUS_TOTAL, styles(look.GRID, look.MIDDLE, bold))
    sheet.write_blank(total, 1, None, styles(look.GRID, look.MIDDLE, look.AS_INTEGER, bold))
    status_formats(sheet, styles, Area(first, 0, total - 1, 0))


def _write_chart_frame(sheet: Worksheet, styles: Styles) -> None:
    row, column = Summary.CHART_ROW - 1, Summary.CHART_COLUMN - 1
    width = 1 + len(Summary.CHART_SERIES)
    sheet.set_column(column, column, 30)
    sheet.set_column(column + 1, column + width - 1, 12)
    sheet.write_string(row - 1, column, texts.CHART_DATA, styles(look.CAPTION))
    for position, heading in enumerate((Summary.CHART_UNIT, *Summary.CHART_SERIES), start=column):
        sheet.write_string(row, position, heading, styles(look.HEAD_COMPUTED, {"text_wrap": False}))
    for line in range(row + 1, row + 1 + Summary.CHART_UNITS):
        for position in range(column, column + width):
            sheet.write_blank(line, position, None, styles(look.GRID, look.SHADED))


def _format_body(sheet: Worksheet, styles: Styles) -> None:
    """Draw the rows by kind, column by column where a column needs number formats of its own."""
    kind = Summary.KIND - 1
    body = Area(Summary.TOP - 1, 0, LAST_FORMATTED_ROW - 1, kind - 1)
    item = kind_test(body, kind, RowKind.ITEM)
    # a list's status runs over the cells to its right: they are shaded with it
    state = Area(body.first_row, Summary.ITEM_STATUS - 1, body.last_row, body.last_column)
    status_formats(sheet, styles, state, also=item, under=KIND_LOOKS[RowKind.ITEM])
    for first, last in _stretches():
        part = Area(body.first_row, first, body.last_row, last)
        kind_formats(sheet, styles, part, kind, _COLUMN_LOOKS.get(first + 1, {}))


def _stretches() -> list[tuple[int, int]]:
    """Return the body's columns (0-based, ends included) cut so that each column of `_COLUMN_LOOKS` stands alone."""
    alone = sorted(column - 1 for column in _COLUMN_LOOKS)
    edges = [0, *(edge for column in alone for edge in (column, column + 1)), len(Summary.WIDTHS)]
    return [(first, end - 1) for first, end in pairwise(edges) if first < end]
