"""The items of a phrase, or of a piece of it, with what its readers look up: kinds, codes, where a part ends."""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline.items import Item
from taskbook.core.deadline.normalise import Text
from taskbook.core.deadline.notation import encode


@dataclass(frozen=True, slots=True)
class Line:
    """Items beside each other; `kinds` are theirs, `codes` the same in the form that patterns search."""

    items: list[Item]
    kinds: list[str]
    codes: str
    text: Text

    def part(self, start: int, end: int) -> Line:
        """The items from one place to before another."""
        return line_of(self.items[start:end], self.text)

    def words(self, start: int, end: int) -> str:
        """What was typed for the items from one place to before another."""
        return self.text.cut(self.items[start].start, self.items[end - 1].end)

    def segment_end(self, place: int) -> int:
        """The place of the next semicolon outside brackets, or the end."""
        depth = 0
        for end in range(place, len(self.kinds)):
            depth += _depth(self.kinds[end])
            if self.kinds[end] == k.SEMICOLON and depth <= 0:
                return end
        return len(self.kinds)

    def closing(self, place: int) -> int:
        """The place of the bracket that closes the one at `place`, or the end."""
        depth = 0
        for end in range(place, len(self.kinds)):
            depth += _depth(self.kinds[end])
            if depth == 0:
                return end
        return len(self.kinds)


def line_of(items: list[Item], text: Text) -> Line:
    """The items made ready."""
    kinds = [item.kind for item in items]
    return Line(items, kinds, encode(kinds), text)


LINKS = frozenset({k.COMMA, k.AND, k.DOT, k.COLON, k.DASH, k.SLASH})
"""What joins the parts of a phrase."""


def _depth(kind: str) -> int:
    return (kind == k.OPEN) - (kind == k.CLOSE)
