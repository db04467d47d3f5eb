"""The numbers of rows («I», «A.», «1.1», «a)»): how they are written, what follows what.

A letter that is a Roman numeral as well is what follows the number before it; alone, I, V and X are numerals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from taskbook.core.appendix.numerals import from_roman

_ALPHABETS: Final = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
_ROMAN_FIRST: Final = "ivx"
_PART: Final = r"[A-ZĐ]|[IVXLC]+|\d{1,3}|[a-zđ]|[ivx]+"
_NUMBER: Final = re.compile(rf"\(?(?P<parts>(?:{_PART})(?:\s?\.\s?(?:{_PART}))*)\s?[.)/:-]*")
_LEADING: Final = re.compile(
    rf"(?:(?P<bare>(?:[IVXLC]+|\d{{1,2}}(?:\.\d{{1,2}})+))\s+(?=\S)"
    rf"|(?P<parts>\(?(?:{_PART})(?:\.(?:{_PART}))*)\s?(?:[.)/:]|\s[-–])\s*(?=\S)"
    rf"|(?P<one>\d{{1,2}})\s+(?=[A-ZĐÀ-Ỹ]))"
)
_WORDED: Final = re.compile(
    r"(?P<word>phần|chương|mục|nhóm(?: nhiệm vụ| giải pháp| tiêu chí)?|lĩnh vực|chuyên đề|nội dung)\s+"
    r"(?:thứ\s+)?(?P<count>nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|[ivxlc]+|\d{1,2}|[a-zđ])(?=[\s.:)]|$)",
    re.IGNORECASE,
)
_COUNTED: Final = {
    word: count
    for count, words in enumerate(
        (
            ("nhất", "một"),
            ("hai",),
            ("ba",),
            ("tư", "bốn"),
            ("năm",),
            ("sáu",),
            ("bảy",),
            ("tám",),
            ("chín",),
            ("mười",),
        ),
        start=1,
    )
    for word in words
}
_DASHES: Final = "-–—+*•"
_RANKS: Final = {"A": 10, "I": 20, "1": 30, "a": 60, "i": 70, "-": 80}


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's number: `style` names how it is written ("I", "A", "1", "1.1", "a", "-"), `parts` its pieces in order."""

    style: str
    parts: tuple[str, ...]

    @property
    def key(self) -> str:
        """What it adds to an id."""
        return ".".join(self.parts)

    @property
    def above(self) -> tuple[str, ...]:
        """All pieces but the last: those of the number it stands under."""
        return self.parts[:-1]


@lru_cache(maxsize=4096)
def read_mark(text: str, before: tuple[Mark, ...] = ()) -> Mark | None:
    """Read a cell that holds a number and nothing else; `before`: the last number of each kind."""
    text = text.strip()
    if text and all(sign in _DASHES for sign in text):
        return Mark("-", ("-",))
    worded = _WORDED.fullmatch(text.rstrip(".:"))
    if worded:
        return _worded(worded)
    found = _NUMBER.fullmatch(text)
    return _mark(found["parts"], before) if found else None


def leading_mark(text: str, before: tuple[Mark, ...] = ()) -> tuple[Mark, str] | None:
    """The number that words begin with, and the words behind it: «II. Hạ tầng» -> (II, «Hạ tầng»)."""
    worded = _WORDED.match(text)
    if worded:
        return _worded(worded), text[worded.end() :].lstrip(" .:-–")
    found = _LEADING.match(text)
    if found is None:
        return None
    parts = found["bare"] or found["parts"] or found["one"]
    return _mark(parts.lstrip("("), before), text[found.end() :]


def is_first(mark: Mark) -> bool:
    """Whether nothing of its kind stands before it: 1, I, A, a, 1.1."""
    return _value(mark.parts[-1], mark.style) == 1


def follows(mark: Mark, before: Mark) -> bool:
    """Whether a number is the next one of its kind: 2 after 1, II after I, đ or e after d, 1.2 after 1.1."""
    return mark.style == before.style and mark.above == before.above and _is_next(mark, before)


def skips(mark: Mark, before: Mark) -> bool:
    """Whether numbers of one kind are missing between the two."""
    if mark.style != before.style or mark.above != before.above or _is_next(mark, before):
        return False
    return _value(mark.parts[-1], mark.style) > _value(before.parts[-1], before.style)


def _is_next(mark: Mark, before: Mark) -> bool:
    this, last = mark.parts[-1], before.parts[-1]
    if _value(this, mark.style) == _value(last, mark.style) + 1:
        return True
    both = (last + this).lower()
    return len(both) == 2 and any(both in alphabet for alphabet in _ALPHABETS)


def _value(part: str, style: str) -> int:
    if part.isdigit():
        return int(part)
    if style.rpartition(".")[2] in ("I", "i"):
        return from_roman(part) or 0
    return _ALPHABETS[0].find(part.lower()) + 1


def _worded(found: re.Match[str]) -> Mark:
    word, count = found["word"].casefold(), found["count"].casefold()
    number = _COUNTED.get(count) or (int(count) if count.isdigit() else from_roman(count)) or 0
    return Mark(word, (str(number) if number else count.upper(),))


def rank(mark: Mark) -> int:
    """How deep a number of its kind stands where nothing else is known: parts, A, I, 1, 1.1, a, i, dashes."""
    if mark.style not in _RANKS:
        return _RANKS.get(mark.style.partition(".")[0], 0) + mark.style.count(".")
    return _RANKS[mark.style]


def _mark(parts: str, before: tuple[Mark, ...]) -> Mark:
    pieces = tuple(piece.strip() for piece in parts.split("."))
    return Mark(".".join(_style(piece, before if len(pieces) == 1 else ()) for piece in pieces), pieces)


def _style(piece: str, before: tuple[Mark, ...]) -> str:
    if piece.isdigit():
        return "1"
    roman, letter = ("I", "A") if piece.isupper() else ("i", "a")
    if len(piece) > 1:
        return roman
    fitting = [style for style in (letter, roman) if any(follows(Mark(style, (piece,)), mark) for mark in before)]
    if fitting:
        return fitting[0]
    return roman if piece.lower() in _ROMAN_FIRST else letter
