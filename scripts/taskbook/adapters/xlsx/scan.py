"""Rows and cells of a sheet's XML as spans of bytes, found in one pass without building a tree.

Strict: what is not plain (prefixed elements, comments, CDATA, a row or cell without `r`, rows or columns out of order)
raises `StrangeXmlError`, so that nobody patches what he has not understood. Every step either moves on or raises: time
grows with the length of the XML, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from taskbook.adapters.xlsx.area import MAX_COLUMN, MAX_ROW, column_number

SHEET_DATA: Final = re.compile(rb"<sheetData(?:\s[^<>]*?)?(/?)>")
ROW_NUMBER: Final = re.compile(rb'\sr="([1-9][0-9]{0,6})"')
CELL: Final = re.compile(rb"<c(\s[^<>]*?)(?:/>|>((?:[^<]++|<(?!/c>))*+)</c>)|(\S)|\s++")
CELL_REFERENCE: Final = re.compile(rb'\sr="([A-Z]{1,3})([1-9][0-9]{0,6})"')
SPACE: Final = re.compile(rb"\s*+")


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


def sheet_data(xml: bytes) -> SheetSpan:
    """Find sheetData, and refuse a sheet that has comments, CDATA, prefixes or several of it."""
    match = SHEET_DATA.search(xml)
    if match is None or b"<!" in xml:
        raise StrangeXmlError("comment, CDATA, document type or no plain sheetData")
    start, empty = match.end(), bool(match[1])
    end = start if empty else xml.find(b"</sheetData>", start)
    if end < 0:
        raise StrangeXmlError("sheetData does not end")
    if xml.find(b"<sheetData", end) >= 0 or xml.find(b"<?", end) >= 0 or xml.count(b"<?", 0, start) > 1:
        raise StrangeXmlError("second sheetData or processing instruction")
    return SheetSpan(start, end, empty)


def rows(xml: bytes) -> Iterator[RowSpan]:
    """Give the sheet's rows from top to bottom."""
    span = sheet_data(xml)
    before, place = 0, _skip_space(xml, span.start)
    while place < span.end:
        row = _row(xml, place, span.end)
        if not before < row.number <= MAX_ROW:
            raise StrangeXmlError(f"row {row.number} after row {before}")
        yield row
        before, place = row.number, _skip_space(xml, row.end)


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


def _row(xml: bytes, place: int, limit: int) -> RowSpan:
    head = xml.find(b">", place, limit)
    if head < 0 or not xml.startswith(b"<row", place) or xml[place + 4 : place + 5] not in b" \t\r\n>/":
        raise StrangeXmlError("something other than a row in sheetData")
    empty = xml[head - 1] == 47  # a slash
    attributes_end = head - 1 if empty else head
    number = ROW_NUMBER.search(xml, place, head)
    if number is None:
        raise StrangeXmlError("row without number")
    inner_end = head + 1 if empty else xml.find(b"</row>", head, limit)
    if inner_end < 0:
        raise StrangeXmlError("row does not end")
    end = inner_end if empty else inner_end + 6
    return RowSpan(int(number[1]), place, place + 4, attributes_end, head + 1, inner_end, end, empty)


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
