"""Finds a table's columns by their headings, and makes headings, sheet names and choices comparable.

Forgiven: letter case, doubled blanks, line breaks, decomposed letters, kinds of dash, the place of the tone (Huỷ, Hủy).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from taskbook.core.naming.names import one_line, place_tones
from taskbook_schemas.column import Column, Need, Role
from taskbook_schemas.version import LAYOUT_VERSION


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """Where each field's column is, the headings without which the table cannot be read, and those that stand twice.

    `absent` are columns that read as blank; `strange` the places of headings that are no column's: the office's own, or
    a heading somebody changed.
    """

    fields: dict[str, int]
    missing: tuple[str, ...]
    repeated: tuple[tuple[int, ...], ...]
    strange: tuple[int, ...] = ()
    absent: tuple[Column, ...] = ()


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Two headings, sheet names or choices are the same when their keys are."""
    return place_tones(one_line(text).casefold())


def find_columns(
    headings: Iterable[str],
    columns: Iterable[Column],
    *,
    own: Mapping[str, str] = MappingProxyType({}),
    version: int = LAYOUT_VERSION,
    drawn: bool | None = None,
) -> FoundColumns:
    """Find each column by its heading or one of its other headings.

    `own` are headings of this table alone, by their key: the fields they stand for. `version` is the workbook's: what
    it could not have had is never missing. `drawn`: the table once had all of its version's columns; None looks for a
    computed column, which no table has that people made by hand.
    """
    headings, columns = tuple(headings), tuple(columns)
    places = {column.field: _places(headings, column, own) for column in columns}
    _leave_renamed(columns, places)
    if drawn is None:
        drawn = any(column.role is Role.COMPUTED and places[column.field] for column in columns)
    lost = [column for column in columns if not places[column.field]]
    missing = [column for column in lost if _must_be_there(column, version, drawn)]
    taken = {place for found in places.values() for place in found}
    return FoundColumns(
        fields={field: found[0] for field, found in places.items() if found},
        missing=tuple(column.heading for column in missing),
        repeated=tuple(tuple(found) for found in places.values() if len(found) > 1),
        strange=tuple(place for place in range(len(headings)) if place not in taken),
        absent=tuple(column for column in lost if column not in missing),
    )


def _places(headings: Sequence[str], column: Column, own: Mapping[str, str]) -> list[int]:
    """Where a column may be: under a heading the office has given it, else under one that is known everywhere.

    A computed column is looked for under its former headings first: beside one of those, a column under today's heading
    is the office's own.
    """
    keys = [key(heading) for heading in headings]
    known = {key(heading) for heading in (column.heading, *column.also)} - own.keys()
    former = known.intersection(map(key, column.also)) if column.role is Role.COMPUTED else set()
    named = [place for place, heading in enumerate(keys) if own.get(heading) == column.field]
    older = [place for place, heading in enumerate(keys) if heading in former]
    return named or older or [place for place, heading in enumerate(keys) if heading in known]


def _leave_renamed(columns: Iterable[Column], places: dict[str, list[int]]) -> None:
    """A table without any other computed column was made by hand: a plain word such as «Lưu ý» is its maker's there."""
    computed = [column for column in columns if column.role is Role.COMPUTED]
    if not any(places[column.field] for column in computed if not column.also):
        places.update({column.field: [] for column in computed if column.also})


def _must_be_there(column: Column, version: int, drawn: bool) -> bool:
    return column.need is Need.ALWAYS or (column.need is Need.ONCE_DRAWN and drawn and column.since <= version)
