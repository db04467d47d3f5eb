"""File names of units: plain ASCII letters, safe on Windows, unlike each other whatever the case.

Source of the reserved names and endings: Microsoft, "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from taskbook.core.model import Unit

SUFFIX = ".xlsx"
MAX_STEM = 80  # leaves room for a deep folder within Windows' 260 characters
PREFIX = "Phieu"

_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CLOCK", "CONIN", "CONOUT"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in range(10)}
)
_STROKES = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D", "ð": "d"})
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def file_names(units: Sequence[Unit]) -> dict[str, str]:
    """Return unit name -> file name. Give all units of the table: a unit's file then has one name in every run."""
    used: set[str] = set()
    names = {}
    for unit in units:
        stem = _free(_safe(plain(unit.name)), used)
        used.add(stem.casefold())
        names[unit.name] = stem + SUFFIX
    return names


def plain(text: str) -> str:
    """Return the text in plain letters and digits, all else made single blanks: "Phòng Kinh tế" -> "Phong Kinh te"."""
    letters = unicodedata.normalize("NFKD", text.translate(_STROKES))
    without_marks = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_PLAIN.sub(" ", without_marks).strip()


def _safe(stem: str) -> str:
    if not stem:
        return PREFIX
    return f"{PREFIX} {stem}" if stem.split()[0].upper() in _RESERVED else stem[:MAX_STEM].rstrip()


def _free(stem: str, used: set[str]) -> str:
    candidate, number = stem, 1
    while candidate.casefold() in used:
        number += 1
        ending = f" {number}"
        candidate = stem[: MAX_STEM - len(ending)].rstrip() + ending
    return candidate
