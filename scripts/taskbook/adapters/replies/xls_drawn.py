"""Words that an .xls file holds beside its cells: in text boxes and shapes, and in print headers.

Source: [MS-XLS] 2.4.181 (Obj), 2.4.329 (TxO), 2.4.136 and 2.4.124 (Header, Footer), 2.5.193 (an object's place).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from taskbook.adapters.replies.drawn import edge_words
from taskbook.adapters.replies.xls_records import records
from taskbook.core.cell_address import address

_HEADER, _FOOTER, _CONTINUE, _OBJECT, _DRAWING, _TEXT = 0x14, 0x15, 0x3C, 0x5D, 0xEC, 0x1B6
_NOTE: Final = 0x19  # the kind of object behind a note on a cell
_ANCHOR: Final = b"\x00\x00\x10\xf0\x12\x00\x00\x00"
_MOST: Final = 200  # texts of one sheet that are told of


def old_drawn_texts(stream: bytes, start: int) -> tuple[tuple[str, str], ...]:
    """Return the texts drawn on the sheet whose records begin at `start`: the cell under their corner, the words."""
    found: dict[tuple[str, str], None] = {}
    place, kind = "", _NOTE
    sheet = list(records(stream, start))
    for number, (record, at, size) in enumerate(sheet):
        if record == _DRAWING:
            place = _place(stream[at : at + size]) or place
        elif record == _OBJECT and size >= 6:
            kind = struct.unpack_from("<H", stream, at + 4)[0]
        elif record == _TEXT and size >= 12 and kind != _NOTE:
            length = struct.unpack_from("<H", stream, at + 10)[0]
            text = " ".join(_text(stream, sheet[number + 1 :], length).split())
            if text:
                found[place, text] = None
    return tuple(found)[:_MOST]


def old_page_edges(stream: bytes, start: int) -> tuple[str, ...]:
    """Return the words in the print header and footer of the sheet, page numbers apart."""
    found: dict[str, None] = {}
    for record, at, size in records(stream, start):
        if record in (_HEADER, _FOOTER) and size > 3:
            length, wide = struct.unpack_from("<HB", stream, at)
            found.update(dict.fromkeys(edge_words(_letters(stream[at + 3 : at + size], wide, length))))
    return tuple(found)


def _place(drawing: bytes) -> str:
    at = drawing.rfind(_ANCHOR)
    if at < 0 or len(drawing) < at + 16:
        return ""
    _, column, _, row = struct.unpack_from("<HHHH", drawing, at + 8)
    return address(row + 1, column + 1)


def _text(stream: bytes, following: Sequence[tuple[int, int, int]], length: int) -> str:
    """The text of an object: it stands in the records that go on, each with a byte that tells how wide letters are."""
    text = ""
    for part in _parts(stream, following):
        if len(text) >= length:
            break
        text += _letters(part[1:], part[0], length - len(text))
    return text


def _parts(stream: bytes, following: Sequence[tuple[int, int, int]]) -> Iterator[bytes]:
    for record, at, size in following:
        if record != _CONTINUE or not size:
            return
        yield stream[at : at + size]


def _letters(data: bytes, wide: int, length: int) -> str:
    if wide & 1:
        return data[: 2 * length].decode("utf-16-le", "replace")
    return data[:length].decode("latin-1")
