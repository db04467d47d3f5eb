"""A task that another plan has too is a hint at the later one, which names the earlier one's cell."""

from __future__ import annotations

from datetime import date

from taskbook.core.issues import Issue
from taskbook.core.parsed_cells import read_tasks
from taskbook.tables import gather
from taskbook.tables.check import check_tables
from taskbook.texts.issues import problem
from tests.core.builders import PLAN_ROW, FakeWorkbook, Row, task, workbook

OTHER: Row = {**PLAN_ROW, "code": "KH27", "sheet": "KH 2027", "year": 2027.0, "issued": date(2027, 1, 5)}
THIRD: Row = {**OTHER, "code": "KH28", "sheet": "KH 2028", "year": 2028.0, "issued": date(2028, 1, 5)}
NAMES = ("Tiêm phòng dại cho đàn chó, mèo", "Sửa mái tôn trụ sở UBND xã", "Thu quỹ đền ơn đáp nghĩa")


def hints(book: FakeWorkbook) -> list[Issue]:
    gathered = gather(book)
    issues = check_tables(gathered, read_tasks(gathered), date(2026, 11, 22))
    return [issue for issue in issues if issue.code == "looks_like_another"]


def plan(first: int, *names: str, **cells: str) -> list[Row]:
    return [task(first + place, name=name, **cells) for place, name in enumerate(names)]


def test_the_later_plan_s_task_names_the_earlier_one_and_why() -> None:
    book = workbook(*plan(1, *NAMES), more_plans=[(OTHER, plan(11, "Tổ chức tiêm phòng dại đàn chó, mèo"))])
    (issue,) = hints(book)
    assert (issue.sheet, issue.cell) == ("KH 2027", "D5")
    assert problem(issue) == (
        "Có vẻ trùng với nhiệm vụ KH26-1 ở ô D5, trang tính «KH 2026» (cùng nhắc đến «tiêm phòng dại đàn chó», "
        "«mèo»; cùng đơn vị chủ trì Phòng Kinh tế; cùng sản phẩm «Kế hoạch của UBND xã»)."
    )


def test_further_tasks_of_the_same_work_are_named_after_the_best() -> None:
    book = workbook(
        *plan(1, *NAMES),
        more_plans=[(OTHER, plan(11, "Sơn cổng", NAMES[0])), (THIRD, plan(21, NAMES[0], lead="Công an xã"))],
    )
    second, third = hints(book)
    assert dict(second.details)["more"] == ""
    assert dict(third.details)["more"] == "KH26-12"
    assert "; cũng giống KH26-12." in problem(third)


def test_a_text_in_several_rows_is_one_hint_with_its_cells() -> None:
    book = workbook(*plan(1, *NAMES), more_plans=[(OTHER, plan(11, NAMES[0], NAMES[0]))])
    (issue,) = hints(book)
    assert (issue.count, dict(issue.details)["cells"]) == (2, "D5, D6")


def test_a_cancelled_task_is_nobody_s_work_any_more() -> None:
    gone = plan(11, NAMES[0], halt="Hủy", halt_document="7/TB-UBND ngày 1/9/2026")
    assert hints(workbook(*plan(1, *NAMES), more_plans=[(OTHER, gone)])) == []


def test_each_of_several_overlaps_stands_alone() -> None:
    book = workbook(*plan(1, *NAMES), more_plans=[(OTHER, plan(11, *NAMES)), (THIRD, plan(21, *NAMES))])
    assert [issue.count for issue in hints(book)] == [1] * 6


def test_one_plan_has_no_other_to_be_held_against() -> None:
    assert hints(workbook(*plan(1, NAMES[0], NAMES[0]))) == []
