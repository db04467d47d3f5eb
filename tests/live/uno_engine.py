"""A running LibreOffice behind xlwings' own Windows engine: the cells of `excel_com` stand in an open document.

What LibreOffice has otherwise is brought to Excel's terms: a truth value is a number with a Boolean format, a formula's
arguments are parted by semicolons. Filters and merged cells are not brought over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlwings as xw

from taskbook.adapters import windows
from taskbook.adapters.windows import ERROR_NAMES
from taskbook.adapters.xlsx.area import Area
from tests.live.excel_com import HIDDEN, VISIBLE, Application, FilterStore, Rows
from tests.live.office import load_uno
from tests.live.pywin32 import windows_engine

EPOCH = dt.datetime(1899, 12, 30)
# com.sun.star.util.NumberFormat and com.sun.star.sheet.FormulaResult
DEFINED, DATE, TIME, CURRENCY, TEXT, LOGICAL, ERROR_RESULT = 1, 2, 4, 8, 256, 1024, 4
ERROR_NUMBERS = {name: number - 2146828288 for number, name in ERROR_NAMES.items()}
# LibreOffice's own numbers of errors
ERRORS = {32767: "#N/A", 532: "#DIV/0!", 502: "#VALUE!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 503: "#NUM!"}
DAY_CELLS, FORMULA_CELLS = 2, 16  # com.sun.star.sheet.CellFlags
GENERAL, BOOLEAN, US_DAY = "General", "BOOLEAN", "M/D/YYYY"


@dataclass(frozen=True)
class UnoTable:
    """A table: a database range."""

    name: str
    area: Area
    headings: bool
    totals: bool
    filter: FilterStore | None = None


class UnoBook:
    """An open document as a store of sheets. Not `exact`: currency and truth values are read as numbers, but fast."""

    def __init__(self, document: Any, name: str, exact: bool = True) -> None:
        load_uno()
        self.exact = exact
        self._all = document.Sheets
        self._indicator: Any = None
        self._sheets: list[UnoSheet] = []
        self._tables: dict[int, list[tuple[Any, str, bool, bool]]] | None = None
        from com.sun.star.lang import Locale

        self.document, self.name = document, name
        self.folder = ""
        self.english = Locale("en", "US", "")
        self._kinds: dict[int, tuple[int, str]] = {}

    @property
    def read_only(self) -> bool:
        return bool(self.document.isReadonly())

    @property
    def structure_locked(self) -> bool:
        return bool(self.document.isProtected())

    def sheets(self) -> Sequence[UnoSheet]:
        """Every question over the pipe costs a millisecond or more: what does not change by itself is kept."""
        if len(self._sheets) != self._all.Count:
            natives = (self._all.getByIndex(place) for place in range(self._all.Count))
            self._sheets = [UnoSheet(self, native) for native in natives]
        return self._sheets

    def copy(self, sheet: UnoSheet, place: int) -> UnoSheet:
        name = f"{sheet.name[:27]} (2)"
        self._all.copyByName(sheet.name, name, place)
        copy = UnoSheet(self, self._all.getByName(name))
        self._sheets.insert(place, copy)
        return copy

    def delete(self, sheet: UnoSheet) -> None:
        self._all.removeByName(sheet.name)
        self._sheets = []

    def _named(self, name: str) -> UnoSheet:
        return next(sheet for sheet in self.sheets() if sheet.name == name)

    def active(self) -> UnoSheet:
        return self._named(self.document.CurrentController.ActiveSheet.Name)

    def activate(self, sheet: UnoSheet) -> None:
        self.document.CurrentController.setActiveSheet(sheet.native)

    def show_status(self, text: str | None) -> None:
        if self._indicator is None:
            self._indicator = self.document.CurrentController.Frame.createStatusIndicator()
        if text is None:
            self._indicator.end()
        else:
            self._indicator.start(text, 100)

    def redraw(self, on: bool) -> None:
        if on:
            self.document.unlockControllers()
        else:
            self.document.lockControllers()

    def tables(self, place: int) -> list[tuple[Any, str, bool, bool]]:
        """Database ranges on the sheet of this place: the range, its name, whether it has headings and totals."""
        if self._tables is None:
            self._tables = {}
            ranges = self.document.DatabaseRanges
            for name in ranges.ElementNames:
                one = ranges.getByName(name)
                known = (one, name, bool(one.ContainsHeader), bool(one.TotalsRow))
                self._tables.setdefault(one.DataArea.Sheet, []).append(known)
        return self._tables.get(place, [])

    def key(self, number_format: str) -> int:
        """LibreOffice's number of a format."""
        formats = self.document.NumberFormats
        known: int = formats.queryKey(number_format, self.english, False)
        return known if known >= 0 else int(formats.addNew(number_format, self.english))

    def kind(self, key: int) -> tuple[int, str]:
        """Kind and text of the format of this number."""
        if key not in self._kinds:
            found = self.document.NumberFormats.getByKey(key)
            text = GENERAL if found.FormatString in ("General", "Standard") else found.FormatString
            self._kinds[key] = (found.Type & ~DEFINED, text)
        return self._kinds[key]


