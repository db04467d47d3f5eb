"""What stands in the open workbook where something is to be written: its sheets, tables and last rows.

Errors: `WorkbookChangedError` (a table moved since it was read), `WorkbookUnsafeToWriteError` (a sheet is protected).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from taskbook.adapters.cells.area import Area
from taskbook.adapters.cells.names import same_name
from taskbook.adapters.cells.plan_writes import PlannedSheet, TablePlace, plan_writes
from taskbook.adapters.cells.sheet_patch import SheetEdits
from taskbook.adapters.excel import objects
from taskbook.adapters.excel.reading import read_table, table_area
from taskbook.adapters.excel.sheet_view import SheetView, Views
from taskbook.errors import WorkbookChangedError, WorkbookUnsafeToWriteError
from taskbook.ports import Changes, Grid
from taskbook.texts import excel as texts

if TYPE_CHECKING:
    import xlwings as xw

ReadTables = dict[tuple[str, str], Grid]
"""The tables as the actions saw them, by sheet and table (`same_name` of each)."""


@dataclass(slots=True)
class Wanted:
    """What is wanted of one sheet. `view` is of the sheet, or of the template that it will be copied from.

    `tables` are the tables, as read, whose columns are written; `show` is whether the sheet is to be visible.
    """

    name: str
    view: SheetView
    is_new: bool
    edits: SheetEdits
    show: bool | None
    tables: list[tuple[Grid, Area]] = field(default_factory=list)

    @property
    def source(self) -> xw.Sheet:
        """The sheet, or the template."""
        return self.view.sheet


def planned(views: Views, label: str, read: ReadTables, changes: Changes, *, is_rough: bool = False) -> list[Wanted]:
    """Give what is wanted of each sheet. A rough plan, which nobody writes by, does not look out for headings."""
    standing = _StandingBook(views, label, read, is_rough)
    return [standing.wanted(sheet) for sheet in plan_writes(changes, standing)]


def refuse_protected(wanted: Iterable[Wanted]) -> None:
    """Refuse to write where Excel would."""
    for sheet in wanted:
        if objects.is_protected(sheet.source):
            raise WorkbookUnsafeToWriteError(texts.protected(sheet.name))


class _StandingBook:
    """Meets `cells.plan_writes.Standing`."""

    def __init__(self, views: Views, label: str, read: ReadTables, is_rough: bool) -> None:
        self._label, self._read, self._views, self._is_rough = label, read, views, is_rough
        self._tables: dict[tuple[str, str], tuple[Grid, Area]] = {}

    @property
    def label(self) -> str:
        return self._label

    def sheet_names(self) -> Iterable[str]:
        return self._views.keys()

    def refuse_other_kind(self, sheet: str) -> None:
        """Excel lists sheets of other kinds elsewhere."""

    def table(self, sheet: str, name: str) -> TablePlace | None:
        """The table as the action saw it (as it is, when the action did not look), with the rows it has now."""
        key = (sheet, same_name(name))
        if key not in self._tables:
            view = self._views[sheet]
            table = next((table for table in view.tables if same_name(table.name) == key[1]), None)
            if table is None:
                return None
            grid = self._read.get((same_name(sheet), key[1])) or read_table(view, table)
            area, header_row = table_area(table)
            if (header_row, area.first_column) != (grid.header_row, grid.first_column):
                raise WorkbookChangedError(texts.table_moved(sheet, name))
            self._tables[key] = (grid, area)
        grid, area = self._tables[key]
        return TablePlace(grid.first_row, grid.first_column, area.last_row - grid.header_row, grid.headings)

    def headings(self, sheet: str) -> Iterator[Area]:
        for table in () if self._is_rough else self._views[sheet].tables:
            area, header_row = table_area(table)
            if header_row == area.first_row:
                yield Area(header_row, area.first_column, header_row, area.last_column)

    def last_filled(self, sheet: str) -> int:
        used = self._views[sheet].area
        rows = self._views[sheet].read(Area(1, 1, used.last_row, used.last_column))
        return max((number for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)), default=0)

    def wanted(self, sheet: PlannedSheet) -> Wanted:
        """What is planned for a sheet, with the sheet and its tables."""
        tables = [found for (of_sheet, _), found in self._tables.items() if of_sheet == sheet.name]
        view = self._views[sheet.template or sheet.name]
        return Wanted(sheet.name, view, sheet.template is not None, sheet.edits, sheet.show, tables)
