"""What was sent, what came back, what the master holds now: the outcome of each combination."""

from datetime import date

import pytest

from taskbook.actions.refresh import judge_workbook
from taskbook.actions.replies import accept, merge
from taskbook.core.replies.kinds import Outcome, RefusalReason
from taskbook.core.replies.master_index import Master
from taskbook.ports import CellWrite, Changes, ShownMonth, ShownPercent, Value
from taskbook.texts.replies import row_problem
from taskbook_schemas.layout import Review, ReviewKind
from taskbook_schemas.registry import LOG, REVIEW
from tests.core.builders import task, workbook
from tests.core.replies.books import (
    ECONOMY,
    LATER,
    POLICE,
    RUN,
    cell,
    heading,
    inputs,
    log,
    master,
    place,
    review,
    two_leads,
)
from tests.core.replies.files import returned, sent, take_in

DAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("was", "came", "now", "outcome"),
    [
        ("a", "a", "a", None),
        ("a", "a", "b", None),
        ("a", "b", "a", Outcome.PROPOSAL),
        ("a", "b", "b", None),
        ("a", "b", "c", Outcome.CONFLICT),
        (None, "b", None, Outcome.PROPOSAL),
        ("a", None, "a", Outcome.ASK),
        ("a", None, None, None),
        ("a", None, "c", Outcome.CONFLICT),
    ],
)
def test_three_values_give_one_outcome(was: Value, came: Value, now: Value, outcome: Outcome | None) -> None:
    book = master(task(1, situation=was))
    file = returned(sent(book)[ECONOMY], {("KH26-1", "situation"): came})
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "situation"), now)]))  # type: ignore[arg-type]
    plan = merge(book, [file], RUN).plan
    assert [change.outcome for change in plan.changes] == ([outcome] if outcome else [])
    assert cell(book, "KH26-1", "situation") == now


def test_a_cell_is_what_it_holds_whatever_it_is_shown_as() -> None:
    shown = task(1, completed=ShownMonth(2026, 9, 1), progress=ShownPercent(0.6))
    judgement = judge_workbook(workbook(shown), DAY, None)
    held, [table] = Master(judgement.gathered, judgement.readings), judgement.gathered.tables
    raw = [held.raw(table, table.tasks[0], field) for field in ("completed", "progress", "situation")]
    assert raw == [date(2026, 9, 1), 0.6, None]
    assert [type(value) for value in raw[:2]] == [date, float]


def test_only_the_units_change_is_taken_and_logged_with_file_and_unit() -> None:
    book = master()
    take_in(book, returned(sent(book)[ECONOMY], {("KH26-2", "progress"): 60.0}))
    assert cell(book, "KH26-2", "progress") == 60.0
    assert cell(book, "KH26-2", "last_report") == RUN.today
    line = next(row for row in log(book) if row[4] == heading("progress"))
    assert line[1:7] == ["chuyên viên", "Nhận phản hồi", "KH26-2", heading("progress"), None, 60.0]
    assert "Phong Kinh te.xlsx" in str(line[7])
    assert ECONOMY in str(line[7])


def test_a_conflict_keeps_the_master_until_a_person_chooses_and_shows_who_wrote_when() -> None:
    book = two_leads()
    forms = sent(book)
    take_in(book, returned(forms[POLICE], {("KH26-1", "situation"): "Công an ghi"}))
    report = merge(book, [returned(forms[ECONOMY], {("KH26-1", "situation"): "Kinh tế ghi"})], LATER)
    assert [change.outcome for change in report.plan.changes] == [Outcome.CONFLICT]
    (row,) = review(book)
    assert row[0] == "Xung đột"
    assert row[5:9] == [None, "Kinh tế ghi", "Công an ghi", "Kinh tế ghi"]
    assert row[Review.CHOICE - 1] is None
    assert "chuyên viên, 5/10/2026, Cong an xa.xlsx" in str(row[11])
    accept(book, LATER)
    assert cell(book, "KH26-1", "situation") == "Công an ghi"


def test_two_units_that_write_different_things_are_a_conflict_that_shows_both() -> None:
    book = two_leads()
    forms = sent(book)
    files = [returned(forms[unit], {("KH26-1", "situation"): unit}) for unit in (ECONOMY, POLICE)]
    plan = merge(book, files, RUN).plan
    assert [(change.outcome, change.rivals) for change in plan.changes] == [
        (Outcome.CONFLICT, (ECONOMY,)),
        (Outcome.CONFLICT, (POLICE,)),
    ]


def test_two_units_that_write_the_same_are_one_proposal() -> None:
    book = two_leads()
    forms = sent(book)
    files = [returned(forms[unit], {("KH26-1", "progress"): 50.0}) for unit in (ECONOMY, POLICE)]
    assert [change.outcome for change in merge(book, files, RUN).plan.changes] == [Outcome.PROPOSAL]


