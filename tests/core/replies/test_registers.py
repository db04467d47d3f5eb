"""The register of extensions, and who has reported."""

from datetime import date, datetime

import pytest

from taskbook.actions.refresh import judge_workbook
from taskbook.actions.replies import accept, batch_reports, merge
from taskbook.core.replies.kinds import RowReason
from taskbook.errors import StructureError
from taskbook.ports import CellWrite, Changes, Value
from taskbook.sheets.reported import BatchReport
from taskbook.texts.replies import row_problem
from taskbook_schemas.column import Role
from taskbook_schemas.layout import Extensions, Reports, ReviewKind
from taskbook_schemas.registry import EXTENSIONS, LOG, REPORTS, REVIEW
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.contract.memory import MemoryWorkbook
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, LATER, POLICE, RUN, cell, log, master, place
from tests.core.replies.files import returned, sent, take_in

ASKED, GRANTED, SIGNED = date(2027, 3, 31), date(2027, 2, 28), date(2026, 10, 12)


def register(book: MemoryWorkbook) -> list[list[Value]]:
    return book.block(EXTENSIONS, Extensions.TOP, len(Extensions.HEADINGS))


def asked_for() -> MemoryWorkbook:
    book = master(task(1, deadline="31/12/2026"), task(2))
    edits: dict[tuple[str, str], Value] = {
        ("KH26-1", "extension_asked"): ASKED,
        ("KH26-1", "difficulty"): "Chưa có kinh phí",
        ("KH26-1", "proposal"): "Bổ sung dự toán",
    }
    take_in(book, returned(sent(book)[ECONOMY], edits))
    return book


def decide(book: MemoryWorkbook, said: str, *rest: Value, row: int = Extensions.TOP) -> None:
    values = dict(zip(range(Extensions.DECISION, Extensions.SIGNED + 1), (said, *rest), strict=False))
    book.apply(Changes(cells=[CellWrite(EXTENSIONS, row, column, value) for column, value in values.items()]))  # type: ignore[arg-type]


def test_a_request_becomes_a_line_of_the_register_and_changes_no_deadline() -> None:
    book = asked_for()
    (row,) = register(book)
    assert row[:9] == [
        "KH26-1",
        "Ban hành kế hoạch của UBND xã",
        ECONOMY,
        date(2026, 12, 31),
        ASKED,
        "Chưa có kinh phí; Bổ sung dự toán",
        "Phong Kinh te.xlsx",
        RUN.today,
        1.0,
    ]
    assert (cell(book, "KH26-1", "extension_asked"), cell(book, "KH26-1", "extended_to")) == (ASKED, None)


def test_a_decision_with_a_document_extends_and_is_marked_and_logged() -> None:
    book = asked_for()
    decide(book, "Đồng ý", GRANTED, "12/QĐ-UBND", SIGNED)
    done = accept(book, LATER).accepted
    assert (done.decided, done.problems) == (1, [])
    assert cell(book, "KH26-1", "extended_to") == GRANTED
    assert cell(book, "KH26-1", "extension_document") == "12/QĐ-UBND ngày 12/10/2026"
    assert cell(book, "KH26-1", "extension_asked") is None
    assert cell(book, "KH26-1", "deadline") == "31/12/2026"
    assert register(book)[0][Extensions.APPLIED - 1] == LATER.today
    assert register(book)[0][Extensions.DECISION - 1] == "Đồng ý"
    assert [row[2] for row in log(book)][-3:] == ["Gia hạn"] * 3
    assert accept(book, LATER).receipt.changed == 0  # type: ignore[union-attr]


def test_a_decision_that_the_plan_has_already_is_only_marked() -> None:
    book = asked_for()
    book.apply(
        Changes(
            cells=[
                CellWrite(*place(book, "KH26-1", "extended_to"), GRANTED),
                CellWrite(*place(book, "KH26-1", "extension_document"), "12/QĐ-UBND ngày 12/10/2026"),
            ]
        )
    )
    decide(book, "Đồng ý", datetime(2027, 2, 28, 8, 30), "12/QĐ-UBND", SIGNED)
    done = accept(book, LATER).accepted
    assert (done.decided, [row[4] for row in done.log]) == (1, ["Đề nghị gia hạn đến"])


def test_a_file_read_again_with_more_answers_counts_them_and_keeps_the_day_it_first_came() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [returned(form)], RUN)
    merge(book, [returned(form, {("KH26-1", "situation"): "x"}, name="Gửi lại.xlsx")], LATER)
    (item,) = batches_now(book)[0].reported
    assert (item.answered, item.file, item.day) == (1, "Gửi lại.xlsx", RUN.today)


