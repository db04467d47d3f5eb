"""The registers `Gia hạn` and `Đề xuất sửa đổi`, for a workbook that has none yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taskbook.ports import SheetFill, Writable
from taskbook.sheets.review import form_cells
from taskbook.texts import returned_sheets as page_texts
from taskbook_schemas.layout import Amendments, Extensions
from taskbook_schemas.registry import AMENDMENTS, EXTENSIONS, LOG

WIDTH = len(Extensions.HEADINGS)


class _Register(NamedTuple):
    layout: type[Extensions] | type[Amendments]
    title: str
    guide: str


_REGISTERS: Mapping[str, _Register] = {
    EXTENSIONS: _Register(Extensions, page_texts.EXTENSIONS_TITLE, page_texts.EXTENSIONS_GUIDE),
    AMENDMENTS: _Register(Amendments, page_texts.AMENDMENTS_TITLE, page_texts.AMENDMENTS_GUIDE),
}


def register_fill(sheet: str, rows: Sequence[Sequence[Writable]]) -> SheetFill:
    """Return the register of that name for a workbook that has none yet: the log's form with these first rows."""
    layout, title, guide = _REGISTERS[sheet]
    cells = form_cells(layout.TITLE, title, layout.HEADER_ROW, layout.HEADINGS)
    cells.append((*layout.HEADLINE, guide))
    return SheetFill(sheet, layout.TOP, len(layout.HEADINGS), rows, cells=cells, template=LOG, visible=True)
