"""The reasons of a status are sentences an office worker can check by the row."""

from __future__ import annotations

from datetime import date

import pytest

from taskbook.core.case import Days, build_case
from taskbook.core.deadline import read_deadline
from taskbook.core.status import days, judge
from taskbook.texts.why import why
from tests.core.judging import PLAN, SETTINGS, task

TODAY = date(2026, 11, 22)


def reason(phrase: str, as_of: date = TODAY, **fields: object) -> str:
    row, deadline = task(**fields), read_deadline(phrase, 2026)
    case, _ = build_case(row, deadline, PLAN, SETTINGS, Days(as_of, TODAY))
    status = judge(case)
    return why(row, deadline, case, status, days(case, status))


def test_a_late_task_says_how_late_and_on_what_grounds() -> None:
    assert reason("Quý III/2026", date(2026, 11, 20), last_report=date(2026, 8, 12)) == (
        "Quá hạn 51 ngày: «Quý III/2026» hiểu là 30/9/2026; chưa có ngày hoàn thành; chưa gia hạn; "
        "báo cáo gần nhất 12/8/2026."
    )


@pytest.mark.parametrize(
    ("field", "said", "never"),
    [
        ("completed", "ngày hoàn thành ghi không dùng được", "chưa có ngày hoàn thành"),
        ("extended_to", "ngày gia hạn ghi không dùng được", "chưa gia hạn"),
        ("last_report", "ngày báo cáo gần nhất ghi không dùng được", "chưa có báo cáo"),
        ("condition_met", "ngày đáp ứng điều kiện ghi không dùng được", "chưa ghi điều kiện"),
    ],
)
def test_of_a_cell_that_cannot_be_used_nobody_says_that_it_is_empty(field: str, said: str, never: str) -> None:
    found = reason("Sau khi có hướng dẫn", suspect=(field,))
    assert said in found
    assert never not in found


def test_on_its_last_day_a_task_says_so() -> None:
    assert reason("Quý III/2026", date(2026, 9, 30)).startswith("Sắp đến hạn, ngày chốt là ngày cuối của hạn: ")


@pytest.mark.parametrize(
    ("phrase", "fields", "said"),
    [
        (
            "Hằng năm",
            {"completed": date(2026, 4, 1), "result_document": "1/BC"},
            "xét kỳ đến hạn 31/12/2027; kỳ trước ",
        ),
        ("Quý III/2026; Quý IV/2026", {}, "xét mốc đến hạn 30/9/2026; chưa có"),
        (
            "Quý III/2026; Quý IV/2026",
            {"completed": date(2026, 4, 1), "result_document": "1/BC"},
            "; mốc trước hoàn thành ngày 1/4/2026; chưa gia hạn",
        ),
    ],
)
def test_the_round_judged_is_called_a_cycle_or_a_milestone(phrase: str, fields: dict[str, object], said: str) -> None:
    assert said in reason(phrase, **fields)


def test_ongoing_work_behind_a_date_says_since_when_it_is_ongoing() -> None:
    phrase = "Quý II/2026, sau đó thường xuyên"
    said = f"«{phrase}» hiểu là 30/6/2026, sau đó thường xuyên; "
    assert reason(phrase).startswith(f"Quá hạn 145 ngày: {said}chưa có ngày hoàn thành; ")
    assert reason(phrase, completed=date(2026, 6, 20), result_document="5/KH-UBND").startswith(
        f"Thường xuyên: {said}đã có kết quả ngày 20/6/2026, nay là việc thường xuyên; "
    )


ASKED = {"extension_asked": date(2027, 3, 1)}
GRANTED = {"extended_to": date(2027, 1, 31), "extension_document": "Thông báo số 5/TB-UBND ngày 1/9/2026"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "; chưa gia hạn; "),
        (ASKED, "hoàn thành; đề nghị gia hạn đến 1/3/2027, chưa được duyệt; "),
        (GRANTED, "hoàn thành; đã gia hạn đến 31/1/2027 theo Thông báo số 5/TB-UBND ngày 1/9/2026; chưa có báo cáo."),
        (
            {**GRANTED, "extension_document": None},
            "; ghi gia hạn đến 31/1/2027 nhưng chưa có văn bản; chưa có báo cáo.",
        ),
        (
            ASKED | GRANTED,
            "; đã gia hạn đến 31/1/2027 theo Thông báo số 5/TB-UBND ngày 1/9/2026; "
            "đề nghị gia hạn đến 1/3/2027, chưa được duyệt; ",
        ),
    ],
)
def test_what_was_asked_and_what_was_granted_are_both_told(fields: dict[str, object], said: str) -> None:
    assert said in reason("Quý III/2026", **fields)
