"""Rows that stand below those which bear a mark in their last column."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.ports import Value


def rows_below_mark(rows: Sequence[Sequence[Value]], first_row: int) -> list[tuple[int, list[Value]]]:
    """Return the rows (number, cells) with anything in them below the last one whose last cell is filled.

    `rows` begin in row `first_row` and are all as wide.
    """
    below: list[tuple[int, list[Value]]] = []
    for number in range(first_row + len(rows) - 1, first_row - 1, -1):
        cells = rows[number - first_row]
        if cells[-1] is not None:
            break
        if any(cell is not None for cell in cells):
            below.append((number, list(cells)))
    return below[::-1]
