"""What a number format shows, by its letters. Source: ECMA-376 part 1, 18.8.30 (numFmt)."""

from __future__ import annotations

import re
from typing import Final

from taskbook.ports import ShownMonth, ShownPeriod, ShownYear

NOT_LETTERS: Final = re.compile(
    r'"[^"]*"?|\[(?!h+\]|m+\]|s+\])[^\]]*\]?|\\.|_.|\*.|AM/PM|A/P|General', re.IGNORECASE | re.DOTALL
)
MAX_FORMAT: Final = 1000  # Excel's own limit is 255


def is_date_format(code: str) -> bool:
    """Tell whether a number format shows a day, a month or a year; only its first section counts.

    A format that shows only a time of day or a duration is no date.
    """
    letters = _letters(code).casefold()
    return "y" in letters or "d" in letters or ("m" in letters and not ("h" in letters or "s" in letters))


def is_percent_format(code: str) -> bool:
    """Tell whether a number format shows a percentage; only its first section counts."""
    return "%" in _letters(code)


def shown_period(code: str) -> type[ShownPeriod] | None:
    """Which period a number format shows of a day: its month or its year; None when it shows the day, or no date."""
    letters = _letters(code).casefold()
    if not is_date_format(code) or any(letter in letters for letter in "dhs"):
        return None
    return ShownMonth if "m" in letters else ShownYear


def _letters(code: str) -> str:
    return NOT_LETTERS.sub(" ", code[:MAX_FORMAT]).partition(";")[0]
