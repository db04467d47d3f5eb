"""Rows of a printed list: bands across the page, rows of the table, the signatures; whole, whatever their length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from taskbook.core.row_heights import lines_in, split_lines
from taskbook.core.tracking.pages import white_rows
from taskbook.ports import SheetFill, Writable
from taskbook.texts.sheets import as_of_line
from taskbook.texts.tracking import SIGNERS, TITLES
from taskbook_schemas.layout import Printed, RowKind, SixClear, Tracking

Row = tuple[tuple[Writable, ...], float, bool]
"""A row's cells, its height, and whether it must stand on one page with the row after it."""
Form = type[Tracking] | type[SixClear]
_BAND_POINTS = 18.0
_SIGN_POINTS = 80.0  # the signatures, with room for the hand


def band(form: Form, text: str, kind: RowKind) -> Iterator[Row]:
    """Yield a line across the page, as many rows as it needs: it stands in one cell, which does not wrap."""
    for line in split_lines(text, Printed.BAND_CHARACTERS):
        yield _row(form, (line,), kind), _BAND_POINTS, kind is not RowKind.NOTE


def table_rows(form: Form, values: Sequence[Writable]) -> Iterator[Row]:
    """Yield a row of the table; what is longer than a row may be goes on in the rows below."""
    lines = max([lines_in(width)[value] for value, width in zip(values, form.WIDTHS, strict=True)])
    if lines <= Printed.MOST_LINES:
        yield _row(form, values, RowKind.TASK), _points(lines), False
        return
    cells = (_parts(value, width) for value, width in zip(values, form.WIDTHS, strict=True))
    for part in zip_longest(*cells):
        lines = max([lines_in(width)[value] for value, width in zip(part, form.WIDTHS, strict=True)])
        yield _row(form, part, RowKind.TASK), _points(lines), False


def sign(form: Form) -> Iterator[Row]:
    """Yield a white line and the signatures, which stand on one page with the last row of the list."""
    yield _row(form, (), RowKind.WHITE), Printed.LINE_POINTS, True
    values: list[Writable] = [None] * len(form.WIDTHS)
    for column, text in zip(form.SIGN_COLUMNS, SIGNERS, strict=True):
        values[column - 1] = text
    yield _row(form, values, RowKind.SIGN), _SIGN_POINTS, False


def printed_fill(sheet: str, form: Form, rows: Sequence[Row], as_of: date) -> SheetFill:
    """Return the whole sheet, with white rows where a heading would stand alone at a page's foot."""
    cells, heights = [row for row, _, _ in rows], [height for _, height, _ in rows]
    keeps = [kept for _, _, kept in rows]
    if len(rows) > 2:
        keeps[-3] = True  # the signatures are not alone
    white = white_rows(heights, keeps, Printed.FIRST_ROOM, Printed.ROOM)
    for index in sorted(white, reverse=True):
        cells.insert(index, _row(form, (), RowKind.WHITE))
        heights.insert(index, white[index])
    fixed = [(*Printed.TITLE, TITLES[sheet]), (*Printed.AS_OF, as_of_line(as_of))]
    heads = [(Printed.HEADER_ROW, column, heading) for column, heading in enumerate(form.HEADINGS, start=1)]
    return SheetFill(sheet, Printed.TOP, form.KIND, cells, cells=[*fixed, *heads], heights=heights)


def _parts(value: Writable, width: float) -> list[Writable]:
    if not isinstance(value, str):
        return [value]
    lines, most = split_lines(value, width), Printed.MOST_LINES
    return ["\n".join(lines[start : start + most]) for start in range(0, len(lines), most)]


def _row(form: Form, values: Sequence[Writable], kind: RowKind) -> tuple[Writable, ...]:
    blanks = [None] * (form.KIND - 1 - len(values))
    return (*values, *blanks, kind.value)


def _points(lines: int) -> float:
    return lines * Printed.LINE_POINTS + Printed.PADDING
