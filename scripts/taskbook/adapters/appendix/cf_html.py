"""The HTML inside of Windows' clipboard format for it: what was selected, without the lines and the page around it.

Source: Microsoft's "HTML Clipboard Format": UTF-8; lines with a version and with offsets, counted in bytes from the
first of all; marks as comments around the fragment. Programs count wrongly (in letters, or from behind the lines), so
that the marks are believed first and the offsets only where they are none.
"""

from __future__ import annotations

import re
from typing import Final

_LINES: Final = re.compile(rb"\A(?:[A-Za-z]{3,20}:[^\r\n]*(?:\r\n|\r|\n))+")
_OFFSET: Final = re.compile(rb"^(\w+):\s*(-?\d{1,12})\s*$", re.MULTILINE)
_MARKED: Final = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_BYTE_ORDER_MARK: Final = "\ufeff"


def fragment_of(raw: bytes) -> str:
    """Return the selected HTML; everything behind the lines where nothing says which part it is."""
    raw = raw.split(b"\0", 1)[0].removeprefix(_BYTE_ORDER_MARK.encode())  # the memory is often larger than the text
    lines = _LINES.match(raw)
    page = _text(raw[lines.end() :] if lines else raw)
    marked = _MARKED.search(page)
    if marked:
        return marked[1]
    return _by_offsets(raw, lines[0] if lines else b"") or page


def _by_offsets(raw: bytes, lines: bytes) -> str | None:
    offsets = {name.lower(): int(offset) for name, offset in _OFFSET.findall(lines.replace(b"\r", b"\n"))}
    start, end = offsets.get(b"startfragment", -1), offsets.get(b"endfragment", -1)
    if not len(lines) <= start < end <= len(raw):
        return None
    try:
        return raw[start:end].decode("utf-8")
    except UnicodeDecodeError:  # an offset within a letter was not counted in bytes
        return None


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
