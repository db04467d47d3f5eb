"""Rows of a generated body as XML, for the usual values the quick way.

Rows that have cells of the same types in the same columns share one template: making a row is then one formatting, not
a dozen. A hundred unit sheets hold several times as many rows as all plans together, so this is where writing spends
its time. What is not usual (a text that cannot be written, a day before 1900, a type of another library) is left to
the careful way by giving nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, Final

from taskbook.adapters.xlsx.encode import DATE, LINK, NUMBER, TEXT, Encoder
from taskbook.adapters.xlsx.slots import Begins
from taskbook.ports import Link, Writable

KINDS: Final[dict[type, str]] = {str: TEXT, int: NUMBER, float: NUMBER, date: DATE, Link: LINK}
UNLIKE: Final = frozenset({float})  # not remembered: 0.0 and -0.0 are one to a dict
NUMBER_MARK: Final = b"\0"  # stands for the row's number until it is known: no XML has it
MEMORY: Final = 20_000

Tails = Mapping[type, Callable[[Any], bytes]]


class _UnusualError(Exception):
    """A value is not written as its type is."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows with cells of the same types share. `template` takes the height and each cell's tail."""

    template: bytes
    pick: Callable[[Sequence[Writable]], Sequence[Writable]]
    tails: tuple[Callable[[Any], bytes], ...]


class BodyRows:
    """Makes the rows of one sheet's body, `width` columns from column 1."""

    def __init__(self, width: int, tails: Tails, begins: Begins) -> None:
        self._width, self._tails, self._begins = width, tails, begins
        self._shapes: dict[tuple[type, ...], Shape | None] = {}
        self._heights: dict[float | None, bytes] = {None: b""}

    def row(self, number: int, values: Sequence[Writable], height: float | None) -> tuple[bytes, int] | None:
        """XML of a row and how many cells it has; a row of blanks is none. None when a value is unusual."""
        types = tuple(map(type, values))
        shape = self._shapes[types] if types in self._shapes else self._note(types)
        if shape is None:
            return None
        try:
            tails = [tail(value) for tail, value in zip(shape.tails, shape.pick(values), strict=True)]
        except _UnusualError:
            return None
        return (shape.template % (self.height(height), *tails)).replace(NUMBER_MARK, b"%d" % number), len(tails)

    def height(self, points: float | None) -> bytes:
        """The height of a row as Excel notes one that it fitted itself: not fixed, so that it follows later typing."""
        if points not in self._heights:
            self._heights[points] = f' ht="{points:g}"'.encode()
        return self._heights[points]

    def _note(self, types: tuple[type, ...]) -> Shape | None:
        self._shapes[types] = shape = self._shape(types[: self._width])
        return shape

    def _shape(self, types: Sequence[type]) -> Shape | None:
        filled = [(place, kind) for place, kind in enumerate(types) if kind is not type(None)]
        if not filled or not all(kind in KINDS for _, kind in filled):
            return None
        begins = (self._begins[place + 1, KINDS[kind]] for place, kind in filled)
        cells = b"".join(b"%b%b%b%%b" % (before.encode(), NUMBER_MARK, after.encode()) for before, after in begins)
        return Shape(
            b'<row r="%b"%%b>%b</row>' % (NUMBER_MARK, cells),
            _picker([place for place, _ in filled]),
            tuple(self._tails[kind] for _, kind in filled),
        )


def tails_of(encoder: Encoder) -> Tails:
    """What makes the tails of a workbook's body cells, by the type of their values."""
    return {
        kind: _tail(encoder, written) if kind in UNLIKE else _Remembered(encoder, written).__getitem__
        for kind, written in KINDS.items()
    }


class _Remembered(dict[Any, bytes]):
    """What stands in a cell behind its address and format, by value: the same few thousand come again and again."""

    def __init__(self, encoder: Encoder, kind: str) -> None:
        super().__init__()
        self._make = _tail(encoder, kind)

    def __missing__(self, value: Writable) -> bytes:
        """Make the tail of a value not met before."""
        if len(self) >= MEMORY:
            self.clear()
        self[value] = made = self._make(value)
        return made


def _tail(encoder: Encoder, kind: str) -> Callable[[Writable], bytes]:
    def tail(value: Writable) -> bytes:
        made, text, _ = encoder.encode_once(value)
        if made is not kind:
            raise _UnusualError
        return text.encode()

    return tail


def _picker(places: list[int]) -> Callable[[Sequence[Writable]], Sequence[Writable]]:
    """What takes some places out of a row (`itemgetter` gives a single one bare)."""
    if len(places) == 1:
        return lambda values: (values[places[0]],)
    return itemgetter(*places)
