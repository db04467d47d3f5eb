"""Pandera's failure cases as issues: one for each cell, at its address, with the value that stands there.

Pandera reports a cell once per check, and a blank cell although the cell was made blank because it was unusable; both
are settled here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError, SchemaErrors

from taskbook.core.gathered import Place
from taskbook.core.issues import Issue

Bad = frozenset[tuple[int, str]]
"""Cells that cannot be used: sheet row and field."""

_CODES = {
    "not_nullable": "required_blank",
    "field_uniqueness": "duplicate",
    "id:not_nullable": "id_missing",
}
_UNUSABLE = frozenset({"choice_unknown", "negative_number", "percent_out_of_range", "year_out_of_range"})


def judge(place: Place, frame: pd.DataFrame, schema: pa.DataFrameSchema, bad: Bad) -> tuple[Bad, list[Issue]]:
    """Validate a frame: the unusable cells, those found here included, and the issues."""
    try:
        with without_test_tools():
            schema.validate(frame, lazy=True, inplace=True)
    except SchemaErrors as errors:
        found = {case: why for error in errors.schema_errors for case, why in _cases(error, frame) if case not in bad}
        firsts = _First(frame)
        issues = [_issue(place, firsts, row, field, *why) for (row, field), why in sorted(found.items())]
        return bad | {case for case, (code, _) in found.items() if code in _UNUSABLE}, issues
    return bad, []


@contextmanager
def without_test_tools() -> Iterator[None]:
    """Keep pandera from importing hypothesis (when it is installed) the first time it validates.

    It would use it only to make example data, and the import takes longer than reading a real workbook.
    """
    if "hypothesis" in sys.modules:
        yield
        return
    sys.modules["hypothesis"] = None  # type: ignore[assignment]  # the documented way to make an import fail
    try:
        yield
    finally:
        del sys.modules["hypothesis"]


def failing(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> dict[str, list[int]]:
    """The rows (by the frame's index) that do not pass each check of a schema, by the check's name."""
    try:
        with without_test_tools():
            schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return {
            error.check.name: error.check_output.index[~error.check_output].tolist() for error in errors.schema_errors
        }
    return {}


def _cases(error: SchemaError, frame: pd.DataFrame) -> Iterator[tuple[tuple[int, str], tuple[str, str]]]:
    """The cells of one failed check, each with the code and the choices there are."""
    field = str(error.schema.name)
    check = str(getattr(error.check, "name", None) or error.check)
    about = error.schema.metadata or {}
    own = about.get("codes", {}).get(check)
    code = own or _CODES.get(f"{field}:{check}") or _CODES.get(check, "bad_value")
    choices = "; ".join(about.get("choices", ()))
    rows = _repeats(frame[field]) if code == "duplicate" else error.failure_cases["index"].tolist()
    for row in rows:
        yield (int(row), field), (code, choices)


def _repeats(column: pd.Series[Any]) -> list[int]:
    """Rows that repeat an earlier value (pandera lists the first one too, and blanks)."""
    rows: list[int] = column.index[column.duplicated() & column.notna()].tolist()
    return rows


class _First:
    """The first row of each value of a column, made when asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self._rows: dict[str, dict[object, int]] = {}

    def row(self, field: str, row: int) -> int:
        if field not in self._rows:
            column = self._frame[field]
            # Later rows first, so that the earliest of a value is the one that stays.
            self._rows[field] = dict(zip(reversed(column.tolist()), reversed(column.index.tolist()), strict=True))
        return self._rows[field][self._frame.at[row, field]]


def _issue(place: Place, firsts: _First, row: int, field: str, code: str, choices: str) -> Issue:
    if code == "duplicate":
        return place.issue(code, row, field, first=place.cell(firsts.row(field, row), field))
    return place.issue(code, row, field, choices=choices) if choices else place.issue(code, row, field)
