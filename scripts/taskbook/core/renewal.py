"""What a workbook in use has, so that the workbook of today can be drawn for it; what it got from that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from taskbook.core.headings import key
from taskbook.ports import Value
from taskbook_schemas.column import Column, Role


@dataclass(frozen=True, slots=True)
class StandingTable:
    """A table as it stands: its sheet and name, where it begins (1-based), how many rows it has, and its columns.

    `columns` are the headings from left to right, each with the field it is, None for one of the office's own.
    `rows_below` is by how many rows it must grow to take in the tasks that were typed right below it.
    """

    sheet: str
    table: str
    header_row: int
    first_column: int
    height: int
    columns: tuple[tuple[str, str | None], ...]
    rows_below: int = 0

    @property
    def last_row(self) -> int:
        """The sheet's row of its last row."""
        return self.header_row + self.height

    def lacking(self, columns: Iterable[Column]) -> tuple[Column, ...]:
        """The columns that the table is to get: a plan's own words are never made up.

        Where a column of the office's own stands under today's heading, ours comes under a former one.
        """
        there = {field for _, field in self.columns}
        own = {key(heading) for heading, field in self.columns if field is None}
        wanted = (column for column in columns if column.field not in there and column.role is not Role.PLAN)
        return tuple(
            replace(column, heading=column.also[0])
            if column.role is Role.COMPUTED and column.also and key(column.heading) in own
            else column
            for column in wanted
        )

    def renamed(self, columns: Iterable[Column]) -> Mapping[str, str]:
        """Computed columns that stand under a former heading: that heading, and the one of today.

        One under a heading of the office's own choice keeps it, as does one whose heading of today is taken.
        """
        by_field = {column.field: column for column in columns if column.role is Role.COMPUTED}
        taken = {key(heading) for heading, _ in self.columns}
        return {
            heading: column.heading
            for heading, field in self.columns
            if field is not None
            and (column := by_field.get(field)) is not None
            and key(heading) in map(key, column.also)
            and key(column.heading) not in taken
        }


def tasks_below(fields: Mapping[str, int], rows: Iterable[Sequence[Value]]) -> int:
    """How many rows right below a table are tasks typed there; `fields` are places in a row.

    A task has a name, and a unit or a deadline: a note has not, neither has a line of sums.
    """

    def told(row: Sequence[Value], field: str) -> bool:
        place = fields.get(field)
        return place is not None and place < len(row) and isinstance(row[place], str) and bool(str(row[place]).strip())

    tasks = takewhile(lambda row: told(row, "name") and (told(row, "lead") or told(row, "deadline")), rows)
    return sum(1 for _ in tasks)


@dataclass(frozen=True, slots=True)
class StandingPlan:
    """A plan of the workbook, and its table. `verbatim` are the fields whose cells are the appendix's own words."""

    code: str
    table: StandingTable
    verbatim: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BookFacts:
    """What a renewal must know of a workbook. `tables` go by the sheet's fixed name; `left_out` are plans' sheets whose
    table cannot be read; `version` is the layout's; `issuer` the issuing body as its unit sheets name it.
    """

    version: int
    plans: tuple[StandingPlan, ...]
    tables: Mapping[str, StandingTable]
    unit_sheets: tuple[str, ...]
    settings: frozenset[str]
    issuer: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A cell (row, column) that stands where a new column would go."""

    row: int
    column: int


@dataclass(slots=True)
class Renewed:
    """What a renewal made: new and changed parts; sheets, columns and settings that came; columns that found no room.

    `rows` are stretches of rows (first, last) below a sheet's table that it was made to hold.
    `first_rows`: where the blank rows begin that were asked for, by the sheet of their table.
    `replaced`: sheets whose form is another now, each with the name under which the former one is kept, hidden;
    `pointing`: sheets with formulas that take figures from one of those.
    `macros_kept`: the workbook's own macros stay as they are, since new ones would lose some of the office's.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    sheets: list[str] = field(default_factory=list)
    columns: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    settings: int = 0
    rows: list[tuple[str, int, int]] = field(default_factory=list)
    in_the_way: list[tuple[str, Taken]] = field(default_factory=list)
    first_rows: dict[str, int] = field(default_factory=dict)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    pointing: list[str] = field(default_factory=list)
    macros_kept: bool = False
