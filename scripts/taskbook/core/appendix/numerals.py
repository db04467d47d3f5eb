"""Numbers as plans write them: Roman numerals and letters, made and read."""

from __future__ import annotations

import re
from typing import Final

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_IS_ROMAN: Final = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_LETTERS: Final = 26


def roman_of(number: int) -> str:
    """Return a Roman numeral in capitals; "" for less than one."""
    out = ""
    for value, sign in _ROMAN:
        times, number = divmod(max(number, 0), value)
        out += sign * times
    return out


def from_roman(text: str) -> int | None:
    """Return what a Roman numeral (capitals or not) is worth; None when it is none."""
    upper = text.upper()
    if not upper or not _IS_ROMAN.fullmatch(upper):
        return None
    worth = {sign: value for value, sign in _ROMAN}
    values = [worth[sign] for sign in upper]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def letters_of(number: int) -> str:
    """Return a count as Word's lists of letters show it: A to Z, then AA, BB."""
    if number < 1:
        return ""
    times, at = divmod(number - 1, _LETTERS)
    return chr(ord("A") + at) * (times + 1)
