"""A sheet of a document that is open in LibreOffice, in Excel's terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from taskbook.adapters.cells.area import Area
from tests.live.office import uno_class
from tests.live.stores import HIDDEN, VISIBLE, FilterStore, Rows
from tests.live.typed import ERROR_NUMBERS
from tests.live.uno_basic import areas, corners
from tests.live.uno_cells import (
    CURRENCY,
    DATE,
    ERRORS,
    LOGICAL,
    TIME,
    area_of,
    brought_format,
    excel_formula,
    given,
    typed,
    within,
)

if TYPE_CHECKING:
    from tests.live.uno_engine import UnoBook


TALL, WIDE = 1000, 20  # rows, columns


@dataclass(frozen=True)
class UnoTable:
    """A table: a database range."""

    name: str
    area: Area
    headings: bool
    totals: bool
    filter: FilterStore | None = None


class UnoSheet:
    """A sheet of the document."""

    filter: FilterStore | None = None

    def __init__(self, book: UnoBook, name: str, visible: int | None = None, origin: UnoSheet | None = None) -> None:
        """`origin` is the sheet that this one was just copied from: what is not written since has its formats."""
        self._book, self._name, self._visible, self._origin = book, name, visible, origin
        self._native: Any = None
        self._ranges: dict[Area, Any] = {}
        self._touched: list[Area] = []
        self._known_formats: dict[Area, list[tuple[Area, int, str]]] = {}

    @property
    def native(self) -> Any:
        if self._native is None:
            self._native = self._book.document.Sheets.getByName(self._name)
        return self._native

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, name: str) -> None:
        self._book.basic.ask("Rename", self._book.document, self._name, name)
        self._name = name

    @property
    def visible(self) -> int:
        if self._visible is None:
            self._visible = VISIBLE if self._book.basic.ask("IsShown", self._book.document, self._name) else HIDDEN
        return self._visible

    @visible.setter
    def visible(self, state: int) -> None:
        self.native.IsVisible = state == VISIBLE
        self._visible = None

    @property
    def protected(self) -> bool:
        return bool(self._book.basic.ask("IsLocked", self._book.document, self._name))

    def read(self, area: Area, dates: bool = True) -> Rows:
        data, days, errors = self._ask("Held", area)
        rows: Rows = [
            [float(cell) if isinstance(cell, int) else cell or None if isinstance(cell, str) else cell for cell in row]
            for row in data  # Basic makes whole numbers of 5.0
        ]
        for place, kind in self._special(area, days) if dates or self._book.exact else ():
            for row, column in within(place, area):
                rows[row][column] = given(rows[row][column], kind, dates)
        for row, column, number in self._errors(errors, area):
            rows[row][column] = number
        return rows

    def write(self, area: Area, rows: Rows) -> None:
        """Excel's rules for what is written, as far as LibreOffice has other ones."""
        kinds = {
            (area.first_row + row, area.first_column + column): (kind, text)
            for place, kind, text in self._formats(area)
            for row, column in within(place, area)
        }
        new_formats: dict[Area, str] = {}
        texts = []
        for row, values in enumerate(rows, area.first_row):
            of_row = []
            for column, value in enumerate(values, area.first_column):
                kind, text = kinds[row, column]
                of_row.append(typed(value, kind))
                wanted = brought_format(value, kind, text)
                if wanted is not None:
                    new_formats[Area(row, column, row, column)] = wanted
            texts.append(tuple(of_row))
        for number_format in set(new_formats.values()):
            self.set_format([place for place, wanted in new_formats.items() if wanted == number_format], number_format)
        self._ask("Fill", area, tuple(texts))
        self._touch([area])

    def formulas(self, area: Area) -> list[list[str]]:
        return [[excel_formula(text) for text in row] for row in self._cells(area).getFormulaArray()]

    def count_formulas(self, area: Area) -> int:
        found = areas(self._ask("Formulas", area))
        return sum(1 for place in found for _ in within(place, area))

    def formats(self, area: Area) -> list[list[str]]:
        found = [[""] * (area.last_column - area.first_column + 1) for _ in range(area.last_row - area.first_row + 1)]
        for place, _, text in self._formats(area):
            for row, column in within(place, area):
                found[row][column] = text
        return found

    def set_format(self, areas: Sequence[Area], number_format: str) -> None:
        address = uno_class("table.CellRangeAddress")
        place = self._book.sheets().index(self)
        cells = self._book.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        corners = (
            (area.first_column - 1, area.first_row - 1, area.last_column - 1, area.last_row - 1) for area in areas
        )
        cells.addRangeAddresses(tuple(address(place, *corner) for corner in corners), False)
        cells.NumberFormat = self._book.key(number_format)
        self._touch(areas)

    def has_array(self, area: Area) -> bool:
        return bool(self._cells(area).ArrayFormula)

    def used(self) -> Area:
        return next(areas(self._book.basic.ask("Used", self._book.document, self._name)))

    def tables(self) -> Sequence[UnoTable]:
        known = self._book.tables(self._book.sheets().index(self))
        return [UnoTable(name, area_of(one.DataArea), headings, totals) for one, name, headings, totals in known]

    def merged(self) -> Sequence[Area]:
        return []

    def fit_rows(self, area: Area) -> None:
        self._ask("Fit", area)

    def _ask(self, function: str, area: Area, *more: Any) -> Any:
        return self._book.basic.ask(function, self._book.document, self._name, *corners(area), *more)

    def _special(self, area: Area, days: str) -> Iterator[tuple[Area, int]]:
        """Pieces that hold days and, when the book is read exactly, currency and truth values."""
        if self._book.exact:
            kinds = DATE | TIME | CURRENCY | LOGICAL
            yield from ((place, kind) for place, kind, _ in self._formats(area) if kind & kinds)
        else:
            yield from ((place, DATE) for place in areas(days))

    def _cells(self, area: Area) -> Any:
        """The range of an area. To make one costs many questions, to see that it did not move only one."""
        known = self._ranges.get(area)
        if known is None or area_of(known.RangeAddress) != area:
            known = self._ranges[area] = self._made(area)
        return known

    def _made(self, area: Area) -> Any:
        return self.native.getCellRangeByPosition(
            area.first_column - 1, area.first_row - 1, area.last_column - 1, area.last_row - 1
        )

    def _formats(self, area: Area) -> Iterator[tuple[Area, int, str]]:
        """The area cut into pieces of one format each, with its kind and text."""
        if self._origin is not None and not any(area.clip(touched) for touched in self._touched):
            yield from self._origin.formats_of_copies(area)
        else:
            yield from self._pieces(area)

    def formats_of_copies(self, area: Area) -> Iterator[tuple[Area, int, str]]:
        """Formats of an area as it was copied, asked for once for areas of any place."""
        tall = Area(1, 1, -(-area.last_row // TALL) * TALL, -(-area.last_column // WIDE) * WIDE)
        if tall not in self._known_formats:
            self._known_formats[tall] = list(self._pieces(tall))
        for place, kind, text in self._known_formats[tall]:
            part = place.clip(area)
            if part is not None:
                yield part, kind, text

    def _touch(self, areas: Sequence[Area]) -> None:
        self._touched += areas
        self._known_formats.clear()

    def _pieces(self, area: Area) -> Iterator[tuple[Area, int, str]]:
        for key, places in self._ask("Formats", area):
            kind, text = self._book.kind(key)
            yield from ((place, kind, text) for place in areas(places))

    def _errors(self, places: str, area: Area) -> Iterator[tuple[int, int, int]]:
        for place in areas(places):
            for row, column in within(place, area):
                cell = self.native.getCellByPosition(area.first_column - 1 + column, area.first_row - 1 + row)
                yield row, column, ERROR_NUMBERS[ERRORS.get(cell.getError(), "#VALUE!")]
