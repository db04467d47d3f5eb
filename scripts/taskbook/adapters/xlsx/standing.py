"""What stands in a closed workbook where something is to be written: its sheets, tables and last rows.

Errors: `StructureError` (a sheet has no cells), `WorkbookUnsafeToWriteError` (a sheet's XML is not plain).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from taskbook.adapters.cells.area import Area
from taskbook.adapters.cells.names import folded, same_name
from taskbook.adapters.cells.plan_writes import TablePlace
from taskbook.adapters.xlsx.read import BookReader
from taskbook.adapters.xlsx.relations import WORKSHEET, SheetEntry, TableEntry, tables_of
from taskbook.adapters.xlsx.scan import StrangeXmlError, rows
from taskbook.adapters.xlsx.table_reader import MAX_BLANK_END
from taskbook.errors import StructureError, WorkbookUnsafeToWriteError
from taskbook.texts import saving as texts

FILLED: Final = (b"<v>", b"<v ", b"<is>", b"<is ", b"<f>", b"<f ", b"<f/")


class StandingFile:
    """Meets `cells.plan_writes.Standing` on an opened file; sheets are asked for by the names they have."""

    def __init__(self, reader: BookReader) -> None:
        self._reader = reader
        self._tables: dict[tuple[str, str], TablePlace | None] = {}

    @property
    def label(self) -> str:
        """The file's name, for messages."""
        return self._reader.package.label

    def sheet_names(self) -> Iterable[str]:
        """The sheets."""
        return self._entries.keys()

    def refuse_other_kind(self, sheet: str) -> None:
        """Raise when a sheet has no cells."""
        if self._entries[sheet].kind != WORKSHEET:
            raise StructureError(texts.not_a_grid(self.label, sheet))

    def table(self, sheet: str, name: str) -> TablePlace | None:
        """A table of a sheet, None when it is not there."""
        key = (sheet, same_name(name))
        if key not in self._tables:
            found = (table for table in self._tables_of(sheet) if same_name(table.name) == key[1])
            self._tables[key] = next((self._placed(sheet, table) for table in found), None)
        return self._tables[key]

    def headings(self, sheet: str) -> Iterator[Area]:
        """The rows of headings of a sheet's tables."""
        for table in self._tables_of(sheet):
            if table.header_row_count:
                area = table.area
                yield Area(area.first_row, area.first_column, area.first_row, area.last_column)

    def last_filled(self, sheet: str) -> int:
        """Number of the last row with something in it, 0 when there is none."""
        xml = self._reader.package.read(self._entries[sheet].part)
        last = max(xml.rfind(mark) for mark in FILLED)
        used = 0
        try:
            for row in rows(xml):
                if row.start > last:
                    break
                used = row.number
        except StrangeXmlError as error:
            raise WorkbookUnsafeToWriteError(texts.strange_sheet(self.label, sheet)) from error
        return used if last >= 0 else 0

    @cached_property
    def _entries(self) -> dict[str, SheetEntry]:
        return {entry.name: entry for entry in self._reader.book.sheets}

    def _tables_of(self, sheet: str) -> Sequence[TableEntry]:
        return tables_of(self._reader.package, self._entries[sheet].part)

    def _placed(self, sheet: str, table: TableEntry) -> TablePlace:
        area, first = table.area, table.area.first_row + table.header_row_count
        height = area.last_row - table.totals_row_count - first + 1
        return TablePlace(first, area.first_column, height, self._headings_of(sheet, table), MAX_BLANK_END)

    def _headings_of(self, sheet: str, table: TableEntry) -> list[str]:
        """Headings as a reader of the table gives them: from the cells, white space folded."""
        if not table.header_row_count:
            return [folded(column) for column in table.columns]
        row = self._reader.block(sheet, table.area.first_row, table.area.last_column, 1)[0]
        return [folded(cell) for cell in row[table.area.first_column - 1 :]]
