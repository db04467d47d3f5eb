"""Keeps which files came, and what of the form each of them held, in hidden cells of the sheet `Báo cáo kỳ`.

So a file read today is told from a later one that was read before it. The cells hold one text of JSON, packed when it
is long, cut into numbered pieces: their rows may be sorted. What cannot be read is forgotten: files count as today's.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from taskbook.core.replies.file_findings import FileSeen, Received
from taskbook.ports import Value
from taskbook_schemas.layout import Reports

_PIECE = 30_000  # characters; a cell holds 32,767 UTF-16 units
_MOST_UNPACKED = 50_000_000
_PACKED = "z:"


def write_files(received: Iterable[Received]) -> list[str]:
    """Return the texts of the cells that remember the files of some lines."""
    facts = [[item.batch, item.unit, [_facts(seen) for seen in item.files]] for item in received if item.files]
    if not facts:
        return []
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    if len(text) > _PIECE:
        text = _PACKED + base64.b85encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 6)).decode()
    return [f"{Reports.FILES}{at // _PIECE:04} {text[at : at + _PIECE]}|" for at in range(0, len(text), _PIECE)]


def read_files(cells: Iterable[Value]) -> dict[tuple[str, str], tuple[FileSeen, ...]]:
    """Return the files that cells of the hidden column remember, by batch and unit."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.startswith(Reports.FILES)]
    pieces = sorted(text.strip().removeprefix(Reports.FILES) for text in texts)
    text = "".join(piece[5:-1] for piece in pieces)
    try:
        return {
            (str(batch), str(unit)): tuple(_seen(*each) for each in files)
            for batch, unit, files in json.loads(_unpacked(text) if text else "[]")
        }
    except (ValueError, TypeError, AttributeError, RecursionError, zlib.error):
        return {}


def _unpacked(text: str) -> str:
    if not text.startswith(_PACKED):
        return text
    packed = base64.b85decode(text[len(_PACKED) :])
    return zlib.decompressobj().decompress(packed, _MOST_UNPACKED).decode("utf-8", "surrogatepass")


def _facts(seen: FileSeen) -> list[object]:
    saved = seen.saved.isoformat() if seen.saved else None
    answers = [[id, field, mark] for (id, field), mark in sorted(seen.answers.items())]
    return [seen.file, saved, sorted(seen.lacks_tasks), sorted(seen.lacks_fields), answers]


def _seen(
    file: str, saved: str | None, tasks: Sequence[str], fields: Sequence[str], answers: Sequence[Sequence[Any]]
) -> FileSeen:
    return FileSeen(
        str(file),
        datetime.fromisoformat(saved) if saved else None,
        frozenset(map(str, tasks)),
        frozenset(map(str, fields)),
        {(str(id), str(field)): int(mark) for id, field, mark in answers},
    )
