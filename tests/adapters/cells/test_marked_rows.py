"""Rows below those that bear a mark."""

from __future__ import annotations

import pytest

from taskbook.adapters.cells.marked_rows import rows_below_mark
from taskbook.ports import Value


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        ([], []),
        ([["a", "x"], ["b", "x"]], []),
        ([["a", "x"], [None, None], ["ghi", None]], [7]),
        ([["a", "x"], ["ghi", None], [None, None], [1.0, None]], [6, 8]),
        ([["ghi", None], ["a", "x"], ["b", None]], [7]),
        ([["ghi", None]], [5]),
        ([[None, None]], []),
    ],
)
def test_what_stands_below_the_last_marked_row_is_found_with_its_number(
    rows: list[list[Value]], below: list[int]
) -> None:
    assert rows_below_mark(rows, 5) == [(number, rows[number - 5]) for number in below]
