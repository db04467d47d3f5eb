"""Finds a table's columns by their headings, and makes headings, sheet names and choices comparable.

Forgiven: letter case, doubled blanks, line breaks, decomposed letters, kinds of dash, the place of the tone (Huỷ, Hủy).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from taskbook.core.naming.names import one_line, place_tones
from taskbook_schemas.columns import Column


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """Where each field's column is, the headings that are missing, and the places of those that stand more than once.

    `strange` are the places of headings that are no column's: the office's own, or a heading somebody changed.
    """

    fields: dict[str, int]
    missing: tuple[str, ...]
    repeated: tuple[tuple[int, ...], ...]
    strange: tuple[int, ...] = ()


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Two headings, sheet names or choices are the same when their keys are."""
    return place_tones(one_line(text).casefold())


def find_columns(headings: Iterable[str], columns: Iterable[Column]) -> FoundColumns:
    """Find each column by its heading or one of its other headings; an optional one may be missing."""
    headings = tuple(headings)
    fields: dict[str, int] = {}
    missing: list[str] = []
    repeated: list[tuple[int, ...]] = []
    strange = list(range(len(headings)))
    for column in columns:
        known = {key(heading) for heading in (column.heading, *column.also)}
        found = [index for index, heading in enumerate(headings) if key(heading) in known]
        if found:
            fields[column.field] = found[0]
        elif column.required:
            missing.append(column.heading)
        if len(found) > 1:
            repeated.append(tuple(found))
        strange = [place for place in strange if place not in found]
    return FoundColumns(fields, tuple(missing), tuple(repeated), tuple(strange))
