"""Which days the command line takes."""

from __future__ import annotations

from datetime import date

import pytest

from taskbook.cli.options import parse_day
from taskbook.errors import UsageError


@pytest.mark.parametrize(
    ("text", "day"),
    [("2000-01-01", date(2000, 1, 1)), ("2099-12-31", date(2099, 12, 31)), (" 2026-06-30 ", date(2026, 6, 30))],
)
def test_a_day_of_this_century_is_taken(text: str, day: date) -> None:
    assert parse_day(text) == day


def test_no_day_is_no_day() -> None:
    assert parse_day(None) is None


@pytest.mark.parametrize("text", ["1999-12-31", "2100-01-01", "0001-01-01"])
def test_a_day_of_another_century_is_refused_and_told_which_years_there_are(text: str) -> None:
    with pytest.raises(UsageError, match=r"2000.*2099"):
        parse_day(text)
