"""A table's cells as a typed frame with the sheet's rows as index, judged by the table's model: frame and issues.

The frame has the columns that people fill in (computed ones are the tool's own and are not read back), without the
rows in which all of these are blank.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from taskbook.core.cell_values import Converted, convert
from taskbook.core.gathered import Place
from taskbook.core.issue_codes import SEVERITY
from taskbook.core.issues import Issue
from taskbook.ports import Grid
from taskbook.tables.failures import Bad, judge
from taskbook_schemas.column import CellType, Column
from taskbook_schemas.models import read_columns, table_schema

_NUMERIC = (CellType.NUMBER, CellType.PERCENT, CellType.INTEGER)


@dataclass(frozen=True, slots=True)
class Filled:
    """One table, typed and judged. `bad` are the cells (row, field) that cannot be used: they read as blank."""

    place: Place
    frame: pd.DataFrame
    bad: Bad
    issues: tuple[Issue, ...]

    @property
    def rows(self) -> list[int]:
        """The sheet rows of the frame."""
        rows: list[int] = self.frame.index.tolist()
        return rows

    def texts(self, field: str) -> list[str | None]:
        """The texts or choices of a column, None for a blank."""
        return self._without_bad(field, self.frame[field].tolist())

    def numbers(self, field: str) -> list[float | None]:
        """The numbers of a column, None for a blank."""
        column = self.frame[field]
        values = column.tolist() if not column.hasnans else [n if n == n else None for n in column.tolist()]
        return self._without_bad(field, values)

    def days(self, field: str) -> list[date | None]:
        """The days of a column, None for a blank."""
        return self._without_bad(field, self.frame[field].to_numpy().astype("datetime64[D]").tolist())

    def values(self, column: Column) -> list[Any]:
        """What stands in a column, None for a blank, by its type: texts, days, numbers, whole numbers."""
        if column.type is CellType.DATE:
            return self.days(column.field)
        if column.type is CellType.INTEGER:
            return [None if number is None else int(number) for number in self.numbers(column.field)]
        return self.numbers(column.field) if column.type in _NUMERIC else self.texts(column.field)

    def _without_bad(self, field: str, values: list[Any]) -> list[Any]:
        unusable = {row for row, name in self.bad if name == field}
        if unusable:
            return [None if row in unusable else value for row, value in zip(self.rows, values, strict=True)]
        return values


def fill(place: Place, columns: tuple[Column, ...], anchors: Sequence[str]) -> Filled:
    """Type and judge one table. A row with content but with all `anchors` blank is one issue and is left out."""
    typed = read_columns(columns)
    converted = {column.field: _converted(place, column) for column in typed}
    kept, stray = _kept(converted, place.grid, anchors)
    frame = _frame(typed, converted, place.grid, kept)
    unusable, troubles = _troubles(place, converted, set(stray))
    remarks = _remarks(place, converted, set(stray))
    bad, failures = judge(place, frame, table_schema(columns), unusable)
    strays = [place.issue("stray_row", place.grid.first_row + index, anchors[0]) for index in stray]
    return Filled(place, frame, bad, (*_shape_issues(place, typed), *strays, *troubles, *remarks, *failures))


def _converted(place: Place, column: Column) -> Converted:
    """A column's cells as values; one that the table does not have is blank."""
    if column.field in place.absent:
        return Converted([None] * place.grid.height, {})
    return convert(column, place.grid.columns[place.fields[column.field]])


def _kept(converted: dict[str, Converted], grid: Grid, anchors: Sequence[str]) -> tuple[list[int], list[int]]:
    """Indexes of the rows to keep, and of stray ones: content, but none that says what the row is about."""
    doubtful = _blank_rows((converted[field] for field in anchors), range(grid.height))
    blank = set(_blank_rows(converted.values(), doubtful))
    doubted = set(doubtful)
    kept = [index for index in range(grid.height) if index not in doubted]
    return kept, [index for index in doubtful if index not in blank]


def _blank_rows(columns: Iterable[Converted], indexes: Iterable[int]) -> list[int]:
    """Of these rows, the ones in which every column is blank (an unusable cell is not blank)."""
    for column in columns:
        values, troubles = column.values, column.troubles
        indexes = [index for index in indexes if values[index] is None and index not in troubles]
    return list(indexes)


def _troubles(place: Place, converted: dict[str, Converted], stray: Collection[int]) -> tuple[Bad, list[Issue]]:
    """The cells that could not be made values, and an issue for each."""
    first = place.grid.first_row
    found = [
        (first + index, name, trouble)
        for name, column in converted.items()
        for index, trouble in column.troubles.items()
        if index not in stray
    ]
    issues = [place.issue(trouble.code, row, name, **dict(trouble.details)) for row, name, trouble in found]
    return frozenset((row, name) for row, name, _ in found), issues


def _remarks(place: Place, converted: dict[str, Converted], stray: Collection[int]) -> list[Issue]:
    """How cells were read that do not hold a value of their column's type, but can be read one way only."""
    first = place.grid.first_row
    return [
        place.issue(remark.code, first + index, name, **dict(remark.details))
        for name, column in converted.items()
        for index, remark in column.remarks.items()
        if index not in stray
    ]


def _shape_issues(place: Place, typed: Sequence[Column]) -> list[Issue]:
    """Merged areas, and formulas in columns that hold what people type."""
    grid = place.grid
    merged = [
        Issue("merged_cells", SEVERITY["merged_cells"], grid.sheet, cell=area.partition(":")[0], value=area)
        for area in grid.merged
    ]
    formulas = [column for column in typed if place.fields.get(column.field) in grid.formulas]
    return merged + [_formula_issue(place, column) for column in formulas]


def _formula_issue(place: Place, column: Column) -> Issue:
    """An id that is computed changes when rows are sorted or put in, and answers then come to another task."""
    code = "formula_in_id" if column.field == "id" else "formula_in_input"
    head = place.grid.header_row
    return Issue(code, SEVERITY[code], place.grid.sheet, head, column.heading, place.cell(head, column.field))


def _frame(typed: Sequence[Column], converted: dict[str, Converted], grid: Grid, kept: Sequence[int]) -> pd.DataFrame:
    first, whole = grid.first_row, len(kept) == grid.height
    index = pd.Index([first + i for i in kept], dtype="int64")
    series = {}
    for column in typed:
        values = converted[column.field].values
        series[column.field] = _series(column.type, values if whole else [values[i] for i in kept], index)
    return pd.DataFrame(series, index=index)


def _series(kind: CellType, values: list[object], index: pd.Index[int]) -> pd.Series[Any]:
    blank = values.count(None) == len(values)  # told fast, and made a column faster than from so many blanks
    if kind in _NUMERIC:
        numbers = np.full(len(values), np.nan) if blank else np.array(values, dtype="float64")
        return pd.Series(numbers, index=index)
    if kind is CellType.DATE:
        days = np.full(len(values), "NaT", "datetime64[D]") if blank else np.array(values, dtype="datetime64[D]")
        return pd.Series(days.astype("datetime64[ns]"), index=index)
    return pd.Series(values, index=index, dtype=object)  # else pandas would copy every text into an array of its own
