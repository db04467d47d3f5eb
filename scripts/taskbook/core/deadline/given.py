"""Deadlines of tasks that a letter gives: a number of days counts from the letter's own day.

«trong 10 ngày», «sau 05 ngày làm việc kể từ ngày ký»: the day of the letter itself does not count, Saturdays and
Sundays count for nothing where working days are meant. Source: Civil Code 2015, articles 147 and 148. Days counted from
anything else (the receipt of a letter, a meeting) are not known, and read as every phrase is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from taskbook.core.deadline import read_deadline
from taskbook.core.deadline.normalise import prepare
from taskbook.core.deadline.problems import Problem
from taskbook.core.model import Deadline, Kind, Precision

DAYS_AFTER, WORKING_DAYS_AFTER = "days_after_document", "working_days_after_document"
"""Names of the rules that count from the letter's day."""

_BEFORE = (
    "hoan thanh",
    "bao cao",
    "thuc hien",
    "cham nhat",
    "trong",
    "vong",
    "thoi han",
    "thoi gian",
    "toi da",
    "khong qua",
    "sau",
    "la",
)
_LETTER = "van ban|thong bao|cong van|ket luan|chi thi|quyet dinh|giay moi|ke hoach"
_DURATION = re.compile(
    rf"(?:(?:{'|'.join(_BEFORE)})\s+)*"
    r"(?P<count>\d{1,3})(?:\s*\([^()\d]*\))?\s*(?P<unit>ngay lam viec|ngay|tuan|thang)"
    r"(?:,?\s*(?:ke tu|tinh tu|tu|sau)\s+(?:(?:ngay|khi)\s+)?(?:ky|ban hanh|duoc giao|giao)(?:\s+ban hanh)?"
    rf"(?:\s+(?:{_LETTER})(?:\s+nay)?)?)?"
)
_SOME_YEARS = (2025, 2026)
_WORKDAYS_A_WEEK, _SATURDAY = 5, 5


def read_given(phrase: str, issued: date | None, *, before_means_day_before: bool = False) -> Deadline:
    """Return what a phrase says in a letter of the day `issued`; never raises, as `read_deadline` does not.

    Without that day neither days can be counted nor a year be known that the phrase does not name.
    """
    duration = _DURATION.fullmatch(prepare(phrase).bare)
    if duration is not None and int(duration["count"]):
        return _counted(phrase, int(duration["count"]), duration["unit"], issued)
    if issued is not None:
        return read_deadline(phrase, issued.year, issued=issued, before_means_day_before=before_means_day_before)
    one, other = (read_deadline(phrase, year, before_means_day_before=before_means_day_before) for year in _SOME_YEARS)
    return one if one == other else _unknown(phrase, Problem.YEAR_UNCLEAR)


def _counted(phrase: str, count: int, unit: str, issued: date | None) -> Deadline:
    if issued is None:
        return _unknown(phrase, Problem.DURATION)
    working = unit == "ngay lam viec"
    due = _after_working_days(issued, count) if working else _after(issued, count, unit)
    rule = WORKING_DAYS_AFTER if working else DAYS_AFTER
    return Deadline(phrase, Kind.DATED, due=due, rules=(rule,), precision=Precision.DAY)


def _unknown(phrase: str, problem: Problem) -> Deadline:
    return Deadline(phrase, Kind.UNKNOWN, rules=(problem.value,), problem=problem.value)


def _after(day: date, count: int, unit: str) -> date:
    """So many days or weeks later; months end on the same day of a later month, or on its last."""
    if unit == "thang":
        years, month = divmod(day.month - 1 + count, 12)
        return date(day.year + years, month + 1, min(day.day, monthrange(day.year + years, month + 1)[1]))
    return day + timedelta(days=count * (7 if unit == "tuan" else 1))


def _after_working_days(day: date, count: int) -> date:
    if day.weekday() >= _SATURDAY:  # counting starts on Monday, as from the Friday before
        day -= timedelta(days=day.weekday() - _SATURDAY + 1)
    weeks, rest = divmod(day.weekday() + count, _WORKDAYS_A_WEEK)
    return day + timedelta(days=7 * weeks + rest - day.weekday())
