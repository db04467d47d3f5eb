"""Writes what differs into a sheet: few rectangles, each in one go, and sees to it that each cell reads as it should.

A rectangle is written whole, so a cell in it that holds its value already is written again with the same value. After
writing, what Excel might have taken for something else is read back and put right with a fitting number format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from taskbook.adapters.cells.area import Area
from taskbook.adapters.excel.cell_values import (
    TEXT_FORMAT,
    all_text,
    could_be_misread,
    fitting_format,
    is_day_format,
    is_same,
    to_com,
    to_excel,
)
from taskbook.adapters.excel.diff import Cell, Difference
from taskbook.adapters.excel.reading import read_area
from taskbook.adapters.excel.standing import Wanted
from taskbook.ports import Value

if TYPE_CHECKING:
    import xlwings as xw

Place = tuple[int, int]  # row, column
Undo = Callable[[], None]

MAX_ADDRESS = 250  # Excel takes no longer address of an area in several pieces


class SheetWriter:
    """Writes one sheet."""

    def __init__(self, sheet: xw.Sheet, wanted: Wanted, difference: Difference) -> None:
        self._sheet = sheet
        self._wanted = wanted
        self._cells = difference.cells
        self._changed = difference.changed

    def write(self) -> Iterator[Undo]:
        """Write rectangle by rectangle; after each comes a way to put back what stood there."""
        as_text = set(self._text_columns())
        for area in self._areas():
            before = [[self._cells[row, column] for column in _columns(area)] for row in _rows(area)]
            yield partial(self._put_back, area, before)
            self._write(area, as_text)
            self._settle(area, as_text)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Let the rows of a body be as tall as their new texts."""
        body = self._wanted.edits.body
        rows = [row for row, _ in self._changed if body is not None and row >= body.top]
        if body is not None and rows:
            self._sheet.range(str(Area(min(rows), 1, max(rows), body.width))).rows.autofit()

    def _text_columns(self) -> Iterator[int]:
        """Columns of tables that hold texts only, one of which could be misread: they are made text columns."""
        for edit in self._wanted.edits.columns:
            if all_text(edit.values) and any(isinstance(text, str) and could_be_misread(text) for text in edit.values):
                yield edit.column

    def _areas(self) -> Iterator[Area]:
        """Rectangles that hold all that has changed: of table columns side by side, of the body, of single cells."""
        edits = self._wanted.edits
        new = {column for _, column in self._changed}
        columns = [(edit.column, edit.first_row, edit.last_row) for edit in edits.columns if edit.column in new]
        whole = list(_side_by_side(columns))
        if edits.body is not None and edits.body.width:
            last = max((row for row, _ in self._cells), default=edits.body.top)
            whole.append(Area(edits.body.top, 1, last, edits.body.width))
        whole += _rectangles((row, column) for row, cells in edits.cells.items() for column in cells)
        for area in whole:
            yield from self._around(area)

    def _around(self, area: Area) -> Iterator[Area]:
        """The smallest rectangle within an area that holds all its changed cells."""
        found = [place for place in self._changed if _is_in(place, area)]
        if found:
            rows, columns = [row for row, _ in found], [column for _, column in found]
            yield Area(min(rows), min(columns), max(rows), max(columns))

    def _write(self, area: Area, as_text: set[int]) -> None:
        for column in sorted(as_text.intersection(_columns(area))):
            self._format(_address([(row, column) for row in _rows(area)]), TEXT_FORMAT)
        values = [
            [self._to_write(self._cells[row, column], column in as_text) for column in _columns(area)]
            for row in _rows(area)
        ]
        self._fill(area, values)

    def _to_write(self, cell: Cell, is_text: bool) -> object:
        return cell.reads if is_text else to_excel(cell.value, cell.encoded)

    def _settle(self, area: Area, as_text: set[int]) -> None:
        """Read back what could have been misread, and put right what was."""
        doubtful = [place for place in self._places(area) if self._is_doubtful(place, as_text)]
        if not doubtful:
            return
        now = read_area(self._sheet, area)
        wrong: dict[str, list[Place]] = {}
        for row, column in doubtful:
            cell = self._cells[row, column]
            if not is_same(now[row - area.first_row][column - area.first_column], cell.reads):
                wrong.setdefault(fitting_format(cell.reads), []).append((row, column))
        for number_format, places in wrong.items():
            self._mend(number_format, places)
        self._show_days([place for place in doubtful if isinstance(self._cells[place].reads, date)])

    def _is_doubtful(self, place: Place, as_text: set[int]) -> bool:
        """Tell whether Excel could show or take a cell for something else than what it was given."""
        cell = self._cells[place]
        if isinstance(cell.reads, str):
            return place[1] not in as_text and could_be_misread(cell.reads)
        if cell.reads is None or isinstance(cell.reads, bool):
            return False
        # a number over a number, too: a cell formatted as text afterwards kept it, and makes text of the next one
        return isinstance(cell.reads, float) or _kind(cell.old) is not _kind(cell.reads)

    def _mend(self, number_format: str, places: list[Place]) -> None:
        for address in _addresses(places):
            self._format(address, number_format)
        for row, column in places:
            self._fill(Area(row, column, row, column), [[self._cells[row, column].reads]])

    def _show_days(self, places: list[Place]) -> None:
        """Give days that stand where none stood the office's form, unless their cells have it."""
        by_column: dict[int, list[Place]] = {}
        for place in places:
            by_column.setdefault(place[1], []).append(place)
        for column, of_column in by_column.items():
            rows = [row for row, _ in of_column]
            whole = self._sheet.range(str(Area(min(rows), column, max(rows), column)))
            if is_day_format(whole.number_format):
                continue
            for number_format in {fitting_format(self._cells[place].reads) for place in of_column}:
                fit = [place for place in of_column if fitting_format(self._cells[place].reads) == number_format]
                for address in _addresses(fit):
                    self._format(address, number_format)

    def _fill(self, area: Area, rows: list[list[object]]) -> None:
        self._sheet.range(str(area)).raw_value = tuple(tuple(to_com(value) for value in row) for row in rows)

    def _format(self, address: str, number_format: str) -> None:
        self._sheet.range(address).number_format = number_format

    def _places(self, area: Area) -> Iterator[Place]:
        return ((row, column) for row in _rows(area) for column in _columns(area))

    def _put_back(self, area: Area, before: list[list[Cell]]) -> None:
        """Write what stood there, unless it stands there still: nothing may have been written at all."""
        now = read_area(self._sheet, area)
        if not all(
            is_same(cell.old, value)
            for cells, row in zip(before, now, strict=True)
            for cell, value in zip(cells, row, strict=True)
        ):
            self._fill(area, [[_stood(cell) for cell in row] for row in before])


