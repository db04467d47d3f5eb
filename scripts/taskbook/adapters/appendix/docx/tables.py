"""Tables as grids: cells over several columns, cells merged downwards, rows that begin later, rows that are gone.

Source: ECMA-376 part 1, 17.4 (tables), 17.13.5 (tracked rows and cells).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Final

from taskbook.adapters.appendix.docx.names import TBL, TC, TR, Element, W, is_on, number, unwrapped, value
from taskbook.adapters.appendix.docx.text import Texts
from taskbook.adapters.appendix.limits import MAX_COLUMNS, MAX_ROWS
from taskbook.core.appendix.grid import Cell, Row, Table
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages

MAX_DEPTH: Final = 5
MAX_INSIDE: Final = 200

_NARROW: Final = 120  # twentieths of a point, about 2 mm: two edges so near are one edge drawn twice


class Tables:
    """Reads the tables of a document in their order."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._count = 0

    def read(self, table: Element) -> Iterator[Table]:
        """Return a table, then those that stand inside of its cells."""
        self._count += 1
        number_of_table = self._count
        edges = _edges(table)
        above: dict[int, str] = {}
        rows = []
        place = 0
        inner: list[Element] = []
        for element in unwrapped(table):
            if element.tag != TR:
                continue
            place += 1
            properties = element.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                continue
            hidden = is_on(properties, "hidden")
            cells = tuple(self._cells(element, above, edges, inner))
            above = {cell.column: cell.text for cell in cells}
            rows.append(Row(place, cells, hidden=hidden))
        yield Table(number_of_table, tuple(rows))
        for nested in inner:
            yield from self.read(nested)

    def _cells(self, row: Element, above: dict[int, str], edges: list[int], inner: list[Element]) -> Iterator[Cell]:
        at = min(max(number(row.find(W + "trPr"), "gridBefore") or 0, 0), MAX_COLUMNS)
        held: Cell | None = None
        for element in unwrapped(row):
            if element.tag != TC:
                continue
            properties = element.find(W + "tcPr")
            if properties is not None and properties.find(W + "cellDel") is not None:
                continue
            span = min(max(number(properties, "gridSpan") or 1, 1), MAX_COLUMNS)
            start, end = _snapped(edges, at), _snapped(edges, at + span)
            at += span
            if value(properties, "hMerge") == "continue" and held is not None:
                held = Cell(held.text, held.column, end - held.column, held.merged)
                continue
            if held is not None:
                yield held
            merged = _goes_on(properties) and start in above
            inner += [] if merged else _tables_in(element)
            text, lines = (above[start], ()) if merged else self._texts.cell(element)
            held = Cell(text, start, max(end - start, 1), merged, lines)
        if held is not None:
            yield held


def refuse_monsters(body: Element, label: str) -> None:
    """Refuse a document with too many rows, tables in tables in tables, or more of them in cells than people make."""
    if sum(1 for _ in body.iter(TR)) > MAX_ROWS:
        raise AppendixUnreadableError(messages.too_many_rows(label, MAX_ROWS))
    inside = 0
    for table in body.iter(TBL):
        above = sum(1 for _ in islice(table.iterancestors(TBL), MAX_DEPTH))
        inside += above > 0
        if above >= MAX_DEPTH or inside > MAX_INSIDE:
            raise AppendixUnreadableError(messages.nested_too_deep(label))


def _tables_in(cell: Element) -> list[Element]:
    return [child for child in unwrapped(cell) if child.tag == TBL]


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is merged with the one above: `w:vMerge` without a value, or with "continue"."""
    if properties is None or properties.find(W + "vMerge") is None:
        return False
    return (value(properties, "vMerge") or "continue") == "continue"


def _edges(table: Element) -> list[int]:
    """For each edge of the table's grid the number of the column that begins there: edges drawn twice are one.

    [] where the grid says nothing of use: widths left out, or a cell of its own that is as narrow.
    """
    grid = table.find(W + "tblGrid")
    widths = [] if grid is None else [_width(column) for column in grid.iterchildren(W + "gridCol")]
    narrow = {at for at, width in enumerate(widths) if width <= _NARROW}
    if not narrow or min(widths) <= 0 or any(at in narrow for at in _single_columns(table)):
        return []
    return list(accumulate((at not in narrow for at in range(len(widths))), initial=0))


def _single_columns(table: Element) -> Iterator[int]:
    """The columns of the grid that some row has a cell of its own for."""
    for row in unwrapped(table):
        at = number(row.find(W + "trPr"), "gridBefore") or 0
        for cell in unwrapped(row):
            if cell.tag == TC:
                span = number(cell.find(W + "tcPr"), "gridSpan") or 1
                if span == 1:
                    yield at
                at += span


def _width(column: Element) -> int:
    try:
        return int(float(column.get(W + "w", "0")))
    except ValueError:
        return 0


def _snapped(edges: list[int], at: int) -> int:
    """The column that begins at an edge of the grid; edges beyond the grid go on counting."""
    if not edges:
        return at
    return edges[at] if at < len(edges) else edges[-1] + at - len(edges) + 1
