"""Sorts changes by sheet, and finds in the file the tables and columns that they speak of.

Errors: `StructureError` (sheet, table or heading missing, or twice), `WorkbookChangedError` (a table has other rows
than were read), `WorkbookUnsafeToWriteError` (a table's heading would be overwritten).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from taskbook.adapters.cells.area import MAX_ROW, Area, column_letters
from taskbook.adapters.cells.limits import BAD_NAME, MAX_NAME
from taskbook.adapters.cells.names import composed, same_name
from taskbook.adapters.cells.sheet_patch import Body, ColumnEdit, SheetEdits
from taskbook.adapters.xlsx.read import BookReader
from taskbook.adapters.xlsx.relations import WORKSHEET, TableEntry, tables_of
from taskbook.adapters.xlsx.scan import StrangeXmlError, rows
from taskbook.adapters.xlsx.table_reader import MAX_BLANK_END
from taskbook.errors import StructureError, WorkbookChangedError, WorkbookUnsafeToWriteError
from taskbook.ports import Append, CellError, Changes, ColumnWrite, SheetFill
from taskbook.texts import saving as texts

FILLED: Final = (b"<v>", b"<v ", b"<is>", b"<is ", b"<f>", b"<f ", b"<f/")


def gather(reader: BookReader, changes: Changes) -> tuple[dict[str, SheetEdits], dict[str, str]]:
    """Give the edits of each sheet, and the sheets to be made, each with its template."""
    gatherer = _Gatherer(reader)
    for column in changes.columns:
        gatherer.column(column)
    for fill in changes.fills:
        gatherer.fill(fill)
    for append in changes.appends:
        gatherer.append(append)
    for cell in changes.cells:
        edits = gatherer.edits(cell.sheet)
        edits.put(cell.row, cell.column, cell.value, reported=True)
        if cell.guarded:
            edits.guards[cell.row, cell.column] = cell.expect
    gatherer.spare_headings()
    return gatherer.sheets, gatherer.new


class _Gatherer:
    """The edits gathered so far."""

    def __init__(self, reader: BookReader) -> None:
        self._reader = reader
        self._label = reader.package.label
        self._names = {same_name(entry.name): entry for entry in reader.book.sheets}
        self._headings: dict[str, dict[str, list[int]]] = {}
        self.sheets: dict[str, SheetEdits] = {}
        self.new: dict[str, str] = {}
        self._new_names: dict[str, str] = {}

    def edits(self, sheet: str) -> SheetEdits:
        """Edits of a sheet that must be there."""
        entry = self._names.get(same_name(sheet))
        if entry is None:
            raise StructureError(texts.no_sheet(self._label, sheet))
        if entry.kind != WORKSHEET:
            raise StructureError(texts.not_a_grid(self._label, sheet))
        return self.sheets.setdefault(entry.name, SheetEdits())

    def column(self, write: ColumnWrite) -> None:
        """Take a column of a table; its rows must be those that were read."""
        edits = self.edits(write.sheet)
        table = self._table(write.sheet, write.table)
        first, height = table.area.first_row + table.header_row_count, _height(table)
        if len(write.values) != height and height - len(write.values) <= MAX_BLANK_END:
            raise WorkbookChangedError(
                texts.row_count_changed(self._label, write.sheet, write.table, len(write.values), height)
            )
        edits.columns.append(ColumnEdit(self._column(write, table), first, write.values))

    def fill(self, fill: SheetFill) -> None:
        """Take a generated sheet, to be made when it is not there."""
        if same_name(fill.sheet) in self._names or fill.template is None:
            edits = self.edits(fill.sheet)
        else:
            edits = self._new_sheet(fill.sheet, fill.template)
        edits.body = Body(fill.top, fill.width, fill.rows, fill.heights, fill.until or MAX_ROW)
        for row, column, value in fill.cells:
            edits.put(row, column, value, reported=False)

    def append(self, append: Append) -> None:
        """Take rows to be added below the last used one."""
        edits = self.edits(append.sheet)
        entry = self._names[same_name(append.sheet)]
        row = max(append.top, self._last_used(entry.part, entry.name) + 1, max(edits.cells, default=0) + 1)
        for number, values in enumerate(append.rows, row):
            for column, value in enumerate(values, 1):
                edits.put(number, column, value, reported=True)

    def spare_headings(self) -> None:
        """Refuse to overwrite the headings of tables: Excel would find the table damaged."""
        for sheet, edits in self.sheets.items():
            entry = self._names.get(same_name(sheet))
            for table in tables_of(self._reader.package, entry.part) if entry else ():
                area = table.area
                heading = Area(area.first_row, area.first_column, area.first_row, area.last_column)
                if table.header_row_count and edits.touches(heading):
                    cell = f"{column_letters(area.first_column)}{area.first_row}"
                    raise WorkbookUnsafeToWriteError(texts.table_heading(self._label, sheet, cell))

    def _new_sheet(self, sheet: str, template: str) -> SheetEdits:
        if not 0 < len(sheet) <= MAX_NAME or BAD_NAME.search(sheet):
            raise StructureError(texts.bad_sheet_name(sheet))
        entry = self._names.get(same_name(template))
        if entry is None or entry.kind != WORKSHEET:
            raise StructureError(texts.no_sheet(self._label, template))
        name = self._new_names.setdefault(same_name(sheet), sheet)
        self.new[name] = entry.name
        return self.sheets.setdefault(name, SheetEdits())

    def _table(self, sheet: str, name: str) -> TableEntry:
        entry = self._names[same_name(sheet)]
        for table in tables_of(self._reader.package, entry.part):
            if same_name(table.name) == same_name(name):
                return table
        raise StructureError(texts.no_table(self._label, sheet, name))

    def _column(self, write: ColumnWrite, table: TableEntry) -> int:
        if table.name not in self._headings:
            self._headings[table.name] = _places(self._headings_of(self._names[same_name(write.sheet)].name, table))
        places = self._headings[table.name].get(composed(write.heading), [])
        if len(places) != 1:
            raise StructureError(texts.no_heading(self._label, write.sheet, write.table, write.heading, len(places)))
        return table.area.first_column + places[0]

    def _headings_of(self, sheet: str, table: TableEntry) -> Iterable[str]:
        """Headings as a reader of the table gives them: from the cells, white space folded."""
        if not table.header_row_count:
            return [_folded(column) for column in table.columns]
        row = self._reader.block(sheet, table.area.first_row, table.area.last_column, 1)[0]
        return ["" if cell is None else _folded(cell) for cell in row[table.area.first_column - 1 :]]

    def _last_used(self, part: str, sheet: str) -> int:
        xml = self._reader.package.read(part)
        last = max(xml.rfind(mark) for mark in FILLED)
        used = 0
        try:
            for row in rows(xml):
                if row.start > last:
                    break
                used = row.number
        except StrangeXmlError as error:
            raise WorkbookUnsafeToWriteError(texts.strange_sheet(self._label, sheet)) from error
        return used if last >= 0 else 0


def _height(table: TableEntry) -> int:
    area = table.area
    return area.last_row - table.totals_row_count - area.first_row - table.header_row_count + 1


def _folded(cell: object) -> str:
    return " ".join((cell.code if isinstance(cell, CellError) else str(cell)).split())


def _places(headings: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        places.setdefault(composed(heading), []).append(place)
    return places
