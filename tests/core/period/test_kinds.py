"""A period is named once, has the decree's days, and is told from the day that closes it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.period.kinds import Period, newest_ended, period_closed_by, read_period
from taskbook_schemas.period_kinds import PeriodKind

MONTH, QUARTER, HALF = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF
NINE, YEAR = PeriodKind.NINE_MONTHS, PeriodKind.YEAR

periods = st.sampled_from(PeriodKind).flatmap(
    lambda kind: st.builds(Period, st.just(kind), st.integers(2000, 2900), st.integers(1, kind.row.a_year))
)


@pytest.mark.parametrize(
    ("period", "name", "short", "first", "last"),
    [
        (Period(MONTH, 2026, 10), "Tháng 10/2026", "T10-2026", date(2026, 9, 15), date(2026, 10, 14)),
        (Period(MONTH, 2026, 1), "Tháng 1/2026", "T1-2026", date(2025, 12, 15), date(2026, 1, 14)),
        (Period(QUARTER, 2026, 1), "Quý I/2026", "Q1-2026", date(2025, 12, 15), date(2026, 3, 14)),
        (Period(QUARTER, 2026, 4), "Quý IV/2026", "Q4-2026", date(2026, 9, 15), date(2026, 12, 14)),
        (Period(HALF, 2026), "6 tháng đầu năm 2026", "6T-2026", date(2025, 12, 15), date(2026, 6, 14)),
        (Period(NINE, 2026), "9 tháng đầu năm 2026", "9T-2026", date(2025, 12, 15), date(2026, 9, 14)),
        (Period(YEAR, 2026), "Năm 2026", "2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_a_period_has_its_name_and_the_days_of_the_decree(
    period: Period, name: str, short: str, first: date, last: date
) -> None:
    assert (period.name, period.short, period.first, period.last) == (name, short, first, last)


@pytest.mark.parametrize(
    ("kind", "as_of", "name"),
    [
        (MONTH, date(2026, 10, 14), "Tháng 10/2026"),
        (MONTH, date(2026, 10, 31), "Tháng 10/2026"),
        (MONTH, date(2026, 11, 9), "Tháng 10/2026"),
        (MONTH, date(2026, 11, 10), "Tháng 11/2026"),
        (MONTH, date(2026, 12, 31), "Tháng 12/2026"),
        (MONTH, date(2027, 1, 5), "Tháng 12/2026"),
        (QUARTER, date(2026, 9, 14), "Quý III/2026"),
        (QUARTER, date(2026, 10, 31), "Quý III/2026"),
        (QUARTER, date(2026, 12, 10), "Quý IV/2026"),
        (QUARTER, date(2027, 1, 5), "Quý IV/2026"),
        (HALF, date(2026, 6, 30), "6 tháng đầu năm 2026"),
        (HALF, date(2026, 12, 31), "6 tháng đầu năm 2026"),
        (NINE, date(2026, 9, 30), "9 tháng đầu năm 2026"),
        (YEAR, date(2026, 11, 30), "Năm 2026"),
        (YEAR, date(2027, 1, 20), "Năm 2026"),
    ],
)
def test_a_day_closes_the_period_that_has_come_to_its_end(kind: PeriodKind, as_of: date, name: str) -> None:
    assert period_closed_by(kind, as_of).name == name


def test_by_default_the_last_period_that_is_over_is_closed() -> None:
    assert newest_ended(MONTH, date(2026, 11, 28)).last == date(2026, 11, 14)
    assert newest_ended(MONTH, date(2026, 11, 13)).last == date(2026, 10, 14)
    assert newest_ended(QUARTER, date(2026, 2, 1)).last == date(2025, 12, 14)
    assert newest_ended(YEAR, date(2026, 12, 14)).last == date(2026, 12, 14)


def test_a_month_is_compared_with_the_month_before_a_year_with_the_year_before() -> None:
    assert Period(MONTH, 2026, 1).before == Period(MONTH, 2025, 12)
    assert Period(QUARTER, 2026, 3).before == Period(QUARTER, 2026, 2)
    assert Period(QUARTER, 2026, 3).a_year_before == Period(QUARTER, 2025, 3)
    assert Period(HALF, 2026).before == Period(HALF, 2025)
    assert Period(MONTH, 2026, 12).after == Period(MONTH, 2027, 1)


@given(periods)
def test_a_name_is_read_as_the_period_it_names(period: Period) -> None:
    assert read_period(period.name) == period
    assert read_period(f"  {period.name.upper()} ") == period


@given(periods)
def test_one_period_follows_another_without_a_gap(period: Period) -> None:
    assert period.after.before == period
    if period.kind in (MONTH, QUARTER):
        assert period.after.first == period.last + timedelta(days=1)
    assert period_closed_by(period.kind, period.last) == period
    assert newest_ended(period.kind, period.last) == period


@pytest.mark.parametrize(
    "text", [None, "", "Tháng 13/2026", "Tháng 0/2026", "Quý V/2026", "Quý IIII/2026", "2026", 7.0, "tháng mười"]
)
def test_what_names_no_period_is_none(text: object) -> None:
    assert read_period(text) is None


def test_only_a_months_report_is_short() -> None:
    assert [kind for kind in PeriodKind if not Period(kind, 2026).is_long] == [MONTH]
