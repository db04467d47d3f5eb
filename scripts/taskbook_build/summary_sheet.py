"""The first sheet, empty of data: title, tiles, the tasks that weigh most, the chart, and the body's form."""

from __future__ import annotations

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import (
    KIND_LOOKS,
    Area,
    kind_formats,
    kind_test,
    status_formats,
    when,
)
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.writer import Workbook, Worksheet, xl_col_to_name
from taskbook_build.charts import insert_chart
from taskbook_build.generated_sheets import hide_column
from taskbook_build.summary_top import write_top
from taskbook_schemas.layout import RowKind, Summary

LAST_FORMATTED_ROW = 2000
_BOX: Layer = {"border": 1, "border_color": look.LINE}
_BAR = "#9DB7D9"
# Alignment cannot be conditional: where a list's text must run to the right, numbers are moved to the middle by blanks.
_MIDDLE_NUMBER: Layer = {"num_format": "0_0_0_0_0"}
_FORMATS: dict[int, Layer] = {
    **dict.fromkeys(Summary.RATES, look.AS_RATE),
    21: look.AS_AMOUNT,
}
_ALIGNED: dict[int, Layer] = {Summary.ITEM_TASK: look.LEFT, Summary.ITEM_TODO: look.NOTHING}


def write_summary_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the whole sheet."""
    _set_columns(sheet, styles)
    write_top(sheet, styles)
    insert_chart(book, sheet)
    _format_body(sheet, styles)
    sheet.hide_gridlines(2)
    set_up_page(book, sheet, repeat=(0, 1), columns=[range(Summary.SHOWN)])
    sheet.set_first_sheet()
    sheet.activate()


def _set_columns(sheet: Worksheet, styles: Styles) -> None:
    for column, width in enumerate(Summary.WIDTHS, start=1):
        wrap = look.WRAP if column in Summary.WRAPPED else look.NOTHING
        align = _ALIGNED.get(column, look.CENTER)
        style = styles(look.MIDDLE, align, wrap, _FORMATS.get(column, look.NOTHING))
        more = {"level": 1, "hidden": True} if column > Summary.SHOWN else {"collapsed": column == Summary.SHOWN}
        sheet.set_column(column - 1, column - 1, width, style, more)
    hide_column(sheet, Summary.KIND)
    # the «+» stands above the last column in sight: the one right of the group is hidden, too
    sheet.outline_settings(True, True, False, False)


def _format_body(sheet: Worksheet, styles: Styles) -> None:
    """Draw the rows by kind, each column on its own: the first rule that holds must say the whole look."""
    body = Area(Summary.TOP - 1, 0, LAST_FORMATTED_ROW - 1, len(Summary.WIDTHS) - 1)
    for column in range(1, len(Summary.WIDTHS) + 1):
        part = body.column(column - 1)
        _before_kinds(sheet, styles, part, column)
        more: dict[RowKind, Layer] = {}
        if column == Summary.ITEM_DUE:
            more = {RowKind.ITEM: {"num_format": look.DAY}}
        if column == Summary.ITEM_TODO:
            more = {RowKind.FIGURES: _MIDDLE_NUMBER, RowKind.TOTAL: _MIDDLE_NUMBER}
        kind_formats(sheet, styles, part, Summary.KIND - 1, more)
        if column in Summary.RATES:
            _bars(sheet, part)


def _before_kinds(sheet: Worksheet, styles: Styles, part: Area, column: int) -> None:
    kind = Summary.KIND - 1
    cell = f"{xl_col_to_name(part.first_column)}{part.first_row + 1}"
    figures = kind_test(part, kind, RowKind.FIGURES)
    if column <= len(Summary.STATUS_HEADINGS):
        _states(sheet, styles, part, column)
    if column == Summary.ITEM_STATUS:
        item = kind_test(part, kind, RowKind.ITEM)
        status_formats(sheet, styles, part, also=item, under=KIND_LOOKS[RowKind.ITEM])
    if column > 1:
        middle = _MIDDLE_NUMBER if column == Summary.ITEM_TODO else look.NOTHING
        zero = f"=AND({figures},ISNUMBER({cell}),{cell}=0)"
        when(sheet, styles, part, zero, _BOX, middle, {"font_color": "#A6A6A6"}, last=True)
    if column == Summary.ITEM_TODO:  # among the figures: those late
        late: Layer = {"bold": True, "font_color": "#8B1A1A"}
        when(sheet, styles, part, f"=AND({figures},{cell}>0)", _BOX, _MIDDLE_NUMBER, late)


def _states(sheet: Worksheet, styles: Styles, part: Area, column: int) -> None:
    """The counts by status stand in the first two columns only, beside the chart."""
    kind = Summary.KIND - 1
    state = kind_test(part, kind, RowKind.STATE)
    if column == 1:
        status_formats(sheet, styles, part, also=state, under=_BOX)
    when(sheet, styles, part, f"={state}", _BOX)
    when(sheet, styles, part, f"={kind_test(part, kind, RowKind.SUM)}", KIND_LOOKS[RowKind.TOTAL])


def _bars(sheet: Worksheet, part: Area) -> None:
    """Bars from nothing to all; a cell of 0 was stopped before, for the shortest bar is not nothing."""
    options = {
        "type": "data_bar",
        "data_bar_2010": True,
        "bar_solid": True,
        "bar_no_border": True,
        "bar_color": _BAR,
        "min_type": "num",
        "max_type": "num",
        "min_value": 0,
        "max_value": 1,
    }
    sheet.conditional_format(part.first_row, part.first_column, part.last_row, part.last_column, options)
