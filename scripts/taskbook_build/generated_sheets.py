"""The generated sheets, empty of data but complete in form: headings, column formats and conditional formats.

The refresh fills them with plain values; nothing below the fixed part is painted, so a body of any length looks right.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import (
    KIND_LOOKS,
    Area,
    kind_formats,
    kind_test,
    severity_formats,
    status_formats,
    when,
)
from taskbook.adapters.drawing.pages import NARROW, set_up_page
from taskbook.adapters.drawing.styles import NOTHING, Layer, Styles, write_centred
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.texts import master as texts
from taskbook_schemas.columns import ISSUE_HEADINGS, LOG_HEADINGS
from taskbook_schemas.layout import Checks, Log, RowKind, UnitSheet
from taskbook_schemas.registry import CHECKS, LOG

LAST_FORMATTED_ROW = 5000

# What a column's format adds to wrapping, by column (1-based). Where nothing wraps, a line that stands alone (a plan, a
# section, a note, a signature) begins and runs over the empty cells to the right.
_UNIT_LAYERS: Mapping[int, Layer] = {1: look.LEFT, 4: look.CENTER, 8: look.AS_DATE, 10: look.AS_INTEGER}
_ISSUE_LAYERS: Mapping[int, Layer] = {
    3: {**look.CENTER, "font_color": "#0B5394", "underline": 1},
    7: look.AS_INTEGER,
}
_LOG_LAYERS: Mapping[int, Layer] = {1: look.AS_DAY_TIME}
_LOG_WRAPPED = tuple(range(2, len(LOG_HEADINGS) + 1))


def write_unit_template(book: Workbook, sheet: Worksheet, styles: Styles, issuer: str) -> None:
    """Draw the hidden sheet every unit's sheet is copied from."""
    columns(sheet, styles, UnitSheet.WIDTHS, UnitSheet.WRAPPED, _UNIT_LAYERS, look.SMALL)
    hide_column(sheet, UnitSheet.KIND)
    width = range(len(UnitSheet.HEADINGS))
    _write_unit_head(sheet, styles, issuer, width)
    _write_figures_frame(sheet, styles)
    head_row(sheet, styles, UnitSheet.HEADER_ROW, UnitSheet.HEADINGS, height=27, text=look.SMALL)
    body = Area(UnitSheet.TOP - 1, 0, LAST_FORMATTED_ROW - 1, width.stop - 1)
    kind = UnitSheet.KIND - 1
    is_task = kind_test(body, kind, RowKind.TASK)
    state = body.column(UnitSheet.STATUS - 1)
    status_formats(sheet, styles, state, also=is_task, under=KIND_LOOKS[RowKind.TASK])
    kind_formats(sheet, styles, body, kind)
    sheet.hide_gridlines(2)
    _fold_figures(sheet)
    sheet.freeze_panes(UnitSheet.TOP - 1, UnitSheet.NAME)
    set_up_page(book, sheet, repeat=(UnitSheet.HEADER_ROW - 1, UnitSheet.HEADER_ROW - 1), columns=[width])
    sheet.set_margins(**NARROW)


def _write_unit_head(sheet: Worksheet, styles: Styles, issuer: str, width: range) -> None:
    row, column = UnitSheet.ISSUER
    sheet.write_string(row - 1, column - 1, issuer, styles(look.LEFT, {"bold": True}))
    lines: tuple[tuple[tuple[int, int], str, Layer], ...] = (
        (UnitSheet.TITLE, texts.UNIT_TITLE, {**look.TITLE, "font_size": 14}),
        (UnitSheet.UNIT, texts.UNIT_NAME, {"bold": True, "font_size": 12}),
        (UnitSheet.AS_OF, texts.UNIT_AS_OF, {"italic": True}),
    )
    for (row, _), text, layer in lines:
        write_centred(sheet, row - 1, width, text, styles(layer, look.CENTRED, look.MIDDLE))
    for (row, _), height in ((UnitSheet.TITLE, 19), (UnitSheet.UNIT, 17)):
        sheet.set_row(row - 1, height)


