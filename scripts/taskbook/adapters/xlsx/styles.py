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


class NumberFormats:
    """The number formats of a workbook's cell formats (a cell's `s`), the styles part read once for all questions."""

    def __init__(self, package: Package, book: BookMap) -> None:
        found = elements(package, book.styles, ("numFmt", "xf")) if book.styles is not None else []
        self._custom = {
            _number(element, "numFmtId"): element.attributes.get("formatCode", "")
            for element in found
            if element.name == "numFmt" and element.parent == "numFmts"
        }
        self._numbers = [_number(element, "numFmtId") for element in found if element.parent == "cellXfs"]

    def dates(self) -> frozenset[int]:
        """Indexes of the cell formats that show a date."""
        return self._showing(BUILT_IN_DATES, is_date_format)

    def percents(self) -> frozenset[int]:
        """Indexes of the cell formats that show a percentage."""
        return self._showing(BUILT_IN_PERCENT, is_percent_format)

    def periods(self) -> dict[int, type[ShownPeriod]]:
        """Indexes of the cell formats that show a day's month or year only, and which of them."""
        months = self._showing(BUILT_IN_MONTH, lambda code: shown_period(code) is ShownMonth)
        years = self._showing(frozenset(), lambda code: shown_period(code) is ShownYear)
        return dict.fromkeys(months, ShownMonth) | dict.fromkeys(years, ShownYear)

    def _showing(self, built_in: frozenset[int], shows: Callable[[str], bool]) -> frozenset[int]:
        wanted = built_in - self._custom.keys() | {key for key, code in self._custom.items() if shows(code)}
        return frozenset(index for index, number in enumerate(self._numbers) if number in wanted)


def _number(element: Element, name: str) -> int:
    text = element.attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
