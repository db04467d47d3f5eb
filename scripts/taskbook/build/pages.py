"""Paper: every sheet prints on A4 landscape, one page wide, headings repeated, with the page's number below."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from taskbook import texts_workbook as texts

A4 = 9
LAST_ROW = 1_048_575  # 0-based; a print area down to it prints only the rows in use


def set_up_page(sheet: Worksheet, *, repeat: tuple[int, int] | None, columns: range | None = None) -> None:
    """Set the page up; `repeat` rows head every page, `columns` (0-based) are printed, all when None."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.45, right=0.45, top=0.5, bottom=0.6)
    sheet.set_footer(f'&L&"Times New Roman,Italic"&9{texts.SOURCE_LINE}&R&"Times New Roman,Regular"&9{texts.PAGE_LINE}')
    if repeat is not None:
        sheet.repeat_rows(*repeat)
    if columns is not None:
        sheet.print_area(0, columns.start, LAST_ROW, columns.stop - 1)