def _stood(cell: Cell) -> object:
    """What to hand to Excel so that a cell holds what it held."""
    if cell.formula is not None:
        return cell.formula
    return f"'{cell.old}" if isinstance(cell.old, str) else cell.old


def _kind(value: Value) -> type:
    """What tells a day, a moment, a number and all else apart."""
    return next((kind for kind in (datetime, date, float) if isinstance(value, kind)), object)


def _rows(area: Area) -> range:
    return range(area.first_row, area.last_row + 1)


def _columns(area: Area) -> range:
    return range(area.first_column, area.last_column + 1)


def _is_in(place: Place, area: Area) -> bool:
    return area.first_row <= place[0] <= area.last_row and area.first_column <= place[1] <= area.last_column


def _side_by_side(columns: Iterable[tuple[int, int, int]]) -> Iterator[Area]:
    """Columns (each with its first and last row) that stand next to each other over the same rows, as areas."""
    group: Area | None = None
    for column, first, last in sorted(columns):
        if group is not None and (column, first, last) == (group.last_column + 1, group.first_row, group.last_row):
            group = Area(first, group.first_column, last, column)
            continue
        if group is not None:
            yield group
        group = Area(first, column, last, column)
    if group is not None:
        yield group


def _rectangles(places: Iterable[Place]) -> Iterator[Area]:
    """Cells as rectangles: runs in a row, joined with equal runs in the next rows."""
    open_runs: dict[tuple[int, int], Area] = {}
    for row, first, last in _runs(places):
        known = open_runs.get((first, last))
        if known is not None and known.last_row == row - 1:
            open_runs[first, last] = Area(known.first_row, first, row, last)
        else:
            if known is not None:
                yield known
            open_runs[first, last] = Area(row, first, row, last)
    yield from open_runs.values()


def _runs(places: Iterable[Place]) -> Iterator[tuple[int, int, int]]:
    """Runs of cells side by side, as (row, first column, last column), from top to bottom."""
    current: tuple[int, int, int] | None = None
    for row, column in sorted(set(places)):
        if current is not None and current[0] == row and current[2] == column - 1:
            current = (row, current[1], column)
            continue
        if current is not None:
            yield current
        current = (row, column, column)
    if current is not None:
        yield current


def _address(places: Iterable[Place]) -> str:
    return ",".join(_addresses(places))


def _addresses(places: Iterable[Place]) -> Iterator[str]:
    """Addresses of areas in several pieces, each as long as Excel takes."""
    pieces: list[str] = []
    for area in _rectangles(places):
        piece = str(area)
        if pieces and len(",".join(pieces)) + len(piece) + 1 > MAX_ADDRESS:
            yield ",".join(pieces)
            pieces = []
        pieces.append(piece)
    if pieces:
        yield ",".join(pieces)
