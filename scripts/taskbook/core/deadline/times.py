"""Values the rules build: stretches of time whose year may not be named yet, rhythms, and days inside a cycle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.recurrence import month_end
from taskbook.core.model import Precision


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch from a day to a day, both included, within one year (None when no year was named).

    `last_day` 0 stands for the month's end. `single` stretches are named by their end alone: they get no start.
    """

    precision: Precision
    first_month: int
    last_month: int
    year: int | None
    first_day: int = 1
    last_day: int = 0
    single: bool = True
    weekday: int = 0

    def start(self, year: int) -> date:
        """The first day, the year given where the phrase names none."""
        return make_day(self.year or year, self.first_month, self.first_day)

    def end(self, year: int) -> date:
        """The last day, the year given where the phrase names none."""
        if not self.last_day:
            return month_end(self.year or year, self.last_month)
        end = make_day(self.year or year, self.last_month, self.last_day)
        if self.weekday and end.isoweekday() != self.weekday - 1:
            raise UnreadableError(Problem.WEEKDAY_MISMATCH)
        return end

    def in_year(self, year: int | None) -> Time:
        """The same stretch, of this year when it names none."""
        return self if self.year or year is None else replace(self, year=year)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is read against: the plan's year and date of issue, and whether "Trước ngày D" means D-1."""

    year: int
    issued: date | None = None
    day_before: bool = False


@dataclass(frozen=True, slots=True)
class CycleDay:
    """A day within each cycle: `day` of the cycle's month number `month` (0: its last), 0 for the month's end."""

    rhythm: str
    day: int = 0
    month: int = 0
    workday: bool = False


def make_day(year: int, month: int, day: int) -> date:
    """A day that exists; nothing is clamped."""
    check_month(month)
    if not 1 <= day <= month_end(year, month).day:
        raise UnreadableError(Problem.IMPOSSIBLE_DATE)
    return date(year, month, day)


def check_month(month: int) -> int:
    """The month's number, if there is such a month."""
    if not 1 <= month <= 12:
        raise UnreadableError(Problem.IMPOSSIBLE_MONTH)
    return month


def day_time(day: int, month: int, year: int | None, weekday: int = 0) -> Time:
    """One day. A day that no year has is refused at once."""
    make_day(year or 2000, month, day)
    return Time(Precision.DAY, month, month, year, day, day, weekday=weekday)


def months(first: int, last: int, year: int | None, precision: Precision = Precision.MONTH) -> Time:
    """A stretch of whole months."""
    single = first == last
    return Time(precision, check_month(first), check_month(last), year, single=single)


def quarters(first: int, last: int, year: int | None) -> Time:
    """A stretch of whole quarters."""
    if not (1 <= first <= 4 and 1 <= last <= 4):
        raise UnreadableError(Problem.IMPOSSIBLE_QUARTER)
    return Time(Precision.QUARTER, 3 * first - 2, 3 * last, year, single=first == last)


def whole_year(year: int | None) -> Time:
    """A calendar year."""
    return Time(Precision.YEAR, 1, 12, year)


def rhythm(times: int, count: int, noun: str) -> str:
    """The name of "`times` times in `count` days, weeks, months, quarters or years"; refused when it has none."""
    if times < 1 or count < 1:
        raise UnreadableError(Problem.UNKNOWN_RHYTHM)
    if noun in p.PERIODS_A_YEAR:
        a_year, rest = divmod(times * p.PERIODS_A_YEAR[noun], count)
        name = p.COUNTS_A_YEAR.get(a_year) if not rest else None
    else:
        name = p.PERIOD_NOUNS[noun] if times == count else None
    if name is None:
        raise UnreadableError(Problem.UNKNOWN_RHYTHM)
    return name
