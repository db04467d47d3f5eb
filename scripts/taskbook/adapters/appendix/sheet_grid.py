"""What sheets of newer and older Excel files have in common: shown values, merged areas and hidden lines as a grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from taskbook.core.appendix.grid import Cell, Row, Table
from taskbook.core.appendix.lines import Line, join_lines

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 1."""
_WIDEST_MERGE: Final = 100_000


def sheet_table(
    number: int,
    name: str,
    shown: Mapping[tuple[int, int], str],
    merges: Iterable[Area],
    hidden_rows: frozenset[int] = frozenset(),
    hidden_columns: frozenset[int] = frozenset(),
) -> Table | None:
    """Make a sheet's shown values (by row and column from 1) a table; None when nothing is shown.

    Rows that show nothing are left out; a merged area that goes down gives each of its rows the text of its first cell.
    """
    texts = {place: joined for place, text in shown.items() if (joined := join_lines([Line(text)]))}
    if not texts:
        return None
    first = min(column for _, column in texts)
    last = max(column for _, column in texts)
    lines = {place: tuple(piece for piece in text.split("\n") if piece.strip()) for place, text in shown.items()}
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), text in texts.items():
        own = lines[row, column]
        rows.setdefault(row, {})[column] = Cell(text, column - first, lines=own if len(own) > 1 else ())
    for top, left, bottom, right in merges:
        _merge(rows, texts.get((top, left), ""), top, max(left, first), bottom, min(right, last), first)
    made = tuple(
        Row(row, _filled_up(cells, last - first + 1), hidden=row in hidden_rows)
        for row, cells in sorted(rows.items())
        if any(cell.text for cell in cells.values())
    )
    hidden = frozenset(column - first for column in hidden_columns)
    return Table(number, made, sheet=name, hidden_columns=hidden, first_column=first)


def _merge(
    rows: dict[int, dict[int, Cell]], text: str, top: int, left: int, bottom: int, right: int, first: int
) -> None:
    if right < left or (bottom - top + 1) * (right - left + 1) > _WIDEST_MERGE:
        return
    for row in range(top, bottom + 1):
        if row not in rows and row != top:
            continue  # a row that shows nothing of its own is no row of the table
        cells = rows.setdefault(row, {})
        for column in range(left, right + 1):
            cells.pop(column, None)
        cells[left] = Cell(text, left - first, right - left + 1, merged=row > top)


def _filled_up(cells: Mapping[int, Cell], width: int) -> tuple[Cell, ...]:
    """A row's cells from left to right, blank ones between: a sheet has cells everywhere."""
    out: list[Cell] = []
    at = 0
    for cell in sorted(cells.values(), key=lambda cell: cell.column):
        out += [Cell("", column) for column in range(at, cell.column)]
        out.append(cell)
        at = cell.column + cell.span
    out += [Cell("", column) for column in range(at, width)]
    return tuple(out)
