"""Read the tables, plain blocks and sheets of a closed workbook.

Only what is there costs: a table of a million rows with ten filled ones, a stray cell at the sheet's last corner or a
merge over the whole sheet take no memory. Errors: `WorkbookUnreadableError` (a part is damaged, or a table is filled so
far down that its cells do not fit into memory). Texts are given as they stand (not NFC); headings only have their
white space folded.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, Protocol
from xml.parsers import expat

from taskbook.adapters.cells.area import FAR_BELOW, MAX_ROW, Area, around, column_letters
from taskbook.adapters.cells.marked_rows import rows_below_mark
from taskbook.adapters.cells.seen_sheet import SeenSheet
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import WORKSHEET, BookMap, SheetEntry, TableEntry, map_book, tables_of
from taskbook.adapters.xlsx.scan import (
    STEP,
    RowSpan,
    SheetRows,
    StrangeXmlError,
    cells,
    last_row,
    other_attributes,
    rows_upward,
)
from taskbook.adapters.xlsx.sheet_reader import RowHandler, TooManyElementsError, read_any, read_plain
from taskbook.adapters.xlsx.strings import SharedStrings, TextBudget
from taskbook.adapters.xlsx.styles import NumberFormats
from taskbook.adapters.xlsx.table_reader import BlockHandler, CellBudget, RoomError, SheetHandler, TableHandler
from taskbook.adapters.xlsx.values import Readers
from taskbook.errors import WorkbookUnreadableError
from taskbook.ports import Grid, SheetInfo, Value
from taskbook.texts import reading as texts
from taskbook_schemas.limits import ROWS_BELOW


class RestartingHandler(RowHandler, Protocol):
    """A handler that can begin anew, when a sheet turns out not to be plain."""

    def restart(self) -> None:
        """Forget all rows taken so far."""
        ...


MAX_TABLES: Final = 100  # on one sheet
FILTER: Final = b"filterColumn"


@dataclass(frozen=True, slots=True)
class BookReader:
    """Reads from one opened workbook; shared strings and formats are looked up once for all sheets."""

    package: Package
    book: BookMap
    shared: SharedStrings
    readers: Readers
    table_readers: Readers
    _last: dict[str, SheetRows] = field(default_factory=dict)

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        """Tables on each of the sheets named, in the order the sheet lists them; a missing sheet has no entry."""
        entries = [entry for entry in self.book.sheets if entry.name in sheets and entry.kind == WORKSHEET]
        budget = CellBudget()
        return {entry.name: self._sheet_tables(entry, budget) for entry in entries}

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        """Cells of `width` columns from column 1, `first_row` down: `height` rows, or to the last row filled in them.

        A missing sheet gives no rows.
        """
        entry = self.book.sheet(sheet)
        if entry is None or entry.kind != WORKSHEET:
            return []
        handler = BlockHandler(first_row, width, CellBudget())
        last_row = MAX_ROW if height is None else first_row + height - 1
        held = height is None  # else only the top is looked at, of unit sheets by the hundred
        self._go(entry, Area(first_row, 1, last_row, width), handler, held)
        return handler.block(height)

    def last_row(self, sheet: str, width: int) -> int:
        """Number of the last row with something in `width` columns; 0 where there is none."""
        entry = self.book.sheet(sheet)
        if entry is None or entry.kind != WORKSHEET:
            return 0
        xml = self.package.read(entry.part)
        try:
            return next((row.number for row in rows_upward(xml) if _is_filled(xml, row, width)), 0)
        except StrangeXmlError:
            return len(self.block(sheet, 1, width))

    def rows_below(self, sheet: str, top: int, width: int) -> list[tuple[int, list[Value]]]:
        """Rows with something in `width` columns below the last one whose last cell is filled, from `top` down."""
        entry = self.book.sheet(sheet)
        if entry is None or entry.kind != WORKSHEET:
            return []
        try:
            first = self._first_below(self.package.read(entry.part), top, width)
        except StrangeXmlError:
            first = top
        return rows_below_mark(self.block(sheet, first, width), first) if first is not None else []

    def _first_below(self, xml: bytes, top: int, width: int) -> int | None:
        """The row from which on no cell in column `width` is filled, None when nothing at all is filled there."""
        first = None
        for row in rows_upward(xml):
            if row.number < top:
                break
            for cell in cells(xml, row.inner_start, row.inner_end):
                if cell.column <= width and xml.find(b"<", cell.inner_start, cell.inner_end) >= 0:
                    if cell.column == width:
                        return first
                    first = row.number
        return first

    def sheet_infos(self) -> tuple[SheetInfo, ...]:
        """All sheets in tab order."""
        return tuple(
            SeenSheet(entry.name, entry.state == "visible", partial(self._is_filtered, entry))
            for entry in self.book.sheets
        )

    def walk(self, sheet: str, area: Area, handler: RestartingHandler) -> None:
        """Lead a handler through the rows of a sheet; a missing sheet has none."""
        entry = self.book.sheet(sheet)
        if entry is not None and entry.kind == WORKSHEET:
            self._go(entry, area, handler)

    def _sheet_tables(self, entry: SheetEntry, budget: CellBudget) -> list[Grid]:
        found = tables_of(self.package, entry.part)
        if len(found) > MAX_TABLES:
            raise WorkbookUnreadableError(texts.too_many_tables(self.package.label, entry.name, MAX_TABLES))
        alone = len(found) == 1
        handlers = [TableHandler(entry.name, table, budget, alone) for table in found]
        if handlers:
            self._go(entry, _looked_at(found), SheetHandler(handlers), readers=self.table_readers)
        grids = [handler.grid() for handler in handlers]
        return [replace(grids[0], stray=self._stray(entry, found[0].area))] if alone else grids

    def _stray(self, entry: SheetEntry, area: Area) -> str | None:
        """The first filled cell of the sheet's last row, when that lies far under the only table."""
        xml = self.package.read(entry.part)
        try:
            row = last_row(xml)
            if row is None or row.number <= area.last_row + FAR_BELOW:
                return None
            for cell in cells(xml, row.inner_start, row.inner_end):
                value, _ = self.readers.inner(other_attributes(xml, cell), xml[cell.inner_start : cell.inner_end])
                if value is not None:
                    return f"{column_letters(cell.column)}{row.number}"
        except StrangeXmlError:  # of a spelling that is read with care, and not looked through once more
            return None
        return None

    def _go(
        self,
        entry: SheetEntry,
        area: Area,
        handler: RestartingHandler,
        held: bool = True,
        readers: Readers | None = None,
    ) -> None:
        """Lead a handler through a sheet: the fast way, from the start the careful one when the XML is not plain."""
        if entry.part in self._last:
            xml = self._last[entry.part].xml
        else:
            xml = self.package.read(entry.part) if held else self.package.peek(entry.part)
        reading = self.readers if readers is None else readers
        try:
            try:
                read_plain(self._rows_of(entry.part, xml, area.first_row), area, reading, handler)
            except StrangeXmlError:
                handler.restart()
                read_any(xml, area, reading, handler)
        except RoomError as error:
            raise WorkbookUnreadableError(texts.too_far(self.package.label, entry.name, error.row)) from error
        except TooManyElementsError as error:
            raise WorkbookUnreadableError(texts.strange_sheet(self.package.label, entry.name)) from error
        except (expat.ExpatError, ValueError) as error:
            raise WorkbookUnreadableError(texts.sheet_damaged(self.package.label, entry.name)) from error

    def _rows_of(self, part: str, xml: bytes, first_row: int) -> SheetRows:
        """The rows of a sheet; asked for far down, they are kept: whoever asks for single places asks for thousands."""
        found = self._last.get(part) or SheetRows(xml)
        if first_row > STEP and part not in self._last:
            self._last.clear()
            self._last[part] = found
        return found

    def _is_filtered(self, entry: SheetEntry) -> bool:
        if entry.kind != WORKSHEET:
            return False
        xml = self.package.peek(entry.part)
        if xml.find(FILTER, max(xml.rfind(b"sheetData>"), 0)) >= 0:
            return True
        return any(table.autofilter_active for table in tables_of(self.package, entry.part))


