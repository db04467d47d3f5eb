"""Which cell formats show a date, and which a percentage: by built-in number or by the letters of a custom format.

A format that shows only a time of day or a duration is no date. Source: ECMA-376 part 1, 18.8.30 (numFmt): the ids
27-31, 36, 50-54, 57 and 58 are dates in East Asian languages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from taskbook.adapters.cells.number_formats import is_date_format, is_percent_format, shown_period
from taskbook.adapters.xlsx.markup import Element, elements
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import BookMap
from taskbook.ports import ShownMonth, ShownPeriod, ShownYear

BUILT_IN_DATES: Final = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
BUILT_IN_MONTH: Final = frozenset({17})
BUILT_IN_PERCENT: Final = frozenset({9, 10})


def date_styles(package: Package, book: BookMap) -> frozenset[int]:
    """Indexes of the cell formats (a cell's `s`) that show a date."""
    return _styles(package, book, BUILT_IN_DATES, is_date_format)


def _styles(package: Package, book: BookMap, built_in: frozenset[int], shows: Callable[[str], bool]) -> frozenset[int]:
    if book.styles is None:
        return frozenset()
    found = elements(package, book.styles, ("numFmt", "xf"))
    custom = {
        _number(element, "numFmtId"): element.attributes.get("formatCode", "")
        for element in found
        if element.name == "numFmt" and element.parent == "numFmts"
    }
    formats = (_number(element, "numFmtId") for element in found if element.parent == "cellXfs")
    wanted = built_in - custom.keys() | {key for key, code in custom.items() if shows(code)}
    return frozenset(index for index, number in enumerate(formats) if number in wanted)


def percent_styles(package: Package, book: BookMap) -> frozenset[int]:
    """Indexes of the cell formats (a cell's `s`) that show a percentage."""
    return _styles(package, book, BUILT_IN_PERCENT, is_percent_format)


def period_styles(package: Package, book: BookMap) -> dict[int, type[ShownPeriod]]:
    """Indexes of the cell formats that show a day's month or year only, and which of them."""
    months = _styles(package, book, BUILT_IN_MONTH, lambda code: shown_period(code) is ShownMonth)
    years = _styles(package, book, frozenset(), lambda code: shown_period(code) is ShownYear)
    return dict.fromkeys(months, ShownMonth) | dict.fromkeys(years, ShownYear)


def _number(element: Element, name: str) -> int:
    text = element.attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
