"""The words of an entry in a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taskbook.core.calendar.model import Deadline
from taskbook.core.model import Status
from taskbook.texts.calendar import calendar_name, entry
from tests.adapters.mail.letters import judged


def deadline(status: Status = Status.IN_TIME, leads: bool = True, **cells: object) -> Deadline:
    one = judged(1, status, leader=("Nguyễn Xuân Thơ",), name="- Xây dựng\nđề án; ")
    return Deadline("u1", "Phòng Kinh tế", replace(one, task=replace(one.task, **cells)), leads)  # type: ignore[arg-type]


def test_an_entry_says_what_is_due_who_leads_and_what_the_document_says() -> None:
    made = entry(deadline(product="Đề án của UBND xã", deadline_text="Quý III/2026"))
    assert (made.uid, made.owner, made.day, made.summary) == (
        "u1",
        "Phòng Kinh tế",
        date(2026, 9, 30),
        "Hạn: Xây dựng đề án",
    )
    assert made.description.split("\n") == [
        "Nhiệm vụ KH26-1: Xây dựng đề án",
        "Vai trò: Chủ trì",
        "Chủ trì: Phòng Kinh tế",
        "Lãnh đạo chỉ đạo: Nguyễn Xuân Thơ",
        "Sản phẩm: Đề án của UBND xã",
        "Thời hạn ghi trong văn bản: Quý III/2026",
    ]


def test_a_task_that_is_only_coordinated_is_marked_so() -> None:
    made = entry(deadline(leads=False))
    assert made.summary == "(Phối hợp) Hạn: Xây dựng đề án"
    assert "Vai trò: Phối hợp" in made.description


def test_an_extension_is_told_with_its_document_and_the_deadline_before() -> None:
    one = deadline(extended_to=date(2026, 10, 31), extension_document="12/QĐ-UBND", product="", deadline_text=" ")
    one = replace(one, judged=replace(one.judged, verdict=replace(one.judged.verdict, due=date(2026, 10, 31))))
    assert entry(one).description.split("\n")[-2:] == [
        "Thời hạn ghi trong văn bản: (để trống)",
        "Đã gia hạn đến 31/10/2026 theo 12/QĐ-UBND; hạn gốc 30/9/2026",
    ]


@pytest.mark.parametrize("status", Status)
def test_what_is_done_or_halted_has_no_day_any_more(status: Status) -> None:
    assert (entry(deadline(status)).day is None) is (status.done or status.halted)


def test_what_changes_from_day_to_day_does_not_stand_in_it() -> None:
    late = deadline(Status.LATE)
    later = replace(late, judged=replace(late.judged, verdict=replace(late.judged.verdict, days=99, why="khác")))
    assert entry(later) == entry(late)


def test_a_calendar_is_named_after_whose_it_is() -> None:
    assert calendar_name(["Công an xã", "Phòng\nKinh tế"]) == "Hạn nhiệm vụ: Công an xã; Phòng Kinh tế"
