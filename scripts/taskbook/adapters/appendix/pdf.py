"""PDF files with text as grids: ruled tables page by page, the text above and between them.

Read by pdfplumber, the only module that needs it. A table that goes on is a table of its own on each page: joining
them is a matter of meaning (`core.appendix.pieces`). What a stream unpacks to is bounded before anything is read.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from taskbook.adapters.appendix.limits import MAX_DRAWN_BYTES, MAX_PAGES, MAX_ROWS, MAX_STREAMS_BYTES
from taskbook.adapters.appendix.pdf_layout import (
    Box,
    Word,
    cell_text,
    halves,
    lines_of,
    merged_edges,
    paragraphs_of,
    place_of,
    text_of,
)
from taskbook.core.appendix.grid import Block, Cell, Paragraph, Row, Source, Table
from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages

_STREAM: Final = re.compile(rb"stream\r?\n")
_PACKED: Final = b"\x78"
_PIECE: Final = 1 << 20
_LAYERS: Final = 3
_LEAST_LETTERS: Final = 20  # of a page that is no picture
_PAGE_NUMBER: Final = re.compile(r"\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE)
_EDGE_OF_PAGE: Final = 0.09
_LETTERHEAD: Final = 0.4  # of the first page's height


def read_pdf(path: Path) -> Source:
    """Read a PDF. AppendixUnreadableError when it is a scan, locked, damaged or too long."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    _refuse_bombs(path)
    try:
        with pdfplumber.open(path) as document:
            long = len(document.pages) > MAX_PAGES
            pages = [] if long else [_Page(page) for page in _pages(document, path.name)]
    except AppendixUnreadableError:
        raise
    except Exception as error:
        locked = any(isinstance(reason, PDFPasswordIncorrect) for reason in (error, *error.args, error.__cause__))
        message = messages.has_password(path.name) if locked else messages.damaged(path.name)
        raise AppendixUnreadableError(message) from error
    if long:
        raise AppendixUnreadableError(messages.too_many_pages(path.name, MAX_PAGES))
    if sum(page.letters for page in pages) < _LEAST_LETTERS * max(len(pages), 1):
        raise AppendixUnreadableError(messages.a_scan(path.name))
    return Source(path.name, tuple(_blocks(path.name, pages)))


def _refuse_bombs(path: Path) -> None:
    """Unpack every stream piece by piece, keeping none, to see how much they come to."""
    raw = path.read_bytes()
    left = MAX_STREAMS_BYTES
    for found in _STREAM.finditer(raw):
        left -= _unpacked(raw, found.end(), left, _LAYERS)
        if left < 0:
            raise AppendixUnreadableError(messages.damaged(path.name))


def _unpacked(raw: bytes, start: int, most: int, layers: int) -> int:
    if raw[start : start + 1] != _PACKED:
        return 0
    unpacker = zlib.decompressobj()
    size, at, head = 0, start, b""
    piece = b""
    try:
        while size <= most and not unpacker.eof:
            if not piece:
                piece = raw[at : at + _PIECE]
                at += _PIECE
                if not piece:
                    break
            out = unpacker.decompress(piece, _PIECE)
            piece = unpacker.unconsumed_tail
            head = head or out
            size += len(out)
    except zlib.error:
        return size
    inner = _unpacked(head, 0, most, layers - 1) if layers > 1 else 0
    return size + inner


class _Page:
    """What one page holds, apart from the library's own objects, which are large."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = float(page.width), float(page.height)
        self.letters = len(page.chars)
        self.words = [
            Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"]) for word in page.extract_words()
        ]
        self.tables = [[Box(*cell) for cell in table.cells] for table in page.find_tables()]
        self.frames = [
            Box(
                min(box.x0 for box in cells),
                min(box.top for box in cells),
                max(box.x1 for box in cells),
                max(box.bottom for box in cells),
            )
            for cells in self.tables
        ]


def _pages(document: Any, label: str) -> Iterator[Any]:
    left = MAX_DRAWN_BYTES
    for page in document.pages:
        left -= sum(_drawn(part) for part in page.page_obj.contents)
        if left < 0:
            raise AppendixUnreadableError(messages.too_much_drawn(label))
        yield page
        page.close()


def _drawn(part: Any) -> int:
    """How many bytes a part of a page's drawing has: each sign and line of it takes its time."""
    from pdfminer.pdftypes import PDFStream, resolve1

    stream = resolve1(part)
    return len(stream.get_data()) if isinstance(stream, PDFStream) else 0


