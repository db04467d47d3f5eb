"""Reads areas and tables of an open workbook, each in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from taskbook.adapters.cells.area import FAR_BELOW, MAX_ROW, Area, column_letters, parse_area
from taskbook.adapters.cells.limits import MAX_CELLS
from taskbook.adapters.cells.names import folded
from taskbook.adapters.cells.number_formats import is_percent_format, shown_period
from taskbook.adapters.excel import objects
from taskbook.adapters.excel.cell_values import from_excel
from taskbook.errors import WorkbookUnreadableError
from taskbook.ports import Grid, ShownPercent, Value
from taskbook.texts import reading as texts_reading
from taskbook_schemas.limits import ROWS_BELOW

if TYPE_CHECKING:
    import xlwings as xw

    from taskbook.adapters.excel.sheet_view import SheetView

Rows = list[list[Value]]


def read_area(sheet: xw.Sheet, area: Area) -> Rows:
    """Cells of an area, row by row. WorkbookUnreadableError when they are too many: a cell stands far off."""
    if (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1) > MAX_CELLS:
        raise WorkbookUnreadableError(texts_reading.too_far(sheet.book.name, sheet.name, area.last_row))
    return read_range(sheet.range(str(area)))


def read_range(cells: xw.Range) -> Rows:
    """Cells of a range, row by row."""
    raw = cells.raw_value
    rows: Sequence[Sequence[Any]] = raw if isinstance(raw, tuple) else ((raw,),)
    if any(isinstance(value, Decimal) for row in rows for value in row):  # currency, which was rounded
        rows = [
            [exact if isinstance(value, Decimal) else value for value, exact in zip(row, others, strict=True)]
            for row, others in zip(rows, objects.exact_values(cells), strict=True)
        ]
    return [[from_excel(value) for value in row] for row in rows]


def read_formulas(sheet: xw.Sheet, area: Area) -> list[list[str]]:
    """Formulas of an area (its plain values as text where there are none), row by row."""
    raw = sheet.range(str(area)).formula
    if isinstance(raw, str):
        return [[raw]]
    return [[str(text) for text in (row if isinstance(row, (list, tuple)) else [row])] for row in raw]


def table_area(table: xw.main.Table) -> tuple[Area, int]:
    """Area of a table without its totals row, and the row of its headings."""
    area = objects.area_of(table.range)
    header_row = area.first_row if table.show_headers else area.first_row - 1
    return replace(area, last_row=area.last_row - int(bool(table.show_totals))), header_row


def read_tables(view: SheetView) -> list[Grid]:
    """All tables of a sheet."""
    if len(view.tables) != 1:
        return [read_table(view, table) for table in view.tables]
    grid = read_table(view, view.tables[0], ROWS_BELOW)
    return [replace(grid, stray=_stray(view, grid.header_row + grid.height))]


def _stray(view: SheetView, last_row: int) -> str | None:
    """The first filled cell of the last row in use, when that lies far under the table, which ends in `last_row`."""
    row = view.area.last_row
    if row <= last_row + FAR_BELOW:
        return None
    [cells] = view.read(Area(row, 1, row, view.area.last_column))
    return next((f"{column_letters(place)}{row}" for place, cell in enumerate(cells, 1) if cell is not None), None)


def read_table(view: SheetView, table: xw.main.Table, more: int = 0) -> Grid:
    """A table as it stands. So many rows below it are looked at in the same go."""
    cells, sheet = table.range, view.sheet
    whole = objects.area_of(cells)
    shown, totals = bool(table.show_headers), int(bool(table.show_totals))
    header_row = whole.first_row if shown else whole.first_row - 1
    rows = view.read(replace(whole, last_row=min(whole.last_row + more, MAX_ROW)))
    height = whole.last_row - whole.first_row + 1
    area = replace(whole, last_row=whole.last_row - totals)
    headings = rows[0] if shown else [column.name for column in table.columns]
    body = rows[int(shown) : height - totals]
    return Grid(
        sheet=view.name,
        table=table.name,
        header_row=header_row,
        first_column=area.first_column,
        headings=tuple(folded(value) for value in headings),
        columns=_as_shown(sheet, replace(area, first_row=header_row + 1), body),
        merged=tuple(dict.fromkeys(_merged(sheet, area))) if objects.has_merged(cells) else (),
        formulas=_formula_columns(sheet, area, header_row) if objects.has_formulas(cells) else frozenset(),
        below=_like_a_row(rows[height:], whole.last_row + 1),
    )


def _as_shown(sheet: xw.Sheet, area: Area, body: Rows) -> tuple[list[Value], ...]:
    """The columns of a table's body, numbers shown as percentages and days shown as months or years told apart: a typed
    «70%» is 0.7 to Excel, «6/2026» a day.

    `area` is where the body stands. Only columns that hold numbers or days are asked for their format.
    """
    columns = []
    for index in range(area.last_column - area.first_column + 1):
        values = [row[index] for row in body]
        doubtful = [row for row, value in enumerate(values) if type(value) is float or isinstance(value, date)]
        if doubtful:
            letter = column_letters(area.first_column + index)
            codes = dict(_formats(sheet, letter, area.first_row, doubtful))
            values = [_shown(value, codes[row]) if row in codes else value for row, value in enumerate(values)]
        columns.append(values)
    return tuple(columns)


def _formats(sheet: xw.Sheet, letter: str, top: int, rows: list[int]) -> Iterator[tuple[int, str]]:
    """The number formats of some rows of a column, counted from `top`, found by halving it: most are alike."""
    first, last = rows[0], rows[-1]
    code = sheet.range(f"{letter}{top + first}:{letter}{top + last}").number_format
    if code is not None or first == last:
        yield from ((row, str(code)) for row in rows)
        return
    middle = (first + last) // 2
    for half in ([row for row in rows if row <= middle], [row for row in rows if row > middle]):
        if half:
            yield from _formats(sheet, letter, top, half)


def _shown(value: Value, code: str) -> Value:
    """A value as its number format shows it."""
    if type(value) is float:
        return ShownPercent(value) if is_percent_format(code) else value
    period = shown_period(code) if isinstance(value, date) else None
    return period(value.year, value.month, value.day) if period and isinstance(value, date) else value


def _like_a_row(rows: Rows, first_row: int) -> int | None:
    """Number of the first row that fills several columns of the table above it: one cell alone may be a note."""
    filled = (number for number, row in enumerate(rows, first_row) if sum(cell is not None for cell in row) > 1)
    return next(filled, None)


def _formula_columns(sheet: xw.Sheet, area: Area, header_row: int) -> frozenset[int]:
    body = Area(header_row + 1, area.first_column, area.last_row, area.last_column)
    if body.last_row < body.first_row or not objects.has_formulas(sheet.range(str(body))):
        return frozenset()
    letters = [column_letters(column) for column in range(body.first_column, body.last_column + 1)]
    return frozenset(
        index
        for index, letter in enumerate(letters)
        if objects.has_formulas(sheet.range(f"{letter}{body.first_row}:{letter}{body.last_row}"))
    )


def _merged(sheet: xw.Sheet, area: Area) -> Iterator[str]:
    """Merged areas cut to an area, found by halving it (there are none as a rule); one may come several times."""
    waiting = [area]
    while waiting:
        part = waiting.pop()
        cells = sheet.range(str(part))
        if not objects.has_merged(cells):
            continue
        halves = _halves(part)
        waiting += halves
        if not halves:
            whole = parse_area(cells.merge_area.address)
            yield str(whole.clip(area) if whole else part)


def _halves(area: Area) -> list[Area]:
    """An area cut in two, upper (or left) half last; nothing for a single cell."""
    if area.first_row < area.last_row:
        middle = (area.first_row + area.last_row) // 2
        return [replace(area, first_row=middle + 1), replace(area, last_row=middle)]
    if area.first_column < area.last_column:
        middle = (area.first_column + area.last_column) // 2
        return [replace(area, first_column=middle + 1), replace(area, last_column=middle)]
    return []
