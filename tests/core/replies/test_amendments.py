"""The register of amendments: proposals become its rows, decisions with a document take effect beside the plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.actions.refresh import judge_workbook
from taskbook.actions.replies import accept, merge
from taskbook.core.amendments.register import read_amendments
from taskbook.core.replies.kinds import RowReason
from taskbook.ports import CellWrite, Changes, SheetFill, Value
from taskbook.texts.replies import row_problem
from taskbook_schemas.choices import AMENDMENT_PARTS
from taskbook_schemas.layout import Amendments
from taskbook_schemas.registry import AMENDMENTS, LOG
from tests.contract.memory import MemoryWorkbook
from tests.core.amendments.test_register import cells
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, LATER, POLICE, RUN, cell, inputs, log, master, place
from tests.core.replies.files import returned, sent, take_in
from tests.core.replies.test_registers import without

WIDTH = len(Amendments.HEADINGS)
WORDS = "Đề nghị điều chỉnh thời hạn sang Quý I/2027"
DUE, SIGNED = date(2027, 3, 31), date(2026, 10, 12)
DEADLINE, PRODUCT = AMENDMENT_PARTS[:2]
DOCUMENT = "45/QĐ-UBND ngày 12/10/2026"


def register(book: MemoryWorkbook) -> list[list[Value]]:
    return book.block(AMENDMENTS, Amendments.TOP, WIDTH)


def with_register(book: MemoryWorkbook, *rows: list[Value]) -> MemoryWorkbook:
    """The workbook with a register that holds these rows, as if they had been typed."""
    head = [(Amendments.HEADER_ROW, column, text) for column, text in enumerate(Amendments.HEADINGS, 1)]
    book.apply(Changes(fills=[SheetFill(AMENDMENTS, Amendments.TOP, WIDTH, rows, cells=head, template=LOG)]))  # type: ignore[arg-type]
    return book


def proposed(unit: str = ECONOMY, words: str = WORDS) -> MemoryWorkbook:
    book = master(task(1, deadline="31/12/2026"), task(2))
    edits: dict[tuple[str, str], Value] = {("KH26-1", "proposal"): words}
    take_in(book, returned(sent(book)[unit], {**edits, ("KH26-1", "difficulty"): "Chờ hướng dẫn"}))
    return book


def decide(book: MemoryWorkbook, row: int = Amendments.TOP, **typed: Value) -> None:
    writes = [CellWrite(AMENDMENTS, row, getattr(Amendments, name.upper()), value) for name, value in typed.items()]  # type: ignore[arg-type]
    book.apply(Changes(cells=writes))


def test_a_proposal_to_amend_becomes_a_row_that_waits_and_changes_nothing_else() -> None:
    book = proposed()
    (row,) = register(book)
    assert row == [
        "KH26-1",
        "Ban hành kế hoạch của UBND xã",
        ECONOMY,
        WORDS,
        DEADLINE,
        "Chờ hướng dẫn",
        RUN.today,
        "Phong Kinh te.xlsx",
        "Chờ",
        *[None] * 5,
    ]
    assert (cell(book, "KH26-1", "proposal"), cell(book, "KH26-1", "amended_to")) == (WORDS, None)
    assert accept(book, LATER).receipt.changed == 0  # type: ignore[union-attr]


def test_a_coordinating_units_proposal_stands_under_its_own_name_in_its_own_words() -> None:
    (row,) = read_amendments(register(proposed(POLICE)))
    assert (row.unit, row.what, row.part) == (POLICE, WORDS, DEADLINE)


def test_other_proposals_stay_out_of_the_register() -> None:
    assert register(proposed(words="Bổ sung kinh phí")) == []


def test_a_proposal_that_waits_already_is_not_added_again() -> None:
    book = proposed()
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "proposal"), None)]))
    take_in(book, returned(sent(book, made=LATER.now)[ECONOMY], {("KH26-1", "proposal"): WORDS}), run=LATER)
    assert cell(book, "KH26-1", "proposal") == WORDS
    assert len(register(book)) == 1


def test_a_deadline_amended_by_a_document_is_judged_and_the_plans_words_stay() -> None:
    book = proposed()
    decide(book, decision="Đồng ý", due=DUE, document="45/QĐ-UBND", signed=SIGNED)
    done = accept(book, LATER).accepted
    assert (done.amended, done.problems) == (1, [])
    assert cell(book, "KH26-1", "amended_to") == DUE
    assert cell(book, "KH26-1", "amendment") == f"Hạn điều chỉnh: 31/3/2027 ({DOCUMENT})"
    assert cell(book, "KH26-1", "amendment_document") == DOCUMENT
    assert cell(book, "KH26-1", "deadline") == "31/12/2026"
    assert register(book)[0][Amendments.APPLIED - 1] == LATER.today
    assert [(line[2], line[7]) for line in log(book)][-3:] == [("Sửa đổi kế hoạch", "Trang «Đề xuất sửa đổi»")] * 3
    verdict = judge_workbook(book, LATER.today, None).tasks[0].verdict
    assert (verdict.due, verdict.original_due) == (DUE, date(2026, 12, 31))
    assert DOCUMENT in verdict.why
    assert accept(book, LATER).receipt.changed == 0  # type: ignore[union-attr]


def test_typed_rows_take_effect_one_after_the_other() -> None:
    second = cells(part=DEADLINE, due=DUE, approved="Quý I/2027", document="50/QĐ-UBND")
    book = with_register(master(task(1), task(2)), cells(), second)
    assert accept(book, LATER).accepted.amended == 2
    assert cell(book, "KH26-1", "amendment") == (
        f"{PRODUCT}: Kế hoạch liên tịch ({DOCUMENT})\n"
        f"{DEADLINE}: Quý I/2027; Hạn điều chỉnh: 31/3/2027 (50/QĐ-UBND ngày 12/10/2026)"
    )
    assert cell(book, "KH26-1", "amendment_document") == f"{DOCUMENT}; 50/QĐ-UBND ngày 12/10/2026"
    assert cell(book, "KH26-1", "product") == "Kế hoạch của UBND xã"


def test_a_refusal_is_marked_and_logged_and_changes_no_cell_of_the_plan() -> None:
    book = proposed()
    before = inputs(book)
    decide(book, decision="Không đồng ý", document="3/TB-UBND")
    assert accept(book, LATER).accepted.amended == 1
    assert inputs(book) == before
    assert log(book)[-1][2:7] == ["Không sửa đổi kế hoạch", "KH26-1", "Nội dung đề nghị sửa", WORDS, "3/TB-UBND"]
    assert register(book)[0][Amendments.APPLIED - 1] == LATER.today


@pytest.mark.parametrize(
    ("typed", "reason", "words"),
    [
        ({"decision": "Ừ"}, RowReason.AMENDMENT_UNKNOWN, "chỉ nhận"),
        ({"id": None}, RowReason.TASK_LOST, "không tìm thấy"),
        ({"id": "KH26-99"}, RowReason.TASK_LOST, "không tìm thấy"),
        ({"id": "KH26-99", "decision": "Không đồng ý"}, RowReason.TASK_LOST, "không tìm thấy"),
        ({"due": "Quý I"}, RowReason.AMENDMENT_DAY, "không phải một ngày"),
        ({"part": DEADLINE}, RowReason.AMENDMENT_DEADLINE, "ghi ngày vào cột «Hạn mới»"),
        ({"document": "đang trình"}, RowReason.AMENDMENT_INCOMPLETE, "số văn bản"),
        ({"approved": "x" * 32_767}, RowReason.TOO_LONG, "32.767"),
    ],
)
def test_a_bad_row_says_why_and_stops_no_other(typed: dict[str, Value], reason: RowReason, words: str) -> None:
    book = with_register(master(task(1), task(2)), cells(**typed), cells(id="KH26-2"))
    done = accept(book, LATER).accepted
    assert [problem.reason for problem in done.problems] == [reason]
    assert AMENDMENTS in row_problem(done.problems[0])
    assert words in row_problem(done.problems[0])
    assert (cell(book, "KH26-1", "amendment"), done.amended) == (None, 1)
    assert cell(book, "KH26-2", "amendment_document") == DOCUMENT


def test_a_table_without_the_columns_keeps_the_row_waiting() -> None:
    book = with_register(without(master(task(1)), "amended_to"), cells())
    assert [problem.reason for problem in accept(book, LATER).accepted.problems] == [RowReason.COLUMN_ABSENT]
    assert register(book)[0][Amendments.APPLIED - 1] is None


def test_a_cell_that_cannot_be_read_is_not_written_over() -> None:
    book = with_register(master(task(1, amended_to="sang năm")), cells())
    assert [problem.reason for problem in accept(book, LATER).accepted.problems] == [RowReason.CELL_UNREADABLE]
    assert cell(book, "KH26-1", "amended_to") == "sang năm"


def test_what_was_typed_by_hand_beside_the_plan_stays_in_front() -> None:
    book = with_register(master(task(1, amendment="Đã trao đổi", amendment_document="chưa có")), cells())
    accept(book, LATER)
    assert cell(book, "KH26-1", "amendment") == f"Đã trao đổi\n{PRODUCT}: Kế hoạch liên tịch ({DOCUMENT})"
    assert cell(book, "KH26-1", "amendment_document") == DOCUMENT
    assert "chưa có" in [line[5] for line in log(book)]


def test_an_older_workbook_gets_the_register_at_first_use() -> None:
    assert proposed().block(AMENDMENTS, Amendments.HEADER_ROW, WIDTH, 1)[0] == list(Amendments.HEADINGS)


def test_only_looking_writes_nothing() -> None:
    book = with_register(master(task(1)), cells())
    assert accept(book, LATER, dry=True).accepted.amended == 1
    assert cell(book, "KH26-1", "amendment") is None


def test_a_proposal_of_the_same_file_and_a_request_for_an_extension_go_into_their_own_registers() -> None:
    book = master(task(1, deadline="31/12/2026"), task(2))
    edits: dict[tuple[str, str], Value] = {("KH26-1", "proposal"): WORDS, ("KH26-1", "extension_asked"): DUE}
    merge(book, [returned(sent(book)[ECONOMY], edits)], RUN)
    done = accept(book, replace(RUN, now=RUN.now)).accepted
    assert (len(done.requests), len(done.proposals)) == (1, 1)


_CELLS = st.sampled_from([None, "", "Đồng ý", "Không đồng ý", "Chờ", "KH26-1", "x", "3/QĐ", "chưa có", SIGNED, 3.5])


@given(st.lists(st.lists(_CELLS, min_size=WIDTH, max_size=WIDTH), max_size=4))
def test_whatever_is_typed_every_row_is_taken_in_waits_or_is_told(rows: list[list[Value]]) -> None:
    book = with_register(master(task(1), task(2)), *rows)
    before = read_amendments(register(book))
    done = accept(book, LATER).accepted
    after = {row.row: row for row in read_amendments(register(book))}
    told = {problem.row for problem in done.problems}
    for row in before:
        taken = not row.taken and after[row.row].taken
        assert taken + (row.row in told) == row.is_open
    assert done.amended == sum(row.is_open for row in before) - len(told)
