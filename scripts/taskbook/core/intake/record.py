"""Keeps what a row was read as, and which file the sheet shows, in hidden cells: rows may be sorted or deleted.

The record is JSON in as many cells as it takes; one that is damaged or not there is None: the row is then a person's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from taskbook.core.hidden_text import PIECE, cut, joined
from taskbook.core.intake.model import Origin, SourceMark
from taskbook.ports import Value
from taskbook_schemas.layout import Intake


def write_origin(origin: Origin) -> list[str | None]:
    """The hidden cells of a row."""
    return _written([origin.take, origin.id, list(origin.section), origin.text])


def read_origin(cells: Sequence[Value]) -> Origin | None:
    """What a row was read as."""
    match _read(cells):
        case [str(take), str(id_), [*section], str(text)]:
            return Origin(take, id_, tuple(map(str, section)), text)
    return None


def write_source(source: SourceMark) -> list[str | None]:
    """The hidden cells beside the plan's head."""
    return _written([source.path, source.digest, source.table, source.code, source.declared])


def read_source(cells: Sequence[Value]) -> SourceMark | None:
    """Which reading the sheet shows."""
    match _read(cells):
        case [str(path), str(digest), int(table), str(code), int() | None as declared]:
            return SourceMark(path, digest, table, code, declared)
    return None


def _written(record: list[Any]) -> list[str | None]:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    if len(text) > PIECE * Intake.RECORD_COLUMNS:  # half a record would be none either
        return [None] * Intake.RECORD_COLUMNS
    return cut(text, Intake.RECORD_COLUMNS)


def _read(cells: Sequence[Value]) -> object:
    try:
        return json.loads(joined(cells))
    except (ValueError, RecursionError):
        return None
