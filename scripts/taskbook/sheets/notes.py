"""Keeps what people wrote below the body of a generated sheet, where the next filling would clear it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from taskbook.core.undo_values import writable
from taskbook.ports import SheetFill, Value, Writable
from taskbook_schemas.layout import (
    ChartData,
    Checks,
    FormerSummary,
    People,
    Reports,
    Review,
    Summary,
    UnitSheet,
    Weekly,
)

MARKS = {
    (Summary.TOP, Summary.KIND): Summary.KIND,
    (FormerSummary.TOP, FormerSummary.KIND): FormerSummary.KIND,
    (ChartData.TOP, ChartData.KIND): ChartData.KIND,
    (Checks.TOP, Checks.KIND): Checks.KIND,
    (UnitSheet.TOP, UnitSheet.KIND): UnitSheet.KIND,
    (Reports.TOP, Reports.KIND): Reports.KIND,
    (Review.TOP, Review.WIDTH): Review.KIND,
    (Weekly.TOP, Weekly.KIND): Weekly.KIND,
    (People.TOP, People.KIND): People.KIND,
}
"""The column in which every row of ours says what it is, by the first row and width of a sheet's body."""

Below = Sequence[tuple[int, Sequence[Value]]]
"""Rows below a body: the number and the cells of each."""


@dataclass(frozen=True, slots=True)
class MovedNotes:
    """Rows of notes that had to make room: the first and last row where they stood, the first where they stand now."""

    sheet: str
    first: int
    last: int
    now: int


def keep_notes(fill: SheetFill, notes: Below) -> tuple[SheetFill, MovedNotes | None]:
    """Return a fill that leaves the notes standing, and how they moved where the new body needs their rows.

    Notes out of the body's way are not touched at all; others move down together, a blank row below the body, as
    values: a formula becomes what it showed. A sheet with notes is not hidden.
    """
    if not notes:
        return fill, None
    fill = replace(fill, visible=None if fill.visible is False else fill.visible)
    first, last = notes[0][0], notes[-1][0]
    end = fill.top + len(fill.rows)  # the row after the body
    if first > end:
        return replace(fill, until=first - 1), None
    moved = _placed(fill, notes, end + 1 - first)
    return moved, MovedNotes(fill.sheet, first, last, end + 1)


def put_below(fill: SheetFill, notes: Below) -> SheetFill:
    """Return a fill with notes, as values, where they stand or as little further down as the body needs."""
    return _placed(fill, notes, max(0, fill.top + len(fill.rows) + 1 - notes[0][0])) if notes else fill


def _placed(fill: SheetFill, notes: Below, down: int) -> SheetFill:
    rows: list[Sequence[Writable]] = list(fill.rows)
    heights = [*fill.heights, *[None] * (len(rows) - len(fill.heights))] if fill.heights else []
    for number, cells in notes:
        rows += [()] * (number + down - fill.top - len(rows))
        rows.append([writable(cell) for cell in cells])
    return replace(fill, rows=rows, heights=[*heights, *[None] * (len(rows) - len(heights))] if heights else ())
