"""What an action needs of the world outside: one Protocol, met by a closed file, a running Excel, and a fake."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value standing in a cell, such as #N/A."""

    code: str


class ShownPercent(float):
    """A number that a table's cell shows as a percentage: 0.12 shown as 12%. Only tables are read with it."""

    __slots__ = ()

    @property
    def shown(self) -> float:
        """The number in front of the sign."""
        return round(float(self) * 100, 9)


class ShownPeriod(date):
    """A day whose cell shows its year only, or (`ShownMonth`) its month. Only tables are read with it."""

    @property
    def shown(self) -> str:
        """What the cell shows, as people write it."""
        return str(self.year)

    @property
    def plain(self) -> date:
        """The day itself."""
        return date(self.year, self.month, self.day)


class ShownMonth(ShownPeriod):
    """A day whose cell shows its month: "6/2026" typed into Excel, shown as Jun-26."""

    @property
    def shown(self) -> str:
        """Month and year."""
        return f"{self.month}/{self.year}"


class ShownYear(ShownPeriod):
    """A day whose cell shows its year."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cell to write that shows `text` and leads to `cell` of `sheet`."""

    sheet: str
    cell: str
    text: str


# What a cell holds when read. Numbers are float; a cell with a date format is a date (datetime with a time of day).
Value = None | str | float | int | bool | date | datetime | CellError
# What may be written.
Writable = None | str | float | int | bool | date | datetime | Link


@dataclass(frozen=True, slots=True)
class Grid:
    """An Excel table as read: `columns[i][k]` is the cell under `headings[i]` in sheet row `header_row + 1 + k`."""

    sheet: str
    table: str
    header_row: int
    first_column: int
    headings: tuple[str, ...]
    columns: tuple[list[Value], ...]
    merged: tuple[str, ...] = ()  # merged areas that touch the table, as A1:B2
    formulas: frozenset[int] = frozenset()  # indexes of columns in which some cell holds a formula
    below: int | None = None  # first sheet row close under the table that looks like a row of it, but is none
    stray: str | None = None  # address of a filled cell in the sheet's last row, when that lies far under the table

    @property
    def first_row(self) -> int:
        """Sheet row of the first data row."""
        return self.header_row + 1

    @property
    def height(self) -> int:
        """Number of data rows."""
        return len(self.columns[0]) if self.columns else 0


@dataclass(frozen=True, slots=True)
class ColumnWrite:
    """Write a whole column of a table, top to bottom: as many values as the table has data rows."""

    sheet: str
    table: str
    heading: str
    values: Sequence[Writable]


@dataclass(frozen=True, slots=True)
class CellWrite:
    """Write one cell (1-based). `expect` is what must still stand there, checked when `guarded`."""

    sheet: str
    row: int
    column: int
    value: Writable
    expect: Value = None
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class SheetFill:
    """Fill a generated sheet.

    `cells` are fixed cells above the body (row, column, value). `rows` is the body: it stands from `top` down, from
    column 1, every row `width` cells; what an earlier fill left below it in those columns is cleared, down to row
    `until` where it is given. A sheet that is not there is copied from `template`. `visible=None` leaves it as it is.
    `heights` are the rows' heights in points (None: one line) for a closed file, where nobody fits them; a running
    Excel fits rows itself.
    """

    sheet: str
    top: int
    width: int
    rows: Sequence[Sequence[Writable]]
    cells: Sequence[tuple[int, int, Writable]] = ()
    template: str | None = None
    visible: bool | None = None
    heights: Sequence[float | None] = ()
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Append:
    """Add rows under the last used row of a plain sheet, not above row `top`."""

    sheet: str
    top: int
    rows: Sequence[Sequence[Writable]]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that one action writes. `stamp` is written only when anything else is new, and no receipt tells of it."""

    columns: Sequence[ColumnWrite] = ()
    cells: Sequence[CellWrite] = ()
    fills: Sequence[SheetFill] = ()
    appends: Sequence[Append] = ()
    stamp: CellWrite | None = None


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A rectangle that was written: what stood there and what stands there now, row by row."""

    sheet: str
    row: int
    column: int
    old: Sequence[Sequence[Value]]
    new: Sequence[Sequence[Writable]]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What `apply` did. `changed` counts cells whose value is new; 0 means that nothing was written at all.

    `blocks` hold the input and computed cells that were written (for undo); `backup` is the copy made before writing.
    """

    changed: int
    blocks: tuple[BlockChange, ...] = ()
    backup: str | None = None
    new_sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of the workbook, in tab order."""

    name: str
    visible: bool
    filtered: bool = False


Progress = Callable[[str, float], None]
"""Told what is being done (a Vietnamese phrase) and how far it is, 0 to 1."""


def silent(step: str, share: float) -> None:
    """A Progress for which nobody listens."""


class Workbook(Protocol):
    """A workbook as the actions see it: read, decide elsewhere, then apply once.

    Between reading and applying somebody may have changed it: `apply` raises WorkbookChangedError when what it must
    write no longer fits what was read, and then has written nothing. What the changes do not name stays as it was.
    """

    @property
    def label(self) -> str:
        """The file's name, for messages."""
        ...

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in tab order."""
        ...

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        """Tables standing on each of the sheets named (a missing sheet gives no entry)."""
        ...

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        """Cells of a plain sheet from `first_row` down, `width` columns from column 1.

        `height` rows, or down to the last used row when None. A missing sheet gives no rows.
        """
        ...

    def last_row(self, sheet: str, width: int) -> int:
        """Number of the last row in which one of the first `width` columns is filled; 0 for none, or no such sheet."""
        ...

    def rows_below(self, sheet: str, top: int, width: int) -> list[tuple[int, list[Value]]]:
        """Rows (number, cells of `width` columns) below the last row whose cell in column `width` is filled.

        Only rows from `top` down in which something stands. A missing sheet gives none.
        """
        ...

    def apply(self, changes: Changes) -> Receipt:
        """Write all of `changes` or nothing."""
        ...
