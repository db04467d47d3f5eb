"""Deadline phrases are read as the domain's rules say: the corpora, and what they cannot hold."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from taskbook.core.deadline import PROBLEMS, read_deadline
from taskbook.core.deadline.recurrence import cycle_due, next_due
from taskbook.core.model import Kind, Precision

CORPUS = Path(__file__).parents[2] / "corpus"


def rows(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(row: dict[str, str]) -> dict[str, str]:
    """The columns of a corpus as they come out of reading its phrase."""
    deadline = read_deadline(row["phrase"], int(row["context_year"]))
    return {
        "phrase": row["phrase"],
        "context_year": row["context_year"],
        "kind": deadline.kind.value,
        "start": str(deadline.start or ""),
        "due": str(deadline.due or ""),
        "recurrence": deadline.recurrence or "",
        "condition": deadline.condition or "",
        "milestones": " ".join(map(str, deadline.milestones)),
        "problem": deadline.problem or "",
        "ongoing_after": "yes" if deadline.ongoing_after else "",
    }


@pytest.mark.parametrize("row", rows("deadlines.csv"), ids=lambda row: row["phrase"])
def test_every_worked_example_is_read_as_written(row: dict[str, str]) -> None:
    assert {key: value for key, value in read(row).items() if key in row} == row


@pytest.mark.parametrize("row", rows("deadlines_more.csv") + rows("deadlines_plans.csv"), ids=lambda row: row["phrase"])
def test_every_further_phrase_is_read_by_the_rules(row: dict[str, str]) -> None:
    asked = row if row["problem"] or row["kind"] != "unknown" else {k: v for k, v in row.items() if k != "problem"}
    assert {key: value for key, value in read(row).items() if key in asked} == asked


def test_every_problem_has_a_phrase_that_meets_it() -> None:
    met = {read(row)["problem"] for row in rows("deadlines_more.csv") + rows("deadlines_plans.csv")}
    assert met - {""} == set(PROBLEMS) - {"too_long"}


def test_a_page_pasted_into_the_cell_is_not_read() -> None:
    assert read_deadline("Quý II/2026 " * 100, 2026).problem == "too_long"


@pytest.mark.parametrize("year", [-1, 0, 1899, 2201, 10**9])
def test_a_plan_of_no_sensible_year_gives_no_date(year: int) -> None:
    assert read_deadline("Quý II", year).problem == "impossible_year"


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("Trước ngày 30/6/2026", date(2026, 6, 29)),
        ("Trước ngày 01/7/2026", date(2026, 6, 30)),
        ("Trước 17h00 ngày 15/6/2026", date(2026, 6, 14)),
        ("Trước ngày 23 hằng tháng", date(2026, 1, 22)),
        ("Trước ngày 01 hằng tháng", date(2025, 12, 31)),
        ("Trước ngày 15 tháng cuối quý", date(2026, 3, 14)),
        ("Trước ngày 15/12 hằng năm", date(2026, 12, 14)),
        ("Trước thứ sáu hằng tuần", date(2026, 1, 1)),
        ("Chậm nhất ngày 30/6/2026", date(2026, 6, 30)),
        ("30/6/2026", date(2026, 6, 30)),
        ("Trước tháng 6/2026", date(2026, 5, 31)),
    ],
)
def test_an_office_may_mean_the_day_before_by_truoc_ngay(phrase: str, due: date) -> None:
    assert read_deadline(phrase, 2026, before_means_day_before=True).due == due


def test_the_day_before_the_first_of_a_month_is_its_end_in_every_cycle() -> None:
    deadline = read_deadline("Trước ngày 01 hằng tháng", 2026, before_means_day_before=True)
    assert next_due(deadline, date(2026, 2, 20)) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("phrase", "due"), [("Trong tháng này", date(2026, 3, 31)), ("Hết quý này", date(2026, 3, 31))]
)
def test_this_month_and_quarter_are_those_of_the_plan_s_issue(phrase: str, due: date) -> None:
    assert read_deadline(phrase, 2026, issued=date(2026, 3, 10)).due == due
    assert read_deadline(phrase, 2026).problem == "no_month"


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [
        ("30/6/2026", Precision.DAY),
        ("Tháng 6/2026", Precision.MONTH),
        ("Quý II/2026", Precision.QUARTER),
        ("6 tháng đầu năm", Precision.QUARTER),
        ("Năm 2026", Precision.YEAR),
        ("Giai đoạn 2026-2030", Precision.YEAR),
        ("Quý IV/2026 - Tháng 2/2027", Precision.MONTH),
        ("Hằng tháng", Precision.MONTH),
        ("Hằng quý", Precision.QUARTER),
        ("Hằng năm", Precision.YEAR),
        ("02 lần/năm", Precision.QUARTER),
        ("Trước ngày 25 hằng tháng", Precision.DAY),
        ("Quý III hằng năm", Precision.QUARTER),
        ("ngày làm việc cuối cùng của tháng 5/2026", Precision.DAY),
        ("Thường xuyên", None),
        ("Khi có yêu cầu", None),
    ],
)
def test_a_deadline_knows_how_fine_it_is_named(phrase: str, precision: Precision | None) -> None:
    assert read_deadline(phrase, 2026).precision is precision


@pytest.mark.parametrize(
    ("phrase", "on", "due"),
    [
        ("Trước ngày 30 hằng tháng", date(2026, 2, 1), date(2026, 2, 28)),
        ("Trước ngày 30 hằng tháng", date(2026, 3, 1), date(2026, 3, 30)),
        ("Ngày làm việc cuối cùng của tháng", date(2026, 2, 1), date(2026, 2, 27)),
        ("Hằng quý", date(2026, 4, 1), date(2026, 6, 30)),
        ("Hằng năm, giai đoạn 2026-2030", date(2030, 6, 1), date(2030, 12, 31)),
        ("Hằng năm, giai đoạn 2026-2030", date(2031, 1, 1), None),
        ("Hằng tháng đến hết năm 2026", date(2027, 1, 1), None),
        ("Trước ngày 15/6 và 15/12 hằng năm", date(2026, 6, 16), date(2026, 12, 15)),
        ("Thứ sáu hằng tuần", date(2026, 1, 3), date(2026, 1, 9)),
        ("Hằng tuần", date(2026, 1, 3), None),
        ("Năm 2026 và các năm tiếp theo", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_the_cycles_of_a_phrase_follow_from_its_words(phrase: str, on: date, due: date | None) -> None:
    assert cycle_due(read_deadline(phrase, 2026), on) == due


def test_the_rules_that_matched_are_named() -> None:
    assert read_deadline("Trước tháng 6/2026", 2026).rules == ("month", "before")
    assert read_deadline("Từ Quý II/2026 đến ngày 30/9/2026", 2026).rules == ("quarter", "day_numeric", "range")


@pytest.mark.parametrize(
    "phrase",
    [
        "Quý II/2026 (chưa duyệt)",
        "Quý II/2026 (02 văn bản)",
        "Quý II/2026, trước ngày 15/9/2026",
        "Quý II/2026 được lùi một quý",
        "Từ Quý III đến Quý II",
        "Từ Quý I, III/2026",
        "Quý I, III/2026 - Quý IV/2026",
        "Trước Quý I, III/2026",
        "Tháng 8-6/2026",
        "Tháng 8, 6/2026",
        "20-10/6/2026",
        "ngày 6-7",
        "Tháng 6/15",
        "12 tháng đầu năm",
        "4 tháng năm 2026",
        "0 lần/năm",
        "T9 hằng tuần",
        "Thứ sáu hằng tháng",
        "Ngày 20, ngày 25 hằng tháng",
        "Hằng năm, ngày 15 tháng cuối quý",
        "Hằng năm, từ năm 2026 đến 2030, đến năm 2028, từ 2027",
        "Hằng năm, trước ngày 30/6/2020",
        "Hằng quý, đến ngày 15/01/2026",
        "Từ tháng 6/2026; thường xuyên đến tháng 3/2026",
        "Từ tháng 9/2026; hoàn thành tháng 3/2026",
        "Thường xuyên, trước ngày 30/6",
        "Quý II/2026 thay cho Quý I/2026",
        "Quý II/2026, Sở Tài chính",
        "Quý II/2026 Sở Tài chính",
        "Quý II/2026 ban hành Quý III/2026",
        "()",
        "Năm 2026 và 2027 và các năm tiếp theo",
        "Hằng quý, năm 2026 và các năm tiếp theo",
        "trước năm 2026 (quý II)",
        "Quý II/2026 (báo cáo trước ngày 15/6)",
        "Thứ 9 hằng tuần",
        "Ngày 32 tháng cuối quý",
        "Trong năm 2026 và 4",
        "H1/2026",
        "Tết Nguyên đán 2027",
        "Tết Nguyên đán năm 2027",
        "GRDP 2026",
        "Quyết định số 12/QĐ-UBND ngày 01/02/2026",
        "Ban hành Kế hoạch số 66/KH-UBND ngày 19/9/2025",
        "(" * 300 + "Quý II/2026",
        "a (" * 300 + "Quý II/2026",
    ],
)
def test_what_contradicts_itself_or_leaves_words_over_gives_no_date(phrase: str) -> None:
    deadline = read_deadline(phrase, 2026)
    assert deadline.kind is Kind.UNKNOWN
    assert deadline.due is None
    assert deadline.problem in PROBLEMS


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("30/6/2026 (Quý II)", date(2026, 6, 30)),
        ("(Quý II/2026)", date(2026, 6, 30)),
        ("Quý II/2026 ()", date(2026, 6, 30)),
        ("Trong năm 2026: Quý I và Quý II", date(2026, 6, 30)),
        ("Quý II/2026 (theo Thông báo (số 5) của UBND xã)", date(2026, 6, 30)),
        ("Thuong xuyen den het nam 2026", date(2026, 12, 31)),
        ("Thang tu nam 2026", date(2026, 4, 30)),
        ("Thang Sau/2026", date(2026, 6, 30)),
        ("Hang quy tu quy II/2026", date(2026, 6, 30)),
        ("Thứ 2 hằng tuần", date(2026, 1, 5)),
        ("trongsuot nhiệm vụ: Quý II", date(2026, 6, 30)),
        ("Thangxyz: Quý II", date(2026, 6, 30)),
        ("Đợt 1 năm 2026", date(2026, 12, 31)),
        ("Th6/2026", date(2026, 6, 30)),
        ("Trogn năm 2026", date(2026, 12, 31)),
        ("Đại hội chi bộ: năm 2027", date(2027, 12, 31)),
        ("Kế hoạch số 66/KH-UBND: ngày 19/9/2026", date(2026, 9, 19)),
    ],
)
def test_brackets_and_bare_letters_are_forgiven(phrase: str, due: date) -> None:
    assert read_deadline(phrase, 2026).due == due


def test_a_condition_keeps_its_own_brackets() -> None:
    deadline = read_deadline("Theo Thông báo (số 5) của UBND xã", 2026)
    assert deadline.condition == "Theo Thông báo (số 5) của UBND xã"


@pytest.mark.parametrize(
    "phrase",
    [
        "Khi có yêu cầu, trong năm 2026 hoặc 2027",
        "Sau khi khảo sát, hoàn thành hồ sơ",
        "Theo kế hoạch, hoàn thành theo quy định",
        "Sau khi có Nghị quyết của HĐND xã, ngày 10/3/2026",
    ],
)
def test_a_condition_goes_on_when_no_deadline_stands_after_its_comma(phrase: str) -> None:
    deadline = read_deadline(phrase, 2026)
    assert (deadline.kind, deadline.condition, deadline.due) == (Kind.CONDITIONAL, phrase, None)


def test_next_year_is_no_word_of_a_condition() -> None:
    deadline = read_deadline("Trong năm sau khi có hướng dẫn", 2026)
    assert (deadline.due, deadline.condition) == (date(2026, 12, 31), "sau khi có hướng dẫn")


@pytest.mark.parametrize(
    "phrase", ["Hằng năm, từ năm 2026, đến năm 2030", "Hằng năm, từ năm 2026, hoàn thành trong năm 2030"]
)
def test_a_rhythm_from_one_year_to_another_ends_with_the_latter(phrase: str) -> None:
    deadline = read_deadline(phrase, 2026)
    assert (deadline.start, deadline.due) == (date(2026, 1, 1), date(2026, 12, 31))
    assert deadline.cycle_end == date(2030, 12, 31)


def test_a_day_keeps_its_kind_beside_the_period_it_stands_in() -> None:
    assert read_deadline("30/6/2026 (Quý II)", 2026).kind is Kind.DATED


def test_a_wrapped_range_is_no_list() -> None:
    deadline = read_deadline("Quý I/2026\n- Quý II/2026", 2026)
    assert (deadline.start, deadline.due) == (date(2026, 1, 1), date(2026, 6, 30))
