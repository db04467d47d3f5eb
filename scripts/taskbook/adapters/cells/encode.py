"""A value as the XML of a cell, and what a reader will make of it again.

`encode` gives a kind, a tail (everything after the cell's address and style, such as ` t="b"><v>1</v></c>`) and the
value as it will be read again. Text is always text, whatever it begins with. A text that is among the workbook's shared
strings is one of them; any other stands in the cell itself (`inlineStr`): measured a third faster than adding to the
shared strings, and the next refresh leaves none behind.
Sources: ECMA-376 part 1, 18.3.1.4 (c), 18.17.4.1 (dates), 22.9.2.19 (`_xHHHH_`); Excel's limits: 32,767 characters in a
cell (UTF-16 units), 255 in a text within a formula, years 1900 to 9999.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from html import escape  # xml.sax.saxutils has the same, but brings the web along: 15 ms of every start
from typing import Any, Final

from taskbook.adapters.cells.serial_days import from_serial
from taskbook.ports import Link, Value, Writable
from taskbook.texts.saving import CUT_MARK

BLANK, NUMBER, DATE, MOMENT, BOOL, TEXT, LINK = "blank", "number", "date", "moment", "bool", "text", "link"
NUMERIC: Final = frozenset({NUMBER, DATE, MOMENT})
Encoded = tuple[str, bytes, Value]

MAX_TEXT: Final = 32_767
MAX_LITERAL: Final = 255
MEMORY: Final = 20_000  # values of a type remembered in their XML form: unit sheets repeat them
EXACT: Final = 1 << 53
BAD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEX_LIKE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}[_\r])")  # a carriage return becomes `_x000D_`
OPEN, CLOSE = b' t="inlineStr"><is><t>', b"</t></is></c>"
KEEPING: Final = b' t="inlineStr"><is><t xml:space="preserve">'
NONE_SHARED: Final[Mapping[bytes, int]] = {}
NOTHING: Final[Encoded] = (BLANK, b"/>", None)


class Remembered(dict[Any, Encoded]):
    """Values of one type in their XML form, each made once and then remembered for a while."""

    def __init__(self, make: Callable[..., Encoded]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Writable) -> Encoded:
        """Make the XML of a value."""
        if len(self) >= MEMORY:
            self.clear()
        self[value] = made = self._make(value)
        return made


class Encoder:
    """Writes values for one workbook, whose days count from 1900 or 1904.

    `shared` are the raw texts of its shared strings by their index.
    """

    def __init__(self, date1904: bool, shared: Mapping[bytes, int] = NONE_SHARED) -> None:
        self._date1904 = date1904
        self._shared = shared
        self._by_type: dict[type, Callable[..., Encoded]] = {
            type(None): lambda _: NOTHING,
            str: self._text,
            int: _whole,
            float: _real,
            bool: lambda value: (BOOL, b' t="b"><v>%d</v></c>' % value, bool(value)),
            date: self._day,
            datetime: self._moment,
            Link: _link,
        }
        remembered = {kind: Remembered(self._by_type[kind]).__getitem__ for kind in (str, int, date)}
        self._quick: dict[type, Callable[..., Encoded]] = self._by_type | remembered

    def encode(self, value: Writable) -> Encoded:
        """Give the kind of a value, its XML tail and what it reads as."""
        known = self._quick.get(type(value))
        return known(value) if known else self._derived(value)

    def encode_once(self, value: Writable) -> Encoded:
        """The same for one who remembers it himself."""
        known = self._by_type.get(type(value))
        return known(value) if known else self._derived(value)

    def _derived(self, value: Writable) -> Encoded:
        """Types derived from ours (numpy's float, pandas' Timestamp); what is unequal to itself is missing."""
        if value != value:
            return NOTHING
        base = next(kind for kind in (bool, str, int, float, datetime, date) if isinstance(value, kind))
        return self._by_type[base](value)

    def _text(self, text: str) -> Encoded:
        raw = _as_it_stands(text)
        if raw is None:
            return self._careful(clean(text))
        return TEXT, self._shown(raw, OPEN), text

    def _careful(self, text: str) -> Encoded:
        """A text that must be escaped, or keep the blanks around it: a shared one may have lost those."""
        if not text:
            return NOTHING
        raw = escape_text(text).encode()
        if text != text.strip():
            return TEXT, KEEPING + raw + CLOSE, text
        return TEXT, self._shown(raw, KEEPING if "\n" in text or "\t" in text else OPEN), text

    def _shown(self, raw: bytes, opening: bytes) -> bytes:
        place = self._shared.get(raw)
        return opening + raw + CLOSE if place is None else b' t="s"><v>%d</v></c>' % place

    def _day(self, day: date) -> Encoded:
        serial = self._serial(day)
        if serial is None:
            return self._text(f"{day:%d/%m/}{day.year:04}")
        return DATE, b"><v>%d</v></c>" % serial, date(day.year, day.month, day.day)

    def _moment(self, moment: datetime) -> Encoded:
        moment = moment.replace(tzinfo=None)
        if moment.time() == time.min:
            return self._day(moment.date())
        serial = self._serial(moment)
        if serial is None:
            return self._text(f"{moment:%d/%m/}{moment.year:04}{moment: %H:%M:%S}")
        part = (moment - datetime.combine(moment.date(), time.min)) / timedelta(days=1)
        return MOMENT, b"><v>%a</v></c>" % (serial + part), from_serial(serial + part, self._date1904)

    def _serial(self, day: date) -> int | None:
        """Number of a day, None before the first. Excel counts a 29 February 1900: before it, all is off by one."""
        if self._date1904:
            serial, first = day.toordinal() - 695_056, 0
        else:
            serial, first = day.toordinal() - (693_595 if (day.year, day.month) < (1900, 3) else 693_594), 1
        return serial if serial >= first else None


def clean(text: str) -> str:
    """Take out what XML cannot hold, and cut what a cell cannot: the text as it will be read again."""
    text = BAD.sub("", text)
    return text if len(text) * 2 <= MAX_TEXT else _cut(text, MAX_TEXT, CUT_MARK)


def link_formula(link: Link) -> str:
    """Give the formula that shows a link's text and leads to its cell."""
    place = f"#'{link.sheet.replace(chr(39), chr(39) * 2)}'!{link.cell}"
    return f"HYPERLINK({_literal(place)},{_literal(link_text(link))})"


