"""The sheet `Gia hạn`, the register of extensions, for a workbook that has none yet."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.ports import SheetFill, Writable
from taskbook.sheets.review import form_cells
from taskbook.texts import returned_sheets as page_texts
from taskbook_schemas.layout import Extensions
from taskbook_schemas.registry import EXTENSIONS, LOG

WIDTH = len(Extensions.HEADINGS)


def register_fill(rows: Sequence[Sequence[Writable]]) -> SheetFill:
    """Return the register for a workbook that has none yet: a copy of the log's form with these first rows."""
    cells = form_cells(Extensions.TITLE, page_texts.EXTENSIONS_TITLE, Extensions.HEADER_ROW, Extensions.HEADINGS)
    cells.append((*Extensions.HEADLINE, page_texts.EXTENSIONS_GUIDE))
    return SheetFill(EXTENSIONS, Extensions.TOP, WIDTH, rows, cells=cells, template=LOG, visible=True)
