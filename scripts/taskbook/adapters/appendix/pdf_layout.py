"""Words on a page made lines, cells and tables: geometry only, in points from the top left corner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from taskbook.core.appendix.lines import Line, go_on, join_lines

_SAME_LINE: Final = 0.5  # of a line's height: words whose middles are nearer stand on one line
_SAME_EDGE: Final = 3.0
_PADDING: Final = 5.0  # between a cell's edge and its text, as Word and LibreOffice leave it
_CLEARLY: Final = 6.0
_LISTED: Final = re.compile(r"(?:\d{1,3}\.)+|[IVXLC]+\.|[A-ZĐa-zđ]\.")
_DAY: Final = re.compile(r"(?:\d{1,2}[/.-])?\d{1,2}[/.-]20\d\d")
_COLUMN_GAP: Final = 25.0  # between the two halves of a letterhead


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Box:
    """A cell's edges."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether a word's middle lies inside."""
        return self.x0 <= (word.x0 + word.x1) / 2 <= self.x1 and self.top <= word.middle <= self.bottom


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words as lines from the top down, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if lines and word.middle - lines[-1][0].middle < _SAME_LINE * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def text_of(line: Sequence[Word]) -> str:
    """A line's words with blanks between."""
    return " ".join(word.text for word in line)


def cell_text(words: Iterable[Word], box: Box) -> tuple[str, tuple[str, ...]]:
    """A cell's text, a line break before each bullet, and its paragraphs where there are several.

    A line ends a paragraph where the next line's first word would have had room on it.
    """
    paragraphs: list[str] = []
    last: list[Word] = []
    for line in lines_of(words):
        text = text_of(line)
        if not last or _had_room(last, line[0], box) or _is_bullet_after(text, text_of(last)):
            paragraphs.append(text)
        else:
            paragraphs[-1] = _put_together(paragraphs[-1], text)
        last = line
    joined = join_lines(Line(paragraph) for paragraph in paragraphs)
    if _LISTED.fullmatch(joined):  # a list's number, as it is read from Word
        joined = joined.rstrip(".")
    return joined, tuple(paragraphs) if len(paragraphs) > 1 else ()


def _put_together(text: str, rest: str) -> str:
    """Two lines of a paragraph as one. A narrow column cuts a day within its signs: «15/4/20», «26»."""
    before, after = text.split()[-1], rest.split()[0]
    cut = _DAY.fullmatch(before.lstrip("(") + after.rstrip(".,;)")) and not _DAY.fullmatch(before.lstrip("("))
    return f"{text}{rest}" if cut else go_on(text, rest)


def _is_bullet_after(text: str, before: str) -> bool:
    """Whether a line begins a bullet: the line before may have been full."""
    return text[:2] in ("- ", "+ ", "• ") and before[-1] in ".;:"


def _had_room(line: Sequence[Word], word: Word, box: Box) -> bool:
    blank = (word.bottom - word.top) / 4
    return line[-1].x1 + blank + (word.x1 - word.x0) + _CLEARLY <= box.x1 - _PADDING


def merged_edges(edges: Iterable[float]) -> list[float]:
    """Edges in order; those that are drawn almost at one place are one."""
    out: list[float] = []
    for edge in sorted(edges):
        if not out or edge - out[-1] > _SAME_EDGE:
            out.append(edge)
    return out


def place_of(edges: Sequence[float], edge: float) -> int:
    """Which of the edges one is."""
    return min(range(len(edges)), key=lambda at: abs(edges[at] - edge))


def halves(line: Sequence[Word]) -> list[list[Word]]:
    """A line cut where wide gaps are: a letterhead's two sides stand on one line."""
    parts = [[line[0]]]
    for word in line[1:]:
        if word.x0 - parts[-1][-1].x1 > _COLUMN_GAP:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _begins_anew(text: str, before: str) -> bool:
    """Whether a line cannot go on with the one before: in brackets, a bullet, a title after text or text after one."""
    return text[0] in "(-+•" or text.isupper() != before.isupper()


def paragraphs_of(lines: Sequence[Sequence[Word]]) -> Iterator[str]:
    """Lines of running text joined to paragraphs: a line that had room for the next word ends one."""
    if not lines:
        return
    page = Box(min(line[0].x0 for line in lines), 0, max(line[-1].x1 for line in lines) + _PADDING, 0)
    held = ""
    last: Sequence[Word] = ()
    for line in lines:
        text = text_of(line)
        near = bool(last) and line[0].top - last[-1].bottom < 1.5 * (line[0].bottom - line[0].top)
        if held and near and not _had_room(last, line[0], page) and not _begins_anew(text, text_of(last)):
            held = go_on(held, text)
        else:
            if held:
                yield held
            held = text
        last = line
    yield held
