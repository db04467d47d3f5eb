"""Writes a workbook in memory as a file, with the values that its formulas have, as SaveCopyAs does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from taskbook.adapters.cells.number_formats import is_date_format
from taskbook.adapters.renewal.closed import in_memory
from taskbook.adapters.xlsx.apply import draft
from taskbook.adapters.xlsx.read import open_reader
from taskbook.ports import CellWrite, Changes
from tests.live.stores import HIDDEN, VERY_HIDDEN
from tests.live.typed import EPOCH, ERROR_NUMBERS, Cell

if TYPE_CHECKING:
    from tests.live.strict_engine import MemoryBook, MemorySheet, MemoryTable

ERRORS = {number: name for name, number in ERROR_NUMBERS.items()}


def write_copy(book: MemoryBook, path: Path) -> None:
    """Cells, formats, tables and what is hidden; filters are left out."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as made:
        formats: dict[str, Any] = {}
        for sheet in book.sheets():
            _write_sheet(made, made.add_worksheet(sheet.name), sheet, formats)


def can_be_written_over(changed: tuple[Cell, str]) -> bool:
    """Whether a changed cell is plain, and its look the old one or that of a day: all else needs a new file."""
    cell, old_format = changed
    is_plain = cell.formula is None and type(cell.value) is not int
    return is_plain and (cell.format == old_format or _is_day(cell))


def write_over(source: bytes, changed: Mapping[tuple[str, int, int], Cell], path: Path) -> None:
    """A file as it was, but for plain cells that were changed since (sheet, row, column): all else in it stays."""
    reader = open_reader(in_memory(path.name, source))
    writes = [CellWrite(*place, _as_day(cell) if _is_day(cell) else cell.value) for place, cell in changed.items()]
    made = draft(reader, Changes(cells=writes))
    with path.open("wb") as out:
        made.write(out)


def _is_day(cell: Cell) -> bool:
    return isinstance(cell.value, float) and is_date_format(cell.format)


def _as_day(cell: Cell) -> dt.date:
    moment = EPOCH + dt.timedelta(days=cell.value)
    return moment if moment.time() != dt.time.min else moment.date()


def _write_sheet(made: Any, target: Any, sheet: MemorySheet, formats: dict[str, Any]) -> None:
    if sheet.visible in (HIDDEN, VERY_HIDDEN):
        target.hide() if sheet.visible == HIDDEN else target.very_hidden()
    for table in sheet.listed:
        _write_table(target, table, sheet)
    for (row, column), cell in sheet.cells.items():
        if cell.format not in formats:
            formats[cell.format] = made.add_format({"num_format": cell.format})
        _write_cell(target, row - 1, column - 1, cell, formats[cell.format])


def _write_table(target: Any, table: MemoryTable, sheet: MemorySheet) -> None:
    area = table.area
    places = range(area.first_column, area.last_column + 1)
    headings = [{"header": str(sheet.cells[area.first_row, place].value)} for place in places]
    assert table.headings, "tables without headings are not written"
    corners = (area.first_row - 1, area.first_column - 1, area.last_row - 1, area.last_column - 1)
    target.add_table(*corners, {"name": table.name, "columns": headings, "total_row": table.totals})


def _write_cell(target: Any, row: int, column: int, cell: Cell, form: Any) -> None:
    value = ERRORS.get(cell.value, cell.value) if type(cell.value) is int else cell.value
    if cell.formula is not None or type(cell.value) is int:
        target.write_formula(row, column, cell.formula or f"={value}", form, "" if value is None else value)
    elif isinstance(value, str):
        target.write_string(row, column, value, form)
    elif value is None:
        target.write_blank(row, column, None, form)
    else:
        target.write(row, column, value, form)
