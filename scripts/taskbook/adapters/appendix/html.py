"""HTML with tables as a grid: copied from Word, Excel, LibreOffice, a mail or a web page.

Pure: the text comes from outside. Sources: HTML 4.01, 11 (tables); what Word and Excel write of their own (`mso-…`
styles: numbers of lists, hidden text, notes), as Microsoft's "Office HTML and XML Reference" has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from lxml import etree, html

from taskbook.adapters.appendix.html_lines import Lines, is_hidden
from taskbook.adapters.appendix.limits import (
    MAX_ATTRIBUTE_PAIRS,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TAGS,
    MEGABYTE,
)
from taskbook.core.appendix.grid import Block, Cell, Notice, Paragraph, Row, Source, Table
from taskbook.core.appendix.lines import Line, join_lines, one_line
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages
from taskbook.texts.appendix_copied import too_much

_LONG_TAG: Final = re.compile(r"<[A-Za-z][^<>]{1000,}")


def read_html(text: str, name: str) -> Source:
    """Read HTML with tables; `name` is what messages call it. Cells that go down give each row their text."""
    if len(text) > MAX_BYTES:
        raise AppendixUnreadableError(messages.too_large(name, MAX_BYTES // MEGABYTE))
    if not text.strip():
        return Source(name, ())
    if text.count("<") > MAX_TAGS or _attribute_pairs(text) > MAX_ATTRIBUTE_PAIRS:
        raise AppendixUnreadableError(too_much())
    try:
        root = html.fragment_fromstring(text, create_parent="div", parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise AppendixUnreadableError(too_much()) from error
    lines = Lines(root, tables=True)
    met = set(lines.met)
    blocks: list[Block] = []
    numbers = count(1)
    for part in lines.parts:
        if not isinstance(part, Line):
            blocks.append(_table(part, next(numbers), name, met))
        elif words := join_lines([part]):
            blocks.append(Paragraph(words))
    return Source(name, tuple(blocks), tuple(notice for notice in Notice if notice in met))


def _attribute_pairs(text: str) -> int:
    """How much libxml2 would do to hold each tag's attributes against each other: it takes the square of them."""
    return sum(len(found[0].split()) ** 2 for found in _LONG_TAG.finditer(text))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _hidden_columns(table: Any) -> Iterator[int]:
    """The columns (from 0) that Excel or a web page does not show."""
    at = 0
    for column in table.iter("col"):
        span = min(_count(column, "span"), MAX_COLUMNS)
        if is_hidden(column):
            yield from range(at, at + span)
        at += span


def _table(element: Any, number: int, name: str, met: set[Notice]) -> Table:
    rows = list(_rows(element))
    if len(rows) > MAX_ROWS:
        raise AppendixUnreadableError(messages.too_many_rows(name, MAX_ROWS))
    made = []
    going: dict[int, tuple[Cell, int]] = {}  # cells that go down, by column: the cell, and rows it still covers
    for place, row in enumerate(rows, start=1):
        cells = {column: Cell(cell.text, column, cell.span, merged=True) for column, (cell, _) in going.items()}
        taken = {at for cell in cells.values() for at in range(cell.column, cell.column + cell.span)}
        going = {column: (cell, left - 1) for column, (cell, left) in going.items() if left > 1}
        at = 0
        for given in row.iterchildren("td", "th"):
            while at in taken:
                at += 1
            cell = _cell(given, at, met)
            cells[at] = cell
            down = _count(given, "rowspan")
            if down > 1:
                going[at] = (cell, min(down, MAX_ROWS) - 1)
            at += cell.span
        made.append(Row(place, tuple(cell for _, cell in sorted(cells.items())), hidden=is_hidden(row)))
    hidden = frozenset(_hidden_columns(element))
    met |= {Notice.HIDDEN_ROWS} if any(row.hidden for row in made) else set()
    met |= {Notice.HIDDEN_COLUMNS} if hidden else set()
    return Table(number, tuple(made), hidden_columns=hidden)


def _cell(element: Any, column: int, met: set[Notice]) -> Cell:
    span = min(_count(element, "colspan"), MAX_COLUMNS)
    if len(element) == 0:  # by far the most cells of a long table
        return Cell(one_line(element.text or ""), column, span)
    lines = Lines(element)
    met |= lines.met
    shown = [line for line in lines.parts if isinstance(line, Line) and (line.text.strip() or line.label)]
    several = tuple(text for line in shown if (text := join_lines([line])))
    return Cell(join_lines(shown), column, span, lines=several if len(several) > 1 else ())


def _count(element: Any, name: str) -> int:
    text = element.get(name, "1").strip()
    return max(int(text), 1) if text.isascii() and text.isdigit() else 1
