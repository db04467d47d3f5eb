"""What a cell holds: from its `t` and `s` attributes and the raw text of its value to a `Value`.

Numbers are float, dates come by the cell's format, errors are `CellError`, an empty text is None. A number with a date
format that is no day of the calendar (below 1, 29 February 1900, after 9999) stays a number, for the checks to tell.
Source: ECMA-376 part 1, 18.3.1.4 (c), 18.17.4 (dates; the 1900 system counts a 29 February that never was).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from math import isfinite
from types import MappingProxyType
from typing import Final

from taskbook.adapters.cells.serial_days import from_serial, plain_day
from taskbook.adapters.xlsx.markup import decode, run_text
from taskbook.adapters.xlsx.scan import StrangeXmlError
from taskbook.adapters.xlsx.strings import SharedStrings, TextBudget
from taskbook.ports import CellError, ShownPercent, ShownPeriod, Value

Reader = Callable[[bytes], Value]
# A cell that is not blank: its column (1-based), what it holds, whether it has a formula. Bare, for there are millions.
Found = tuple[int, Value, bool]

ATTRIBUTES: Final = re.compile(rb'(?:\s+[A-Za-z_][\w:.\-]*="[^"<>]*")*\s*')
TYPE: Final = re.compile(rb'\st="([^"]*)"')
STYLE: Final = re.compile(rb'\ss="([0-9]{1,6})"')
VALUE: Final = re.compile(rb"<v(?:\s[^<>]*)?>([^<]*)</v>")
FORMULA: Final = re.compile(rb"<f[\s/>]")
MAX_READERS: Final = 50_000
NOT_A_NUMBER: Final = CellError("#NUM!")


class Dates(dict[bytes, Value]):
    """Days by serial number as a cell writes it, each made once."""

    def __init__(self, date1904: bool) -> None:
        super().__init__()
        self._date1904 = date1904

    def __missing__(self, raw: bytes) -> Value:
        """Make the day of a serial number."""
        self[raw] = value = from_serial(read_number(raw), self._date1904)
        return value


class Readers(dict[bytes, Reader]):
    """How to read a cell's value, by its attributes after `r` as the XML has them (` s="4" t="s"`).

    `percent_styles` are the formats whose numbers come as `ShownPercent`, `period_styles` those whose days come as
    `ShownPeriod`: tables are read so, nothing else.
    """

    def __init__(
        self,
        shared: SharedStrings,
        budget: TextBudget,
        date_styles: frozenset[int],
        date1904: bool,
        percent_styles: frozenset[int] = frozenset(),
        period_styles: Mapping[int, type[ShownPeriod]] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._period_styles = period_styles
        self._percent_styles = percent_styles
        self._budget = budget
        self._date_styles = date_styles
        self._seen: dict[str, str] = {}
        self._dates = Dates(date1904)
        self._by_type: dict[bytes, Reader] = {
            b"s": shared.__getitem__,
            b"str": self._text,
            b"inlineStr": self._text,
            b"b": _read_boolean,
            b"e": self._error,
            b"d": self._iso_date,
        }

    def __missing__(self, attributes: bytes) -> Reader:
        """Find the reader for attributes not met before."""
        if not ATTRIBUTES.fullmatch(attributes):
            raise StrangeXmlError("attributes of a cell")
        kind, style = TYPE.search(attributes), STYLE.search(attributes)
        if len(self) > MAX_READERS:
            self.clear()
        self[attributes] = reader = self.reader(kind[1] if kind else b"n", int(style[1]) if style else 0)
        return reader

    def reader(self, kind: bytes, style: int) -> Reader:
        """How to read a cell of this type and format."""
        if kind == b"n":
            if style in self._percent_styles:
                return read_percent
            if style in self._period_styles:
                return partial(self._period, self._period_styles[style])
            return self._dates.__getitem__ if style in self._date_styles else read_number
        return self._by_type.get(kind, self._text)

    def inner(self, attributes: bytes, body: bytes) -> tuple[Value, bool]:
        """Read what stands in a cell: its value, and whether it has a formula."""
        formula = b"<f" in body and FORMULA.search(body) is not None
        match = VALUE.search(body)
        raw = match[1] if match else run_text(body)
        return (self[attributes](raw) if raw else None), formula

    def _text(self, raw: bytes) -> Value:
        text = decode(raw)
        known = self._seen.get(text)
        if known is None:
            self._seen[text] = known = self._budget.spend(text)
        return known or None

    def _period(self, shown: type[ShownPeriod], raw: bytes) -> Value:
        day = self._dates[raw]
        return shown(day.year, day.month, day.day) if isinstance(day, date) else day

    def _error(self, raw: bytes) -> Value:
        text = self._text(raw)
        return CellError(text) if isinstance(text, str) else None

    def _iso_date(self, raw: bytes) -> Value:
        text = self._text(raw)
        try:
            moment = datetime.fromisoformat(str(text))
        except ValueError:
            return text
        return plain_day(moment.replace(tzinfo=None))


def read_number(raw: bytes) -> float | CellError:
    """Read a number; what is none (or is not finite) is the error Excel shows for it."""
    try:
        number = float(raw)
    except ValueError:
        return NOT_A_NUMBER
    return number if isfinite(number) else NOT_A_NUMBER


def read_percent(raw: bytes) -> float | CellError:
    """Read a number that its cell shows as a percentage."""
    number = read_number(raw)
    return number if isinstance(number, CellError) else ShownPercent(number)


def _read_boolean(raw: bytes) -> Value:
    return raw.strip() in (b"1", b"true")
