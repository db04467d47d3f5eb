"""Deadline phrases by property: every style gives its day back, noise changes nothing, nothing ever raises."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taskbook.core.deadline import PROBLEMS, read_deadline
from taskbook.core.deadline.phrases import VOCABULARY
from taskbook.core.deadline.recurrence import cycle_due, next_due
from taskbook.core.model import Deadline, Kind
from tests.core.deadline.test_deadline import rows

DAYS = st.dates(date(2021, 1, 1), date(2098, 12, 31))
YEARS = st.integers(2021, 2098)
ROMANS = ("", "I", "II", "III", "IV")
QUARTER_WORDS = ("", "một", "hai", "ba", "tư")
MONTH_WORDS = (*("", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"),)

DAY_STYLES = (
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d:02}.{m:02}.{y}",
    "{d}-{m}-{y}",
    "{d} / {m} / {y}",
    "ngày {d} tháng {m} năm {y}",
    "Ngày {d:02} tháng {m:02} năm {y}",
    "{d} tháng {m}, {y}",
    "ngày {d}/{m} năm {y}",
    "{y}-{m:02}-{d:02}",
    "{d}/{m}/{yy:02}",
    "Trước ngày {d}/{m}/{y}",
    "trước 17h00 ngày {d}/{m}/{y}",
    "Chậm nhất ngày {d:02}/{m:02}/{y}",
    "Đến hết ngày {d} tháng {m} năm {y}",
    "Hoàn thành trước {d}/{m}/{y}.",
)
MONTH_STYLES = (
    "Tháng {m}/{y}",
    "tháng {m:02} năm {y}",
    "{m:02}/{y}",
    "T{m}/{y}",
    "Tháng {word}/{y}",
    "Trong tháng {m}-{y}",
    "Hết tháng {m}, {y}",
    "Cuối tháng {m} năm {y}",
)
QUARTER_STYLES = (
    "Quý {roman}/{y}",
    "quý {q} năm {y}",
    "Q{q}/{y}",
    "Quí 0{q}/{y}",
    "Qúy {roman} năm {y}",
    "Quý {word}/{y}",
    "Đến hết quý {roman}, năm {y}",
    "QUÝ {roman} NĂM {y}",
)


@given(DAYS, st.sampled_from(DAY_STYLES))
def test_a_day_written_in_any_style_is_read_back(day: date, style: str) -> None:
    phrase = style.format(d=day.day, m=day.month, y=day.year, yy=day.year % 100)
    deadline = read_deadline(phrase, 2026)
    assert (deadline.kind, deadline.start, deadline.due) == (Kind.DATED, None, day)


@given(DAYS)
def test_a_day_without_a_year_is_of_the_plan_s_year(day: date) -> None:
    assert read_deadline(f"{day.day}/{day.month}", day.year).due == day
    assert read_deadline(f"ngày {day.day} tháng {day.month}", day.year).due == day
    assert read_deadline(f"{day.day}/{day.month} năm sau", day.year - 1).due == day


@given(YEARS, st.integers(1, 12), st.sampled_from(MONTH_STYLES))
def test_a_month_in_any_style_is_due_on_its_last_day(year: int, month: int, style: str) -> None:
    deadline = read_deadline(style.format(m=month, y=year, word=MONTH_WORDS[month]), 2026)
    assert (deadline.kind, deadline.due) == (Kind.PERIOD, date(year, month, monthrange(year, month)[1]))


@given(YEARS, st.integers(1, 4), st.sampled_from(QUARTER_STYLES))
def test_a_quarter_in_any_style_is_due_on_its_last_day(year: int, quarter: int, style: str) -> None:
    phrase = style.format(q=quarter, roman=ROMANS[quarter], word=QUARTER_WORDS[quarter], y=year)
    month = 3 * quarter
    assert read_deadline(phrase, 2026).due == date(year, month, monthrange(year, month)[1])


@given(DAYS, DAYS, st.sampled_from(["{} - {}", "Từ {} đến {}", "từ ngày {} đến hết ngày {}", "{}–{}"]))
def test_a_range_has_both_its_days_and_none_when_it_runs_backwards(one: date, other: date, style: str) -> None:
    deadline = read_deadline(style.format(f"{one:%d/%m/%Y}", f"{other:%d/%m/%Y}"), 2026)
    if one <= other:
        assert (deadline.start, deadline.due) == (one, other)
    else:
        assert deadline.problem == "inverted_range"


@given(st.integers(0, 99), st.integers(0, 99), YEARS)
def test_a_day_that_does_not_exist_gives_no_date(day: int, month: int, year: int) -> None:
    try:
        expected: date | None = date(year, month, day)
    except ValueError:
        expected = None
    assert read_deadline(f"{day}/{month}/{year}", 2026).due == expected


@given(st.integers(1, 28), YEARS)
def test_a_day_of_every_month_is_first_due_in_january(day: int, year: int) -> None:
    deadline = read_deadline(f"Trước ngày {day} hằng tháng", year)
    assert (deadline.recurrence, deadline.due) == ("monthly", date(year, 1, day))


def strip_accents(text: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")


NOISES = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "upper case": str.upper,
    "lower case": str.lower,
    "no accents": strip_accents,
    "doubled blanks": lambda text: text.replace(" ", "  "),
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "line breaks": lambda text: text.replace(" ", "\n", 1),
    "en dashes": lambda text: text.replace("-", "–"),
    "em dashes": lambda text: text.replace("-", " — "),
    "blanks around dashes": lambda text: text.replace("-", " - "),
    "trailing point": lambda text: f" {text} . ",
    "trailing semicolon": lambda text: text + ";",
    "a bullet": lambda text: "- " + text,
    "quoted": lambda text: f"“{text}”",
    "zero-width blanks": lambda text: text.replace(" ", " \u200b"),
}
QUIET = [
    row
    for name in ("deadlines.csv", "deadlines_more.csv", "deadlines_plans.csv")
    for row in rows(name)
    if row["kind"] != "unknown" and "\n" not in row["phrase"]
]


def meaning(deadline: Deadline) -> tuple[object, ...]:
    condition = strip_accents(deadline.condition or "").lower()
    said = (
        deadline.kind,
        deadline.start,
        deadline.due,
        deadline.recurrence,
        deadline.milestones,
        deadline.ongoing_after,
    )
    return (*said, re.sub(r"[\s-]+", "", condition))


@pytest.mark.parametrize("noise", NOISES)
def test_noise_never_changes_what_a_phrase_means(noise: str) -> None:
    changed = []
    for row in QUIET:
        year = int(row["context_year"])
        noisy = NOISES[noise](row["phrase"])
        if meaning(read_deadline(noisy, year)) != meaning(read_deadline(row["phrase"], year)):
            changed.append(noisy)
    assert changed == []


WORDS = sorted({spelling for vocabulary in VOCABULARY for spelling in vocabulary.spellings})
SOUP = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(
            ["I", "II", "IV", "V", "Q", "T", "/", "-", ",", ";", "(", ")", ":", ".", "+", "\n", "17h", "xã"]
        ),
        st.integers(0, 40).map(str),
        st.integers(1990, 2110).map(str),
    ),
    max_size=14,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))


def check(deadline: Deadline) -> None:
    """What holds of every reading, whatever the phrase."""
    if deadline.kind in (Kind.UNKNOWN, Kind.CONDITIONAL):
        assert (deadline.start, deadline.due, deadline.milestones) == (None, None, ())
    if deadline.kind in (Kind.DATED, Kind.PERIOD):
        assert deadline.due is not None
        assert deadline.precision is not None
    if deadline.start and deadline.due:
        assert deadline.start <= deadline.due
    if deadline.milestones and deadline.kind is not Kind.RECURRING:
        assert deadline.milestones[-1] == deadline.due
    assert list(deadline.milestones) == sorted(set(deadline.milestones))
    assert len(deadline.milestones) != 1
    assert (deadline.kind is Kind.UNKNOWN) == (deadline.problem is not None)
    assert deadline.problem is None or deadline.problem in PROBLEMS
    assert (deadline.kind is Kind.CONDITIONAL) <= bool(deadline.condition)
    assert (deadline.kind is Kind.RECURRING) == (deadline.recurrence is not None)
    if deadline.kind is Kind.RECURRING and deadline.due:
        assert next_due(deadline, None) == deadline.due == cycle_due(deadline, deadline.due)
    assert deadline.rules
    assert not deadline.ongoing_after or deadline.kind in (Kind.DATED, Kind.PERIOD)
    assert deadline.problem_words is None or deadline.problem is not None


@given(st.text(max_size=60))
@example("İ tháng 6")
@example("ﬁ\u0130\u0301 quý II/2026")
@example("٣٠/٦/٢٠٢٦")
@example("²/6/2026")
@example("(" * 500)
@example("\ud800")
def test_no_text_makes_reading_fail(text: str) -> None:
    check(read_deadline(text, 2026))


@given(SOUP, st.booleans())
def test_no_mixture_of_known_words_makes_reading_fail(text: str, day_before: bool) -> None:
    check(read_deadline(text, 2026, before_means_day_before=day_before))
