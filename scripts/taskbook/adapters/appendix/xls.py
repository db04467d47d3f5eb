"""Older Excel files (.xls) as grids, read by xlrd: plain Python, so that a harmful file can at worst be slow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from taskbook.adapters.appendix.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, MEGABYTE
from taskbook.adapters.appendix.sheet_grid import sheet_table
from taskbook.adapters.appendix.shown_values import shown
from taskbook.core.appendix.grid import Notice, Source, Table
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages

MAX_OLD_BYTES: Final = 8_000_000
_LOCKED: Final = "encrypt"


def read_xls(path: Path, raw: bytes) -> Source:
    """Read the bytes of an .xls file. AppendixUnreadableError when it is damaged, locked or too large."""
    import xlrd

    if len(raw) > MAX_OLD_BYTES:
        raise AppendixUnreadableError(messages.too_large(path.name, MAX_OLD_BYTES // MEGABYTE))
    try:
        book = xlrd.open_workbook(file_contents=raw, formatting_info=True, logfile=io.StringIO())
        notices: set[Notice] = set()
        tables = tuple(_tables(path.name, book, notices))
    except AppendixUnreadableError:
        raise
    except Exception as error:
        locked = _LOCKED in str(error).lower()
        message = messages.has_password(path.name) if locked else messages.damaged(path.name)
        raise AppendixUnreadableError(message) from error
    return Source(path.name, tables, tuple(notice for notice in Notice if notice in notices))


def _tables(label: str, book: Any, notices: set[Notice]) -> Iterator[Table]:
    number = 0
    for sheet in book.sheets()[:MAX_SHEETS]:
        if sheet.visibility:
            notices.add(Notice.HIDDEN_SHEETS)
            continue
        if sheet.nrows > MAX_ROWS:
            raise AppendixUnreadableError(messages.too_many_rows(label, MAX_ROWS))
        number += 1
        table = _table(number, book, sheet)
        if table is not None:
            notices |= {Notice.HIDDEN_ROWS} if any(row.hidden for row in table.rows) else set()
            notices |= {Notice.HIDDEN_COLUMNS} if table.hidden_columns & set(range(table.width)) else set()
            yield table


def _table(number: int, book: Any, sheet: Any) -> Table | None:
    texts = {
        (row + 1, column + 1): text
        for row in range(sheet.nrows)
        for column in range(min(sheet.row_len(row), MAX_COLUMNS))
        if (text := _shown(book, sheet.cell(row, column)))
    }
    merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    hidden_rows = frozenset(row + 1 for row, line in sheet.rowinfo_map.items() if line.hidden)
    hidden_columns = frozenset(column + 1 for column, line in sheet.colinfo_map.items() if line.hidden)
    return sheet_table(number, sheet.name, texts, merges, hidden_rows, hidden_columns)


def _shown(book: Any, cell: Any) -> str:
    import xlrd

    shape = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case xlrd.XL_CELL_NUMBER:
            return shown(float(cell.value), shape)
        case xlrd.XL_CELL_DATE:
            try:
                return shown(xlrd.xldate_as_datetime(cell.value, book.datemode), shape)
            except (ValueError, OverflowError):
                return shown(float(cell.value), "General")
        case xlrd.XL_CELL_BOOLEAN:
            return shown(bool(cell.value), shape)
    return ""
