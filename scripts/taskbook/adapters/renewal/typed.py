"""What people typed into a workbook, as one digest a sheet: tells whether somebody typed since a renewal.

Left out: sheets that the program fills, columns that it computes, and formulas, whose results change with both. A
number counts by its value, however a program writes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Final

from taskbook.adapters.cells.area import Area, column_letters
from taskbook.adapters.renewal.new_sheet import shared_texts
from taskbook.adapters.renewal.texts import CellTexts
from taskbook.adapters.xlsx import scan
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import WORKSHEET, SheetEntry, map_book, tables_of
from taskbook.core.headings import key
from taskbook_schemas.column import Role
from taskbook_schemas.columns import TARGET_COLUMNS
from taskbook_schemas.registry import CHECKS, LOG, REPORTS, SUMMARY
from taskbook_schemas.task_columns import TASK_COLUMNS
from taskbook_schemas.version import WORDS_SHEET

_FILLED: Final = frozenset(map(key, (SUMMARY, CHECKS, LOG, REPORTS, WORDS_SHEET)))
_COMPUTED: Final = frozenset(
    key(heading)
    for column in (*TASK_COLUMNS, *TARGET_COLUMNS)
    if column.role is Role.COMPUTED
    for heading in (column.heading, *column.also)
)


def typed_marks(package: Package, unit_sheets: Collection[str]) -> dict[str, str]:
    """A digest of what was typed into each sheet, by its name."""
    book = map_book(package)
    texts = CellTexts(shared_texts(package, book))
    units = set(map(key, unit_sheets))
    return {
        entry.name: _mark(package, entry, texts)
        for entry in book.sheets
        if entry.kind == WORKSHEET and key(entry.name) not in _FILLED | units
    }


def _mark(package: Package, entry: SheetEntry, texts: CellTexts) -> str:
    xml = package.peek(entry.part)
    computed = [
        Area(table.area.first_row + 1, column, table.area.last_row, column)
        for table in tables_of(package, entry.part)
        for column, heading in enumerate(table.columns, table.area.first_column)
        if key(heading) in _COMPUTED
    ]
    digest = hashlib.sha256()
    for row in scan.rows(xml):
        for cell in scan.cells(xml, row.inner_start, row.inner_end):
            element = xml[cell.start : cell.end]
            if cell.empty or b"<f" in element or any(_holds(area, row.number, cell.column) for area in computed):
                continue
            text = texts.text(element)
            if text:
                digest.update(f"{column_letters(cell.column)}{row.number}\x1f{_plain(element, text)}\x1e".encode())
    return digest.hexdigest()


def _holds(area: Area, row: int, column: int) -> bool:
    return area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column


def _plain(element: bytes, text: str) -> str:
    if b' t="' in element.partition(b">")[0]:
        return text
    try:
        return repr(float(text))
    except ValueError:
        return text
