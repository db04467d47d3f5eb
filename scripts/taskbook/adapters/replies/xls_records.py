"""The records of an .xls file as they stand in its stream.

Source: [MS-XLS] 2.1.4 (records), 2.4.28 (BoundSheet8).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Final

_BOUND_SHEET, _BOF, _EOF = 0x85, 0x0809, 0x0A
_WORKSHEET: Final = 0


def stream_of(raw: bytes) -> bytes:
    """Return the workbook's stream, empty when the file has none."""
    from xlrd import compdoc  # only where such a file comes

    document = compdoc.CompDoc(raw, io.StringIO())
    for name in ("Workbook", "Book"):
        found = document.locate_named_stream(name)
        if found[0] is not None:
            return bytes(found[0][found[1] : found[1] + found[2]])
    return b""


def worksheets(stream: bytes) -> list[int]:
    """Where each worksheet's records begin, in the order of the tabs."""
    return [
        struct.unpack_from("<I", stream, at)[0]
        for kind, at, size in records(stream, 0)
        if kind == _BOUND_SHEET and size >= 6 and stream[at + 5] == _WORKSHEET
    ]


def records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Type, place and size of each record of one substream: charts stand inside as substreams of their own."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, at + 4, size
        at += 4 + size
        if depth <= 0:
            return
