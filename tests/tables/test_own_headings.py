"""A plan may name its columns as its appendix does: the office says on `Tiêu đề cột` which is which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from taskbook.core.issues import Issue, Severity
from taskbook.tables import gather
from taskbook.texts.issues import problem, remedy
from taskbook_schemas.registry import HEADINGS
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.core.builders import PLAN_ROW, FakeWorkbook, Row, task, workbook

OTHERWISE = {"Tên nhiệm vụ": "Nội dung công việc", "Cơ quan chủ trì": "Nơi làm", "Thời gian hoàn thành": "Xong trước"}
SAID: tuple[Row, ...] = tuple(
    {"plan": "KH26", "heading": own, "stands_for": standard} for standard, own in OTHERWISE.items()
)


def renamed(book: FakeWorkbook, names: Mapping[str, str], sheet: str = "KH 2026") -> FakeWorkbook:
    """The workbook with other headings on a plan's sheet."""
    table = book.grids[sheet][0]
    book.grids[sheet] = [replace(table, headings=tuple(names.get(heading, heading) for heading in table.headings))]
    return book


def test_headings_of_its_own_that_are_told_are_read() -> None:
    gathered = gather(renamed(workbook(task(), headings=SAID), OTHERWISE))
    (made,) = gathered.tables[0].tasks
    assert (made.name, made.lead_text, made.deadline_text) == (
        "Ban hành kế hoạch của UBND xã",
        "Phòng Kinh tế",
        "Quý IV/2026",
    )
    assert gathered.issues == ()


def test_headings_of_its_own_that_nobody_told_leave_the_plan_out_and_say_where_to_tell_them() -> None:
    gathered = gather(renamed(workbook(task(), headings=[]), OTHERWISE))
    (issue,) = gathered.issues
    assert (issue.code, gathered.tables) == ("plan_columns_missing", ())
    assert "ô D4 «Nội dung công việc»" in problem(issue)
    assert "trang «Tiêu đề cột»" in remedy(issue)


@pytest.mark.parametrize("heading", ["  nội dung  công việc", "NỘI DUNG CÔNG VIỆC"])
def test_a_told_heading_is_known_however_it_is_written(heading: str) -> None:
    said = [{"plan": "kh26", "heading": heading, "stands_for": "tên nhiệm vụ"}]
    gathered = gather(renamed(workbook(task(), headings=said), {"Tên nhiệm vụ": "Nội dung công việc"}))
    assert gathered.tables[0].tasks[0].name
    assert gathered.issues == ()


def test_what_is_told_of_one_plan_goes_before_what_is_told_of_all() -> None:
    said = [
        {"heading": "Đầu mối", "stands_for": "Cơ quan chủ trì"},
        {"plan": "KH26", "heading": "Đầu mối", "stands_for": "Người phụ trách"},
    ]
    other = {**PLAN_ROW, "code": "KH27", "sheet": "KH 2027"}
    book = workbook(task(), headings=said, more_plans=[(other, [task(9)])])
    renamed(book, {"Người phụ trách": "Đầu mối"})
    renamed(book, {"Cơ quan chủ trì": "Đầu mối"}, "KH 2027")
    first, second = gather(book).tables
    assert (first.tasks[0].assignee, first.tasks[0].lead_text) == ("Trần Thị Bình", "Phòng Kinh tế")
    assert second.tasks[0].lead_text == "Phòng Kinh tế"


def test_a_heading_that_is_told_is_not_taken_for_what_it_usually_is() -> None:
    """The appendix groups its rows under «Nhiệm vụ» and has the task itself under «Nội dung»."""
    said = [
        {"plan": "KH26", "heading": "Nhiệm vụ", "stands_for": "Mục"},
        {"plan": "KH26", "heading": "Nội dung", "stands_for": "Tên nhiệm vụ"},
    ]
    gathered = gather(renamed(workbook(task(), headings=said), {"Mục": "Nhiệm vụ", "Tên nhiệm vụ": "Nội dung"}))
    (made,) = gathered.tables[0].tasks
    assert (made.section, made.name) == ("I. Mục một", "Ban hành kế hoạch của UBND xã")


def only(book: FakeWorkbook) -> Issue:
    (issue,) = gather(book).issues
    return issue


def test_a_told_heading_that_the_sheet_does_not_have_is_a_warning() -> None:
    issue = only(workbook(task(), headings=[{"plan": "KH26", "heading": "Nơi làm", "stands_for": "Cơ quan chủ trì"}]))
    assert (issue.code, issue.severity, issue.sheet, issue.cell) == ("heading_unused", Severity.WARNING, HEADINGS, "B5")
    assert "«KH 2026»" in problem(issue)


def test_a_heading_told_of_all_plans_need_not_be_on_every_sheet() -> None:
    assert gather(workbook(task(), headings=[{"heading": "Nơi làm", "stands_for": "Cơ quan chủ trì"}])).issues == ()


def test_a_plan_that_is_not_there_is_a_warning() -> None:
    issue = only(workbook(task(), headings=[{"plan": "KH62", "heading": "Tên nhiệm vụ", "stands_for": "Tên nhiệm vụ"}]))
    assert (issue.code, issue.cell, issue.value) == ("heading_plan_unknown", "A5", "KH62")


def test_of_two_rows_that_say_different_things_the_first_is_used_and_that_is_told() -> None:
    said = [
        {"plan": "KH26", "heading": "Nơi làm", "stands_for": "Cơ quan chủ trì"},
        {"plan": "KH26", "heading": "nơi làm", "stands_for": "Ghi chú"},
    ]
    book = renamed(workbook(task(), headings=said), {"Cơ quan chủ trì": "Nơi làm"})
    assert gather(book).tables[0].tasks[0].lead_text == "Phòng Kinh tế"
    assert [(i.code, i.cell, dict(i.details)["first"]) for i in gather(book).issues] == [
        ("heading_repeated", "B6", "B5")
    ]


def test_a_column_that_does_not_exist_is_an_error_at_its_cell_and_stops_nothing() -> None:
    gathered = gather(workbook(task(), headings=[{"plan": "KH26", "heading": "Nơi làm", "stands_for": "Nơi làm"}]))
    assert [(issue.code, issue.cell) for issue in gathered.issues] == [("choice_unknown", "C5")]
    assert gathered.tables[0].tasks


def test_only_columns_that_are_read_can_be_told() -> None:
    computed = next(column.heading for column in TASK_COLUMNS if column.field == "status")
    book = workbook(task(), headings=[{"plan": "KH26", "heading": "Nơi làm", "stands_for": computed}])
    assert only(book).code == "choice_unknown"


def test_a_sheet_of_headings_that_cannot_be_read_is_an_error_and_stops_nothing() -> None:
    book = workbook(task(), headings=SAID)
    book.grids[HEADINGS] = [replace(book.grids[HEADINGS][0], headings=("Mã kế hoạch", "Tiêu đề", "Cột"))]
    gathered = gather(book)
    assert [(issue.code, issue.sheet) for issue in gathered.issues] == [("headings_unreadable", HEADINGS)]
    assert gathered.tables[0].tasks
    book.grids[HEADINGS] = []
    assert only(book).code == "headings_unreadable"


def test_rows_that_say_only_half_are_errors() -> None:
    gathered = gather(workbook(task(), headings=[{"plan": "KH26", "heading": "Nơi làm"}, {"plan": "KH26"}]))
    assert [(issue.code, issue.cell) for issue in gathered.issues] == [("stray_row", "B6"), ("required_blank", "C5")]