def link_text(link: Link) -> str:
    """Give a link's text as the formula shows it."""
    return _cut(BAD.sub("", link.text), MAX_LITERAL, "…")


def escape_text(text: str) -> str:
    """Escape clean text for an element of a sheet."""
    if "_x" in text:
        text = HEX_LIKE.sub("_x005F_", text)
    return escape(text, quote=False).replace("\r", "_x000D_")


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _link(link: Link) -> Encoded:
    formula = escape(link_formula(link), quote=False).replace("\r", " ")
    text = link_text(link)
    return LINK, f' t="str"><f>{formula}</f><v>{escape_text(text)}</v></c>'.encode(), text or None


def _whole(number: int) -> Encoded:
    return (NUMBER, b"><v>%d</v></c>" % number, float(number)) if -EXACT < number < EXACT else _huge(number)


def _huge(number: int) -> Encoded:
    try:
        return _real(float(number))
    except OverflowError:
        return NOTHING


def _real(number: float) -> Encoded:
    if not math.isfinite(number):
        return NOTHING
    number = float(number) + 0.0  # no "-0"
    return NUMBER, (b"><v>%a</v></c>" % number).replace(b".0<", b"<"), number


def _as_it_stands(text: str) -> bytes | None:
    """A text that needs no care at all, as XML: the usual case, told fast. None for any other."""
    if (
        text.isprintable()
        and 0 < len(text) < 16_000
        and text[0] != " "
        and text[-1] != " "
        and not ("&" in text or "<" in text or ">" in text or "_x" in text)
    ):
        return text.encode()
    return None


def _cut(text: str, limit: int, mark: str) -> str:
    """Cut a text to a number of UTF-16 units, the mark included; no pair is torn."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - len(mark))].decode("utf-16-le", "ignore") + mark
