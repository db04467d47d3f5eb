"""The printed lists, empty of data: `Bảng theo dõi` and `6 rõ`, A4 lying at full size under a paper's head."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import KIND_LOOKS, Area, kind_formats, kind_test, status_formats
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles, write_centred
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.sheets.printed import Form
from taskbook.texts import tracking as texts
from taskbook.texts.report_forms import MOTTO, STATE
from taskbook_build.generated_sheets import LAST_FORMATTED_ROW, columns, head_row, hide_column
from taskbook_schemas.layout import Printed, RowKind, SixClear, Tracking
from taskbook_schemas.registry import SIX_CLEAR, TRACKING

_NO_LINES: Mapping[RowKind, Layer] = {RowKind.PLAN: {"top": 0, "bottom": 0}, RowKind.SECTION: {"top": 0, "bottom": 0}}
"""A long band is several rows: no line parts them."""


def write_tracking_sheet(book: Workbook, sheet: Worksheet, styles: Styles, issuer: str) -> None:
    """Draw the list of all tasks."""
    _draw(book, sheet, styles, Tracking, issuer, texts.TITLES[TRACKING], "")


def write_six_clear_sheet(book: Workbook, sheet: Worksheet, styles: Styles, issuer: str) -> None:
    """Draw the list of what the plans leave unclear."""
    _draw(book, sheet, styles, SixClear, issuer, texts.TITLES[SIX_CLEAR], texts.SIX_CLEAR_NOTE)


def _draw(book: Workbook, sheet: Worksheet, styles: Styles, form: Form, issuer: str, title: str, note: str) -> None:
    width = range(len(form.WIDTHS))
    layers: Mapping[int, Layer] = {1: look.LEFT, 4: look.CENTER, 7: look.CENTER}
    columns(sheet, styles, form.WIDTHS, range(2, width.stop + 1), layers)
    hide_column(sheet, form.KIND)
    _write_head(sheet, styles, form, issuer, (title, texts.AS_OF, note))
    head_row(sheet, styles, Printed.HEADER_ROW, form.HEADINGS, height=Printed.HEIGHTS[-1])
    body = Area(Printed.TOP - 1, 0, LAST_FORMATTED_ROW - 1, width.stop - 1)
    if form is Tracking:
        state = body.column(Tracking.STATUS - 1)
        is_task = kind_test(body, form.KIND - 1, RowKind.TASK)
        status_formats(sheet, styles, state, also=is_task, under=KIND_LOOKS[RowKind.TASK])
    kind_formats(sheet, styles, body, form.KIND - 1, _NO_LINES)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(Printed.TOP - 1, 0)
    head = Printed.HEADER_ROW - 1
    set_up_page(book, sheet, repeat=(head, head), columns=[width])


def _write_head(sheet: Worksheet, styles: Styles, form: Form, issuer: str, lines: tuple[str, str, str]) -> None:
    for row, height in enumerate(Printed.HEIGHTS[:-1]):
        sheet.set_row(row, height)
    across = range(len(form.WIDTHS))
    bold = styles(look.CENTRED, look.MIDDLE, {"bold": True, "font_size": 12})
    left, right = range(form.NATION_COLUMN - 1), range(form.NATION_COLUMN - 1, across.stop)
    write_centred(sheet, 0, left, issuer, bold)
    write_centred(sheet, 0, right, STATE, bold)
    write_centred(sheet, 1, right, MOTTO, bold)
    looks: tuple[Layer, ...] = (look.TITLE, {"italic": True}, {"italic": True})
    for (row, _), text, layer in zip((Printed.TITLE, Printed.AS_OF, Printed.NOTE), lines, looks, strict=True):
        if text:
            write_centred(sheet, row - 1, across, text, styles(layer, look.CENTRED, look.MIDDLE))
