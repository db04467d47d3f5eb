"""A phrase made ready for reading: settled bytes, and beside it the same text without accents, letter under letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from taskbook.core.naming.names import clean

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_EDGES = " \n\t.;,:!*•·●▪➢✓–'\"“”‘’«»"
_SAME_SIGN = str.maketrans(
    {sign: unicodedata.normalize("NFKC", sign) for sign in map(chr, (*range(0x2160, 0x2180), *range(0xFF01, 0xFF5F)))}
    | dict.fromkeys("~→÷", "-")
    | dict.fromkeys("⁄∕", "/")
    | dict(zip("[]［］…", ["(", ")", "(", ")", "..."], strict=True))
)
"""Roman numbers and full-width signs that are one letter, signs drawn otherwise, as the plain ones."""
_ARROW = re.compile(r"[-=]+\s*>")
_NUMBERING = re.compile(r"(?:(?<=^)|(?<=[\n;]))\s*\(?([1-9]|[a-eđ])[.)]\s*(?=\w)", re.IGNORECASE)
_COUNTINGS = ("123456789", "abcde", "abcdđe")
_BULLET = re.compile(r"(?:^|\n)\s*[-+*•·●▪➢✓]\s*")


@dataclass(frozen=True, slots=True)
class Text:
    """A phrase as typed (`shown`, NFC) and its lower-case letters without accents (`bare`), of one length."""

    shown: str
    bare: str

    def cut(self, start: int, end: int) -> str:
        """The typed text between two places, on one line, without the punctuation around it."""
        piece = " ".join(self.shown[start:end].split()).strip(_EDGES + "-")
        return piece + ")" if piece.count("(") > piece.count(")") else piece.rstrip(")" * (piece.count("(") == 0))


def prepare(phrase: str) -> Text:
    """Settle a phrase's bytes and strip bullets and the punctuation around it."""
    shown = _ARROW.sub("-", clean(phrase).translate(_SAME_SIGN))
    if _BULLET.match(shown):  # else a dash at a line's start joins it to the line before ("Quý I\n- Quý II")
        shown = _BULLET.sub("\n", shown)
    shown = _without_numbering(shown.strip(_EDGES + "-+")).strip(_EDGES)
    return Text(shown, "".join(map(_bare, shown)))


def one_of_bare(words: Iterable[str]) -> str:
    """A regular expression for one of some words, as they stand in `Text.bare`."""
    return rf"(?:{'|'.join(prepare(word).bare for word in words)})"


def _without_numbering(shown: str) -> str:
    """The text without "1." and "2.", "a)" and "b)", "(1)" and "(2)", where its lines or parts are counted so."""
    counted = [match[1].lower() for match in _NUMBERING.finditer(shown)]
    in_order = any(order.startswith("".join(counted)) for order in _COUNTINGS)
    return _NUMBERING.sub("", shown) if len(counted) > 1 and in_order else shown


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    lower = unicodedata.normalize("NFD", letter.lower())[0]
    return "d" if lower == "đ" else lower


@lru_cache(maxsize=8192)
def fits(typed: str, proper: str, strict: bool) -> bool:
    """Whether typed letters can be this proper spelling: accents may be left out, a tone may be wrong unless `strict`.

    Both are lower case without blanks and have the same bare letters.
    """
    letters = zip(_qualities(typed), _qualities(proper), strict=True)
    if any(mine not in ("", right) for mine, right in letters):
        return False
    tones = _tones(typed)
    return not strict or not tones or tones == _tones(proper)


def _qualities(word: str) -> list[str]:
    """What each letter has besides its tone: the hat, breve, horn or the bar of đ."""
    return ["-" if letter == "đ" else "".join(_marks(letter) - _TONES) for letter in word]


def _tones(word: str) -> list[str]:
    return [tone for letter in word for tone in _marks(letter) & _TONES]


@lru_cache(maxsize=1024)
def _marks(letter: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFD", letter)[1:])
