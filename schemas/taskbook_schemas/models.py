"""What a valid row of each table is, as pandera schemas made from the columns; the sheet's row is the index.

The frames that are judged are typed already (`taskbook.core.cell_values`): text and choices are objects with None
for a blank, dates are datetime64[ns], numbers float64. What needs two tables, or two cells of a row, is checked
elsewhere (`taskbook.core.check`, `taskbook_schemas.row_rules`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import pandera.pandas as pa

from taskbook_schemas.column import CellType, Column, Need, Role, Sense
from taskbook_schemas.limits import EMAIL, FIRST_YEAR, LAST_YEAR, WHOLE_PERCENT

_DTYPES: Final[Mapping[CellType, object]] = {
    CellType.DATE: "datetime64[ns]",
    CellType.PERCENT: float,
    CellType.NUMBER: float,
    CellType.INTEGER: float,
}


def read_columns(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns that are read and judged: computed ones are the tool's own."""
    return tuple(one for one in columns if one.role is not Role.COMPUTED and one.need is not Need.NOT_READ)


@cache
def table_schema(columns: tuple[Column, ...]) -> pa.DataFrameSchema:
    """Return the schema of a table with these columns.

    Each column's metadata holds its heading, its choices, and by the name of a check the code of the issue it makes.
    """
    return pa.DataFrameSchema({column.field: _column(column) for column in read_columns(columns)})


def _column(column: Column) -> pa.Column:
    checks = dict(_checks(column))
    about = {"heading": column.heading, "choices": tuple(column.choices)}
    return pa.Column(
        _DTYPES.get(column.type, object),
        list(checks.values()),
        nullable=not column.filled,
        unique=column.unique,
        metadata={**about, "codes": {check.name: code for code, check in checks.items()}},
    )


def _checks(column: Column) -> Iterator[tuple[str, pa.Check]]:
    """What a single cell may hold, each with the code of the issue it makes."""
    if column.choices:
        yield "choice_unknown", pa.Check.isin(tuple(column.choices))
    if column.type is CellType.PERCENT:
        yield "percent_out_of_range", pa.Check.in_range(0, WHOLE_PERCENT)
    if column.sense is Sense.YEAR:
        yield "year_out_of_range", pa.Check.in_range(FIRST_YEAR, LAST_YEAR)
    if column.sense in (Sense.COUNT, Sense.AMOUNT):
        yield "negative_number", pa.Check.ge(0)
    if column.sense is Sense.EMAIL:
        yield "email_bad", pa.Check.str_matches(EMAIL)
