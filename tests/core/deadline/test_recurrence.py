"""The due days of a recurring deadline's cycles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.deadline.recurrence import MONTHS_PER_STEP, cycle_due, last_workday, next_due
from taskbook.core.model import Deadline, Kind

LONGEST = {"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "semiannual": 184, "yearly": 366}


def recurring(due: str, rhythm: str, **more: object) -> Deadline:
    return Deadline("…", Kind.RECURRING, due=date.fromisoformat(due), recurrence=rhythm, **more)  # type: ignore[arg-type]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("rhythm", "first", "on", "expected"),
    [
        ("monthly", "2026-01-23", "2025-06-01", "2026-01-23"),
        ("monthly", "2026-01-23", "2026-01-23", "2026-01-23"),
        ("monthly", "2026-01-23", "2026-01-24", "2026-02-23"),
        ("monthly", "2026-01-30", "2026-02-01", "2026-02-28"),
        ("monthly", "2026-01-30", "2026-03-01", "2026-03-30"),
        ("quarterly", "2026-03-31", "2026-04-01", "2026-06-30"),
        ("quarterly", "2026-03-31", "2026-12-31", "2026-12-31"),
        ("semiannual", "2026-06-30", "2026-07-01", "2026-12-31"),
        ("yearly", "2026-12-31", "2027-01-01", "2027-12-31"),
        ("yearly", "2026-02-28", "2028-01-01", "2028-02-29"),
        ("yearly", "2026-11-20", "2026-11-21", "2027-11-20"),
        ("weekly", "2026-01-02", "2026-01-03", "2026-01-09"),
        ("daily", "2026-01-01", "2026-05-07", "2026-05-07"),
        ("quarterly+monthly", "2026-01-31", "2026-02-03", "2026-02-28"),
    ],
)
def test_a_day_falls_in_the_cycle_that_is_due_next(rhythm: str, first: str, on: str, expected: str) -> None:
    assert cycle_due(recurring(first, rhythm), date.fromisoformat(on)) == day(expected)


@pytest.mark.parametrize(
    ("completed", "expected"),
    [(None, "2026-03-31"), ("2026-01-15", "2026-06-30"), ("2026-03-31", "2026-06-30"), ("2026-04-01", "2026-09-30")],
)
def test_a_completion_closes_its_cycle_and_the_next_is_judged(completed: str | None, expected: str) -> None:
    assert next_due(recurring("2026-03-31", "quarterly"), day(completed)) == day(expected)


def test_a_named_day_stays_although_the_first_month_ends_on_it() -> None:
    assert cycle_due(recurring("2026-02-28", "monthly", cycle_day=28), date(2026, 3, 1)) == date(2026, 3, 28)


def test_the_last_working_day_is_found_in_every_month() -> None:
    deadline = recurring("2026-01-30", "monthly", cycle_last_workday=True)
    assert cycle_due(deadline, date(2026, 2, 1)) == date(2026, 2, 27)
    assert cycle_due(deadline, date(2026, 6, 1)) == date(2026, 6, 30)


def test_several_days_a_year_follow_each_other() -> None:
    deadline = recurring("2026-06-15", "yearly", milestones=(date(2026, 6, 15), date(2026, 12, 15)))
    assert next_due(deadline, date(2026, 6, 1)) == date(2026, 12, 15)
    assert next_due(deadline, date(2026, 12, 1)) == date(2027, 6, 15)


def test_nothing_is_due_after_the_stretch_has_ended() -> None:
    deadline = recurring("2026-12-31", "yearly", cycle_end=date(2027, 12, 31))
    assert next_due(deadline, date(2026, 5, 1)) == date(2027, 12, 31)
    assert next_due(deadline, date(2027, 5, 1)) is None
    assert next_due(deadline, date(2028, 1, 1)) is None
    assert cycle_due(deadline, date(2028, 1, 1)) is None


def test_a_stretch_over_before_its_first_day_has_no_cycle() -> None:
    assert next_due(recurring("2026-12-31", "yearly", cycle_end=date(2026, 6, 30)), None) is None


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline("…", Kind.DATED, due=date(2026, 6, 30)),
        Deadline("…", Kind.RECURRING, recurrence="weekly"),
        Deadline("…", Kind.RECURRING, due=date(2026, 6, 30)),
    ],
)
def test_only_a_recurring_deadline_with_a_rhythm_and_a_day_has_cycles(deadline: Deadline) -> None:
    assert cycle_due(deadline, date(2026, 1, 1)) is None
    assert next_due(deadline, date(2026, 1, 1)) is None


@pytest.mark.parametrize("rhythm", ["monthly", "yearly", "weekly"])
def test_the_calendar_s_end_is_no_error(rhythm: str) -> None:
    assert next_due(recurring("9999-12-31", rhythm), date.max) is None
    assert next_due(recurring("9999-12-28", rhythm, cycle_day=28), date(9999, 12, 28)) is None


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["daily", "weekly", *MONTHS_PER_STEP]),
    st.dates(date(2020, 1, 1), date(2060, 12, 31)),
)
def test_cycles_go_forward_and_none_is_skipped(first: date, rhythm: str, on: date) -> None:
    deadline = recurring(first.isoformat(), rhythm)
    due = cycle_due(deadline, on)
    assert due is not None
    assert due >= max(on, first)
    assert due - max(on, first) < timedelta(days=LONGEST[rhythm])
    assert cycle_due(deadline, due) == due
    following = next_due(deadline, on)
    assert following is not None
    assert following > due
    assert cycle_due(deadline, due + timedelta(days=1)) == following


@given(st.integers(2000, 2100), st.integers(1, 12))
def test_the_last_working_day_is_a_weekday_with_only_a_weekend_after_it(year: int, month: int) -> None:
    found = last_workday(year, month)
    assert found.weekday() < 5
    later = [found + timedelta(days=n) for n in range(1, 8)]
    assert all(other.weekday() >= 5 for other in later if other.month == month)
