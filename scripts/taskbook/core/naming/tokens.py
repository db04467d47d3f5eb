"""A cell cut into words, and how strongly what stands between two words parts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from taskbook.core.naming.names import TCVN3_SYMBOLS, clean, fold


class Gap(IntEnum):
    """What stands before a word, from "nothing that parts" to "no name goes across"."""

    BLANK = 0
    LINE = 1
    DASH = 2
    COMMA = 3
    WALL = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a cell: where it stands in the cleaned text, the gap before it, and the brackets it stands in."""

    raw: str
    start: int
    end: int
    gap: Gap
    bracket: int = -1

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[0].isupper()


_SYMBOLS = re.escape(TCVN3_SYMBOLS)
_LETTERS = rf"[^\W_]|[{_SYMBOLS}]|[\u0300-\u036f]"
_WORD = re.compile(rf"(?:{_LETTERS})+")
_ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|i{1,3}|iv|vi{0,3}|ix)"
_NUMBER = (
    r"\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|0?[1-9]\s?[-/](?!\d)|[a-zđ]\)"
    rf"|(?:{_ROMAN}[.)]|[A-Ea-eĐđ][.)])(?=\s)(?!\s*ph)"  # "V. phòng" is short for "Văn phòng"
)
_NUMBERING = re.compile(rf"(?:(?<=^)|(?<=[\n;,]))(\s*)\(?(?:{_NUMBER})(?=\s*[^\W\d_])|(\s)[a-zđ]\)(?=\s)|[①-⑳❶-❿]")
_WALLS = re.compile(r"[;|•●○◦▪▫■□►▶➢➤✓✔*()\[\]{}◼‣·\uf0a7\uf0b7\uf02d]")
_COMMAS = re.compile(r"[,/&+:.…\\!?=~<>→⇒]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BULLET = re.compile(r"\n\s*[-+]")
# Words that only join what they stand between; they part like a comma.
_JOINERS = frozenset(map(fold, ("và", "với", "cùng", "hoặc", "va", "voi", "cung", "hoac")))


def words_of(text: str) -> tuple[str, list[Word]]:
    """The cleaned text (numbering such as "1." and "a)" made ";") and its words; joining words are gaps, not words."""
    text = _NUMBERING.sub(lambda m: f"{m[1] or m[2] or ''};", clean(text))
    brackets = [match.span() for match in _BRACKETS.finditer(text)]
    words: list[Word] = []
    end, joined = 0, False
    for start, stop in _pieces(text):
        if _joins(text[start:stop]):
            joined = True
            continue
        gap = _gap(text[end:start], joined)
        inside = next((i for i, (a, b) in enumerate(brackets) if a < start < b), -1)
        words.append(Word(text[start:stop], start, stop, gap, inside))
        end, joined = stop, False
    return text, words


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where words stand; a capital after a small letter begins a new one ("tếCông" is two)."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        if all(c in TCVN3_SYMBOLS or not c.isalnum() for c in match[0]):
            continue
        inner = range(match.start() + 1, match.end())
        cuts = [match.start(), *(k for k in inner if text[k - 1].islower() and text[k].isupper()), match.end()]
        spans.extend(pairwise(cuts))
    return spans


def _joins(word: str) -> bool:
    return fold(word) in _JOINERS or word == "vµ"


def _gap(between: str, joined: bool) -> Gap:
    if _WALLS.search(between):
        return Gap.WALL
    if joined or _BULLET.search(between) or _COMMAS.search(between):
        return Gap.COMMA
    if "-" in between:
        return Gap.DASH
    return Gap.LINE if "\n" in between else Gap.BLANK
