"""Excel files (.xlsx, .xlsm) as grids: what each sheet shows, merged areas, hidden rows and columns.

The zip is bounded and checked first (`adapters.xlsx.package`); values come from openpyxl, the only module that needs
it. A formula without a value is worked out where it only counts rows; no other formula is run.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from taskbook.adapters.appendix.formulas import work_out
from taskbook.adapters.appendix.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEET_BYTES, MAX_SHEETS, MEGABYTE
from taskbook.adapters.appendix.sheet_bounds import cells_of
from taskbook.adapters.appendix.sheet_grid import sheet_table
from taskbook.adapters.appendix.shown_values import shown
from taskbook.adapters.xlsx.package import open_package
from taskbook.core.appendix.grid import Notice, Source, Table
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages

_VISIBLE: Final = "visible"


def read_xlsx(path: Path) -> Source:
    """Read an Excel file. AppendixUnreadableError or WorkbookUnreadableError when it cannot be."""
    package = open_package(path)
    sheets: list[str] = []
    for info in package.infos():  # bounded and free of entities, each looked at before openpyxl sees it
        if info.filename.endswith(".xml") and info.file_size > MAX_SHEET_BYTES:
            raise AppendixUnreadableError(messages.too_large(path.name, MAX_SHEET_BYTES // MEGABYTE))
        if not info.is_dir():
            package.peek(info.filename)
        if "worksheets/" in info.filename.lower() and info.filename.endswith(".xml"):
            sheets.append(info.filename)
    if cells_of(map(package.peek, sheets), MAX_CELLS) > MAX_CELLS:
        raise AppendixUnreadableError(messages.too_many_cells(path.name))
    formulas = _load(path)
    _refuse_long_sheets(path.name, formulas)
    values = _load(path, data_only=True) if _has_formulas(formulas) else formulas
    notices: set[Notice] = set()
    tables = tuple(_tables(formulas, values, notices))
    return Source(path.name, tables, tuple(notice for notice in Notice if notice in notices))


def _load(path: Path, data_only: bool = False) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out is nothing we read
            return load_workbook(path, rich_text=False, data_only=data_only)
    except Exception as error:
        raise AppendixUnreadableError(messages.damaged(path.name)) from error


def _refuse_long_sheets(label: str, book: Any) -> None:
    if any(sheet.sheet_state == _VISIBLE and sheet.max_row > MAX_ROWS for sheet in book.worksheets[:MAX_SHEETS]):
        raise AppendixUnreadableError(messages.too_many_rows(label, MAX_ROWS))


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """The rows of a sheet as far as its columns are read: going through them makes the cells that are not there."""
    cells: Iterator[Sequence[Any]] = sheet.iter_rows(max_col=min(sheet.max_column, MAX_COLUMNS))
    return cells


def _has_formulas(book: Any) -> bool:
    shown = [sheet for sheet in book.worksheets[:MAX_SHEETS] if sheet.sheet_state == _VISIBLE]
    return any(cell.data_type == "f" for sheet in shown for row in _rows(sheet) for cell in row)


def _tables(formulas: Any, values: Any, notices: set[Notice]) -> Iterator[Table]:
    number = 0
    for sheet in formulas.worksheets[:MAX_SHEETS]:
        if sheet.sheet_state != _VISIBLE:
            notices.add(Notice.HIDDEN_SHEETS)
            continue
        number += 1
        table = _table(number, sheet, values[sheet.title], notices)
        if table is not None:
            yield table


def _table(number: int, sheet: Any, values: Any, notices: set[Notice]) -> Table | None:
    texts: dict[tuple[int, int], str] = {}
    numbers: dict[tuple[int, int], float] = {}
    for row in _rows(sheet):
        for cell in row:
            notices |= {Notice.COMMENTS} if cell.comment else set()
            if cell.value is None:
                continue
            value = cell.value
            if cell.data_type == "f":
                value = values.cell(cell.row, cell.column).value
                if value is None:
                    value = work_out(str(cell.value), cell.row, numbers)
                    notices |= {Notice.UNCOUNTED_FORMULAS} if value is None else set()
            if isinstance(value, int | float) and not isinstance(value, bool):
                numbers[cell.row, cell.column] = value
            texts[cell.row, cell.column] = shown(value, cell.number_format)
    hidden_rows = frozenset(at for at, line in sheet.row_dimensions.items() if line.hidden)
    hidden_columns = frozenset(_hidden_columns(sheet))
    merges = [(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
    table = sheet_table(number, sheet.title, texts, merges, hidden_rows, hidden_columns)
    if table is not None:
        notices |= {Notice.HIDDEN_ROWS} if any(row.hidden for row in table.rows) else set()
        notices |= {Notice.HIDDEN_COLUMNS} if table.hidden_columns & set(range(table.width)) else set()
    return table


def _hidden_columns(sheet: Any) -> Iterator[int]:
    """One entry of a sheet's columns can stand for several that lie side by side."""
    for line in sheet.column_dimensions.values():
        if line.hidden:
            yield from range(line.min or 0, min(line.max or 0, MAX_COLUMNS) + 1)
