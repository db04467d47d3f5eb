"""Finds the sheets and tables an action needs, or says which one is missing and what to do (StructureError)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from taskbook.core.cell_address import address
from taskbook.core.gathered import Place
from taskbook.core.headings import FoundColumns, find_columns, key
from taskbook.core.naming.names import one_line
from taskbook.errors import StructureError
from taskbook.ports import Grid, Workbook
from taskbook.texts import structure as texts
from taskbook_schemas.registry import FIXED_TABLES, TableSpec


class Structure:
    """A workbook's sheets by forgiving name, and its tables by spec."""

    def __init__(self, workbook: Workbook) -> None:
        self.file = workbook.label
        self._workbook = workbook
        self._names: dict[str, str] = {}
        for sheet in workbook.sheets():
            self._names.setdefault(key(sheet.name), sheet.name)

    def sheet(self, name: str) -> str | None:
        """The sheet's own name for a name as typed, None when there is no such sheet."""
        return self._names.get(key(name))

    def fixed_tables(self) -> dict[str, Place]:
        """The tables on sheets of fixed names, by that name."""
        missing = [spec.sheet for spec in FIXED_TABLES if self.sheet(spec.sheet) is None]
        if missing:
            raise StructureError(texts.missing_sheets(self.file, missing))
        return dict(zip((spec.sheet for spec in FIXED_TABLES), self.tables(FIXED_TABLES), strict=True))

    def tables(self, specs: Sequence[TableSpec]) -> list[Place]:
        """The table of each spec, whose sheet must be there."""
        names = [self.sheet(spec.sheet) or spec.sheet for spec in specs]
        grids = self._workbook.tables(set(names)) if specs else {}
        return [self._table(spec, name, grids.get(name, [])) for spec, name in zip(specs, names, strict=True)]

    def _table(self, spec: TableSpec, sheet: str, grids: Sequence[Grid]) -> Place:
        grid = _by_name(grids, spec.table) or _by_headings(grids, spec)
        if grid is None:
            raise StructureError(texts.missing_table(self.file, sheet, spec.table))
        found = find_columns(grid.headings, spec.columns)
        self._demand_clear(grid, found)
        return Place(grid, found.fields)

    def _demand_clear(self, grid: Grid, found: FoundColumns) -> None:
        if found.missing:
            where = (self.file, grid.sheet, grid.table)
            area = f"{_heading_cell(grid, 0)}:{_heading_cell(grid, len(grid.headings) - 1)}"
            raise StructureError(texts.missing_headings(*where, found.missing, area, _shown(grid, found.strange)))
        for places in found.repeated:
            raise StructureError(texts.repeated_heading(self.file, grid.sheet, grid.table, _shown(grid, places)))


def _heading_cell(grid: Grid, place: int) -> str:
    return address(grid.header_row, grid.first_column + place)


def _shown(grid: Grid, places: Iterable[int]) -> list[tuple[str, str]]:
    return [(_heading_cell(grid, place), one_line(grid.headings[place])) for place in places]


def _by_name(grids: Iterable[Grid], table: str) -> Grid | None:
    return next((grid for grid in grids if grid.table.casefold() == table.casefold()), None)


def _by_headings(grids: Iterable[Grid], spec: TableSpec) -> Grid | None:
    """The only table with all the headings needed: Excel gives a copied or rebuilt table a new name."""
    fit = [grid for grid in grids if not find_columns(grid.headings, spec.columns).missing]
    return fit[0] if len(fit) == 1 else None
