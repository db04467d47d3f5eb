"""Two ways through a sheet's XML, both giving rows of the cells that are not blank, within an area.

`read_plain` reads what Excel and its like write, on bytes, fast and strict: it raises `StrangeXmlError` at anything
else. `read_any` reads every legal spelling (prefixes, comments, CDATA, no `r`: the position follows) through expat,
several times slower, and refuses a sheet of too many elements. Neither makes anything of blank cells: only cells that
are there cost. `RowHandler` gets each row; merged areas are given as they stand.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, Protocol

from taskbook.adapters.cells.area import MAX_COLUMN, MAX_ROW, Area, column_letters, column_number
from taskbook.adapters.xlsx.markup import encode, local_name, walk
from taskbook.adapters.xlsx.scan import SheetRows, StrangeXmlError
from taskbook.adapters.xlsx.values import Found, Readers

MAX_EVENTS: Final = 2_000_000
MAX_MERGES: Final = 20_000
LONG_ROW: Final = 100_000  # bytes; only longer rows have their cells counted first
BLANKS: Final = rb'(?:<c r="[A-Z]{1,3}[0-9]++"[^<>]*+(?<=/)>)*+'
CELL: Final = re.compile(
    BLANKS
    + rb'(?:<c r="([A-Z]{1,3})([0-9]++)"([^<>]*+)>(?:<v>([^<]*+)</v></c>|((?:[^<]++|<(?!/c>))*+)</c>)|\s++|\Z|(\S))'
)
MERGE: Final = re.compile(rb'<mergeCell\s[^<>]*?\bref="([A-Z0-9:$]{1,30})"')
REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
CELL_TEXTS: Final = frozenset({"v", "t"})


class RowHandler(Protocol):
    """Who gets the rows."""

    def row(self, number: int, cells: list[Found]) -> None:
        """Take the cells of one row that are not blank."""
        ...

    def merge(self, ref: str) -> None:
        """Take a merged area."""
        ...


def read_plain(sheet: SheetRows, area: Area, readers: Readers, handler: RowHandler) -> None:
    """Read a sheet whose XML is plain."""
    xml = sheet.xml
    columns = {column_letters(number).encode(): number for number in range(area.first_column, area.last_column + 1)}
    for row in sheet.since(area.first_row):
        if row.number > area.last_row:
            break
        if row.number >= area.first_row and not row.empty:
            found = _row_cells(xml, row.inner_start, row.inner_end, str(row.number).encode(), columns, readers)
            if found:
                handler.row(row.number, found)
    for match in islice(MERGE.finditer(xml, max(xml.rfind(b"sheetData>"), 0)), MAX_MERGES):
        handler.merge(match[1].decode())


def _row_cells(
    xml: bytes, start: int, end: int, row: bytes, columns: dict[bytes, int], readers: Readers
) -> list[Found]:
    if end - start > LONG_ROW and xml.count(b"<c", start, end) > MAX_COLUMN:
        raise StrangeXmlError("more cells in a row than columns in a sheet")
    found: list[Found] = []
    for letters, digits, attributes, value, body, strange in CELL.findall(xml, start, end):
        column = columns.get(letters)
        if column is None:
            if strange:
                raise StrangeXmlError("something other than a cell in a row")
            continue
        if digits != row:
            raise StrangeXmlError("a cell of another row")
        if value:
            found.append((column, readers[attributes](value), False))
        elif body:
            content, formula = readers.inner(attributes, body)
            if formula or content is not None:
                found.append((column, content, formula))
    return found


class TooManyElementsError(ValueError):
    """A sheet of unusual spelling is too long to be read with care. The message is for developers."""


def read_any(xml: bytes, area: Area, readers: Readers, handler: RowHandler) -> None:
    """Read a sheet of any legal spelling; ValueError or ExpatError when it is damaged."""
    _SheetWalk(area, readers, handler).walk(xml)


class _SheetWalk:
    """Follows expat through a sheet, keeping the row and cell it is in."""

    def __init__(self, area: Area, readers: Readers, handler: RowHandler) -> None:
        self._area, self._readers, self._handler = area, readers, handler
        self._events = self._merges = 0
        self._row = self._column = 0
        self._attributes: dict[str, str] = {}
        self._cells: list[Found] = []
        self._text: list[str] = []
        self._formula = self._in_text = self._in_cell = False
        self._phonetic = 0

    def walk(self, xml: bytes) -> None:
        walk(xml, self._start, self._end, self._characters)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._events += 1
        if self._events > MAX_EVENTS:
            raise TooManyElementsError("too many elements")
        local = local_name(name)
        if local == "row":
            self._start_row(attributes)
        elif local == "c":
            self._start_cell(attributes)
        elif self._in_cell:
            self._start_inner(local)
        elif local == "mergeCell" and self._merges < MAX_MERGES:
            self._merges += 1
            self._handler.merge(attributes.get("ref", ""))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._row = _whole(number) if number else self._row + 1
        self._column, self._cells = 0, []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference, before = attributes.get("r"), self._column
        self._column = self._place(reference) if reference else before + 1
        if not before < self._column <= MAX_COLUMN:
            raise ValueError(reference)
        self._attributes, self._text = attributes, []
        self._in_cell, self._formula, self._phonetic = True, False, 0

    def _start_inner(self, local: str) -> None:
        self._formula = self._formula or local == "f"
        self._phonetic += local == "rPh"
        self._in_text = local in CELL_TEXTS and not self._phonetic

    def _place(self, reference: str) -> int:
        match = REFERENCE.fullmatch(reference)
        if match is None or int(match[2]) != self._row:
            raise ValueError(reference)
        return column_number(match[1])

    def _end(self, name: str) -> None:
        local = local_name(name)
        self._in_text = False
        self._phonetic -= local == "rPh"
        if local == "c":
            self._end_cell()
        elif local == "row":
            self._end_row()

    def _end_cell(self) -> None:
        self._in_cell = False
        area, text = self._area, "".join(self._text)
        if not area.first_column <= self._column <= area.last_column:
            return
        style = self._attributes.get("s", "")
        reader = self._readers.reader(self._attributes.get("t", "n").encode(), _whole(style) if style else 0)
        value = reader(encode(text)) if text else None
        if self._formula or value is not None:
            self._cells.append((self._column, value, self._formula))

    def _end_row(self) -> None:
        if not 1 <= self._row <= MAX_ROW:
            raise ValueError(self._row)
        if self._cells and self._area.first_row <= self._row <= self._area.last_row:
            self._handler.row(self._row, self._cells)
        self._cells = []

    def _characters(self, text: str) -> None:
        if self._in_text:
            self._text.append(text)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise ValueError(text)
    return int(text)