def test_a_second_request_is_counted() -> None:
    book = asked_for()
    decide(book, "Đồng ý", GRANTED, "12/QĐ-UBND", SIGNED)
    accept(book, LATER)
    form = sent(book, made=LATER.now)[ECONOMY]
    take_in(book, returned(form, {("KH26-1", "extension_asked"): date(2027, 6, 30)}), run=LATER)
    assert [(row[3], row[8]) for row in register(book)] == [(date(2026, 12, 31), 1.0), (GRANTED, 2.0)]


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (("Đồng ý",), "cần đủ"),
        (("Đồng ý", GRANTED, "12/QĐ-UBND"), "cần đủ"),
        (("Đồng ý", "28/2/2027", "12/QĐ-UBND", SIGNED), "cần đủ"),
        (("Ừ", GRANTED, "12/QĐ-UBND", SIGNED), "chỉ nhận: Đồng ý"),
        (("Đồng ý", GRANTED, "đang trình", SIGNED), "cần đủ"),
        (("Đồng ý", GRANTED, "chưa có văn bản", SIGNED), "cần đủ"),
    ],
)
def test_a_decision_that_is_not_whole_changes_nothing_and_says_why(decision: tuple[str, Value], words: str) -> None:
    book = asked_for()
    decide(book, *decision)
    done = accept(book, LATER).accepted
    assert words in row_problem(done.problems[0])
    assert cell(book, "KH26-1", "extended_to") is None
    assert register(book)[0][Extensions.APPLIED - 1] is None


def test_a_refusal_ends_the_request_and_keeps_the_deadline() -> None:
    book = asked_for()
    decide(book, "Không đồng ý")
    assert accept(book, LATER).accepted.decided == 1
    assert (cell(book, "KH26-1", "extension_asked"), cell(book, "KH26-1", "extended_to")) == (None, None)


def test_a_newer_request_outlives_the_decision_about_an_older_one() -> None:
    book = asked_for()
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "extension_asked"), date(2027, 9, 30))]))
    decide(book, "Không đồng ý")
    accept(book, LATER)
    assert cell(book, "KH26-1", "extension_asked") == date(2027, 9, 30)


def test_a_decision_about_a_task_that_is_gone_is_told_of() -> None:
    book = asked_for()
    book.apply(Changes(cells=[CellWrite(EXTENSIONS, Extensions.TOP, 1, "KH26-99")]))
    decide(book, "Không đồng ý")
    assert "không tìm thấy nhiệm vụ" in row_problem(accept(book, LATER).accepted.problems[0])


def test_a_request_that_stands_in_the_register_is_not_added_again() -> None:
    book = asked_for()
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "extension_asked"), None)]))
    take_in(book, returned(sent(book, made=LATER.now)[ECONOMY], {("KH26-1", "extension_asked"): ASKED}), run=LATER)
    assert cell(book, "KH26-1", "extension_asked") == ASKED
    assert len(register(book)) == 1


def test_a_batch_tells_who_has_reported_who_sent_nothing_new_and_who_is_missing() -> None:
    book = master()
    forms = sent(book)
    (report,) = merge(book, [returned(forms[ECONOMY], {("KH26-1", "situation"): "x"})], RUN).batches
    assert ([item.unit for item in report.reported], report.missing, report.expected) == ([ECONOMY], (POLICE,), 2)
    (report,) = merge(book, [returned(forms[POLICE])], LATER).batches
    assert [item.unit for item in report.empty] == [POLICE]
    assert report.missing == ()
    assert report.reported[0].day == RUN.today
    assert batches_now(book) == (report,)


def batches_now(book: MemoryWorkbook) -> tuple[BatchReport, ...]:
    return batch_reports(book, judge_workbook(book, LATER.today, None))


def test_a_workbook_without_a_register_of_returned_files_has_no_batches() -> None:
    assert batches_now(master()) == ()


def late_of(book: MemoryWorkbook) -> BatchReport:
    forms = sent(book)
    merge(book, [returned(forms[ECONOMY], {("KH26-1", "situation"): "x"})], LATER)
    return batches_now(book)[0]


def test_a_unit_that_sent_late_or_not_by_the_day_is_late() -> None:
    book = master(settings={Setting.REPORT_BY: date(2026, 10, 10)})
    assert late_of(book).late == (ECONOMY, POLICE)
    states = [row[3] for row in book.block(REPORTS, Reports.TOP, Reports.KIND) if row[2] in (ECONOMY, POLICE)]
    assert states[:2] == ["Đã báo cáo (gửi muộn)", "Chưa gửi, đã quá hạn gửi"]


