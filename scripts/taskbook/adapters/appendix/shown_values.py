"""Values of cells as Excel shows them: days by the cell's number format, numbers with Vietnamese signs.

Source: ECMA-376 part 1, 18.8.30 (number formats). Only what plans hold is shown as Excel would: days, whole and broken
numbers, percentages; anything stranger is shown plainly.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DAY_PIECE: Final = re.compile(
    r'"[^"]*"|\\.|\[[^\]]*\]|yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|.', re.IGNORECASE | re.DOTALL
)
_UNSHOWN: Final = ("dddd", "ddd", "am/pm")
_PLAIN: Final = ("general", "@", "")


def shown(value: object, number_format: str) -> str:
    """Return a cell's value as it is shown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _day(value, number_format)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return str(value).replace("_x000D_", "\n")


def _day(value: datetime | date, number_format: str) -> str:
    shape = number_format.split(";")[0]
    if not re.search("[dy]", shape, re.IGNORECASE):
        shape = "dd/mm/yyyy"
    hours = value.hour if isinstance(value, datetime) else 0
    minutes = value.minute if isinstance(value, datetime) else 0
    pieces = {
        "yyyy": f"{value.year}",
        "yy": f"{value.year % 100:02d}",
        "mmmm": f"tháng {value.month}",
        "mmm": f"{value.month:02d}",
        "mm": f"{value.month:02d}",
        "m": f"{value.month}",
        "dd": f"{value.day:02d}",
        "d": f"{value.day}",
        "hh": f"{hours:02d}",
        "h": f"{hours}",
        "ss": "00",
        "s": "0",
    }
    out = []
    timed = False
    for piece in _DAY_PIECE.findall(shape):
        low = piece.lower()
        if timed and low in ("mm", "m"):
            out.append(f"{minutes:02d}")
        else:
            out.append(
                pieces.get(low, "" if low in _UNSHOWN or piece[0] == "[" else piece.strip('"').removeprefix("\\"))
            )
        timed = low in ("h", "hh") or (timed and piece == ":")
    return "".join(out).strip()


def _number(value: float, number_format: str) -> str:
    shape = number_format.split(";")[0]
    if shape.strip().lower() in _PLAIN:
        return _plain(value)
    bare = _QUOTED.sub(lambda met: met[1] or met[2] or "", shape)
    digits = re.search(r"[#0?](?:[#0?,. ]*[#0?])?", bare)
    if digits is None:
        return _plain(value)
    percent = "%" in bare
    places = len(digits[0].partition(".")[2])
    exact = Decimal(repr(float(value))) * (100 if percent else 1)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):f}".partition(".")
    optional = len(digits[0].partition(".")[2].replace("0", ""))
    rest = _without_zeros(rest, optional)
    least = len(re.sub(r"[^0]", "", digits[0].partition(".")[0]))
    whole = whole.zfill(least)
    if "," in digits[0].partition(".")[0]:
        whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    text = (f"-{whole}" if rounded < 0 else whole) + (f",{rest}" if rest else "")
    return (bare[: digits.start()] + text + bare[digits.end() :]).strip()


def _without_zeros(rest: str, optional: int) -> str:
    while optional and rest.endswith("0"):
        rest, optional = rest[:-1], optional - 1
    return rest


def _plain(value: float) -> str:
    """A number as the format General shows it: a point stays a point, since numbers of rows are typed so."""
    if isinstance(value, int) or float(value).is_integer():
        return str(int(value))
    return f"{value:.10g}"
