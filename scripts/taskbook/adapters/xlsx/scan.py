"""Rows and cells of a sheet's XML as spans of bytes, found in one pass without building a tree.

Strict: what is not plain (prefixed elements, comments, CDATA, a row or cell without `r`, rows or columns out of order)
raises `StrangeXmlError`, so that nobody patches what he has not understood. Every step either moves on or raises: time
grows with the length of the XML, whatever stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.parsers import expat

from taskbook.adapters.cells.area import MAX_COLUMN, MAX_ROW, column_number

SHEET_DATA: Final = re.compile(rb"<sheetData(?:\s[^<>]*?)?(/?)>")
ROW: Final = re.compile(rb'<row((?>(?:\s[^<>]*?)??\sr="([1-9][0-9]{0,6})")[^<>]*+)>')
CELL: Final = re.compile(rb"<c(\s[^<>]*?)(?:/>|>((?:[^<]++|<(?!/c>))*+)</c>)|(\S)|\s++")
CELL_REFERENCE: Final = re.compile(rb'\sr="([A-Z]{1,3})([1-9][0-9]{0,6})"')
SPACE: Final = re.compile(rb"\s*+")
STEP: Final = 64  # rows that are gone through one by one rather than guessed
MOST_GUESSES: Final = 100
OPENING, SLASH = b"</"


class StrangeXmlError(ValueError):
    """The sheet's XML is not of the plain kind that Excel and its like write. The message is for developers."""


class SheetSpan(NamedTuple):
    """Where the rows of a sheet stand: `start` to `end` is what is in sheetData; `empty` is `<sheetData/>`."""

    start: int
    end: int
    empty: bool


class RowSpan(NamedTuple):
    """A row: `start` to `end` is the whole element; `empty` is `<row …/>`, its inner span having no length."""

    number: int
    start: int
    attributes_start: int
    attributes_end: int
    inner_start: int
    inner_end: int
    end: int
    empty: bool


class CellSpan(NamedTuple):
    """A cell: column and row (1-based) as its `r` says; spans as in RowSpan."""

    column: int
    row: int
    start: int
    attributes_start: int
    attributes_end: int
    inner_start: int
    inner_end: int
    end: int
    empty: bool


def refuse_malformed(xml: bytes) -> None:
    """Refuse a small part that Excel could not read: all the others of a workbook hang on it."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(xml, True)
    except expat.ExpatError as error:
        raise StrangeXmlError(str(error)) from error


def sheet_data(xml: bytes) -> SheetSpan:
    """Find sheetData, and refuse a sheet that has comments, CDATA, prefixes or several of it."""
    match = SHEET_DATA.search(xml)
    if match is None or (b"!" in xml and b"<!" in xml):  # a single byte is sought twenty times as fast
        raise StrangeXmlError("comment, CDATA, document type or no plain sheetData")
    start, empty = match.end(), bool(match[1])
    end = start if empty else xml.rfind(b"</sheetData>", start)
    if end < 0:
        raise StrangeXmlError("sheetData does not end")
    if xml.find(b"<sheetData", end) >= 0 or xml.find(b"<?", end) >= 0 or xml.count(b"<?", 0, start) > 1:
        raise StrangeXmlError("second sheetData or processing instruction")
    return SheetSpan(start, end, empty)


def rows(xml: bytes, span: SheetSpan | None = None) -> Iterator[RowSpan]:
    """Give the sheet's rows from top to bottom; `span` is its `sheet_data`, where that is known."""
    _, end, _ = span = span or sheet_data(xml)
    before, place = 0, _skip_space(xml, span.start)
    while place < end:
        row = _row(xml, place, end)
        if not before < row.number <= MAX_ROW:
            raise StrangeXmlError(f"row {row.number} after row {before}")
        yield row
        before, place = row.number, row.end
        if xml[place] != OPENING:
            place = _skip_space(xml, place)


