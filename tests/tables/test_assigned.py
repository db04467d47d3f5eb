"""The sheet of tasks given by letter is read like a plan whose rows carry their own documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taskbook.core.case import Days
from taskbook.core.issues import Issue
from taskbook.core.judge import Judged, judge_tasks
from taskbook.core.model import Status
from taskbook.core.parsed_cells import read_tasks
from taskbook.ports import Value
from taskbook.tables import gather
from taskbook.tables.check import check_tables
from taskbook.texts.why import why
from taskbook_schemas.registry import ASSIGNED, PLANS
from taskbook_schemas.version import LAYOUT_KEY
from tests.core.builders import PLAN_ROW, FakeWorkbook, Row, given, task, workbook

TODAY = date(2026, 6, 30)


def judged(book: FakeWorkbook) -> list[Judged]:
    gathered = gather(book)
    return list(judge_tasks(gathered, read_tasks(gathered), Days(TODAY, TODAY), why))


def issues(book: FakeWorkbook) -> list[Issue]:
    gathered = gather(book)
    return list(check_tables(gathered, read_tasks(gathered), TODAY))


def one(**cells: Value) -> Judged:
    """The task of a letter, judged beside a plan's."""
    _, found = judged(workbook(task(1), assigned=[given(**cells)]))
    return found


def test_a_letter_s_task_has_its_document_its_day_and_its_giver() -> None:
    found = one().task
    assert (found.document, found.issued, found.giver) == ("15/TB-UBND", date(2026, 6, 1), "Nguyễn Văn An")
    assert (found.id, found.plan, found.sheet, found.section, found.number) == ("GV-001", ASSIGNED, ASSIGNED, "", None)


@pytest.mark.parametrize(
    ("cells", "status", "due", "days"),
    [
        ({}, Status.LATE, date(2026, 6, 11), 19),
        ({"deadline": "Quý IV"}, Status.IN_TIME, date(2026, 12, 31), -184),
        ({"deadline": "Quý IV", "issued": date(2025, 6, 1)}, Status.LATE, date(2025, 12, 31), 181),
        ({"deadline": "sau 20 ngày làm việc kể từ ngày ký"}, Status.LATE, date(2026, 6, 29), 1),
        ({"issued": None}, Status.NO_DEADLINE, None, None),
        ({"issued": None, "deadline": "15/12/2026"}, Status.IN_TIME, date(2026, 12, 15), -168),
        ({"deadline": "Thường xuyên"}, Status.ONGOING, None, None),
        (
            {"completed": date(2026, 6, 11), "result_document": "3/BC-UBND"},
            Status.DONE_ON_TIME,
            date(2026, 6, 11),
            0,
        ),
        (
            {"completed": date(2026, 5, 31), "result_document": "3/BC-UBND"},  # before the letter
            Status.CHECK_DATA,
            date(2026, 6, 11),
            19,
        ),
        (
            {"extended_to": date(2026, 7, 20), "extension_document": "9/TB-UBND ngày 5/6/2026"},
            Status.IN_TIME,
            date(2026, 7, 20),
            -20,
        ),
        ({"halt": "Hủy", "halt_document": "9/TB-UBND"}, Status.CANCELLED, date(2026, 6, 11), None),
    ],
)
def test_it_is_judged_by_its_own_document(
    cells: dict[str, Value], status: Status, due: date | None, days: int | None
) -> None:
    verdict = one(**cells).verdict
    assert (verdict.status, verdict.due, verdict.days) == (status, due, days)


def test_two_letters_of_one_phrase_are_due_on_days_of_their_own() -> None:
    book = workbook(assigned=[given(), given(id="GV-002", issued=date(2026, 6, 20))])
    assert [found.verdict.due for found in judged(book)] == [date(2026, 6, 11), date(2026, 6, 30)]


def test_a_letter_s_task_that_is_right_makes_no_issue() -> None:
    assert issues(workbook(task(1), assigned=[given()])) == []


