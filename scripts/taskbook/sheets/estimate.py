"""The block of estimates at the end of `Tổng hợp` before version 7: sums by unit and by plan, and who has none yet.

It is narrower than the page: its rows are of kinds without lines between cells, and its figures stand from column 3
on, where numbers are centred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskbook.core.estimate import Estimate, EstimateLine
from taskbook.ports import Writable
from taskbook.texts import estimate as texts
from taskbook.texts.sheets import COLUMN_PLAN, COLUMN_UNIT, REPEATED, TOTAL
from taskbook_schemas.layout import FormerSummary as Summary
from taskbook_schemas.layout import RowKind

Row = tuple[Writable, ...]


def estimate_block(found: Estimate) -> list[Row]:
    """Return the rows, a blank one first: one line where no task has an estimate, none where there is no task."""
    if not found.total.tasks:
        return []
    if not found.total.estimated:
        return [_row(None), _row(RowKind.NOTE, texts.NONE_YET)]
    repeated = EstimateLine(REPEATED, found.repeated)
    return [
        _row(None),
        *_table(texts.BLOCK_BY_UNIT, COLUMN_UNIT, found.by_unit, found, repeated),
        _row(RowKind.NOTE, texts.missing_note(found)),
        _row(None),
        *_table(texts.BLOCK_BY_PLAN, COLUMN_PLAN, found.by_plan, found, EstimateLine("", ())),
    ]


def _table(
    title: str, column: str, lines: Sequence[EstimateLine], found: Estimate, repeated: EstimateLine
) -> Iterator[Row]:
    yield _row(RowKind.TITLE, title)
    yield _row(RowKind.HEAD, column, None, *texts.HEADINGS)
    for line in lines:
        yield _row(RowKind.ITEM, line.name, None, *_figures(line))
    if repeated.tasks:
        counts = (-len(repeated.tasks), -repeated.estimated, -len(repeated.missing))
        yield _row(RowKind.ITEM, REPEATED, None, *counts, texts.amount_text(-repeated.amount))
    yield _row(RowKind.PLAN, TOTAL, None, *_figures(found.total))


def _figures(line: EstimateLine) -> tuple[int, int, int, str]:
    return len(line.tasks), line.estimated, len(line.missing), texts.amount_text(line.amount)


def _row(kind: RowKind | None, *values: Writable) -> Row:
    blanks = [None] * (Summary.KIND - 1 - len(values))
    return (*values, *blanks, kind.value if kind else None)