class SheetRows:
    """The rows of one sheet, to be asked for again and again: a row far down is found by guesses, which are kept."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self._span = sheet_data(xml)
        self._numbers, self._places = [0], [self._span.start]  # of some rows: their numbers, where they begin

    def since(self, number: int) -> Iterator[RowSpan]:
        """Give the rows from a number on (and some before it), from top to bottom."""
        yield from rows(self.xml, self._span._replace(start=self._near(number)))

    def _near(self, number: int) -> int:
        """Where a row begins that is the one sought or stands a little above it."""
        if number - self._numbers[0] > STEP and len(self._numbers) == 1:
            self._keep(last_row(self.xml))
        for guess in range(MOST_GUESSES):
            below = bisect_right(self._numbers, number)
            if number - self._numbers[below - 1] <= STEP or below == len(self._numbers):
                break
            # rows of much the same length are met at once where they must stand; halving ends whatever the lengths
            share = 0.5 if guess % 3 == 2 else self._share(below, number)
            if not self._keep(self._row_after(below, share)):
                break
        return self._places[bisect_right(self._numbers, number) - 1]

    def _share(self, below: int, number: int) -> float:
        """How far down a row stands between the known rows around it, from 0 to 1."""
        above, under = self._numbers[below - 1], self._numbers[below]
        return (number - STEP // 2 - above) / (under - above)

    def _row_after(self, below: int, share: float) -> RowSpan | None:
        """The first row from a place between two known rows, or the last one before it."""
        first, end = self._places[below - 1], self._places[below]
        place = first + int((end - first) * share)
        found = self.xml.find(b"<row", place, end)
        if found < 0:
            found = self.xml.rfind(b"<row", first + 1, place)
        return _row(self.xml, found, self._span.end) if found >= 0 else None

    def _keep(self, row: RowSpan | None) -> bool:
        """Keep where a row begins; False where it tells nothing new, or rows are out of order."""
        if row is None:
            return False
        at = bisect_right(self._numbers, row.number)
        in_order = self._numbers[at - 1] < row.number and self._places[at - 1] <= row.start
        if not in_order or not row.start < [*self._places[at : at + 1], self._span.end][0]:
            return False
        self._numbers.insert(at, row.number)
        self._places.insert(at, row.start)
        return True


def last_row(xml: bytes) -> RowSpan | None:
    """The last row of the sheet, None when there is none."""
    span = sheet_data(xml)
    place = xml.rfind(b"<row", span.start, span.end)
    return None if place < 0 else _row(xml, place, span.end)


def rows_upward(xml: bytes) -> Iterator[RowSpan]:
    """Give the sheet's rows from bottom to top, for whoever needs only the last ones: their order is not looked at."""
    span = sheet_data(xml)
    end = span.end
    while (place := xml.rfind(b"<row", span.start, end)) >= 0:
        yield _row(xml, place, end)
        end = place


def cells(xml: bytes, start: int, end: int) -> Iterator[CellSpan]:
    """Give the cells between two places (a row's inner span) from left to right."""
    before = 0
    for match in CELL.finditer(xml, start, end):
        if match[1] is None and match[3] is None:  # space between cells
            continue
        cell = _cell(match)
        if not before < cell.column <= MAX_COLUMN:
            raise StrangeXmlError(f"column {cell.column} after column {before}")
        yield cell
        before = cell.column


def other_attributes(xml: bytes, cell: CellSpan) -> bytes:
    """What a cell says of itself besides its address."""
    return CELL_REFERENCE.sub(b"", xml[cell.attributes_start : cell.attributes_end])


def _row(xml: bytes, place: int, limit: int) -> RowSpan:
    head = ROW.match(xml, place, limit)
    if head is None:
        raise StrangeXmlError("something other than a row with a number in sheetData")
    number, inner = int(head[2]), head.end()
    if xml[inner - 2] == SLASH:
        return RowSpan(number, place, place + 4, inner - 2, inner, inner, inner, True)
    inner_end = xml.find(b"</row>", inner, limit)
    if inner_end < 0:
        raise StrangeXmlError("row does not end")
    return RowSpan(number, place, place + 4, inner - 1, inner, inner_end, inner_end + 6, False)


def _cell(match: re.Match[bytes]) -> CellSpan:
    if match[1] is None:
        raise StrangeXmlError("something other than a cell in a row")
    reference = CELL_REFERENCE.search(match[1])
    if reference is None:
        raise StrangeXmlError("cell without reference")
    column = column_number(reference[1].decode())
    empty = match[2] is None
    inner = (match.end(), match.end()) if empty else match.span(2)
    return CellSpan(column, int(reference[2]), match.start(1) - 2, *match.span(1), *inner, match.end(), empty)


def _skip_space(xml: bytes, place: int) -> int:
    match = SPACE.match(xml, place)
    return match.end() if match else place
