"""What was read of a workbook: its tables as the domain's records, and where each cell of them stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from taskbook.core.amendments.register import Amendment
from taskbook.core.cell_address import address, shown
from taskbook.core.issue_codes import SEVERITY
from taskbook.core.issues import Issue
from taskbook.core.model import Leader, Plan, Settings, Target, Task, Unit
from taskbook.core.naming.places import NOWHERE, Places
from taskbook.ports import Grid, Value
from taskbook_schemas.version import LAYOUT_VERSION


@dataclass(frozen=True, slots=True)
class Place:
    """A table as issues name it: where each field's cells are. `fields` maps a field to the index of its column.

    `absent` are the headings of fields that the table does not have: their cells read as blank.
    """

    grid: Grid
    fields: Mapping[str, int]
    absent: Mapping[str, str] = field(default_factory=dict)

    def issue(self, code: str, row: int, field: str, **details: str) -> Issue:
        """The issue `code` at the cell of `field` in sheet row `row`; its value is what stands there.

        At a column that the table does not have it has no cell.
        """
        return Issue(
            code=code,
            severity=SEVERITY[code],
            sheet=self.grid.sheet,
            row=row,
            heading=self.heading(field),
            cell=self.cell(row, field) or None,
            value=shown(self.value(row, field)),
            details=tuple(details.items()),
        )

    def heading(self, field: str) -> str:
        """The field's heading as the table has it, on one line."""
        if field in self.absent:
            return self.absent[field]
        return " ".join(self.grid.headings[self.fields[field]].split())

    def cell(self, row: int, field: str) -> str:
        """The address of a cell, empty at a column that the table does not have."""
        return "" if field in self.absent else address(row, self.grid.first_column + self.fields[field])

    def value(self, row: int, field: str) -> Value:
        """What stands in a cell; a column that the table does not have is blank."""
        return None if field in self.absent else self.grid.columns[self.fields[field]][row - self.grid.first_row]


class FilledTable(Protocol):
    """A table on a sheet of a fixed name, typed and judged, as `taskbook.tables` gives it."""

    @property
    def place(self) -> Place:
        """What makes issues at the table's cells."""
        ...

    @property
    def rows(self) -> list[int]:
        """The sheet rows that are about something."""
        ...

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with its cells."""
        ...

    def texts(self, field: str) -> list[str | None]:
        """The texts or choices of a column, None for a blank."""
        ...

    def numbers(self, field: str) -> list[float | None]:
        """The numbers of a column, None for a blank."""
        ...

    def days(self, field: str) -> list[date | None]:
        """The days of a column, None for a blank."""
        ...


@dataclass(frozen=True, slots=True)
class PlanTable:
    """One plan's sheet: its grid, where each field's column is, and its tasks.

    `absent` are the headings of fields for which the table has no column.
    """

    plan: Plan
    grid: Grid
    fields: dict[str, int]
    tasks: tuple[Task, ...]
    absent: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """What makes issues at the table's cells."""
        return Place(self.grid, self.fields, self.absent)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that an action reads, and what is wrong with it so far. `fixed` are the tables on sheets of fixed names.

    `version` is the layout's, `places` are the names of the office's commune and of what it belongs to, `amendments`
    the rows of the register of amendments.
    """

    units: tuple[Unit, ...]
    leaders: tuple[Leader, ...]
    plans: tuple[Plan, ...]
    targets: tuple[Target, ...]
    settings: Settings
    tables: tuple[PlanTable, ...]
    fixed: Mapping[str, FilledTable]
    issues: tuple[Issue, ...]
    version: int = LAYOUT_VERSION
    places: Places = NOWHERE
    amendments: tuple[Amendment, ...] = ()