def test_before_the_day_nobody_is_late() -> None:
    assert late_of(master(settings={Setting.REPORT_BY: date(2026, 10, 30)})).late == ()


def test_tasks_nobody_reported_on_are_listed_until_somebody_does() -> None:
    book = master(task(1), task(2), task(3, last_report=date(2026, 9, 1)))
    take_in(book, returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "x"}))
    rows = book.block(REPORTS, Reports.TOP, Reports.KIND)
    assert [row[0] for row in rows if row[-1] == ReviewKind.TASK.value] == ["KH26-2"]


def test_the_sheet_begins_with_the_newest_batch_and_survives_a_spoilt_row() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY])], RUN)
    merge(book, [returned(sent(book, made=LATER.now)[POLICE])], LATER)
    batches = [row[0] for row in book.block(REPORTS, Reports.TOP, Reports.KIND) if row[-1] == ReviewKind.BATCH.value]
    assert batches == ["20260930-20261020090000", "20260930-20261001080000"]
    row = next(n for n, c in enumerate(book.block(REPORTS, Reports.TOP, 10), Reports.TOP) if c[2] == POLICE)
    book.apply(Changes(cells=[CellWrite(REPORTS, row, 5, "hôm qua"), CellWrite(REPORTS, row, 7, "nhiều")]))
    assert [report.batch for report in batches_now(book)] == batches[1:]


def test_a_day_of_report_never_goes_back_and_an_unusable_one_is_left_alone() -> None:
    book = master(task(1, last_report=date(2026, 12, 1)), task(2, last_report="hôm qua"))
    edits: dict[tuple[str, str], Value] = {("KH26-1", "situation"): "x", ("KH26-2", "situation"): "y"}
    take_in(book, returned(sent(book)[ECONOMY], edits))
    assert cell(book, "KH26-1", "last_report") == date(2026, 12, 1)
    assert cell(book, "KH26-2", "last_report") == "hôm qua"


def test_an_older_workbook_gets_the_sheets_at_first_use() -> None:
    book = asked_for()
    assert book.block(EXTENSIONS, Extensions.HEADER_ROW, 14, 1)[0] == list(Extensions.HEADINGS)
    assert book.block(REPORTS, Reports.HEADER_ROW, 9, 1)[0] == list(Reports.HEADINGS)


def test_a_workbook_without_a_log_is_refused() -> None:
    class WithoutLog(MemoryWorkbook):
        def sheets(self):  # type: ignore[no-untyped-def]
            return [info for info in super().sheets() if info.name != LOG]

    book = master()
    book.__class__ = WithoutLog
    with pytest.raises(StructureError, match="Nhật ký"):
        merge(book, [], RUN)


def test_no_files_leave_an_empty_review_that_says_so() -> None:
    book = master()
    merge(book, [], RUN)
    assert book.block(REVIEW, 2, 1, 1) == [["Không có thay đổi nào cần xem."]]
    assert log(book) == []


def without(book: MemoryWorkbook, *fields: str) -> MemoryWorkbook:
    """The workbook as if the plan's table were made by hand, without the columns of these fields."""
    for column in TASK_COLUMNS:
        if column.field in fields or column.role is Role.COMPUTED:
            book.rename_column("KH 2026", column.heading, f"Cột riêng {column.field}")
    return book


def test_an_answer_for_which_the_plan_has_no_column_waits_and_says_so() -> None:
    book = master(task(1))
    file = returned(sent(book)[ECONOMY], {("KH26-1", "difficulty"): "Chưa có kinh phí"})
    merge(without(book, "difficulty"), [file], RUN)
    done = accept(book, LATER).accepted
    assert (done.taken, len(done.waiting)) == (0, 1)
    assert [problem.reason for problem in done.problems] == [RowReason.COLUMN_ABSENT]


def test_a_report_is_taken_where_the_plan_has_no_column_for_its_day() -> None:
    book = master(task(1))
    file = returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Đang làm"})
    merge(without(book, "last_report"), [file], RUN)
    done = accept(book, LATER).accepted
    assert (done.taken, done.problems) == (1, [])
    assert cell(book, "KH26-1", "situation") == "Đang làm"


def test_a_decision_for_which_the_plan_has_no_column_is_told() -> None:
    book = without(asked_for(), "extension_document")
    decide(book, "Đồng ý", GRANTED, "12/QĐ-UBND", SIGNED)
    done = accept(book, LATER).accepted
    assert done.decided == 0
    assert [problem.reason for problem in done.problems] == [RowReason.COLUMN_ABSENT]
    assert cell(book, "KH26-1", "extended_to") is None
