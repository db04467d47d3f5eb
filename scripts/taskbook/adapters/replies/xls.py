"""Reads .xls files (Excel 97-2003) with xlrd: plain Python, so that a harmful file can at worst be slow, and a bounded
file cannot be that. The file's size, the sheets, rows and columns are bounded; whatever xlrd stumbles over is one
sentence. Which cells hold formulas is read from the records themselves, since xlrd gives shown values only.

Source: [MS-XLS] 2.4.127 (Formula), 2.4.168 (MergeCells).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from taskbook.adapters.replies.xls_drawn import old_drawn_texts, old_page_edges
from taskbook.adapters.replies.xls_records import records, stream_of, worksheets
from taskbook.core.cell_address import address
from taskbook.core.replies.raw_file import Cell, RawSheet
from taskbook.errors import WorkbookUnreadableError
from taskbook.ports import CellError, Value
from taskbook.texts import returned_files as file_texts

MAX_OLD_BYTES: Final = 8_000_000
_MEGABYTE: Final = 1_000_000
_FORMULA, _MERGED = 0x06, 0xE5


def read_old(raw: bytes, max_rows: int, max_columns: int, max_sheets: int) -> list[RawSheet]:
    """Return the sheets of an .xls file. WorkbookUnreadableError when it is damaged, locked or too large."""
    if len(raw) > MAX_OLD_BYTES:
        raise WorkbookUnreadableError(file_texts.file_too_large(MAX_OLD_BYTES // _MEGABYTE))
    try:
        sheets = _sheets(raw, max_rows, max_columns, max_sheets)
    except Exception as error:
        raise WorkbookUnreadableError(file_texts.OLD_FILE_DAMAGED) from error
    if isinstance(sheets, str):
        raise WorkbookUnreadableError(file_texts.sheet_too_long(sheets, max_rows))
    return sheets


def _sheets(raw: bytes, max_rows: int, max_columns: int, max_sheets: int) -> list[RawSheet] | str:
    """The sheets, or the name of one that is too long."""
    import xlrd  # only where such a file comes

    book = xlrd.open_workbook(file_contents=raw, on_demand=True, ragged_rows=True, logfile=io.StringIO())
    known = _known(raw)
    sheets = []
    for place in range(min(book.nsheets, max_sheets)):
        sheet = book.sheet_by_index(place)
        if sheet.nrows > max_rows:
            return str(sheet.name)
        facts = known[place] if place < len(known) else _Known()
        rows = _rows(book, sheet, max_columns, facts.formulas)
        notes = tuple(_notes(sheet))
        sheets.append(RawSheet(sheet.name, rows, facts.merges, notes, facts.drawn, facts.page_edges))
        book.unload_sheet(place)
    return sheets


def _rows(book: Any, sheet: Any, max_columns: int, formulas: frozenset[tuple[int, int]]) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for number in range(sheet.nrows):
        cells: dict[int, Cell] = {}
        for place, cell in enumerate(sheet.row(number)[:max_columns]):
            value = _value(book, cell)
            formula = (number, place) in formulas
            if value is not None or formula:
                cells[place + 1] = value, formula
        if cells:
            rows[number + 1] = cells
    return rows


def _value(book: Any, cell: Any) -> Value:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value) or None
        case xlrd.XL_CELL_NUMBER:
            return float(cell.value)
        case xlrd.XL_CELL_DATE:
            return _day(book, cell.value)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return CellError(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return None


def _day(book: Any, number: float) -> Value:
    import xlrd

    try:
        moment: datetime = xlrd.xldate_as_datetime(number, book.datemode)
    except (ValueError, OverflowError):
        return number
    if number < 1:
        return number
    return moment if moment.time() != datetime.min.time() else date(moment.year, moment.month, moment.day)


def _notes(sheet: Any) -> Iterator[tuple[str, str]]:
    for (row, column), note in sorted(sheet.cell_note_map.items()):
        if note.text and note.text.strip():
            yield address(row + 1, column + 1), note.text.strip()


def saved_old(raw: bytes) -> datetime | None:
    """Return when a program saved an .xls file last, as the file says; None when it does not."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as document:
            moment = document.get_metadata().last_saved_time
    except Exception:  # noqa: BLE001 - whatever is wrong with its properties, the file itself is read
        return None
    return moment if isinstance(moment, datetime) else None


@dataclass(frozen=True, slots=True)
class _Known:
    """What a worksheet's records say: rows and columns (0-based) of formulas, merged areas (1-based), other words."""

    formulas: frozenset[tuple[int, int]] = frozenset()
    merges: tuple[tuple[int, int, int, int], ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()
    page_edges: tuple[str, ...] = ()


def _known(raw: bytes) -> list[_Known]:
    """What is known of each worksheet, in the order of the tabs."""
    stream = stream_of(raw)
    return [
        _Known(
            frozenset(_formula_cells(stream, start)),
            tuple(_merges(stream, start)),
            old_drawn_texts(stream, start),
            old_page_edges(stream, start),
        )
        for start in worksheets(stream)
    ]


def _merges(stream: bytes, start: int) -> Iterator[tuple[int, int, int, int]]:
    for kind, at, size in records(stream, start):
        for place in range(at + 2, at + size - 7, 8) if kind == _MERGED else ():
            first_row, last_row, first_column, last_column = struct.unpack_from("<HHHH", stream, place)
            yield first_row + 1, first_column + 1, last_row + 1, last_column + 1


def _formula_cells(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    for kind, at, size in records(stream, start):
        if kind == _FORMULA and size >= 4:
            yield struct.unpack_from("<HH", stream, at)