class UnoSheet:
    """A sheet of the document."""

    filter: FilterStore | None = None

    def __init__(self, book: UnoBook, native: Any) -> None:
        self._book, self.native = book, native
        self._ranges: dict[Area, Any] = {}
        self._name = str(native.Name)

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        self.native.Name = self._name = name

    @property
    def visible(self) -> int:
        return VISIBLE if self.native.IsVisible else HIDDEN

    @visible.setter
    def visible(self, state: int) -> None:
        self.native.IsVisible = state == VISIBLE

    @property
    def protected(self) -> bool:
        return bool(self.native.isProtected())

    def read(self, area: Area, dates: bool = True) -> Rows:
        cells = self._cells(area)
        data = cells.getDataArray()
        rows: Rows = [[None if cell == "" else cell for cell in row] for row in data]
        for place, kind in self._special(cells, area, dates):
            for row, column in _within(place, area):
                rows[row][column] = _given(rows[row][column], kind, dates)
        if any(cell is None for row in data for cell in row):  # an error; a blank is an empty text
            for row, column, number in self._errors(cells, area):
                rows[row][column] = number
        return rows

    def write(self, area: Area, rows: Rows) -> None:
        """Excel's rules for what is written, as far as LibreOffice has other ones."""
        cells = self._cells(area)
        kinds = {
            (area.first_row + row, area.first_column + column): (kind, text)
            for place, kind, text in self._formats(cells, area)
            for row, column in _within(place, area)
        }
        new_formats: dict[Area, str] = {}
        texts = []
        for row, values in enumerate(rows, area.first_row):
            of_row = []
            for column, value in enumerate(values, area.first_column):
                kind, text = kinds[row, column]
                of_row.append(_typed(value, kind))
                wanted = _brought_format(value, kind, text)
                if wanted is not None:
                    new_formats[Area(row, column, row, column)] = wanted
            texts.append(tuple(of_row))
        for number_format in set(new_formats.values()):
            self.set_format([place for place, wanted in new_formats.items() if wanted == number_format], number_format)
        cells.setFormulaArray(tuple(texts))

    def formulas(self, area: Area) -> list[list[str]]:
        return [[_excel_formula(text) for text in row] for row in self._cells(area).getFormulaArray()]

    def count_formulas(self, area: Area) -> int:
        found = self._cells(area).queryContentCells(FORMULA_CELLS).RangeAddresses
        return sum(1 for address in found for _ in _within(_area(address), area))

    def formats(self, area: Area) -> list[list[str]]:
        found = [[""] * (area.last_column - area.first_column + 1) for _ in range(area.last_row - area.first_row + 1)]
        for place, _, text in self._formats(self._cells(area), area):
            for row, column in _within(place, area):
                found[row][column] = text
        return found

    def set_format(self, areas: Sequence[Area], number_format: str) -> None:
        load_uno()
        from com.sun.star.table import CellRangeAddress

        place = self._book.sheets().index(self)
        cells = self._book.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        corners = (
            (area.first_column - 1, area.first_row - 1, area.last_column - 1, area.last_row - 1) for area in areas
        )
        cells.addRangeAddresses(tuple(CellRangeAddress(place, *corner) for corner in corners), False)
        cells.NumberFormat = self._book.key(number_format)

    def has_array(self, area: Area) -> bool:
        return bool(self._cells(area).ArrayFormula)

    def used(self) -> Area:
        cursor = self.native.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return _area(cursor.RangeAddress)

    def tables(self) -> Sequence[UnoTable]:
        known = self._book.tables(self._book.sheets().index(self))
        return [UnoTable(name, _area(one.DataArea), headings, totals) for one, name, headings, totals in known]

    def merged(self) -> Sequence[Area]:
        return []

    def fit_rows(self, area: Area) -> None:
        self._cells(area).Rows.OptimalHeight = True

    def _special(self, cells: Any, area: Area, dates: bool) -> Iterator[tuple[Area, int]]:
        """Pieces that hold days and, when the book is read exactly, currency and truth values."""
        if self._book.exact:
            kinds = DATE | TIME | CURRENCY | LOGICAL
            yield from ((place, kind) for place, kind, _ in self._formats(cells, area) if kind & kinds)
        elif dates:
            for address in cells.queryContentCells(DAY_CELLS).RangeAddresses:
                yield _area(address), DATE

    def _cells(self, area: Area) -> Any:
        """The range of an area. To make one costs many questions, to see that it did not move only one."""
        known = self._ranges.get(area)
        if known is None or _area(known.RangeAddress) != area:
            known = self._ranges[area] = self._made(area)
        return known

    def _made(self, area: Area) -> Any:
        return self.native.getCellRangeByPosition(
            area.first_column - 1, area.first_row - 1, area.last_column - 1, area.last_row - 1
        )

    def _formats(self, cells: Any, area: Area) -> Iterator[tuple[Area, int, str]]:
        """The area cut into pieces of one format each, with its kind and text: whole columns where they are alike."""
        if cells.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
            yield area, *self._book.kind(cells.NumberFormat)
        elif area.first_column < area.last_column:
            for column in range(area.first_column, area.last_column + 1):
                part = Area(area.first_row, column, area.last_row, column)
                yield from self._formats(self._cells(part), part)
        else:
            yield from self._pieces(cells)

    def _pieces(self, cells: Any) -> Iterator[tuple[Area, int, str]]:
        pieces = cells.getUniqueCellFormatRanges()
        for number in range(pieces.Count):
            same = pieces.getByIndex(number)
            kind, text = self._book.kind(same.getByIndex(0).NumberFormat)
            for address in same.RangeAddresses:
                yield _area(address), kind, text

    def _errors(self, cells: Any, area: Area) -> Iterator[tuple[int, int, int]]:
        for address in cells.queryFormulaCells(ERROR_RESULT).RangeAddresses:
            place = _area(address)
            for row, column in _within(place, area):
                cell = self.native.getCellByPosition(area.first_column - 1 + column, area.first_row - 1 + row)
                yield row, column, ERROR_NUMBERS[ERRORS.get(cell.getError(), "#VALUE!")]


