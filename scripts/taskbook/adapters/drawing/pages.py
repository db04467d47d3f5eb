"""Paper: sheets print on A4 landscape, one page wide, headings repeated, with the page's number below; one, upright."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.adapters.drawing.writer import Workbook, Worksheet, quote_sheetname, xl_col_to_name
from taskbook.texts import master as texts

A4 = 9
NARROW = {"left": 0.2, "right": 0.2, "top": 0.35, "bottom": 0.45}
"""Inches around sheets that hold much: about what printers cannot reach."""
LAST_ROW = 1_048_576  # a print area down to it prints only the rows in use


def set_up_page(book: Workbook, sheet: Worksheet, *, repeat: tuple[int, int], columns: Sequence[range]) -> None:
    """Set the page up: `repeat` rows head every page; each stretch of `columns` (0-based) is printed on its own.

    XlsxWriter's print_area takes one area, and writes whole columns in a form that some readers do not know; the
    built-in name behind it takes several.
    """
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(*repeat)
    _set_up_paper(book, sheet, columns)


def set_up_one_page(book: Workbook, sheet: Worksheet, *, columns: range) -> None:
    """Set up a sheet whose `columns` (0-based) stand on one upright page, however many its rows are."""
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    _set_up_paper(book, sheet, [columns])


def _set_up_paper(book: Workbook, sheet: Worksheet, columns: Sequence[range]) -> None:
    sheet.set_paper(A4)
    sheet.set_margins(left=0.45, right=0.45, top=0.5, bottom=0.6)
    sheet.set_footer(f'&L&"Times New Roman,Italic"&9{texts.SOURCE_LINE}&R&"Times New Roman,Regular"&9{texts.PAGE_LINE}')
    title = quote_sheetname(sheet.get_name())
    areas = (f"{title}!${xl_col_to_name(part.start)}$1:${xl_col_to_name(part.stop - 1)}${LAST_ROW}" for part in columns)
    book.define_name(f"{title}!_xlnm.Print_Area", f"={','.join(areas)}")
