"""How tall a row must be for its wrapped texts: Excel keeps such heights in the file, and other programs rely on them.

Widths are those of Times New Roman (Adobe's metrics for Times Roman, thousandths of the font's size); a letter with
Vietnamese marks is as wide as its base letter. An estimate: a little generous, since a line too many is only white.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from taskbook.ports import Writable

LINE_POINTS = 15.0  # a line of 11-point text
MOST_POINTS = 409.0  # Excel's limit
_PIXELS_A_CHARACTER = 7.0  # a column's width is counted in digits of the default font, 7 pixels each
FONT_POINTS = 11
_FONT_PIXELS = FONT_POINTS * 96 / 72
_GENEROUS = 1.04
_MEMORY = 20_000  # values a column

_WIDTHS = {
    **dict.fromkeys("ijlt/;:", 278),
    **dict.fromkeys(" .,", 250),
    **dict.fromkeys("frI()-[]|!", 333),
    **dict.fromkeys("sJ", 389),
    **dict.fromkeys("aceçz“”", 444),
    **dict.fromkeys("FPS", 556),
    **dict.fromkeys("ELTZ", 611),
    **dict.fromkeys("BCR", 667),
    **dict.fromkeys("wADGHKNOQUVXY", 722),
    **dict.fromkeys("mM", 800),
    **dict.fromkeys("%W@", 900),
    **dict.fromkeys("…—", 1000),
}
_ORDINARY = 500


class _LetterWidths(dict[str, int]):
    """Widths of letters, each looked up by its base letter once."""

    def __missing__(self, letter: str) -> int:
        self[letter] = width = _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _ORDINARY)
        return width


_LETTER_WIDTHS = _LetterWidths()


def row_points(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height in points of a row whose wrapped cells hold these texts in columns of these widths."""
    lines = max((text_lines(text, width) for text, width in cells), default=1)
    return min(lines * LINE_POINTS, MOST_POINTS)


class LinesIn(dict[Writable, int]):
    """Lines that values take in a column of one width, each counted once: unit sheets repeat the same texts."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self._width = width

    def __missing__(self, value: Writable) -> int:
        """Count the lines of a value not met before; what is no text takes one."""
        if len(self) >= _MEMORY:
            self.clear()
        self[value] = lines = text_lines(value, self._width) if isinstance(value, str) else 1
        return lines


@cache
def lines_in(width: float) -> LinesIn:
    """Return what counts the lines of values in a column `width` characters wide."""
    return LinesIn(width)


def heights_by_kind(
    rows: Sequence[Sequence[Writable]],
    widths: Sequence[float],
    wrapped: Mapping[Any, Sequence[int]],
    font_points: float = 11,
    line: float = LINE_POINTS,
) -> list[float | None]:
    """Return a height in points per row, None where one line does; `line` is that of a line.

    `wrapped` says, by the kind in a row's last cell, which columns (1-based) wrap.
    """
    wider = 11 / font_points
    columns = {
        kind: [(place - 1, lines_in(widths[place - 1] * wider)) for place in places] for kind, places in wrapped.items()
    }
    lines = [
        max([known[row[place]] for place, known in wrapping]) if (wrapping := columns.get(row[-1])) else 1
        for row in rows
    ]
    return [None if number == 1 else min(number * line, MOST_POINTS) for number in lines]


def text_lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column `width` characters wide (at least one)."""
    room = width * _PIXELS_A_CHARACTER / _GENEROUS
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Words go on the line while they fit; a word wider than the line is cut."""
    lines, used, blank = 1, 0.0, _pixels(" ")
    for wide in map(_pixels, line.split(" ")):
        if used and used + blank + wide > room:
            lines, used = lines + 1, 0.0
        used += (blank if used else 0.0) + wide
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def split_lines(text: str, width: float) -> list[str]:
    """Return a text as lines that each fit in a column `width` characters wide, parted between words only."""
    return [line for typed in text.split("\n") for line in _split(typed.split(), width)]


def _split(words: Sequence[str], width: float) -> Iterable[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and text_lines(longer, width) > 1:
            yield line
            longer = word
        line = longer
    yield line


def shortened_to_lines(text: str, width: float, lines: int) -> str:
    """Return the text on one line of cells `width` characters wide, ended by «…» after the last word that fits."""
    words = text.split()
    if text_lines(" ".join(words), width) <= lines:
        return " ".join(words)
    fitting = next((n for n in range(len(words) - 1, 0, -1) if text_lines(_ended(words[:n]), width) <= lines), 0)
    return _ended(words[:fitting])


def _ended(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(" ,;:.") + "…"


@lru_cache(maxsize=16384)
def _pixels(word: str) -> float:
    return sum([_LETTER_WIDTHS[letter] for letter in word]) * _FONT_PIXELS / 1000
