"""A sheet's part, its cells apart from all else: the frame is a tree, the cells stay bytes until one must change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from taskbook.adapters.cells.area import column_letters
from taskbook.adapters.renewal.xml import main, parse_main, written
from taskbook.adapters.xlsx import scan

_PLACE: Final = b"<sheetData/>"

CellXml = Mapping[int, Mapping[int, bytes]]
"""Whole `<c …>` elements by row and column; empty bytes take a cell away."""


class SheetPart:
    """A sheet while it is being renewed."""

    def __init__(self, data: bytes) -> None:
        span = scan.sheet_data(data)
        opening = data.rfind(b"<sheetData", 0, span.start)
        ending = span.end if span.empty else span.end + len(b"</sheetData>")
        self._data = data
        self._cells = data[span.start : span.end]
        self._changed = False
        self.root = parse_main(data[:opening] + _PLACE + data[ending:])
        self._frame = written(self.root)

    @property
    def cells(self) -> bytes:
        """The rows."""
        return self._cells

    def rows(self) -> dict[int, dict[int, bytes]]:
        """Every cell's element by row and column: for sheets of few cells."""
        found: dict[int, dict[int, bytes]] = {}
        for row in row_spans(self._cells):
            spans = scan.cells(self._cells, row.inner_start, row.inner_end)
            found[row.number] = {cell.column: self._cells[cell.start : cell.end] for cell in spans}
        return found

    def put(self, wanted: CellXml) -> None:
        """Put cells into their places; all else in the rows stays as it is."""
        made = put_cells(self._cells, wanted)
        self._changed |= made != self._cells
        self._cells = made

    def cap_rows(self, rows: range, capped: Callable[[bytes], bytes]) -> None:
        """Give these rows other attributes, by those they have; their cells stay."""
        pieces: list[bytes] = []
        place = 0
        for row in row_spans(self._cells):
            if row.number in rows:
                pieces += [self._cells[place : row.attributes_start]]
                pieces += [capped(self._cells[row.attributes_start : row.attributes_end])]
                place = row.attributes_end
        made = b"".join([*pieces, self._cells[place:]])
        self._changed |= made != self._cells
        self._cells = made

    def result(self) -> bytes:
        """The part's bytes: those it came with when nothing was changed."""
        frame = written(self.root)
        if not self._changed and frame == self._frame:
            return self._data
        inner = b"<sheetData>" + self._cells + b"</sheetData>" if self._cells else _PLACE
        before, _, after = frame.partition(_PLACE)
        return before + inner + after


def row_spans(cells: bytes) -> Iterator[scan.RowSpan]:
    """The rows among bytes that are nothing but rows."""
    return scan.rows(cells + b"</sheetData>", scan.SheetSpan(0, len(cells), empty=False))


def put_cells(xml: bytes, wanted: CellXml) -> bytes:
    """Rows of a sheet with these cells in them."""
    left = {number: dict(cells) for number, cells in wanted.items() if cells}
    pieces: list[bytes] = []
    place = 0
    for row in row_spans(xml):
        pieces.append(xml[place : row.start])
        pieces += [_new_row(number, left.pop(number)) for number in sorted(left) if number < row.number]
        cells = left.pop(row.number, None)
        pieces.append(xml[row.start : row.end] if cells is None else _row_with(xml, row, cells))
        place = row.end
    pieces.append(xml[place:])
    pieces += [_new_row(number, left[number]) for number in sorted(left)]
    return b"".join(pieces)


def _new_row(number: int, cells: Mapping[int, bytes]) -> bytes:
    inner = b"".join(cells[column] for column in sorted(cells))
    return b'<row r="%d">%b</row>' % (number, inner) if inner else b""


def _row_with(xml: bytes, row: scan.RowSpan, cells: Mapping[int, bytes]) -> bytes:
    standing = {cell.column: xml[cell.start : cell.end] for cell in scan.cells(xml, row.inner_start, row.inner_end)}
    both = {**standing, **cells}
    head = scan_spans(xml[row.attributes_start : row.attributes_end])
    return b"<row%b>%b</row>" % (head, b"".join(both[column] for column in sorted(both)))


def scan_spans(attributes: bytes) -> bytes:
    """A row's attributes without the one that says from where to where its cells go: it need not be there."""
    start = attributes.find(b' spans="')
    if start < 0:
        return attributes
    return attributes[:start] + attributes[attributes.find(b'"', start + 8) + 1 :]


def text_cell(row: int, column: int, style: int, text: str) -> bytes:
    """A cell with a text of its own."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    head = b'<c r="%b%d" s="%d"' % (column_letters(column).encode(), row, style)
    return head + b' t="inlineStr"><is><t xml:space="preserve">' + escaped.encode() + b"</t></is></c>"


def blank_cell(row: int, column: int, style: int) -> bytes:
    """A blank cell with a format."""
    return b'<c r="%b%d" s="%d"/>' % (column_letters(column).encode(), row, style)


def style_of(cell: bytes | None) -> int | None:
    """The number of a cell's format; None without a cell."""
    if not cell:
        return None
    number = parse_main(b'<worksheet xmlns="%b">%b</worksheet>' % (_main(), cell))[0].get("s")
    return int(number or 0)


def _main() -> bytes:
    return main("")[1:-1].encode()