def _blocks(label: str, pages: Sequence[_Page]) -> Iterator[Block]:
    number = rows = 0
    for at, page in enumerate(pages):
        outside = [word for word in page.words if not any(frame.holds(word) for frame in page.frames)]
        lines = [line for line in lines_of(outside) if not _is_page_number(line, page.height)]
        if at == 0:
            letterhead, lines = _letterhead(lines, page.width, page.height)
            if letterhead is not None:
                number += 1
                yield Table(number, (letterhead,))
        order = sorted(range(len(page.tables)), key=lambda place: page.frames[place].top)
        for place in order:
            above = [line for line in lines if line[0].middle < page.frames[place].top]
            lines = lines[len(above) :]
            yield from (Paragraph(text) for text in paragraphs_of(above))
            number += 1
            table = _table(number, page, place)
            rows += len(table.rows)
            if rows > MAX_ROWS:
                raise AppendixUnreadableError(messages.too_many_rows(label, MAX_ROWS))
            yield table
        yield from (Paragraph(text) for text in paragraphs_of(lines))


def _is_page_number(line: Sequence[Word], height: float) -> bool:
    at_edge = line[0].middle < _EDGE_OF_PAGE * height or line[0].middle > (1 - _EDGE_OF_PAGE) * height
    return at_edge and _PAGE_NUMBER.fullmatch(text_of(line)) is not None


def _letterhead(lines: list[list[Word]], width: float, height: float) -> tuple[Row | None, list[list[Word]]]:
    """The two sides of the first page's head as a row of two cells, and the lines below it."""
    left: list[str] = []
    right: list[str] = []
    used = 0
    for line in lines:
        parts = halves(line)
        if line[0].middle > _LETTERHEAD * height or len(parts) > 2:
            break
        if len(parts) == 2:
            left.append(text_of(parts[0]))
            right.append(text_of(parts[1]))
        elif line[-1].x1 < width / 2:
            left.append(text_of(line))
        elif line[0].x0 > width / 2:
            right.append(text_of(line))
        else:
            break
        used += 1
    if not left or not right:
        return None, lines
    cells = (Cell(" ".join(left), 0, lines=tuple(left)), Cell(" ".join(right), 1, lines=tuple(right)))
    return Row(1, cells), lines[used:]


def _height(word: Word) -> float:
    return word.middle


def _table(number: int, page: _Page, place: int) -> Table:
    boxes = page.tables[place]
    frame = page.frames[place]
    words = sorted((word for word in page.words if frame.holds(word)), key=_height)
    columns = merged_edges(edge for box in boxes for edge in (box.x0, box.x1))
    edges = merged_edges(edge for box in boxes for edge in (box.top, box.bottom))
    rows: list[dict[int, Cell]] = [{} for _ in edges[1:]]
    for box in boxes:
        beside = words[bisect_left(words, box.top, key=_height) : bisect_right(words, box.bottom, key=_height)]
        text, lines = cell_text((word for word in beside if box.holds(word)), box)
        start, end = place_of(columns, box.x0), place_of(columns, box.x1)
        top, bottom = place_of(edges, box.top), place_of(edges, box.bottom)
        for row in range(top, bottom):
            rows[row][start] = Cell(text, start, max(end - start, 1), row > top, lines if row == top else ())
    made = (tuple(cell for _, cell in sorted(cells.items())) for cells in rows)
    return Table(number, tuple(Row(at, cells) for at, cells in enumerate(made, start=1) if cells))
