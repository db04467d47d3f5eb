"""Reads a number that stands as text in a cell of numbers, for the workbook and for files that come back alike.

Vietnamese writes 1.250.000,5: dots part thousands, a comma begins the fraction. "1.250" and "1,250" can be read two
ways and are asked about; "12.5" and "12,5" cannot.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile(r"[-+]?\d{1,15}")
_DECIMAL = re.compile(r"[-+]?\d{1,15}[.,](?:\d{1,2}|\d{4,9})|[-+]?0[.,]\d{1,9}")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:\.\d{3}){2,4}(?:,\d{1,9})?|[-+]?\d{1,3}(?:\.\d{3})+,\d{1,9}")
_ANY = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,9})?|[-+]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3}){1,4}")


def sole_number(text: str) -> float | None:
    """The number a text is when it can be read one way only, else None."""
    plain = _settled(text)
    if _PLAIN.fullmatch(plain):
        return float(plain)
    if _DECIMAL.fullmatch(plain):
        return float(plain.replace(",", "."))
    if _GROUPED.fullmatch(plain):
        return float(plain.replace(".", "").replace(",", "."))
    return None


def looks_like_number(text: str) -> bool:
    """Whether a text is written like a number, whichever way it is meant."""
    return _ANY.fullmatch(_settled(text)) is not None


def without_percent(text: str) -> str | None:
    """What stands before the sign of a percentage («80 %»), None where there is no such sign at the end."""
    plain = _settled(text)
    return plain.removesuffix("%").rstrip() if plain.endswith("%") else None


def _settled(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
