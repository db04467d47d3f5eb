"""The sheet `Giao ban`, empty: one upright A4 page for the weekly meeting, filled by its own button."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import Area, kind_formats
from taskbook.adapters.drawing.pages import set_up_one_page
from taskbook.adapters.drawing.styles import Layer, Styles, write_centred
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.texts import weekly as texts
from taskbook_build.generated_sheets import columns, hide_column
from taskbook_schemas.layout import Weekly

_LAST_FORMATTED_ROW = 200
_LAYERS: Mapping[int, Layer] = {
    1: look.LEFT,
    4: look.CENTER,
    5: look.AS_DATE,
    6: {**look.AS_INTEGER, "num_format": "General"},
}


def write_weekly_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw title, page and the body's looks."""
    columns(sheet, styles, Weekly.WIDTHS, Weekly.WRAPPED, _LAYERS)
    hide_column(sheet, Weekly.KIND)
    width = range(len(Weekly.WIDTHS))
    lines: tuple[tuple[tuple[int, int], str, Layer, float], ...] = (
        (Weekly.TITLE, texts.TITLE, look.TITLE, 24),
        (Weekly.AS_OF, texts.AS_OF, {"italic": True}, 18),
        (Weekly.HEADLINE, texts.EMPTY, {"bold": True}, 18),
        (Weekly.LACKING, "", {"bold": True}, 15),
    )
    for (row, _), text, layer, height in lines:
        sheet.set_row(row - 1, height)
        write_centred(sheet, row - 1, width, text, styles(layer, look.CENTRED, look.MIDDLE))
    kind_formats(sheet, styles, Area(Weekly.TOP - 1, 0, _LAST_FORMATTED_ROW - 1, width.stop - 1), Weekly.KIND - 1)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(Weekly.TOP - 1, 0)
    set_up_one_page(book, sheet, columns=width)