def _is_filled(xml: bytes, row: RowSpan, width: int) -> bool:
    return any(
        cell.column <= width and xml.find(b"<", cell.inner_start, cell.inner_end) >= 0
        for cell in cells(xml, row.inner_start, row.inner_end)
    )


def _looked_at(found: tuple[TableEntry, ...]) -> Area:
    """The area of the tables, and of a table alone on its sheet a few rows more: typing there may not have grown it."""
    area = around(table.area for table in found)
    more = ROWS_BELOW if len(found) == 1 else 0
    return replace(area, last_row=min(area.last_row + more, MAX_ROW))


def open_reader(package: Package, book: BookMap | None = None) -> BookReader:
    """Make a reader of an opened workbook."""
    book = book or map_book(package)
    budget = TextBudget(package)
    shared = SharedStrings(package, book.shared_strings, budget)
    formats = NumberFormats(package, book)
    dates = formats.dates()
    plain = Readers(shared, budget, dates, book.date1904)
    as_shown = Readers(shared, budget, dates, book.date1904, formats.percents(), formats.periods())
    return BookReader(package, book, shared, plain, as_shown)


def tables(package: Package, sheets: Collection[str]) -> dict[str, list[Grid]]:
    """Read the tables on each of the sheets named."""
    return open_reader(package).tables(sheets)


def block(package: Package, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
    """Read the cells of a plain sheet from `first_row` down."""
    return open_reader(package).block(sheet, first_row, width, height)


def sheet_infos(package: Package) -> tuple[SheetInfo, ...]:
    """List all sheets."""
    return open_reader(package).sheet_infos()
