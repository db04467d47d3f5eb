"""Every issue is told in whole Vietnamese sentences: where, what is wrong, what to type instead."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import pytest

from taskbook.core.issue_codes import SEVERITY
from taskbook.core.issues import Issue, Severity
from taskbook.core.parsed_cells import read_tasks
from taskbook.ports import CellError, Link
from taskbook.tables import gather
from taskbook.tables.check import check_tables as check
from taskbook.texts.issue_sentences import SENTENCES
from taskbook.texts.issues import NOTHING_WRONG, check_rows, checks_headline, problem, remedy
from taskbook_schemas.column import Need
from taskbook_schemas.columns import ISSUE_HEADINGS
from taskbook_schemas.layout import Checks
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.core.builders import LEADER_ROWS, PLAN_ROW, UNIT_ROWS, FakeWorkbook, Row, given, grid, task, workbook
from tests.texts.provoking import books

TODAY = date(2026, 11, 22)
WORDS = "Thực hiện Kế hoạch số 10/KH-UBND ngày 13/10/2026 của UBND xã"


def issues_of(book: FakeWorkbook) -> tuple[Issue, ...]:
    gathered = gather(book)
    return check(gathered, read_tasks(gathered), TODAY)


def troubled() -> list[Issue]:
    """Issues of every code there is, from workbooks in which everything goes wrong."""
    rows: list[Row] = [
        {"completed": "họp 15/9/2026"},
        {"completed": "15/9/2026"},
        {"progress": "1.250"},
        {"result_document": "đang trình"},
        {"product": "chưa có"},
        {"lead": "?"},
        {"result_document": "Báo cáo"},
        {"situation": "Đã trình"},
        {"completed": date(2026, 6, 7), "result_document": "15/BC-UBND ngày 6/7/2026"},
        {"completed": "31/02/2026"},
        {"completed": 46280.0},
        {"completed": date(1926, 1, 1)},
        {"progress": "50"},
        {"progress": "một nửa"},
        {"progress": date(2026, 1, 1)},
        {"progress": 150.0},
        {"progress": 0.5},
        {"budget": -1.0},
        {"note": CellError("#N/A")},
        {"note": True},
        {"halt": "ngưng"},
        {"lead": None},
        {"id": None},
        {"id": "KH26-1"},
        {"lead": "Hội Người mù"},
        {"coordinate": "Ban Quản lý chợ"},
        {"leader": "Lê Văn Không"},
        {"completed": date(2026, 1, 1), "result_document": "x"},
        {"completed": date(2026, 12, 1), "result_document": "x"},
        {"last_report": date(2026, 12, 1)},
        {"completed": date(2026, 9, 1)},
        {"result_document": "x"},
        {"progress": 100.0},
        {"extended_to": date(2027, 1, 31)},
        {"extension_document": "x"},
        {"extended_to": date(2026, 12, 1), "extension_document": "x"},
        {"extension_asked": date(2026, 12, 1)},
        {"halt": "Hủy"},
        {"halt_document": "x"},
        {"deadline": "Quý V"},
        {"deadline": None},
        {"leader": None},
        {"assignee": None},
        {"lead": "Các cơ quan, đơn vị liên quan"},
        {"product": None},
        {"coordinate": None},
        {"product": "Báo cáo", "name": "Rà soát"},
        {"lead": "Phòng Kinh tế; Công an xã"},
        {"lead": "P. Kinh tế"},
        {"name": WORDS},
        {"name": "Tiêm phòng dại cho đàn chó, mèo"},
        {"section": "I. Mục một (1 nhiệm vụ)"},
        {"section": "I. Mục một (1 nhiệm vụ)"},
    ]
    book = workbook(
        *[task(nth, **cells) for nth, cells in enumerate(rows, start=1)],
        {"note": "thừa"},
        plan={**PLAN_ROW, "declared": 3.0, "year": None},
        units=(
            *UNIT_ROWS,
            {"name": "Phòng Kế toán", "aliases": "Phòng KT", "email": "kế toán"},
        ),
        leaders=(*LEADER_ROWS, {"name": "nguyễn văn an"}),
        targets=({"name": "GRDP", "year": 1926.0, "measured_on": date(2026, 12, 1)}, {"name": "Thu", "year": 2026.5}),
        settings={Setting.AS_OF: "nay", Setting.WARN_LONG: -1.0, Setting.BEFORE_DAY: "?", Setting.SMTP_PORT: 0.0},
        more_plans=[
            (
                {"code": "B", "sheet": "B 2026", "year": 2026.0, "issued": date(2024, 1, 1)},
                [task(1), task(99, name="Tiêm phòng dại")],
            ),
            ({"code": "C", "sheet": "C 2026", "year": 2026.0}, []),
            ({"code": "D", "sheet": "C 2026", "year": 2026.0}, []),
        ],
    )
    merged, formulas = ("A5:A6",), frozenset({12})
    book.grids["KH 2026"] = [
        replace(book.grids["KH 2026"][0], merged=merged, formulas=formulas, below=99, stray="C9999")
    ]
    book.filtered.add("KH 2026")
    letters = workbook(assigned=[given(id=None, issued=None)])
    bare = workbook()
    bare.grids["Kế hoạch"] = [replace(bare.grids["Kế hoạch"][0], columns=tuple([] for _ in range(7)))]
    headless = workbook(task(), headings=[])
    headless.grids["Tiêu đề cột"] = []
    amended = [provoked for code, provoked in books() if "amendment" in code]
    return [issue for made in (book, letters, bare, left_out(), headless, *amended) for issue in issues_of(made)]


def left_out() -> FakeWorkbook:
    """A workbook none of whose plans can be read, each for a reason of its own."""
    names = ("gone", "ageless", "bare", "double", "renamed", "repeated", "lean", "new", "computed")
    plans = [({"code": name.upper(), "sheet": name, "year": 2026.0}, [task()]) for name in names]
    said = [
        {"plan": "KH62", "heading": "Nơi làm", "stands_for": "Ghi chú"},
        {"plan": "NEW", "heading": "Nơi làm", "stands_for": "Ghi chú"},
        {"plan": "NEW", "heading": "Nơi làm", "stands_for": "Mục"},
    ]
    book = workbook(task(), more_plans=plans, headings=said)
    book.grids["Kế hoạch"][0].columns[3][2] = None
    del book.grids["gone"]
    book.grids["bare"] = []
    book.grids["double"] = [replace(book.grids["double"][0], table=name) for name in "AB"]
    headings = book.grids["lean"][0].headings
    for sheet, lost, instead in (("renamed", "Mã", "Số"), ("repeated", "Mục", "Stt"), ("lean", "Ghi chú", "Ghi thêm")):
        changed = tuple(instead if heading == lost else heading for heading in headings)
        book.grids[sheet] = [replace(book.grids[sheet][0], headings=changed)]
    book.grids["new"] = [grid("new", "T", [column for column in TASK_COLUMNS if column.need is Need.ALWAYS], [task()])]
    book.grids["computed"] = [replace(book.grids["computed"][0], formulas=frozenset({0}))]
    return book


ISSUES = troubled()
NOT_MADE = {"bad_value"}  # what to say should a model ever gain a rule without a sentence of its own


def test_every_code_has_its_two_sentences() -> None:
    assert SENTENCES.keys() == SEVERITY.keys()


def test_every_code_is_made_by_some_workbook() -> None:
    assert {issue.code for issue in ISSUES} | NOT_MADE == SEVERITY.keys()


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: f"{issue.code}-{issue.cell}")
def test_an_issue_is_told_in_whole_sentences_without_holes(issue: Issue) -> None:
    for said in (problem(issue), remedy(issue)):
        assert said[0] in string.ascii_uppercase + "ÔĐ«ÁẾỞ"
        assert said.endswith((".", ")"))
        assert not any(hole in said for hole in ("{", "}", "«»", "  ", " ,", " .", " ;", "()", "Ô ghi", "ô ;"))


@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: f"{issue.code}-{issue.cell}")
def test_the_blanks_of_both_sentences_are_filled_by_the_issue(issue: Issue) -> None:
    made_here = {"alike_words", "more_words", "nearest_words", "default_used", "wanted_words", "why_unread"}
    own = {"cell": issue.cell, "heading": issue.heading, "sheet": issue.sheet, "row": issue.row, **dict(issue.details)}
    for template in SENTENCES[issue.code]:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        assert not [name for name in names - made_here - {"value"} if not own.get(name)]


def named(code: str) -> Issue:
    return next(issue for issue in ISSUES if issue.code == code)


def test_a_day_typed_as_text_is_told_with_the_day_to_type() -> None:
    issue = named("text_in_date")
    assert "M5" in problem(issue)
    assert "«họp 15/9/2026»" in problem(issue)
    assert "15/09/2026" in remedy(issue)


def test_a_deadline_that_is_not_understood_says_why() -> None:
    said = problem(named("deadline_unreadable"))
    assert said.startswith("Chưa hiểu được thời hạn «Quý V» («Quý V»: một năm chỉ có quý I đến quý IV) nên ")


def test_a_setting_says_what_it_may_be_and_what_is_used_meanwhile() -> None:
    said = {
        dict(issue.details)["setting"]: (problem(issue), remedy(issue))
        for issue in ISSUES
        if issue.code == "setting_unusable"
    }
    assert "coi như để trống" in said[Setting.AS_OF][0]
    assert "15/09/2026" in said[Setting.AS_OF][1]
    assert "«30»" in said[Setting.WARN_LONG][0]
    assert "từ 0 đến 366" in said[Setting.WARN_LONG][1]
    assert "Hạn là ngày đó; Hạn là ngày liền trước" in said[Setting.BEFORE_DAY][1]


def test_the_nearest_names_are_offered_when_there_are_any() -> None:
    issue = Issue("unknown_unit", Severity.ERROR, "KH", 5, "Đơn vị chủ trì", "E5", "P Kinh")
    assert "Gần giống" not in problem(issue)
    assert problem(replace(issue, details=(("nearest", "Phòng Kinh tế"),))).endswith("Gần giống: Phòng Kinh tế.")


def test_many_of_one_kind_are_told_with_their_count_and_cells() -> None:
    gap = Issue("unclear_leader", Severity.WARNING, "KH", 5, "Lãnh đạo", "I5", details=(("cells", "I5, I6"),), count=2)
    assert problem(gap).endswith("(2 ô: I5, I6)")
    assert remedy(gap) == remedy(replace(gap, count=1))
    errors = replace(named("date_out_of_range"), count=30, details=(("cells", "M5, M6 …"),))
    assert problem(errors).endswith("Cùng vấn đề: 30 ô: M5, M6 …")
    assert problem(replace(errors, details=(("cells", "M5, M6"),))).endswith("M5, M6.")
    assert remedy(errors).endswith("Làm tương tự với các ô còn lại.")


def test_a_row_of_the_sheet_of_checks_has_a_link_to_the_cell() -> None:
    issue = named("impossible_date")
    (row,) = check_rows([issue])
    assert len(row) == len(ISSUE_HEADINGS) + 1 == Checks.KIND
    assert row[:4] == ["Lỗi", "KH 2026", Link("KH 2026", "M14", "M14"), "31/02/2026"]
    assert row[4:] == [problem(issue), remedy(issue), 1, "task"]


def test_an_issue_of_a_whole_sheet_has_no_link() -> None:
    (row,) = check_rows([named("filter_on")])
    assert row[2] is None


def test_a_sheet_without_issues_says_so() -> None:
    (row,) = check_rows([])
    assert len(row) == Checks.KIND
    assert (row[0], row[-1]) == (NOTHING_WRONG, "note")
    assert checks_headline([]) == NOTHING_WRONG


def test_the_headline_counts_all_that_a_line_stands_for() -> None:
    issue = named("impossible_date")
    assert checks_headline([issue, replace(issue, count=30)]).startswith(
        "31 lỗi phải sửa, 0 cảnh báo nên xem, 0 gợi ý."
    )
