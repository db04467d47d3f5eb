"""What a workbook in use has, so that the workbook of today can be drawn for it: its plans, tables and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from taskbook_schemas.columns import Column, Role


@dataclass(frozen=True, slots=True)
class StandingTable:
    """A table as it stands: its sheet and name, where it begins (1-based), how many rows it has, and its columns.

    `columns` are the headings from left to right, each with the field it is, None for one of the office's own.
    """

    sheet: str
    table: str
    header_row: int
    first_column: int
    height: int
    columns: tuple[tuple[str, str | None], ...]

    def lacking(self, columns: Iterable[Column]) -> tuple[Column, ...]:
        """The columns that the table is to get: a plan's own words are never made up."""
        there = {field for _, field in self.columns}
        return tuple(column for column in columns if column.field not in there and column.role is not Role.PLAN)


@dataclass(frozen=True, slots=True)
class StandingPlan:
    """A plan of the workbook, and its table."""

    code: str
    table: StandingTable


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
