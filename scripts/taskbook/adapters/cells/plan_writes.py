"""Sorts changes by sheet, and finds the tables and columns that they speak of: the same for a file and a running Excel.

Errors: `StructureError` (sheet, table or heading missing, or twice), `WorkbookChangedError` (a table has other rows
than were read), `WorkbookUnsafeToWriteError` (a table's heading would be overwritten).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from taskbook.adapters.cells.area import MAX_ROW, Area, column_letters
from taskbook.adapters.cells.limits import BAD_NAME, MAX_NAME
from taskbook.adapters.cells.names import composed, same_name
from taskbook.adapters.cells.sheet_patch import Body, ColumnEdit, SheetEdits
from taskbook.errors import StructureError, WorkbookChangedError, WorkbookUnsafeToWriteError
from taskbook.ports import Append, Changes, ColumnWrite, SheetFill
from taskbook.texts import saving as texts


@dataclass(slots=True)
class PlannedSheet:
    """What is to be written into one sheet. `template` is the sheet that it will be copied from, None when it is there.

    `show` is whether the sheet is to be visible, None when that does not matter.
    """

    name: str
    template: str | None = None
    edits: SheetEdits = field(default_factory=SheetEdits)
    show: bool | None = None


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table stands: its first row and column, its headings, and how many rows a reader of it is given.

    A reader may have been given fewer, when the last `blank_end` rows or more are blank.
    """

    first_row: int
    first_column: int
    height: int
    headings: Sequence[str]
    blank_end: int | None = None


class Standing(Protocol):
    """The workbook as it stands."""

    @property
    def label(self) -> str:
        """Its name, for messages."""
        ...

    def sheet_names(self) -> Iterable[str]:
        """The sheets."""
        ...

    def refuse_other_kind(self, sheet: str) -> None:
        """Raise when a sheet has no cells."""
        ...

    def table(self, sheet: str, name: str) -> TablePlace | None:
        """A table of a sheet, None when it is not there."""
        ...

    def headings(self, sheet: str) -> Iterable[Area]:
        """The rows of headings of a sheet's tables."""
        ...

    def last_filled(self, sheet: str) -> int:
        """Number of the last row with something in it, 0 when there is none."""
        ...


def plan_writes(changes: Changes, book: Standing) -> list[PlannedSheet]:
    """Give what is to be written, sheet by sheet, each sheet under the name that it really has."""
    planner = _Planner(book)
    for column in changes.columns:
        planner.column(column)
    for fill in changes.fills:
        planner.fill(fill)
    for append in changes.appends:
        planner.append(append)
    for cell in changes.cells:
        edits = planner.sheet(cell.sheet).edits
        edits.put(cell.row, cell.column, cell.value, reported=True)
        if cell.guarded:
            edits.guards[cell.row, cell.column] = cell.expect
    return planner.finished()


class _Planner:
    """What was planned so far."""

    def __init__(self, book: Standing) -> None:
        self._book = book
        self._there = {same_name(name): name for name in book.sheet_names()}
        self._sheets: dict[str, PlannedSheet] = {}

    def sheet(self, name: str) -> PlannedSheet:
        """The plan of a sheet that must be there."""
        standing = self._there.get(same_name(name))
        if standing is None:
            raise StructureError(texts.no_sheet(self._book.label, name))
        self._book.refuse_other_kind(standing)
        return self._sheets.setdefault(same_name(name), PlannedSheet(standing))

    def column(self, write: ColumnWrite) -> None:
        """Take a column of a table; its rows must be those that were read."""
        label, planned, given = self._book.label, self.sheet(write.sheet), len(write.values)
        table = self._book.table(planned.name, write.table)
        if table is None:
            raise StructureError(texts.no_table(label, planned.name, write.table))
        missing = table.height - given
        if missing and (table.blank_end is None or missing <= table.blank_end):
            text = texts.row_count_changed(label, write.sheet, write.table, given, table.height)
            raise WorkbookChangedError(text)
        wanted = composed(write.heading)
        places = [place for place, heading in enumerate(table.headings) if composed(heading) == wanted]
        if len(places) != 1:
            text = texts.no_heading(label, write.sheet, write.table, write.heading, len(places))
            raise StructureError(text)
        planned.edits.columns.append(ColumnEdit(table.first_column + places[0], table.first_row, write.values))

    def fill(self, fill: SheetFill) -> None:
        """Take a generated sheet, to be made when it is not there."""
        if same_name(fill.sheet) in self._there or fill.template is None:
            planned = self.sheet(fill.sheet)
        else:
            planned = self._new_sheet(fill.sheet, fill.template)
        planned.show = fill.visible
        planned.edits.body = Body(fill.top, fill.width, fill.rows, fill.heights, fill.until or MAX_ROW)
        for row, column, value in fill.cells:
            planned.edits.put(row, column, value, reported=False)

    def append(self, append: Append) -> None:
        """Take rows to be added below the last used one."""
        planned = self.sheet(append.sheet)
        edits = planned.edits
        row = max(append.top, self._book.last_filled(planned.name) + 1, max(edits.cells, default=0) + 1)
        for number, values in enumerate(append.rows, row):
            for column, value in enumerate(values, 1):
                edits.put(number, column, value, reported=True)

    def finished(self) -> list[PlannedSheet]:
        """All of it, once no heading of a table would be overwritten: Excel would find the table damaged."""
        for planned in self._sheets.values():
            planned.edits.finish()
            if planned.template is None:
                self._spare_headings(planned)
        return list(self._sheets.values())

    def _spare_headings(self, planned: PlannedSheet) -> None:
        for heading in self._book.headings(planned.name):
            if planned.edits.touches(heading):
                cell = f"{column_letters(heading.first_column)}{heading.first_row}"
                raise WorkbookUnsafeToWriteError(texts.table_heading(self._book.label, planned.name, cell))

    def _new_sheet(self, name: str, template: str) -> PlannedSheet:
        if not 0 < len(name) <= MAX_NAME or BAD_NAME.search(name):
            raise StructureError(texts.bad_sheet_name(name))
        source = self._there.get(same_name(template))
        if source is None:
            raise StructureError(texts.no_sheet(self._book.label, template))
        self._book.refuse_other_kind(source)
        return self._sheets.setdefault(same_name(name), PlannedSheet(name, source))
