"""What Excel makes of a value that is written into a cell: it takes it as if it were typed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taskbook.adapters.excel.objects import ERROR_NAMES
from tests.live.limits import LONGEST_TEXT, formula_fits, letters
from tests.live.pywin32 import refused

EPOCH = dt.datetime(1899, 12, 30)
TEXT, GENERAL = "@", "General"
ERROR_NUMBERS = {name: number - 2146828288 for number, name in ERROR_NAMES.items()}
LINK = re.compile(r'=HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)', re.IGNORECASE)
SUM = re.compile(r"=([0-9]+(?:[+\-*][0-9]+)*)")
NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
PERCENT = re.compile(r"([-+]?[0-9]+(?:\.[0-9]+)?) ?%")
DAY = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]([0-9]{4}))?")
ISO_DAY = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = re.compile(rf"({'|'.join(MONTHS)})[a-z]*[- ]?([0-9]{{1,4}})(?:-[0-9]+)?", re.IGNORECASE)


@dataclass
class Cell:
    value: Any = None  # None, float (days too), str, bool, or int: the number of an error
    formula: str | None = None
    format: str = GENERAL


def taken(value: Any, number_format: str) -> Cell:
    """What a cell of this format makes of a value."""
    if value is None or value == "":
        return Cell(format=number_format)
    if isinstance(value, bool):
        return Cell(value, None, number_format)
    if isinstance(value, dt.datetime):
        return _taken_day(value.replace(tzinfo=None), number_format)
    if isinstance(value, (int, float, Decimal)):
        return Cell(f"{value:g}" if number_format == TEXT else float(value), None, number_format)
    assert isinstance(value, str), f"COM takes no {type(value).__name__}"
    return _taken_text(value, number_format)


def _taken_day(moment: dt.datetime, number_format: str) -> Cell:
    if number_format == TEXT:
        return Cell(f"{moment.month}/{moment.day}/{moment.year}", None, TEXT)
    days = (moment - EPOCH) / dt.timedelta(days=1)
    return Cell(days, None, "m/d/yyyy" if number_format == GENERAL else number_format)


def _taken_text(text: str, number_format: str) -> Cell:
    if letters(text) > LONGEST_TEXT:
        raise refused("a cell holds at most 32,767 characters")
    if number_format == TEXT:
        return Cell(text, None, TEXT)
    if text.startswith("'"):
        return Cell(text[1:] or None, None, number_format)
    if text.startswith("="):
        if not formula_fits(text):
            raise refused("a formula is at most 8,192 characters long, a text in it 255")
        return Cell(_computed(text), text, number_format)
    if NUMBER.fullmatch(text.strip()):
        return Cell(float(text), None, number_format)
    if text[0] in "+-@":
        raise refused("the formula you typed contains an error")
    return _guessed(text.strip(), text, number_format)


def _guessed(bare: str, text: str, number_format: str) -> Cell:
    if bare.upper() in ("TRUE", "FALSE"):
        return Cell(bare.upper() == "TRUE", None, number_format)
    if bare.upper() in ERROR_NUMBERS:
        return Cell(ERROR_NUMBERS[bare.upper()], None, number_format)
    percent = PERCENT.fullmatch(bare)
    if percent:
        return Cell(float(percent[1]) / 100, None, "0%")
    day = _guessed_day(bare)
    return Cell(text, None, number_format) if day is None else _taken_day(day, number_format)


def _guessed_day(text: str) -> dt.datetime | None:
    day, iso, month = DAY.fullmatch(text), ISO_DAY.fullmatch(text), MONTH.fullmatch(text)
    try:
        if day:
            return dt.datetime(int(day[3] or 2026), int(day[2]), int(day[1]))
        if iso:
            return dt.datetime(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError:
        return None
    return dt.datetime(2000 + int(month[2]) % 100, MONTHS.index(month[1].lower()) + 1, 1) if month else None


def _computed(formula: str) -> Any:
    link = LINK.fullmatch(formula)
    if link:
        return link[1].replace('""', '"') or None
    if SUM.fullmatch(formula):
        return float(eval(formula[1:]))
    if not re.fullmatch(r"=[A-Za-z0-9_.$!'(),:+\-*/&\" <>=]+", formula) or formula.count("(") != formula.count(")"):
        raise refused("the formula you typed contains an error")
    return ERROR_NUMBERS["#NAME?"]
