"""The sheet `Biến động`, empty of data: title, one line, and the form of figures and lists below."""

from __future__ import annotations

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import KIND_LOOKS, Area, kind_test, status_formats, when
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.writer import Workbook, Worksheet, xl_col_to_name
from taskbook.texts import changes as texts
from taskbook_build.generated_sheets import LAST_FORMATTED_ROW, columns, hide_column
from taskbook_schemas.layout import Movements, RowKind


def write_changes_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw it."""
    width = len(Movements.WIDTHS)
    layers = dict.fromkeys(range(3, 8), look.CENTER) | {1: look.LEFT}
    columns(sheet, styles, Movements.WIDTHS, Movements.WRAPPED, layers)
    hide_column(sheet, Movements.KIND)
    sheet.set_row(0, 24)
    sheet.write_string(Movements.TITLE[0] - 1, 0, texts.TITLE, styles(look.TITLE))
    sheet.write_string(Movements.HEADLINE[0] - 1, 0, texts.NO_CLOSING, styles(look.EXPLANATION))
    body = Area(Movements.TOP - 1, 0, LAST_FORMATTED_ROW - 1, width - 1)
    kind = Movements.KIND - 1
    item = kind_test(body, kind, RowKind.ITEM)
    for column in range(width):
        if column + 1 in Movements.STATUSES:
            status_formats(sheet, styles, body.column(column), also=item, under=KIND_LOOKS[RowKind.ITEM])
        own = {"num_format": look.DAY} if column == Movements.DUE - 1 else look.NOTHING
        _kinds(sheet, styles, body.column(column), kind, own)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(Movements.TOP - 2, 0)
    set_up_page(book, sheet, repeat=(0, 1), columns=[range(width)])


def _kinds(sheet: Worksheet, styles: Styles, column: Area, kind: int, item: Layer) -> None:
    """Draw one column by the rows' kinds; rows of figures are narrower than the lists: only their cells are drawn."""
    cell = f"{xl_col_to_name(column.first_column)}{column.first_row + 1}"
    for of, layer in KIND_LOOKS.items():
        test = kind_test(column, kind, of)
        narrow = of in (RowKind.HEAD, RowKind.FIGURES, RowKind.TOTAL)
        own = item if of is RowKind.ITEM else look.NOTHING
        when(sheet, styles, column, f'=AND({test},{cell}<>"")' if narrow else f"={test}", layer, own)
