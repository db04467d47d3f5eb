"""Days of a letter's deadline count from the letter's own day; a year that it does not name is the letter's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.deadline import read_deadline
from taskbook.core.deadline.given import read_given
from taskbook.core.model import Kind, Precision
from taskbook.texts.deadline import describe

MONDAY, FRIDAY = date(2026, 6, 1), date(2026, 6, 5)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("phrase", "issued", "due"),
    [
        ("trong 10 ngày", MONDAY, date(2026, 6, 11)),
        ("Trong vòng 15 ngày.", MONDAY, date(2026, 6, 16)),
        ("10 ngày", MONDAY, date(2026, 6, 11)),
        ("chậm nhất 10 ngày kể từ ngày ban hành", MONDAY, date(2026, 6, 11)),
        ("sau 05 ngày làm việc kể từ ngày ký", FRIDAY, date(2026, 6, 12)),
        ("Trong thời hạn 03 (ba) ngày làm việc, kể từ ngày ký ban hành Thông báo này", MONDAY, date(2026, 6, 4)),
        ("5 ngày làm việc", date(2026, 6, 6), date(2026, 6, 12)),
        ("01 ngày làm việc", date(2026, 6, 7), date(2026, 6, 8)),
        ("trong 2 tuần từ khi giao", MONDAY, date(2026, 6, 15)),
        ("hoàn thành trong 01 tháng", date(2026, 1, 31), date(2026, 2, 28)),
        ("không quá 12 tháng", date(2026, 12, 31), date(2027, 12, 31)),
        ("TRONG 10 NGAY", MONDAY, date(2026, 6, 11)),
    ],
)
def test_a_number_of_days_counts_from_the_letter_s_day(phrase: str, issued: date, due: date) -> None:
    deadline = read_given(phrase, issued)
    assert (deadline.kind, deadline.due, deadline.precision) == (Kind.DATED, due, Precision.DAY)
    assert deadline.problem is None


@pytest.mark.parametrize(
    "phrase",
    [
        "Quý IV",
        "Trước ngày 15/12",
        "hằng tháng",
        "30/6/2026",
        "sau 10 ngày kể từ ngày nhận được văn bản",
        "trong 10 ngày sau khi có hướng dẫn",
        "ngay",
        "0 ngày",
        "",
    ],
)
def test_every_other_phrase_is_read_as_a_plan_s_of_the_letter_s_year(phrase: str) -> None:
    assert read_given(phrase, MONDAY) == read_deadline(phrase, 2026, issued=MONDAY)


def test_the_setting_for_before_a_day_holds_for_letters_too() -> None:
    assert read_given("Trước ngày 15/12", MONDAY, before_means_day_before=True).due == date(2026, 12, 14)
    assert read_given("Trước ngày 15/12/2026", None, before_means_day_before=True).due == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("phrase", "due", "problem"),
    [
        ("30/6/2026", date(2026, 6, 30), None),
        ("Quý IV/2026", date(2026, 12, 31), None),
        ("Thường xuyên", None, None),
        ("Quý IV", None, "year_unclear"),
        ("trong 10 ngày", None, "duration"),
        ("05 ngày làm việc kể từ ngày ký", None, "duration"),
        ("Quý V", None, "impossible_quarter"),
    ],
)
def test_without_the_letter_s_day_only_what_needs_none_is_read(
    phrase: str, due: date | None, problem: str | None
) -> None:
    deadline = read_given(phrase, None)
    assert (deadline.due, deadline.problem) == (due, problem)


def test_what_was_counted_is_said() -> None:
    assert describe(read_given("trong 10 ngày", MONDAY)) == "Ngày 11/6/2026 (tính từ ngày văn bản)"
    assert describe(read_given("5 ngày làm việc", MONDAY)) == (
        "Ngày 8/6/2026 (tính từ ngày văn bản, không tính thứ bảy, chủ nhật)"
    )


@given(DAYS, st.integers(1, 300))
def test_between_the_letter_and_the_deadline_lie_so_many_working_days(issued: date, count: int) -> None:
    due = read_given(f"{count} ngày làm việc", issued).due
    assert due is not None
    days = [issued + timedelta(days=place) for place in range(1, (due - issued).days + 1)]
    assert sum(day.weekday() < 5 for day in days) == count
    assert due.weekday() < 5


@given(DAYS, st.integers(1, 600))
def test_months_end_in_the_month_that_they_name(issued: date, count: int) -> None:
    due = read_given(f"trong {count} tháng", issued).due
    assert due is not None
    assert (due.year - issued.year) * 12 + due.month - issued.month == count
    assert due.day == issued.day or (due.day < issued.day and (due + timedelta(days=1)).day == 1)
