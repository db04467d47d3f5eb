"""The sheet `Theo người`, empty but complete in form: the build draws it into the workbook, a run into its own file."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import KIND_LOOKS, Area, kind_formats, kind_test, status_formats
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import NOTHING, Layer, Styles, write_centred
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.texts import people as texts
from taskbook_schemas.layout import People, RowKind

_LAST_FORMATTED_ROW = 5000
_LAYERS: Mapping[int, Layer] = {
    1: look.LEFT,
    4: {"align": "left"},
    5: look.AS_DATE,
    6: look.AS_DATE,
    9: look.AS_INTEGER,
}
# Alignment cannot be conditional: where words must stand left, a number is moved to the middle by blanks.
_COUNT: Layer = {"num_format": "0"}
_MIDDLE: Layer = {"num_format": "0" + "_0" * 6}
_WIDE: Layer = {"num_format": "0" + "_0" * 9}
_NUMBERS: Mapping[int, Layer] = {
    **dict.fromkeys((4, 7, 8, 11), _MIDDLE),
    **dict.fromkeys((5, 6, 9), _COUNT),
    10: _WIDE,
}


def draw_people_form(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw title, page and the body's looks."""
    for column, width in enumerate(People.WIDTHS, start=1):
        wrap = look.WRAP if column in People.WRAPPED else NOTHING
        sheet.set_column(column - 1, column - 1, width, styles(look.TOP, wrap, _LAYERS.get(column, NOTHING)))
    sheet.set_column(People.KIND - 1, People.KIND - 1, 8, None, {"hidden": True})
    width_range = range(len(People.WIDTHS))
    lines: tuple[tuple[tuple[int, int], str, Layer, float], ...] = (
        (People.TITLE, texts.TITLE, look.TITLE, 24),
        (People.AS_OF, texts.EMPTY, {"bold": True}, 18),
        (People.NOTICE, texts.NOTICE, {"italic": True}, 18),
    )
    for (row, _), text, layer, height in lines:
        sheet.set_row(row - 1, height)
        write_centred(sheet, row - 1, width_range, text, styles(layer, look.CENTRED, look.MIDDLE))
    _format_body(sheet, styles)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(People.TOP - 1, 0)
    set_up_page(book, sheet, repeat=(0, People.NOTICE[0] - 1), columns=[width_range])


def _format_body(sheet: Worksheet, styles: Styles) -> None:
    """Draw the rows by kind, column by column: figures stand where tasks have days and words.

    From left to right, so that the rules keep their numbers when the sheet is renewed.
    """
    kind = People.KIND - 1
    body = Area(People.TOP - 1, 0, _LAST_FORMATTED_ROW - 1, kind - 1)
    is_task = kind_test(body, kind, RowKind.TASK)
    kind_formats(sheet, styles, Area(body.first_row, 0, body.last_row, People.NAME - 1), kind)
    for column in range(People.NAME + 1, People.KIND):
        area, number = body.column(column - 1), _NUMBERS[column]
        if column == People.STATUS:
            status_formats(sheet, styles, area, also=is_task, under=KIND_LOOKS[RowKind.TASK])
        kind_formats(sheet, styles, area, kind, {RowKind.FIGURES: number, RowKind.TOTAL: number})
