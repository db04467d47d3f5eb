"""What is to be written into one sheet, asked row by row from top to bottom.

Three sources: whole columns of tables, single cells, and the body of a generated sheet, which owns all rows from its
top down within its width: what no row of it fills is cleared. Where sources meet, the single cell wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from taskbook.adapters.cells.area import MAX_ROW, Area
from taskbook.ports import Value, Writable

Wanted = list[tuple[int, Writable]]


@dataclass(frozen=True, slots=True)
class ColumnEdit:
    """Values for one column from a row down."""

    column: int
    first_row: int
    values: Sequence[Writable]

    @property
    def last_row(self) -> int:
        """The last row with a value."""
        return self.first_row + len(self.values) - 1


@dataclass(frozen=True, slots=True)
class Body:
    """Rows of a generated sheet, from `top` down and from column 1; `heights` in points, None or missing: one line.

    What stands below the rows is cleared, down to row `until`.
    """

    top: int
    width: int
    rows: Sequence[Sequence[Writable]]
    heights: Sequence[float | None] = ()
    until: int = MAX_ROW

    def holds(self, row: int) -> bool:
        """Tell whether a row is written or cleared."""
        return self.top <= row <= self.until

    def wanted(self, row: int) -> Wanted:
        """What must stand in a row: every column of the body has an entry."""
        index = row - self.top
        values = self.rows[index] if index < len(self.rows) else ()
        if len(values) < self.width:
            values = [*values, *[None] * (self.width - len(values))]
        return list(zip(range(1, self.width + 1), values, strict=False))


@dataclass(slots=True)
class SheetEdits:
    """All that is to be written into one sheet. `guards` are values that must still stand where they are asked for.

    `reported` are the single cells that the receipt tells of (all columns are told of, no body), `untold` those that it
    never tells of. `together` are the columns' values row by row, when all columns have the same rows.
    """

    columns: list[ColumnEdit] = field(default_factory=list)
    cells: dict[int, dict[int, Writable]] = field(default_factory=dict)
    guards: dict[tuple[int, int], Value] = field(default_factory=dict)
    reported: set[tuple[int, int]] = field(default_factory=set)
    untold: set[tuple[int, int]] = field(default_factory=set)
    body: Body | None = None
    together: list[tuple[Writable, ...]] = field(default_factory=list)

    def put(self, row: int, column: int, value: Writable, reported: bool) -> None:
        """Want a single cell."""
        self.cells.setdefault(row, {})[column] = value
        if reported:
            self.reported.add((row, column))

    def finish(self) -> None:
        """Sort the columns; call once, before asking. Columns of one table are turned into rows once for all."""
        self.columns.sort(key=lambda edit: edit.column)
        if len({(edit.first_row, edit.last_row) for edit in self.columns}) == 1:
            self.together = list(zip(*[edit.values for edit in self.columns], strict=True))

    def wanted(self, row: int) -> Wanted:
        """Columns and values of a row, from left to right."""
        found = self._in_columns(row)
        if self.body is not None and self.body.holds(row):
            found += self.body.wanted(row)
        single = self.cells.get(row)
        return sorted((dict(found) | single).items()) if single else found

    def values(self, row: int) -> tuple[Writable, ...] | None:
        """The columns' values in a row where nothing else is wanted; None where something else or nothing is."""
        index = row - self.columns[0].first_row if self.together else -1
        return self.together[index] if 0 <= index < len(self.together) and row not in self.cells else None

    def _in_columns(self, row: int) -> Wanted:
        if self.together:
            index = row - self.columns[0].first_row
            values = self.together[index] if 0 <= index < len(self.together) else ()
            return [(edit.column, value) for edit, value in zip(self.columns, values, strict=False)]
        return [
            (edit.column, edit.values[row - edit.first_row])
            for edit in self.columns
            if edit.first_row <= row <= edit.last_row
        ]

    def height(self, row: int) -> float | None:
        """Height that a row of the body needs, None when one line does."""
        index = row - self.body.top if self.body is not None else -1
        return self.body.heights[index] if self.body is not None and 0 <= index < len(self.body.heights) else None

    def is_body(self, row: int) -> bool:
        """Tell whether a row belongs to the generated body."""
        return self.body is not None and self.body.holds(row)

    def is_reported(self, row: int, column: int) -> bool:
        """Tell whether the receipt tells of a cell."""
        if self.body is None:
            return (row, column) not in self.untold
        if (row, column) in self.reported or not self.columns:
            return (row, column) in self.reported
        return any(edit.column == column and edit.first_row <= row <= edit.last_row for edit in self.columns)

    def areas(self) -> Iterator[Area]:
        """Rectangles that get values (a body's cleared rest is not among them)."""
        for edit in self.columns:
            if edit.values:
                yield Area(edit.first_row, edit.column, edit.last_row, edit.column)
        for row, cells in self.cells.items():
            yield Area(row, min(cells), row, max(cells))
        if self.body is not None and self.body.rows and self.body.width:
            yield Area(self.body.top, 1, self.body.top + len(self.body.rows) - 1, self.body.width)

    def touches(self, area: Area) -> bool:
        """Tell whether a cell of this area is written or cleared."""
        owned = list(self.areas())
        if self.body is not None and self.body.width:
            owned.append(Area(self.body.top, 1, self.body.until, self.body.width))
        return any(area.clip(own) is not None for own in owned)

    def row_ranges(self) -> list[tuple[int, int]]:
        """Ranges of rows that get values, in order, none touching another."""
        return _joined((area.first_row, area.last_row) for area in self.areas())


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined
