"""Reporting periods: names, days by Nghị định 09/2019/NĐ-CP, which one a day closes, what it is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from taskbook_schemas.period_kinds import PeriodKind

FIRST_DAY, LAST_DAY = 15, 14
"""The days on which a period's figures begin and end (article 12 of the decree)."""
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A period: `number` is the month (1-12) or quarter (1-4), 1 for kinds of which a year has one."""

    kind: PeriodKind
    year: int
    number: int = 1

    @property
    def name(self) -> str:
        """Its name as it stands in the workbook: «Tháng 10/2026», «Quý III/2026», «6 tháng đầu năm 2026»."""
        number = _QUARTERS[self.number - 1] if self.kind is PeriodKind.QUARTER else str(self.number)
        return self.kind.row.name.format(number=number, year=self.year)

    @property
    def short(self) -> str:
        """Its name in a file's name: «T10-2026»."""
        return self.kind.row.short.format(number=self.number, year=self.year)

    @property
    def first(self) -> date:
        """The first day of its figures."""
        month = self._last_month - self.kind.row.months
        return date(self.year, month, FIRST_DAY) if month > 0 else date(self.year - 1, 12 + month, FIRST_DAY)

    @property
    def last(self) -> date:
        """The last day of its figures."""
        return date(self.year, self._last_month, LAST_DAY)

    @property
    def before(self) -> Period:
        """The period that its figures are compared with: the one before, of half-years and longer that of last year."""
        return replace(self, number=self.number - 1) if self.number > 1 else self._last_of(self.year - 1)

    @property
    def after(self) -> Period:
        """The period that follows it."""
        if self.number < self.kind.row.a_year:
            return replace(self, number=self.number + 1)
        return Period(self.kind, self.year + 1)

    @property
    def a_year_before(self) -> Period:
        """The same period of last year."""
        return replace(self, year=self.year - 1)

    @property
    def is_long(self) -> bool:
        """Whether its report has what a month's has not: a quarter or longer."""
        return self.kind is not PeriodKind.MONTH

    @property
    def _last_month(self) -> int:
        return self.kind.row.months * self.number

    def _last_of(self, year: int) -> Period:
        return Period(self.kind, year, self.kind.row.a_year)


def period_closed_by(kind: PeriodKind, as_of: date) -> Period:
    """Return the period of a kind whose figures are closed at a day.

    It is the newest one that has come to its last day, or nearly: who closes a quarter on 31 October closes the third,
    on 10 December the fourth.
    """
    period = Period(kind, as_of.year + 1, kind.row.a_year)
    while (period.last - as_of).days > kind.row.early_days:
        period = period.before
    return period


def month_period_start(as_of: date) -> date:
    """Return the first day of the monthly reporting period in which a day lies."""
    period = Period(PeriodKind.MONTH, as_of.year, as_of.month)
    return period.first if as_of <= period.last else period.after.first


def newest_ended(kind: PeriodKind, today: date) -> Period:
    """Return the newest period whose last day is not after today."""
    period = Period(kind, today.year, kind.row.a_year)
    while period.last > today:
        period = period.before
    return period


def read_period(name: object) -> Period | None:
    """Read a period's name as `Period.name` writes it, in any case and spacing; None for anything else."""
    text = " ".join(str(name).split()).casefold()
    for kind in PeriodKind:
        found = _pattern(kind).fullmatch(text)
        if found is not None:
            return _found(kind, found)
    return None


def _found(kind: PeriodKind, found: re.Match[str]) -> Period | None:
    said = found.groupdict().get("number", "1").upper()
    number = _QUARTERS.index(said) + 1 if said in _QUARTERS else int(said)
    return Period(kind, int(found["year"]), number) if 1 <= number <= kind.row.a_year else None


@cache
def _pattern(kind: PeriodKind) -> re.Pattern[str]:
    number = "i{1,3}|iv" if kind is PeriodKind.QUARTER else "[0-9]{1,2}"
    shape = re.escape(kind.row.name.casefold())
    shape = shape.replace(re.escape("{number}"), f"(?P<number>{number})")
    return re.compile(shape.replace(re.escape("{year}"), "(?P<year>[12][0-9]{3})"))
