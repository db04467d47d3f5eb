"""Cell formats: which show a date or a percentage, and those that a written value needs to show as what it is.

A format that shows only a time of day or a duration is no date. The format for a value that does not fit a cell's own
(a date in a plain cell, a number in a date cell) is the cell's own with another number format; it is reused when the
workbook has it, else added at the end of `cellXfs`, so that no other cell changes. Source: ECMA-376 part 1, 18.8.10
(cellXfs), 18.8.30 (numFmt): the ids 27-31, 36, 50-54, 57 and 58 are dates in East Asian languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from taskbook.adapters.cells.encode import DATE, MOMENT, NUMBER
from taskbook.adapters.cells.number_formats import is_date_format, is_percent_format, shown_period
from taskbook.adapters.xlsx.markup import Element, attributes, elements, tag, with_attribute
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.relations import BookMap
from taskbook.adapters.xlsx.scan import StrangeXmlError
from taskbook.ports import ShownMonth, ShownPeriod, ShownYear

BUILT_IN_DATES: Final = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
BUILT_IN_MONTH: Final = frozenset({17})
BUILT_IN_PERCENT: Final = frozenset({9, 10})
DATE_FORMAT, MOMENT_FORMAT, PLAIN = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", 0
FIRST_CUSTOM: Final = 164
MAX_FORMATS: Final = 65_000
CELL_XFS: Final = re.compile(rb"<cellXfs\b[^<>]*>(.*?)</cellXfs>", re.DOTALL)
XF: Final = re.compile(rb"<xf\b[^<>]*?(?:/>|>.*?</xf>)", re.DOTALL)
NUM_FMTS: Final = re.compile(rb"<numFmts\b[^<>]*?(?:/>|>(.*?)</numFmts>)", re.DOTALL)
STYLE_SHEET: Final = re.compile(rb"<styleSheet\b[^<>]*>")


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


class CellFormats:
    """The formats of one workbook and those added to it. `xml` is the styles part, `dates` the date formats in it."""

    def __init__(self, xml: bytes, dates: frozenset[int]) -> None:
        self._xml = xml
        self._dates = set(dates)
        self._fitting: dict[tuple[int, str], int] = {}
        self._formats: list[bytes] | None = None
        self._added: list[bytes] = []
        self._added_codes: dict[str, int] = {}

    def fit(self, style: int, kind: str, plain: int | None = None) -> int:
        """Give the format in which a value of this kind shows as what it is.

        `plain` is the format of the column, preferred for a number that comes where a date stood.
        """
        is_date = style in self._dates
        if kind in (DATE, MOMENT):
            return style if is_date else self._variant(style, kind)
        if kind != NUMBER or not is_date:
            return style
        return plain if plain is not None and plain not in self._dates else self._variant(style, kind)

    def result(self) -> bytes | None:
        """The styles part with what was added; None when nothing was."""
        if not self._added:
            return None
        found = CELL_XFS.search(self._xml)
        if found is None:
            raise StrangeXmlError("no plain cellXfs")
        xfs = b"".join([*self._all(), *self._added])
        count = len(self._all()) + len(self._added)
        xml = self._xml[: found.start()] + b'<cellXfs count="%d">%s</cellXfs>' % (count, xfs) + self._xml[found.end() :]
        return _with_codes(xml, self._added_codes)

    def _variant(self, style: int, kind: str) -> int:
        key = (style, kind)
        if key not in self._fitting:
            self._fitting[key] = self._find_or_add(style, self._format_id(kind))
            if kind != NUMBER:
                self._dates.add(self._fitting[key])
        return self._fitting[key]

    def _find_or_add(self, style: int, format_id: int) -> int:
        formats = self._all()
        if style >= len(formats):
            raise StrangeXmlError("cell format out of range")
        wanted = _with_format(formats[style], format_id)
        same = _key(wanted)
        for index, xf in enumerate([*formats, *self._added]):
            if _key(xf) == same:
                return index
        if len(formats) + len(self._added) >= MAX_FORMATS:
            raise StrangeXmlError("too many cell formats")
        self._added.append(wanted)
        return len(formats) + len(self._added) - 1

    def _all(self) -> list[bytes]:
        if self._formats is None:
            found = CELL_XFS.search(self._xml)
            if found is None or b"<!" in self._xml:
                raise StrangeXmlError("no plain cellXfs")
            self._formats = XF.findall(found[1])
        return self._formats

    def _format_id(self, kind: str) -> int:
        """Number of the number format for a kind, taken from the workbook when it is there."""
        if kind == NUMBER:
            return PLAIN
        code = DATE_FORMAT if kind == DATE else MOMENT_FORMAT
        known = _codes(self._xml)
        for number, text in known.items():
            if text.replace("\\", "").casefold().split(";")[0] == code and is_date_format(text):
                return number
        if code not in self._added_codes:
            self._added_codes[code] = max([FIRST_CUSTOM - 1, *known, *self._added_codes.values()]) + 1
        return self._added_codes[code]


def _codes(xml: bytes) -> dict[int, str]:
    """Custom number formats of a styles part."""
    found = NUM_FMTS.search(xml)
    elements = [attributes(item) for item in tag("numFmt").findall(found[1] or b"")] if found else []
    return {
        int(one["numFmtId"]): one["formatCode"]
        for one in elements
        if one.get("numFmtId", "").isdigit() and "formatCode" in one
    }


def _with_codes(xml: bytes, codes: dict[str, int]) -> bytes:
    """Add number formats; the element comes first in a styles part when it is not there."""
    if not codes:
        return xml
    new = b"".join(
        b'<numFmt numFmtId="%d" formatCode="%s"/>' % (number, code.encode()) for code, number in codes.items()
    )
    found = NUM_FMTS.search(xml)
    old = (found[1] or b"") if found else b""
    element = b'<numFmts count="%d">%s%s</numFmts>' % (len(tag("numFmt").findall(old)) + len(codes), old, new)
    if found:
        return xml[: found.start()] + element + xml[found.end() :]
    head = STYLE_SHEET.search(xml)
    if head is None:
        raise StrangeXmlError("no plain styleSheet")
    return xml[: head.end()] + element + xml[head.end() :]


def _with_format(xf: bytes, format_id: int) -> bytes:
    """Give a format another number format."""
    return with_attribute(with_attribute(xf, "applyNumberFormat", b"1"), "numFmtId", b"%d" % format_id)


def _key(xf: bytes) -> tuple[tuple[tuple[str, str], ...], bytes]:
    """What makes two formats equal, whatever the order of their attributes and whether they say `apply…`."""
    head, _, rest = xf.partition(b">")
    found = (pair for pair in attributes(head).items() if not pair[0].startswith("apply"))
    return tuple(sorted(found)), rest
