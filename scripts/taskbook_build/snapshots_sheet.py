"""The hidden sheet `Số liệu kỳ`, empty of closings: a plain list that is only ever added to."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import Area, when
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.texts import closing as texts
from taskbook_build.generated_sheets import columns, head_row
from taskbook_schemas.layout import Snapshots

_LAST_ROW = 1_048_576  # closings of many years are told apart by a line, too
_LAYERS: Mapping[int, Layer] = {
    **dict.fromkeys((2, 12, 13, 17, 18), look.AS_DATE),
    **dict.fromkeys((3, 11, 14, 16, 19, 21, 22), look.AS_INTEGER),
}


def write_snapshots_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw it: each closing is set apart from the one above; one line a row, so that years of it stay readable."""
    head, width = Snapshots.HEADER_ROW - 1, Snapshots.WIDTH
    columns(sheet, styles, Snapshots.WIDTHS, (), _LAYERS)
    sheet.set_row(0, 24)
    sheet.write_string(Snapshots.TITLE[0] - 1, 0, texts.SNAPSHOTS_TITLE, styles(look.TITLE))
    sheet.write_string(Snapshots.HEADLINE[0] - 1, 0, texts.SNAPSHOTS_GUIDE, styles(look.EXPLANATION))
    head_row(sheet, styles, Snapshots.HEADER_ROW, Snapshots.HEADINGS, height=48)
    area = Area(head + 1, 0, _LAST_ROW - 1, width - 1)
    first, above = head + 2, head + 1
    changes = f'=AND($A{first}<>"",OR($A{first}<>$A{above},$C{first}<>$C{above}))'
    when(sheet, styles, area, changes, {"top": 1, "top_color": "#000000"})
    sheet.autofilter(head, 0, _LAST_ROW - 1, width - 1)
    sheet.freeze_panes(head + 1, 5)
    set_up_page(book, sheet, repeat=(head, head), columns=[range(width)])
