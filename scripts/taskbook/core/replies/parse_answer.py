"""Makes a returned cell a value of its field. What is not surely parsed is asked about, never guessed.

A day typed as text in full (15/9/2026) and a number typed as text are taken, with a remark. A day without its year, a
period, a fraction in a column of percent, the result of a formula and a cell that was emptied need a person's word; a
value is then only suggested. Anything else that is no day or number has no value to propose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from taskbook.core.cell_address import shown
from taskbook.core.cell_values import CellIssue, to_text
from taskbook.core.deadline import read_deadline
from taskbook.core.evidence import is_evidence
from taskbook.core.replies.answer import ParsedAnswer
from taskbook.core.replies.kinds import AnswerRemark
from taskbook.core.replies.raw_file import Cell
from taskbook.core.typed_days import ImpossibleDayError, serial_day, typed_day
from taskbook.core.unit_file import INPUT_COLUMNS, Sent
from taskbook.ports import CellError, Value
from taskbook_schemas.column import CellType
from taskbook_schemas.layout import Review
from taskbook_schemas.limits import FIRST_YEAR, LAST_YEAR

_EVIDENCE = frozenset(column.field for column in INPUT_COLUMNS if column.evidence)
TYPES = {column.field: column.type for column in INPUT_COLUMNS}
_LINES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
"""Line ends of other programs, and characters that no cell can hold: words must not be glued together."""
_DAY_MONTH = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*[-./]\s*(\d{1,2})\.?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d{1,9}(?:[.,]\d{1,9})?")


def parse_answer(field: str, cell: Cell, sent: Sent, year: int) -> ParsedAnswer:
    """Return what a cell of a field says; `sent` is what was sent in it, `year` what a bare day is likely of."""
    value, formula = cell
    if formula and value is None:
        return ParsedAnswer(None, "", usable=False, remarks=(AnswerRemark.FORMULA_EMPTY,))
    found = _never_usable(value) or _READERS[TYPES[field]](value, field, sent, year)
    remarks = found.remarks
    if formula:
        remarks = (*remarks, AnswerRemark.FORMULA)
    if found.usable and found.value is None and sent is not None:
        remarks = (*remarks, AnswerRemark.CLEARED)
    return ParsedAnswer(found.value, found.shown, found.usable, remarks)


def _never_usable(value: Value) -> ParsedAnswer | None:
    if isinstance(value, CellError):
        return _unusable(value, AnswerRemark.ERROR_VALUE)
    if isinstance(value, bool):
        return _unusable(value, AnswerRemark.TRUTH_VALUE)
    return None


def _unusable(value: Value, remark: AnswerRemark) -> ParsedAnswer:
    return ParsedAnswer(None, shown(value), usable=False, remarks=(remark,))


def _text(value: Value, field: str, sent: Sent, year: int) -> ParsedAnswer:
    text = to_text(_LINES.sub("\n", value) if isinstance(value, str) else value)
    if isinstance(text, CellIssue):
        return _unusable(value, AnswerRemark.ERROR_VALUE)
    if field in _EVIDENCE and not is_evidence(text):  # «chưa có» is no document: what the plan's sheet would read, too
        return ParsedAnswer(None, text or "")
    if text is not None and _length(text) > Review.LONGEST:
        return ParsedAnswer(_cut(text), text, remarks=(AnswerRemark.CUT,))
    return ParsedAnswer(text, text or "")


def _length(text: str) -> int:
    """A text's length as Excel counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str) -> str:
    """As much of a text as a cell can hold."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * Review.LONGEST].decode("utf-16-le", "ignore")


def _day(value: Value, field: str, sent: Sent, year: int) -> ParsedAnswer:
    if isinstance(value, datetime):
        value = value.date()
    if value is None or (isinstance(value, str) and not value.strip()):
        return ParsedAnswer(None, "")
    if isinstance(value, date):
        return _in_range(value, shown(value))
    if isinstance(value, str):
        return _day_of_text(value.strip(), field, year)
    assert isinstance(value, (int, float))  # noqa: S101 - errors and truth values went before
    day = serial_day(value)
    return (
        _suggested(day, shown(value), AnswerRemark.NUMBER_AS_DAY) if day else _unusable(value, AnswerRemark.NOT_A_DAY)
    )


def _day_of_text(text: str, field: str, year: int) -> ParsedAnswer:
    try:
        day = typed_day(text)
    except ImpossibleDayError:
        return _unusable(text, AnswerRemark.NOT_A_DAY)
    if day is not None:
        alone = len(text) <= len("ngày 31 tháng 12 năm 2026.")
        return _in_range(day, shown(text), AnswerRemark.DAY_AS_TEXT if alone else AnswerRemark.PERIOD)
    bare = _DAY_MONTH.fullmatch(text)
    if bare:
        return _day_of_year(text, year, int(bare[2]), int(bare[1]))
    due = read_deadline(text, year).due if field == "extension_asked" else None
    return _suggested(due, shown(text), AnswerRemark.PERIOD) if due else _unusable(text, AnswerRemark.NOT_A_DAY)


def _day_of_year(text: str, year: int, month: int, day: int) -> ParsedAnswer:
    try:
        return _suggested(date(year, month, day), text, AnswerRemark.DAY_WITHOUT_YEAR)
    except ValueError:
        return _unusable(text, AnswerRemark.NOT_A_DAY)


def _suggested(day: date, text: str, remark: AnswerRemark) -> ParsedAnswer:
    return ParsedAnswer(day, text, remarks=(remark,))


def _in_range(day: date, text: str, *remarks: AnswerRemark) -> ParsedAnswer:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return ParsedAnswer(day, text, remarks=remarks)
    return ParsedAnswer(None, text, usable=False, remarks=(AnswerRemark.DAY_OUT_OF_RANGE,))


def _percent(value: Value, field: str, sent: Sent, year: int) -> ParsedAnswer:
    if value is None or (isinstance(value, str) and not value.strip()):
        return ParsedAnswer(None, "")
    number, remarks = _number(value)
    if number is None:
        return _unusable(value, AnswerRemark.NOT_A_NUMBER)
    if number != sent:
        if not 0 <= number <= 100:
            return _unusable(value, AnswerRemark.NOT_A_PERCENT)
        if 0 < number <= 1 and "%" not in str(value):
            return ParsedAnswer(round(number * 100, 6), shown(value), remarks=(*remarks, AnswerRemark.FRACTION))
    return ParsedAnswer(number, shown(value), remarks=remarks)


def _number(value: Value) -> tuple[float | None, tuple[AnswerRemark, ...]]:
    if isinstance(value, (int, float)):
        return float(value), ()
    bare = value.strip().removesuffix("%").strip() if isinstance(value, str) else ""
    if _NUMBER.fullmatch(bare):
        return float(bare.replace(",", ".")), (AnswerRemark.NUMBER_AS_TEXT,)
    return None, ()


_READERS: Mapping[CellType, Callable[[Value, str, Sent, int], ParsedAnswer]] = {
    CellType.TEXT: _text,
    CellType.DATE: _day,
    CellType.PERCENT: _percent,
}
