"""A strict Excel in memory, behind xlwings' own Windows engine. What is written is taken as if it were typed.

Numbers are floats, "007" becomes 7 unless the cell's format is text, "30/6/2026" a day, "=…" a formula, "- xong" and
"@xong" errors; "" empties a cell; a day in a plain cell brings a format, one in a text cell becomes text. Cells with a
date format give datetimes, with a currency format rounded Decimals, errors their numbers. Rows hidden by a filter are
left out by a write, so that values land in the wrong rows. Protected cells refuse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import astuple, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.worksheet.worksheet import Worksheet as OpenpyxlSheet

from taskbook.adapters.cells.area import Area, parse_area
from taskbook.adapters.cells.number_formats import is_date_format
from taskbook.adapters.excel import objects
from taskbook.errors import WorkbookUnsafeToWriteError
from tests.live.excel_com import Application
from tests.live.pywin32 import windows_engine
from tests.live.stores import HIDDEN, VERY_HIDDEN, VISIBLE, Rows
from tests.live.strict_file import can_be_written_over, write_copy, write_over
from tests.live.typed import EPOCH, ERROR_NUMBERS, GENERAL, LINK, Cell, taken

STATES = {"visible": VISIBLE, "hidden": HIDDEN, "veryHidden": VERY_HIDDEN}


@dataclass
class MemoryFilter:
    area: Area
    criteria: dict[int, tuple[Any, Any, Any]] = field(default_factory=dict)


@dataclass
class MemoryTable:
    name: str
    area: Area
    headings: bool = True
    totals: bool = False
    filter: MemoryFilter | None = None


@dataclass
class MemorySheet:
    name: str
    visible: int = VISIBLE
    protected: bool = False
    filter: MemoryFilter | None = None
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    listed: list[MemoryTable] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    column_formats: dict[int, str] = field(default_factory=dict)
    fitted: list[Area] = field(default_factory=list)

    def tables(self) -> list[MemoryTable]:
        return self.listed

    def merged(self) -> list[Area]:
        return self.merges

    def fit_rows(self, area: Area) -> None:
        self.fitted.append(area)

    def has_array(self, area: Area) -> bool:
        return False

    def used(self) -> Area:
        rows = [row for (row, _), cell in self.cells.items() if cell.value is not None or cell.format != GENERAL]
        columns = [
            column for (_, column), cell in self.cells.items() if cell.value is not None or cell.format != GENERAL
        ]
        return Area(min(rows, default=1), min(columns, default=1), max(rows, default=1), max(columns, default=1))

    def read(self, area: Area, dates: bool = True) -> Rows:
        return [[self._given(self._cell(row, column), dates) for column in _columns(area)] for row in _rows(area)]

    def formulas(self, area: Area) -> list[list[str]]:
        return [[_formula_text(self._cell(row, column)) for column in _columns(area)] for row in _rows(area)]

    def count_formulas(self, area: Area) -> int:
        return sum(self._cell(row, column).formula is not None for row in _rows(area) for column in _columns(area))

    def formats(self, area: Area) -> list[list[str]]:
        return [[self._cell(row, column).format for column in _columns(area)] for row in _rows(area)]

    def set_format(self, areas: Sequence[Area], number_format: str) -> None:
        for area in areas:
            for row in _rows(area):
                for column in _columns(area):
                    self._own(row, column).format = number_format

    def write(self, area: Area, rows: Rows) -> None:
        """What cannot be taken leaves all cells as they were; a filter lets only visible rows be written."""
        visible = [row for row in _rows(area) if not self._is_filtered_out(row)]
        cells = [
            (row, column, taken(value, self._cell(row, column).format))
            for row, values in zip(visible, rows, strict=False)
            for column, value in zip(_columns(area), values, strict=True)
        ]
        for row, column, cell in cells:
            self.cells[row, column] = cell

    def _cell(self, row: int, column: int) -> Cell:
        known = self.cells.get((row, column))
        return known if known is not None else Cell(format=self.column_formats.get(column, GENERAL))

    def _own(self, row: int, column: int) -> Cell:
        return self.cells.setdefault((row, column), self._cell(row, column))

    @staticmethod
    def _given(cell: Cell, dates: bool) -> Any:
        value = cell.value
        if isinstance(value, float) and dates:
            if is_date_format(cell.format):
                return EPOCH + dt.timedelta(days=value)
            if "₫" in cell.format or "$" in cell.format:
                return Decimal(str(round(value, 4)))
        return value

    def _is_filtered_out(self, row: int) -> bool:
        filters = [self.filter, *(table.filter for table in self.listed)]
        return any(self._hides(one, row) for one in filters if one is not None)

    def _hides(self, one: MemoryFilter, row: int) -> bool:
        if not one.area.first_row < row <= one.area.last_row:
            return False
        return not all(
            _passes(self._cell(row, one.area.first_column + number - 1).value, *asked)
            for number, asked in one.criteria.items()
        )

    # what a person does

    def type(self, row: int, column: int, value: Any) -> None:
        self.cells[row, column] = taken(value, self._cell(row, column).format)

    def insert_row(self, before: int) -> None:
        """Put a row in: cells and tables below move down, tables that reach there grow."""
        self.cells = {(row + (row >= before), column): cell for (row, column), cell in self.cells.items()}
        for table in self.listed:
            area = table.area
            if before <= area.last_row + 1:
                first = area.first_row + (before <= area.first_row)
                table.area = Area(first, area.first_column, area.last_row + 1, area.last_column)

    def swap_rows(self, one: int, other: int) -> None:
        """What sorting does to two rows."""
        moved = {one: other, other: one}
        self.cells = {(moved.get(row, row), column): cell for (row, column), cell in self.cells.items()}


Content = list[tuple[str, int, dict[tuple[int, int], tuple[Any, ...]]]]
_BLANK = astuple(Cell())


class MemoryBook:
    """A workbook in memory."""

    def __init__(self, name: str, folder: str, sheets: list[MemorySheet]) -> None:
        self.name, self.folder = name, folder
        self.read_only = self.structure_locked = False
        self._sheets = sheets
        self._active = next(sheet for sheet in sheets if sheet.visible == VISIBLE)
        self._in_file = self._content()
        self.source: bytes | None = None

    @property
    def saved(self) -> bool:
        return self._in_file == self._content()

    def save_copy(self, path: Path) -> None:
        """The file with what has changed since; parts that this Excel does not know stay only where sheets do, too."""
        now = self._content()
        if self.source is not None and [sheet[:2] for sheet in now] == [sheet[:2] for sheet in self._in_file]:
            changed = self._changed(now)
            if all(map(can_be_written_over, changed.values())):
                with suppress(WorkbookUnsafeToWriteError):  # a table's heading was typed over
                    write_over(self.source, {place: cell for place, (cell, _) in changed.items()}, path)
                    return
        write_copy(self, path)

    def _changed(self, now: Content) -> dict[tuple[str, int, int], tuple[Cell, str]]:
        """Cells that are not as in the file, and their number formats there."""
        return {
            (name, *place): (Cell(*cells.get(place, _BLANK)), before.get(place, _BLANK)[2])
            for (name, _, cells), (_, _, before) in zip(now, self._in_file, strict=True)
            for place in cells.keys() | before.keys()
            if cells.get(place, _BLANK) != before.get(place, _BLANK)
        }

    def save(self) -> None:
        """A person presses Ctrl+S."""
        path = Path(self.folder) / self.name
        self.save_copy(path)
        self.source, self._in_file = path.read_bytes(), self._content()

    def _content(self) -> Content:
        return [
            (sheet.name, sheet.visible, {place: astuple(cell) for place, cell in sheet.cells.items()})
            for sheet in self._sheets
        ]

    def sheets(self) -> list[MemorySheet]:
        return self._sheets

    def sheet(self, name: str) -> MemorySheet:
        return next(sheet for sheet in self._sheets if sheet.name == name)

    def copy(self, sheet: MemorySheet, place: int) -> MemorySheet:
        copy = deepcopy(sheet)
        copy.name = f"{sheet.name[:27]} (2)"
        for number, table in enumerate(copy.listed):
            table.name = f"{table.name}_{number}"
        self._sheets.insert(place, copy)
        return copy

    def delete(self, sheet: MemorySheet) -> None:
        self._sheets.remove(sheet)
        if self._active is sheet:
            self._active = next(sheet for sheet in self._sheets if sheet.visible == VISIBLE)

    def active(self) -> MemorySheet:
        return self._active

    def activate(self, sheet: MemorySheet) -> None:
        self._active = sheet

    def show_status(self, text: str | None) -> None:
        """Nobody looks."""

    def redraw(self, on: bool) -> None:
        """Nobody looks."""


def open_strict(path: Path, hwnd: int = 1001) -> tuple[xw.Book, MemoryBook, Application]:
    """Open a workbook file in a new strict Excel: the book as an action gets it, its cells, and the Excel."""
    engine = windows_engine()
    objects.tame_xlwings()
    store = load(path)
    excel = Application(hwnd)
    excel.open(store)
    app = xw.App(impl=engine.App(xl=engine.COMRetryObjectWrapper(excel)))
    return app.books[store.name], store, excel


def start_strict(*paths: Path, hwnd: int = 1001) -> tuple[xw.App, Application]:
    """A new strict Excel in which these workbook files have been opened, as an action gets it, and as it is."""
    engine = windows_engine()
    objects.tame_xlwings()
    excel = Application(hwnd, load)
    for path in paths:
        excel.opened(path, asks=True)
    return xw.App(impl=engine.App(xl=engine.COMRetryObjectWrapper(excel))), excel


def load(path: Path) -> MemoryBook:
    """Cells, formats, tables and filters of a workbook file."""
    book = openpyxl.load_workbook(path, rich_text=False)
    values = openpyxl.load_workbook(path, data_only=True)
    loaded = MemoryBook(
        path.name, str(path.parent), [_load_sheet(sheet, values[sheet.title]) for sheet in book.worksheets]
    )
    loaded.source = path.read_bytes()
    return loaded


def _load_sheet(sheet: OpenpyxlSheet, values: OpenpyxlSheet) -> MemorySheet:
    loaded = MemorySheet(sheet.title, STATES[sheet.sheet_state], bool(sheet.protection.sheet))
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None or cell.has_style:
                loaded.cells[cell.row, cell.column] = _load_cell(cell, values.cell(cell.row, cell.column).value)
    for letters, dimension in sheet.column_dimensions.items():
        if dimension.has_style:
            first = dimension.min or openpyxl.utils.column_index_from_string(letters)
            for column in range(first, (dimension.max or first) + 1):
                loaded.column_formats[column] = dimension.number_format
    for table in sheet.tables.values():
        area = _must(table.ref)
        own = MemoryFilter(area) if table.autoFilter is not None else None
        loaded.listed.append(
            MemoryTable(table.displayName, area, table.headerRowCount != 0, bool(table.totalsRowCount), own)
        )
    if sheet.auto_filter.ref:
        loaded.filter = MemoryFilter(_must(sheet.auto_filter.ref))
    loaded.merges = [_must(str(area)) for area in sheet.merged_cells.ranges]
    return loaded


def _load_cell(cell: Any, computed: Any) -> Cell:
    if cell.data_type == "f":
        text = getattr(cell.value, "text", cell.value)
        shown = LINK.fullmatch(text)
        return Cell(_plain(shown[1].replace('""', '"') if shown else computed), text, cell.number_format)
    if cell.data_type == "e":
        return Cell(ERROR_NUMBERS[cell.value], None, cell.number_format)
    return Cell(_plain(cell.value), None, cell.number_format)


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value or None if isinstance(value, str) else value
    if isinstance(value, dt.date):
        moment = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
        return (moment - EPOCH) / dt.timedelta(days=1)
    return float(value)


def _must(ref: str) -> Area:
    area = parse_area(ref)
    assert area is not None
    return area


def _formula_text(cell: Cell) -> str:
    if cell.formula is not None:
        return cell.formula
    if cell.value is None:
        return ""
    return f"{cell.value:g}" if isinstance(cell.value, float) else str(cell.value)


def _passes(value: Any, criteria1: Any, operator: Any, criteria2: Any) -> bool:
    shown = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(criteria1, (list, tuple)):
        return shown in [text.removeprefix("=") for text in criteria1]
    if not isinstance(criteria1, str):
        return False
    if criteria1.startswith("<>"):
        return shown != criteria1[2:]
    if criteria1.startswith((">", "<")):
        return isinstance(value, float)
    return shown == criteria1.removeprefix("=")


def _rows(area: Area) -> range:
    return range(area.first_row, area.last_row + 1)


def _columns(area: Area) -> range:
    return range(area.first_column, area.last_column + 1)
