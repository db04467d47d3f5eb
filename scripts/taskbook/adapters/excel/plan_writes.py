"""Sorts changes by sheet, and finds in the open workbook the tables and columns that they speak of.

Errors: `StructureError` (sheet, table or heading missing, or twice), `WorkbookChangedError` (a table has other rows
than were read), `WorkbookUnsafeToWriteError` (a table's heading would be overwritten, a sheet is protected).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from taskbook.adapters.cells.area import MAX_ROW, Area, column_letters
from taskbook.adapters.cells.limits import BAD_NAME, MAX_NAME
from taskbook.adapters.cells.names import composed, same_name
from taskbook.adapters.cells.sheet_patch import Body, ColumnEdit, SheetEdits
from taskbook.adapters.excel import objects
from taskbook.adapters.excel.reading import read_area, read_table, table_area, used_rows
from taskbook.errors import StructureError, WorkbookChangedError, WorkbookUnsafeToWriteError
from taskbook.ports import Append, Changes, ColumnWrite, Grid, SheetFill
from taskbook.texts import excel as texts_excel
from taskbook.texts import saving as texts_saving

if TYPE_CHECKING:
    import xlwings as xw


@dataclass(slots=True)
class Wanted:
    """What is wanted of one sheet. `source` is the sheet, or the template that it will be copied from.

    `tables` are the tables, as read, whose columns are written; `show` is whether the sheet is to be visible.
    """

    name: str
    source: xw.Sheet
    is_new: bool = False
    edits: SheetEdits = field(default_factory=SheetEdits)
    tables: dict[str, tuple[Grid, Area]] = field(default_factory=dict)
    show: bool | None = None


class Gatherer:
    """Gathers what is wanted, sheet by sheet. `read` are the tables as the actions saw them, by sheet and table."""

    def __init__(self, book: xw.Book, label: str, read: dict[tuple[str, str], Grid]) -> None:
        self._label = label
        self._read = read
        self._there = {same_name(sheet.name): sheet for sheet in book.sheets}
        self.sheets: dict[str, Wanted] = {}

    def gather(self, changes: Changes) -> list[Wanted]:
        """Give what is wanted of each sheet."""
        for column in changes.columns:
            self._column(column)
        for fill in changes.fills:
            self._fill(fill)
        for append in changes.appends:
            self._append(append)
        for cell in changes.cells:
            edits = self._sheet(cell.sheet).edits
            edits.put(cell.row, cell.column, cell.value, reported=True)
            if cell.guarded:
                edits.guards[cell.row, cell.column] = cell.expect
        for wanted in self.sheets.values():
            wanted.edits.finish()
            self._check(wanted)
        return list(self.sheets.values())

    def _sheet(self, name: str) -> Wanted:
        sheet = self._there.get(same_name(name))
        if sheet is None:
            raise StructureError(texts_saving.no_sheet(self._label, name))
        return self.sheets.setdefault(same_name(name), Wanted(sheet.name, sheet))

    def _column(self, write: ColumnWrite) -> None:
        wanted = self._sheet(write.sheet)
        grid, area = self._table(wanted, write.table)
        height = area.last_row - grid.header_row
        if len(write.values) != height:
            text = texts_saving.row_count_changed(self._label, write.sheet, write.table, len(write.values), height)
            raise WorkbookChangedError(text)
        places = [place for place, heading in enumerate(grid.headings) if composed(heading) == composed(write.heading)]
        if len(places) != 1:
            text = texts_saving.no_heading(self._label, write.sheet, write.table, write.heading, len(places))
            raise StructureError(text)
        wanted.edits.columns.append(ColumnEdit(grid.first_column + places[0], grid.first_row, write.values))

    def _table(self, wanted: Wanted, name: str) -> tuple[Grid, Area]:
        """The table as the action saw it (as it is, when the action did not look), with the area it has now."""
        key = same_name(name)
        if key not in wanted.tables:
            table = next((table for table in wanted.source.tables if same_name(table.name) == key), None)
            if table is None:
                raise StructureError(texts_saving.no_table(self._label, wanted.name, name))
            grid = self._read.get((same_name(wanted.name), key)) or read_table(wanted.source, wanted.name, table)
            area, header_row = table_area(table)
            if (header_row, area.first_column) != (grid.header_row, grid.first_column):
                raise WorkbookChangedError(texts_excel.table_moved(wanted.name, name))
            wanted.tables[key] = (grid, area)
        return wanted.tables[key]

    def _fill(self, fill: SheetFill) -> None:
        if same_name(fill.sheet) in self._there or fill.template is None:
            wanted = self._sheet(fill.sheet)
        else:
            wanted = self._new_sheet(fill.sheet, fill.template)
        wanted.show = fill.visible
        wanted.edits.body = Body(fill.top, fill.width, fill.rows, until=fill.until or MAX_ROW)
        for row, column, value in fill.cells:
            wanted.edits.put(row, column, value, reported=False)

    def _new_sheet(self, name: str, template: str) -> Wanted:
        if not 0 < len(name) <= MAX_NAME or BAD_NAME.search(name):
            raise StructureError(texts_saving.bad_sheet_name(name))
        source = self._there.get(same_name(template))
        if source is None:
            raise StructureError(texts_saving.no_sheet(self._label, template))
        return self.sheets.setdefault(same_name(name), Wanted(name, source, is_new=True))

    def _append(self, append: Append) -> None:
        wanted = self._sheet(append.sheet)
        edits = wanted.edits
        row = max(append.top, _last_filled(wanted.source) + 1, max(edits.cells, default=0) + 1)
        for number, values in enumerate(append.rows, row):
            for column, value in enumerate(values, 1):
                edits.put(number, column, value, reported=True)

    def _check(self, wanted: Wanted) -> None:
        """Refuse to write where Excel would refuse, or find a table damaged afterwards."""
        if objects.is_protected(wanted.source):
            raise WorkbookUnsafeToWriteError(texts_excel.protected(wanted.name))
        if wanted.is_new:
            return
        for table in wanted.source.tables:
            area, header_row = table_area(table)
            heading = Area(header_row, area.first_column, header_row, area.last_column)
            if header_row == area.first_row and wanted.edits.touches(heading):
                cell = f"{column_letters(area.first_column)}{header_row}"
                raise WorkbookUnsafeToWriteError(texts_saving.table_heading(self._label, wanted.name, cell))


def _last_filled(sheet: xw.Sheet) -> int:
    """Number of the last row with something in it, 0 when there is none."""
    used = sheet.used_range
    width = used.column + used.shape[1] - 1
    rows = read_area(sheet, Area(1, 1, used_rows(sheet), width))
    return max((number for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)), default=0)