def choose(book: object, row: int, choice: str, correction: Value = None) -> None:
    cells = [CellWrite(REVIEW, row, Review.CHOICE, choice), CellWrite(REVIEW, row, Review.CORRECTION, correction)]  # type: ignore[arg-type]
    book.apply(Changes(cells=cells))  # type: ignore[attr-defined]


def test_taking_one_side_of_a_conflict_settles_the_other() -> None:
    book = two_leads()
    forms = sent(book)
    merge(book, [returned(forms[unit], {("KH26-1", "situation"): unit}) for unit in (ECONOMY, POLICE)], RUN)
    row = next(number for number, cells in enumerate(review(book), Review.TOP) if cells[3] == ECONOMY)
    choose(book, row, "nhận")
    done = accept(book, RUN).accepted
    assert (done.taken, done.kept, done.waiting) == (1, 1, [])
    assert cell(book, "KH26-1", "situation") == ECONOMY
    assert review(book) == []


def test_choosing_both_sides_changes_nothing_and_says_so() -> None:
    book = two_leads()
    forms = sent(book)
    merge(book, [returned(forms[unit], {("KH26-1", "situation"): unit}) for unit in (ECONOMY, POLICE)], RUN)
    choose(book, Review.TOP, "nhận")
    choose(book, Review.TOP + 1, "Nhan")
    done = accept(book, RUN).accepted
    assert (done.taken, len(done.waiting)) == (0, 2)
    assert "hai dòng" in row_problem(done.problems[0])


def test_a_corrected_value_is_written_instead_of_the_returned_one() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "completed"): "tháng 9"})], RUN)
    choose(book, Review.TOP, "sửa", DAY)
    assert accept(book, RUN).accepted.kept == 0
    assert cell(book, "KH26-1", "completed") == DAY


@pytest.mark.parametrize(
    ("field", "typed", "choice", "correction", "words"),
    [
        ("completed", "tháng 9", "nhận", None, "không có giá trị đề xuất"),
        ("completed", "tháng 9", "sửa", None, "còn trống"),
        ("completed", "tháng 9", "sửa", "mai", "không đúng kiểu"),
        ("progress", 0.6, "sửa", 160.0, "không đúng kiểu"),
        ("progress", 0.6, "ừ", None, "chỉ nhận: nhận, giữ, sửa"),
    ],
)
def test_a_choice_that_cannot_be_applied_stays_with_its_reason(
    field: str, typed: Value, choice: str, correction: Value, words: str
) -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", field): typed})], RUN)
    choose(book, Review.TOP, choice, correction)
    before = inputs(book)
    done = accept(book, RUN).accepted
    assert words in row_problem(done.problems[0])
    assert len(done.waiting) == 1
    assert inputs(book) == before


def test_the_same_file_twice_changes_nothing() -> None:
    book = master()
    file = returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong", ("KH26-2", "progress"): 60.0})
    take_in(book, file)
    before, lines = inputs(book), len(log(book))
    report = take_in(book, file, run=LATER)
    assert (report.plan.changes, report.plan.same) == ((), 2)
    assert inputs(book) == before
    assert len(log(book)) == lines + 1  # that a file was read, nothing else


def test_what_a_person_kept_stays_kept_when_the_file_is_read_again() -> None:
    book = master()
    file = returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})
    merge(book, [file], RUN)
    choose(book, Review.TOP, "giữ")
    assert accept(book, RUN).accepted.kept == 1
    take_in(book, file, run=LATER)
    assert cell(book, "KH26-1", "situation") is None


def test_an_old_batch_is_compared_with_its_own_sent_values_and_marked() -> None:
    book = master()
    first = sent(book)
    take_in(book, returned(first[ECONOMY], {("KH26-1", "situation"): "lần một"}))
    second = sent(book, made=LATER.now)
    take_in(book, returned(second[ECONOMY], {("KH26-1", "situation"): "lần hai"}), run=LATER)
    assert cell(book, "KH26-1", "situation") == "lần hai"
    plan = merge(book, [returned(first[ECONOMY], {("KH26-1", "situation"): "lần một"})], LATER).plan
    assert [(change.outcome, change.old_batch) for change in plan.changes] == [(Outcome.CONFLICT, True)]
    assert "đợt cũ" in str(review(book)[0][11])


def test_a_newer_batch_of_the_same_unit_replaces_the_older_answer() -> None:
    book = master()
    old = returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "cũ"}, name="a.xlsx")
    new = returned(sent(book, made=LATER.now)[ECONOMY], {("KH26-1", "situation"): "mới"}, name="b.xlsx")
    plan = merge(book, [old, new], LATER).plan
    assert [change.answer.parsed.value for change in plan.changes] == ["mới"]


def test_what_was_not_chosen_yet_stays_when_more_files_come() -> None:
    book = master()
    forms = sent(book)
    merge(book, [returned(forms[ECONOMY], {("KH26-1", "progress"): 0.6})], RUN)
    choose(book, Review.TOP, "giữ")
    merge(book, [returned(forms[POLICE], {("KH26-2", "situation"): "x"})], LATER)
    assert [(row[1], row[Review.CHOICE - 1]) for row in review(book)] == [("KH26-1", "giữ"), ("KH26-2", "nhận")]


