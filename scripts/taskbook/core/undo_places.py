"""Where rows of tables went since an action wrote into them: told by the task's id and the column's heading.

A table without ids (targets, units) is told by its first column. A row without an id, or one of several with the same,
is only known by its place.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from taskbook.core.cell_address import plain_text
from taskbook.core.headings import key
from taskbook.ports import BlockChange, CellError, Grid, Link, Value

_ID: Final = key("Mã")


class Why(Enum):
    """Why a cell does not go back."""

    CHANGED = "changed"  # it holds something else by now
    NO_TASK = "no_task"  # no row bears the task's id any more
    SEVERAL = "several"  # several rows bear it
    NO_COLUMN = "no_column"  # the table has no such column any more


@dataclass(frozen=True, slots=True)
class TableThen:
    """A table as it stood: `ids` are those of its data rows, from `first_row` down, as people see them."""

    sheet: str
    first_row: int
    first_column: int
    headings: tuple[str, ...]
    ids: tuple[str | None, ...]

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell of the sheet is one of its data cells."""
        return 0 <= row - self.first_row < len(self.ids) and 0 <= column - self.first_column < len(self.headings)


@dataclass(frozen=True, slots=True)
class Now:
    """Where a cell stands now, and what it holds."""

    sheet: str
    row: int
    column: int
    value: Value


def table_then(grid: Grid) -> TableThen:
    """Return what to remember of a table."""
    return TableThen(grid.sheet, grid.first_row, grid.first_column, grid.headings, tuple(map(_shown, _ids(grid))))


def as_left(table: TableThen, blocks: Iterable[BlockChange]) -> TableThen:
    """Return a table that an action wrote into with the ids that it left: rows that got one are known by it."""
    column = table.first_column + _id_place(table.headings)
    ids = list(table.ids)
    for block in blocks:
        if block.sheet != table.sheet or not 0 <= column - block.column < len(block.new[0]):
            continue
        for row, values in enumerate(block.new, block.row):
            if table.holds(row, column):
                value = values[column - block.column]
                ids[row - table.first_row] = None if isinstance(value, Link) else _shown(value)
    return replace(table, ids=tuple(ids))


def _ids(grid: Grid) -> Sequence[Value]:
    return grid.columns[_id_place(grid.headings)] if grid.columns else ()


def _id_place(headings: Sequence[str]) -> int:
    keys = [key(heading) for heading in headings]
    # the first column is no id by right: an office may have put «Mã số» of its own somewhere, or a column before ours
    named = (at for at, heading in enumerate(keys) if heading == _ID)
    alike = (at for at, heading in enumerate(keys) if heading.startswith(f"{_ID} "))  # an office's own «Mã số», «Mã NV»
    return next(named, next(alike, 0))


def _shown(cell: Value) -> str | None:
    return None if cell is None or isinstance(cell, CellError) else plain_text(cell).strip() or None


def _same(id: str) -> str:
    return unicodedata.normalize("NFC", id).casefold()


@dataclass(slots=True)
class _Tables:
    """Tables as they are now, asked by id."""

    grids: Sequence[Grid]
    _ids: dict[int, list[str | None]] = field(default_factory=dict)
    _rows: dict[str, list[tuple[Grid, int]]] = field(default_factory=lambda: defaultdict(list))
    _columns: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for grid in self.grids:
            ids = self._ids[id(grid)] = list(map(_shown, _ids(grid)))
            for at, found in enumerate(ids):
                if found is not None:
                    self._rows[_same(found)].append((grid, at))

    def rows(self, folded: str) -> list[tuple[Grid, int]]:
        """The rows (a table, the place in it from 0) that bear an id."""
        return self._rows.get(folded, [])

    def stayed(self, row: int, wanted: str | None) -> tuple[Grid, int] | None:
        """The table's row that stands in a sheet row, if it bears this very id (None: none)."""
        for grid in self.grids:
            at = row - grid.first_row
            if 0 <= at < grid.height and self._ids[id(grid)][at] == wanted:
                return grid, at
        return None

    def column(self, grid: Grid, heading: str) -> int | None:
        """Place of the column under a heading, None when there is none such, or several."""
        if id(grid) not in self._columns:
            places: dict[str, list[int]] = defaultdict(list)
            for at, text in enumerate(grid.headings):
                places[key(text)].append(at)
            self._columns[id(grid)] = places
        found = self._columns[id(grid)].get(key(heading), [])
        return found[0] if len(found) == 1 else None


class Whereabouts:
    """Finds cells of tables that were. `here` gives the tables of some sheets, None: those of all."""

    def __init__(self, then: Iterable[TableThen], here: Callable[[set[str] | None], Sequence[Grid]]) -> None:
        self._then: dict[str, list[TableThen]] = defaultdict(list)
        for table in then:
            self._then[table.sheet].append(table)
        # an id that stood twice then tells nothing now, even if one of its rows has gone and it looks unique
        self._repeated = {id(table): _repeated(table) for tables in self._then.values() for table in tables}
        self._here = here
        by_sheet: dict[str, list[Grid]] = defaultdict(list)
        for grid in here(set(self._then)):
            by_sheet[key(grid.sheet)].append(grid)
        self._own: Mapping[str, _Tables] = {sheet: _Tables(grids) for sheet, grids in by_sheet.items()}
        self._all: _Tables | None = None

    def table(self, sheet: str, row: int, column: int) -> TableThen | None:
        """The table of which a cell was a data cell."""
        return next((table for table in self._then.get(sheet, ()) if table.holds(row, column)), None)

    def find(self, table: TableThen, row: int, column: int) -> Now | Why:
        """Where a data cell of a table is by now, or why it has no place."""
        found = self._row(table, row)
        if isinstance(found, Why):
            return found
        tables, grid, at = found
        heading = table.headings[column - table.first_column]
        place = tables.column(grid, heading)
        if place is None:
            stays = grid.first_column == table.first_column and grid.headings == table.headings
            if not stays:
                return Why.NO_COLUMN
            place = column - table.first_column  # a heading that stands twice, in a table that is what it was
        return Now(grid.sheet, grid.first_row + at, grid.first_column + place, grid.columns[place][at])

    def _row(self, table: TableThen, row: int) -> tuple[_Tables, Grid, int] | Why:
        own = self._own.get(key(table.sheet)) or _Tables(())
        wanted = table.ids[row - table.first_row]
        tables, rows = own, own.rows(_same(wanted)) if wanted is not None else []
        if wanted is not None and not rows:  # cut and pasted to another sheet; only then are all sheets read
            tables = self._everywhere()
            rows = tables.rows(_same(wanted))
        if len(rows) == 1 and wanted is not None and _same(wanted) not in self._repeated[id(table)]:
            return (tables, *rows[0])
        # by its place alone only where that still bears the same id, or as then none: else a value would land in the
        # row of another task
        stayed = own.stayed(row, wanted)
        if stayed is not None:
            return (own, *stayed)
        return Why.SEVERAL if rows else Why.NO_TASK

    def _everywhere(self) -> _Tables:
        if self._all is None:
            self._all = _Tables(self._here(None))
        return self._all


def _repeated(table: TableThen) -> frozenset[str]:
    seen: set[str] = set()
    again: set[str] = set()
    for id in table.ids:
        if id is not None:
            folded = _same(id)
            (again if folded in seen else seen).add(folded)
    return frozenset(again)
