"""Which cell formats show a date: by built-in number or by the letters of a custom format.

A format that shows only a time of day or a duration is no date. Source: ECMA-376 part 1, 18.8.30 (numFmt): the ids
27-31, 36, 50-54, 57 and 58 are dates in East Asian languages.
"""

from __future__ import annotations

import re
from typing import Final

from taskbook.adapters.xlsx.markup import Element, elements
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import BookMap

BUILT_IN_DATES: Final = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
NOT_LETTERS: Final = re.compile(
    r'"[^"]*"?|\[(?!h+\]|m+\]|s+\])[^\]]*\]?|\\.|_.|\*.|AM/PM|A/P|General', re.IGNORECASE | re.DOTALL
)
MAX_FORMAT: Final = 1000  # Excel's own limit is 255


def date_styles(package: Package, book: BookMap) -> frozenset[int]:
    """Indexes of the cell formats (a cell's `s`) that show a date."""
    if book.styles is None:
        return frozenset()
    found = elements(package, book.styles, ("numFmt", "xf"))
    custom = {
        _number(element, "numFmtId"): element.attributes.get("formatCode", "")
        for element in found
        if element.name == "numFmt" and element.parent == "numFmts"
    }
    formats = (_number(element, "numFmtId") for element in found if element.parent == "cellXfs")
    dates = BUILT_IN_DATES - custom.keys() | {key for key, code in custom.items() if is_date_format(code)}
    return frozenset(index for index, number in enumerate(formats) if number in dates)


def is_date_format(code: str) -> bool:
    """Tell whether a number format shows a day, a month or a year; only its first section counts."""
    letters = NOT_LETTERS.sub(" ", code[:MAX_FORMAT]).partition(";")[0].casefold()
    return "y" in letters or "d" in letters or ("m" in letters and not ("h" in letters or "s" in letters))


def _number(element: Element, name: str) -> int:
    text = element.attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