@pytest.mark.parametrize("rows", [[], [{}]])
def test_an_empty_sheet_is_no_plan_and_no_issue(rows: list[Row]) -> None:
    book = workbook(task(1), assigned=rows)
    assert issues(book) == []
    assert [plan.code for plan in gather(book).plans] == ["KH26"]


def test_a_document_of_a_later_day_than_the_letter_is_told() -> None:
    name = "Thực hiện Kế hoạch số 10/KH-UBND ngày 13/6/2026"
    (issue,) = issues(workbook(task(1), assigned=[given(name=name)]))
    assert (issue.code, issue.sheet, issue.cell) == ("reference_after_plan", ASSIGNED, "E5")
    assert issues(workbook(task(1), assigned=[given(name=name, issued=date(2026, 6, 20))])) == []


def test_contradictions_in_a_letter_s_row_are_told_against_its_own_day() -> None:
    done = {"completed": date(2026, 5, 31), "result_document": "3/BC-UBND"}
    (issue,) = issues(workbook(task(1), assigned=[given(**done)]))
    assert (issue.code, dict(issue.details)["issued"]) == ("completed_before_issue", "01/06/2026")


def test_an_id_that_a_plan_has_too_is_told() -> None:
    (issue,) = issues(workbook(task(1), assigned=[given(id="KH26-1")]))
    assert (issue.code, issue.sheet) == ("duplicate_across_sheets", ASSIGNED)


def test_letters_are_held_against_plans_and_against_each_other() -> None:
    name = "Tiêm phòng dại cho đàn chó, mèo"
    rows = [given(name=name), given(id="GV-002", document="16/TB-UBND", name=name)]
    found = issues(workbook(task(1, name=name), assigned=rows))
    assert [(issue.code, issue.cell) for issue in found] == [("looks_like_another", "E5"), ("looks_like_another", "E6")]
    alone = workbook(task(1), assigned=rows)
    assert [(issue.code, issue.cell) for issue in issues(alone)] == [("looks_like_another", "E6")]


def test_tasks_of_one_letter_are_not_held_against_each_other() -> None:
    name = "Tiêm phòng dại cho đàn chó, mèo"
    assert issues(workbook(task(1), assigned=[given(name=name), given(id="GV-002", name=name)])) == []


def test_letters_alone_are_a_workbook() -> None:
    book = workbook(assigned=[given()])
    book.grids[PLANS] = [replace(book.grids[PLANS][0], columns=tuple([] for _ in book.grids[PLANS][0].headings))]
    assert [found.task.id for found in judged(book)] == ["GV-001"]


def test_a_line_of_the_plans_that_names_the_sheet_of_letters_is_told_and_counts_for_nothing() -> None:
    book = workbook(task(1), assigned=[given()], more_plans=[])
    book.grids[PLANS][0].columns[5].append(ASSIGNED)
    for column in book.grids[PLANS][0].columns:
        if len(column) == 1:
            column.append(None)
    assert "plan_sheet_repeated" in [issue.code for issue in issues(book)]
    assert [found.task.id for found in judged(book)] == ["KH26-1", "GV-001"]


def test_a_sheet_of_that_name_in_an_older_workbook_is_the_office_s_own() -> None:
    book = workbook(task(1), assigned=[given()])
    book.words = [[LAYOUT_KEY, 2.0]]
    assert [found.task.id for found in judged(book)] == ["KH26-1"]


def test_a_sheet_of_letters_without_its_table_stands_aside_and_is_told() -> None:
    book = workbook(task(1), assigned=[given()])
    book.grids[ASSIGNED] = []
    (issue,) = issues(book)
    assert (issue.code, issue.sheet) == ("plan_table_missing", ASSIGNED)
    assert [found.task.id for found in judged(book)] == ["KH26-1"]


def test_a_star_is_one_of_its_list_on_letters_and_plans() -> None:
    assert one(star="★").task.star == "★"
    (issue,) = issues(workbook(task(1, star="rất"), plan=PLAN_ROW, assigned=[given()]))
    assert (issue.code, dict(issue.details)["choices"]) == ("choice_unknown", "★; ★★")
