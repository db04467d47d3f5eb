"""Rows of cells gathered into tables (`Grid`) and blocks, with room made only for what is filled.

A table is given with all its data rows, blank ones too; only a blank end of more than `MAX_BLANK_END` rows is cut off
behind the last filled row. `RoomError` says that cells stand too far apart to be held in memory.
"""

from __future__ import annotations

from typing import Final

from taskbook.adapters.cells.area import parse_area
from taskbook.adapters.cells.limits import MAX_CELLS
from taskbook.adapters.cells.names import folded
from taskbook.adapters.xlsx.relations import TableEntry
from taskbook.adapters.xlsx.values import Found
from taskbook.ports import Grid, Value

MAX_BLANK_END: Final = 20_000
FIRST_ROOM: Final = 256
ROW_COST: Final = 8  # what a list of its own costs, in cells


class RoomError(Exception):
    """The cell in this sheet row would need more room than there is."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


class CellBudget:
    """Cells that may still be made."""

    def __init__(self) -> None:
        self._left = MAX_CELLS

    def spend(self, cells: int, row: int) -> None:
        """Take room for some cells (or give it back, when below 0)."""
        if cells > self._left:
            raise RoomError(row)
        self._left -= cells


class TableHandler:
    """Gathers the cells of one table. Only when it is `alone` on its sheet are rows under it taken for rows of it."""

    def __init__(self, sheet: str, table: TableEntry, budget: CellBudget, alone: bool) -> None:
        self._alone = alone
        self._sheet, self._table, self._budget = sheet, table, budget
        self._area = table.area
        self.header_row = table.area.first_row if table.header_row_count else table.area.first_row - 1
        self._last_row = table.area.last_row - table.totals_row_count
        self._room = 0
        self.restart()

    def restart(self) -> None:
        """Forget all cells taken so far."""
        self._budget.spend(-self._room * self._width, 0)
        self._room = self._filled = 0
        self._columns: list[list[Value]] = [[] for _ in range(self._width)]
        self._headings: dict[int, Value] = {}
        self._formulas: set[int] = set()
        self._merged: list[str] = []
        self._below: int | None = None

    @property
    def _width(self) -> int:
        return self._area.last_column - self._area.first_column + 1

    @property
    def _height(self) -> int:
        return max(self._last_row - self.header_row, 0)

    def row(self, number: int, cells: list[Found]) -> None:
        """Take what of a sheet row belongs to the table."""
        left, columns, width = self._area.first_column, self._columns, self._width
        if number == self.header_row:
            self._headings = {column - left: value for column, value, _ in cells}
        elif self.header_row < number <= self._last_row:
            place = number - self.header_row - 1
            for column, value, formula in cells:
                index = column - left
                if 0 <= index < width:
                    if formula:
                        self._formulas.add(index)
                    if value is not None:
                        if place >= self._room:
                            self._make_room(place + 1, number)
                        columns[index][place] = value
                        self._filled = place + 1
        elif self._alone and number > self._area.last_row and self._below is None and self._like_a_row(cells):
            self._below = number

    def _like_a_row(self, cells: list[Found]) -> bool:
        """Whether cells under the table fill several of its columns: one alone may be a note."""
        first, last = self._area.first_column, self._area.last_column
        return sum(value is not None and first <= column <= last for column, value, _ in cells) > 1

    def merge(self, ref: str) -> None:
        """Take a merged area, cut to the table."""
        area = parse_area(ref)
        part = area.clip(self._area) if area else None
        if part is not None:
            self._merged.append(str(part))

    def grid(self) -> Grid:
        """The table as read."""
        too_long = self._height - self._filled > MAX_BLANK_END
        self._set_height(max(self._filled, 1) if too_long else self._height)
        return Grid(
            sheet=self._sheet,
            table=self._table.name,
            header_row=self.header_row,
            first_column=self._area.first_column,
            headings=tuple(self._heading(index) for index in range(self._width)),
            columns=tuple(self._columns),
            merged=tuple(self._merged),
            formulas=frozenset(self._formulas),
            below=self._below,
        )

    def _make_room(self, needed: int, row: int) -> None:
        room = min(max(needed, 2 * self._room, FIRST_ROOM), self._height)
        self._budget.spend((room - self._room) * self._width, row)
        self._set_height(room)
        self._room = room

    def _set_height(self, height: int) -> None:
        for column in self._columns:
            column.extend([None] * (height - len(column)))
            del column[height:]

    def _heading(self, index: int) -> str:
        value = self._headings.get(index)
        if not self._table.header_row_count and index < len(self._table.columns):
            value = self._table.columns[index]
        return folded(value)


class SheetHandler:
    """Hands rows and merged areas of one sheet on to its tables."""

    def __init__(self, tables: list[TableHandler]) -> None:
        self._tables = tables

    def row(self, number: int, cells: list[Found]) -> None:
        """Hand a row to every table; each takes what is its own."""
        for table in self._tables:
            table.row(number, cells)

    def merge(self, ref: str) -> None:
        """Hand a merged area to every table."""
        for table in self._tables:
            table.merge(ref)

    def restart(self) -> None:
        """Let every table forget what it took."""
        for table in self._tables:
            table.restart()


class BlockHandler:
    """Gathers rows of a plain sheet into lists of equal width."""

    def __init__(self, first_row: int, width: int, budget: CellBudget) -> None:
        self._first_row, self._width, self._budget = first_row, width, budget
        self._rows: list[list[Value]] = []

    def restart(self) -> None:
        """Forget all rows taken so far."""
        self._budget.spend(-len(self._rows) * (self._width + ROW_COST), 0)
        self._rows = []

    def row(self, number: int, cells: list[Found]) -> None:
        """Take a row, with blank ones for those skipped."""
        filled = [(column, value) for column, value, _ in cells if value is not None]
        if not filled:
            return
        self._make_rows(number)
        for column, value in filled:
            self._rows[-1][column - 1] = value

    def merge(self, ref: str) -> None:
        """Merged areas do not matter to a block."""

    def block(self, height: int | None) -> list[list[Value]]:
        """The rows as read, with blank ones below up to `height`."""
        if height is not None:
            self._make_rows(self._first_row + height - 1)
        return self._rows

    def _make_rows(self, number: int) -> None:
        """Make blank rows down to the sheet row of this number."""
        missing = max(number - self._first_row + 1 - len(self._rows), 0)
        self._budget.spend(missing * (self._width + ROW_COST), number)
        self._rows.extend([None] * self._width for _ in range(missing))