def _fold_figures(sheet: Worksheet) -> None:
    """Fold the table of figures behind a «+»: the tasks' lines tell the same, and what never scrolls must be low."""
    first, last = UnitSheet.FOLDED
    for row in range(first, last + 1):
        height = 44 if row == UnitSheet.FIGURES_ROW else None
        sheet.set_row(row - 1, height, None, {"level": 1, "hidden": True})
    sheet.set_row(last, 27, None, {"collapsed": True})


def _write_figures_frame(sheet: Worksheet, styles: Styles) -> None:
    first, row = UnitSheet.FIGURES_COLUMN - 1, UnitSheet.FIGURES_ROW - 1
    for position, heading in enumerate(UnitSheet.FIGURE_HEADINGS, start=first):
        sheet.write_string(row, position, heading, styles(look.HEAD, {"font_size": 10}))
    for offset, role in enumerate(UnitSheet.FIGURE_ROLES, start=1):
        sheet.write_string(row + offset, first, role, styles(look.GRID, {"bold": True}))
        for position in range(first + 1, first + len(UnitSheet.FIGURE_HEADINGS)):
            sheet.write_blank(row + offset, position, None, styles(look.GRID, look.AS_INTEGER))


def write_checks_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the sheet of issues: one a row, the severity in words, symbol and shade."""
    columns(sheet, styles, Checks.WIDTHS, Checks.WRAPPED, _ISSUE_LAYERS)
    hide_column(sheet, Checks.KIND)
    sheet.set_row(0, 24)
    sheet.write_string(Checks.TITLE[0] - 1, 0, texts.TITLES[CHECKS], styles(look.TITLE))
    sheet.write_string(Checks.HEADLINE[0] - 1, 0, texts.EXPLANATIONS[CHECKS], styles(look.EXPLANATION))
    area = Area(Checks.HEADER_ROW, 0, LAST_FORMATTED_ROW - 1, len(ISSUE_HEADINGS) - 1)
    severity_formats(sheet, styles, area.column(0), under=look.GRID)
    _listing(book, sheet, styles, area, ISSUE_HEADINGS)


def write_log_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the log: headings over rows that are only ever added."""
    columns(sheet, styles, Log.WIDTHS, _LOG_WRAPPED, _LOG_LAYERS)
    sheet.set_row(0, 24)
    sheet.write_string(Log.TITLE[0] - 1, 0, texts.TITLES[LOG], styles(look.TITLE))
    area = Area(Log.HEADER_ROW, 0, LAST_FORMATTED_ROW - 1, len(LOG_HEADINGS) - 1)
    _listing(book, sheet, styles, area, LOG_HEADINGS)


def _listing(book: Workbook, sheet: Worksheet, styles: Styles, rows: Area, headings: Sequence[str]) -> None:
    """Draw a plain list above its rows: headings, filter, panes and page; a row with something in it is ruled."""
    head = rows.first_row - 1
    head_row(sheet, styles, head + 1, headings, height=24)
    when(sheet, styles, rows, f"=COUNTA($A{head + 2}:$B{head + 2})>0", look.GRID)
    sheet.autofilter(head, 0, rows.last_row, rows.last_column)
    sheet.freeze_panes(head + 1, 0)
    set_up_page(book, sheet, repeat=(head, head), columns=[range(len(headings))])


def head_row(
    sheet: Worksheet, styles: Styles, row: int, headings: Sequence[str], *, height: float, text: Layer = NOTHING
) -> None:
    """Write a row (1-based) of headings; `text` adds to how they look."""
    sheet.set_row(row - 1, height)
    for position, heading in enumerate(headings):
        sheet.write_string(row - 1, position, heading, styles(look.HEAD, text))


def columns(
    sheet: Worksheet,
    styles: Styles,
    widths: Sequence[float],
    wrapped: Collection[int],
    layers: Mapping[int, Layer],
    text: Layer = NOTHING,
) -> None:
    """Set the columns' widths and looks; `wrapped` and `layers` go by column (1-based), `text` is that of all."""
    for column, width in enumerate(widths, start=1):
        wrap = look.WRAP if column in wrapped else NOTHING
        sheet.set_column(column - 1, column - 1, width, styles(look.TOP, wrap, layers.get(column, NOTHING), text))


def hide_column(sheet: Worksheet, column: int) -> None:
    """Hide the column (1-based) that holds each row's kind."""
    sheet.set_column(column - 1, column - 1, 8, None, {"hidden": True})