def book_in_office(document: Any, name: str, exact: bool = True) -> tuple[xw.Book, UnoBook, Application]:
    """An open document as an action gets it, its store, and the Excel that stands in for LibreOffice."""
    engine = windows_engine()
    windows.tame_xlwings()
    store = UnoBook(document, name, exact)
    excel = Application()
    excel.open(store)
    app = xw.App(impl=engine.App(xl=engine.COMRetryObjectWrapper(excel)))
    return app.books[name], store, excel


def _given(value: Any, kind: int, dates: bool) -> Any:
    if not isinstance(value, float):
        return value
    if kind & LOGICAL:
        return bool(value)
    if kind & (DATE | TIME) and dates:
        return EPOCH + dt.timedelta(days=round(value, 9))
    return Decimal(str(round(value, 4))) if kind & CURRENCY and dates else value


def _typed(value: Any, kind: int) -> str:
    """What to type into a cell of this kind of format."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, dt.datetime):
        return repr((value.replace(tzinfo=None) - EPOCH) / dt.timedelta(days=1))
    if isinstance(value, str):
        if kind & TEXT:
            return "'" + value
        return _own_formula(value) if value.startswith("=") else value
    return f"'{value:g}" if kind & TEXT else repr(float(value))


def _brought_format(value: Any, kind: int, text: str) -> str | None:
    """The format that a value brings along."""
    if isinstance(value, bool):
        return None if kind & LOGICAL else BOOLEAN
    if isinstance(value, dt.datetime) and text == GENERAL:
        return US_DAY
    return GENERAL if kind & LOGICAL else None


def _own_formula(text: str) -> str:
    return "".join(_swapped(text, ",", ";"))


def _excel_formula(text: str) -> str:
    if text.startswith("'"):
        return text[1:]
    return "".join(_swapped(text, ";", ",")) if text.startswith("=") else text


def _swapped(text: str, old: str, new: str) -> Iterator[str]:
    """The text with one letter for another, but within quotes."""
    quoted = False
    for letter in text:
        quoted ^= letter == '"'
        yield new if letter == old and not quoted else letter


def _area(address: Any) -> Area:
    return Area(address.StartRow + 1, address.StartColumn + 1, address.EndRow + 1, address.EndColumn + 1)


def _within(place: Area, area: Area) -> Iterator[tuple[int, int]]:
    """Places of a piece of an area, as counted from the area's corner."""
    for row in range(place.first_row, place.last_row + 1):
        for column in range(place.first_column, place.last_column + 1):
            yield row - area.first_row, column - area.first_column
