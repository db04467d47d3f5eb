"""Reads a day that stands as text in a cell of days, for the workbook and for files that come back alike.

`sole_day` takes a text that is one day and nothing else: it can be read one way only, days first. `typed_day` finds the
only day among other words, to propose it in a message.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})(?!\d)")
_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_CENTURY = 2000
_EXCEL_EPOCH = date(1899, 12, 30)


class ImpossibleDayError(ValueError):
    """The text is written like a day, but there is no such day (31/02)."""


_ALONE = re.compile(
    r"(?:ngày\s*)?(?:\d{1,2}\s*([-./])\s*\d{1,2}\s*\1\s*\d{4}|\d{4}\s*([-./])\s*\d{1,2}\s*\2\s*\d{1,2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\.?",
    re.IGNORECASE,
)


def sole_day(text: str) -> date | None:
    """The day a text is when it says nothing else and names its year in full, else None.

    ImpossibleDayError when no such day exists. Digits of any script count («２０/１０/２０２６»).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    return typed_day(plain) if _ALONE.fullmatch(plain) else None


def typed_day(text: str) -> date | None:
    """The one day a text is, None when it is not written like a day. ImpossibleDayError when no such day exists."""
    parts = _parts(unicodedata.normalize("NFKC", text).strip())
    if parts is None:
        return None
    try:
        return date(*parts)
    except ValueError as error:
        raise ImpossibleDayError(text) from error


def day_named(text: str | None) -> date | None:
    """The only day that a text names among other words, None where there is none, or none such exists."""
    try:
        return typed_day(text or "")
    except ImpossibleDayError:
        return None


def days_named(text: str | None) -> list[date]:
    """All days that a text names, as they stand there; one that does not exist is none."""
    plain = unicodedata.normalize("NFKC", text or "")
    found = []
    for pattern, order in _PATTERNS:
        for match in pattern.finditer(plain):
            try:
                found.append(date(*_of_match(match, order)))
            except ValueError:
                continue
    return found


def is_swapped(day: date | None, other: date | None) -> bool:
    """Whether two days are each other with day and month exchanged.

    Excel on a computer set to American English takes 6/7/2026 for the 7th of June, in silence.
    """
    if day is None or other is None or day == other:
        return False
    return (day.year, day.month, day.day) == (other.year, other.day, other.month)


def serial_day(number: float) -> date | None:
    """The day whose Excel serial number this is, when it is one of this century."""
    if not date(2000, 1, 1) <= _EXCEL_EPOCH + timedelta(days=_bounded(number)) <= date(2099, 12, 31):
        return None
    return _EXCEL_EPOCH + timedelta(days=_bounded(number))


def _bounded(number: float) -> int:
    return int(number) if 0 <= number < 100_000 else 0


_PATTERNS = ((_DAY_FIRST, (3, 2, 1)), (_IN_WORDS, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3)))


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of the only day in the text; a text with two is a stretch, not a day."""
    for pattern, order in _PATTERNS:
        found = list(pattern.finditer(text))
        if found:
            return _of_match(found[0], order) if len(found) == 1 else None
    return None


def _of_match(match: re.Match[str], order: tuple[int, int, int]) -> tuple[int, int, int]:
    year, month, day = (match[group] for group in order)
    return int(year) + (_CENTURY if len(year) == 2 else 0), int(month), int(day)