def test_a_file_that_is_sent_again_under_its_name_replaces_what_it_said() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [returned(form, {("KH26-1", "situation"): "sai"})], RUN)
    plan = merge(book, [returned(form, {("KH26-1", "situation"): "đúng"})], LATER).plan
    assert [change.answer.parsed.value for change in plan.changes] == ["đúng"]


def test_a_master_changed_after_the_review_is_not_overwritten() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "situation"), "gõ tay")]))
    done = accept(book, RUN).accepted
    assert "sổ đã đổi" in row_problem(done.problems[0])
    assert cell(book, "KH26-1", "situation") == "gõ tay"


def test_a_row_spoilt_by_hand_is_told_of_and_not_applied() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})], RUN)
    book.apply(Changes(cells=[CellWrite(REVIEW, Review.TOP, Review.RECORD, "hỏng")]))
    done = accept(book, RUN).accepted
    assert "cột ẩn" in row_problem(done.problems[0])
    assert cell(book, "KH26-1", "situation") is None


def test_an_unusable_master_cell_is_a_conflict_that_shows_what_stands_there() -> None:
    book = master(task(1, completed="15.9"))
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "completed"): DAY})], RUN)
    (row,) = review(book)
    assert (row[0], row[7]) == ("Xung đột", "15.9")
    choose(book, Review.TOP, "nhận")
    accept(book, RUN)
    assert cell(book, "KH26-1", "completed") == DAY


def test_conflicts_stand_on_top_then_what_asks_then_proposals_then_what_is_only_told() -> None:
    book = master()
    forms = sent(book)
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-3", "situation"), "gõ tay")]))
    edits: dict[tuple[str, str], Value] = {
        ("KH26-1", "situation"): "a",
        ("KH26-2", "completed"): "15.9",
        ("KH26-3", "situation"): "b",
    }
    bad = returned(forms[POLICE], rows={1: {1: ("chẳng có gì", False)}})
    merge(book, [returned(forms[ECONOMY], edits), bad], RUN)
    assert [row[Review.KIND - 1] for row in review(book)] == [
        kind.value for kind in (ReviewKind.CONFLICT, ReviewKind.ASK, ReviewKind.PROPOSAL, ReviewKind.INFO)
    ]
    accept(book, RUN)
    assert [row[Review.KIND - 1] for row in review(book)][-1] == ReviewKind.INFO.value


def test_the_plan_alone_writes_nothing() -> None:
    book = master()
    report = merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})], RUN, dry=True)
    assert report.receipt is None
    assert REVIEW not in [sheet.name for sheet in book.sheets()]
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})], RUN)
    before = log(book)
    assert accept(book, RUN, dry=True).accepted.taken == 1
    assert (cell(book, "KH26-1", "situation"), log(book)) == (None, before)


def test_untouched_files_change_nothing() -> None:
    book = master(task(1, situation="Đang làm", progress=40.0, completed=DAY, proposal="x"), task(2))
    before = inputs(book)
    report = take_in(book, *(returned(form) for form in sent(book).values()))
    assert report.plan.changes == ()
    assert inputs(book) == before


def test_a_task_the_unit_no_longer_has_is_refused() -> None:
    book = master()
    form = sent(book)[POLICE]
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "coordinate"), None)]))
    plan = merge(book, [returned(form, {("KH26-1", "situation"): "x", ("KH26-2", "situation"): "y"})], RUN).plan
    assert [(item.reason, item.task) for item in plan.refused] == [(RefusalReason.NOT_ITS_TASK, "KH26-1")]
    assert [change.answer.id for change in plan.changes] == ["KH26-2"]


def test_the_log_says_that_files_were_read() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY])], RUN)
    assert [row[2] for row in book.block(LOG, 4, 8)] == ["Đọc phiếu gửi lại"]


def test_a_file_taken_in_again_counts_from_the_day_it_first_came() -> None:
    book = master()
    file = returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Đang làm"})
    merge(book, [file], RUN)
    (change,) = merge(book, [file], LATER).plan.changes
    assert change.answer.received == RUN.today
    accept(book, LATER)
    assert cell(book, "KH26-1", "last_report") == RUN.today


def test_a_file_taken_in_again_with_a_clock_set_back_counts_from_the_earlier_day() -> None:
    book = master()
    file = returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Đang làm"})
    merge(book, [file], LATER)
    (change,) = merge(book, [file], RUN).plan.changes
    assert change.answer.received == RUN.today


def test_another_answer_in_a_file_sent_again_counts_from_its_own_day() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [returned(form, {("KH26-1", "situation"): "Đang làm"})], RUN)
    (change,) = merge(book, [returned(form, {("KH26-1", "situation"): "Đã trình"})], LATER).plan.changes
    assert change.answer.received == LATER.today
