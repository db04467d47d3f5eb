"""What holds for one cell of a returned file holds for every column, spelling and order of the same kind."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from taskbook.actions.replies import accept, merge
from taskbook.core.replies.kinds import MASTERS, FileRemark, Fit, Outcome, RefusalReason
from taskbook.ports import CellWrite, Changes, Value
from taskbook_schemas.layout import Review
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, LATER, POLICE, RUN, cell, log, master, place, review, two_leads, type_in
from tests.core.replies.files import answer, returned, sent

ID = "KH26-1"
DAY, NEXT_DAY = date(2026, 9, 15), date(2026, 9, 16)
TWO_ANSWERS = [
    ("progress", 60.0, 70.0),
    ("completed", DAY, NEXT_DAY),
    ("result_document", "12/BC-UBND", "13/BC-UBND"),
    ("difficulty", "Thiếu người", "Thiếu kinh phí"),
    ("extension_asked", DAY, NEXT_DAY),
]


@pytest.mark.parametrize(("field", "one", "other"), TWO_ANSWERS)
@pytest.mark.parametrize("first", [ECONOMY, POLICE])
def test_two_leads_that_differ_in_any_column_are_a_conflict_whoever_came_first(
    field: str, one: Value, other: Value, first: str
) -> None:
    book = two_leads()
    forms = sent(book)
    second = POLICE if first == ECONOMY else ECONOMY
    merge(book, [answer(forms[first], one, field=field)], RUN)
    merge(book, [answer(forms[second], other, field=field)], LATER)
    accept(book, LATER)
    assert cell(book, ID, field) is None
    assert [(row[0], row[Review.CHOICE - 1]) for row in review(book)] == [("Xung đột", None)] * 2


@pytest.mark.parametrize(
    ("field", "unit_said", "office_typed"),
    [
        ("progress", 60.0, 80.0),
        ("progress", 60.0, "80%"),
        ("completed", DAY, "16/9/2026"),
        ("result_document", "12/BC-UBND", "14/BC-UBND"),
        ("proposal", "Xin gia hạn", "Không gia hạn"),
    ],
)
def test_what_the_office_typed_in_any_column_is_never_overwritten(
    field: str, unit_said: Value, office_typed: str | float
) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [answer(form, unit_said, field=field)], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, ID, field), office_typed)]))
    for run in (RUN, LATER):
        merge(book, [answer(form, unit_said, field=field)], run)
        accept(book, run)
    assert cell(book, ID, field) == office_typed
    assert {row[Review.CHOICE - 1] for row in review(book) if row[1] == ID} == {None}


@pytest.mark.parametrize("none", ["chưa có", "Đang trình", "-", "chờ ký văn bản"])
def test_a_word_that_says_none_gives_way_to_an_answer_and_the_log_keeps_it(none: str) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    book.apply(Changes(cells=[CellWrite(*place(book, ID, "result_document"), none)]))
    merge(book, [answer(form, "12/BC-UBND", field="result_document")], RUN)
    accept(book, RUN)
    assert cell(book, ID, "result_document") == "12/BC-UBND"
    assert [none, "12/BC-UBND"] in [row[5:7] for row in log(book)]


@pytest.mark.parametrize(
    ("field", "unit_said", "office_typed"),
    [("progress", 60.0, "60%"), ("completed", DAY, "15/9/2026"), ("situation", "Đã họp", "Đã họp")],
)
def test_what_the_office_typed_meanwhile_and_says_the_same_is_no_conflict(
    field: str, unit_said: Value, office_typed: str
) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [answer(form, unit_said, field=field)], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, ID, field), office_typed)]))
    plan = merge(book, [answer(form, unit_said, field=field)], LATER).plan
    assert (plan.changes, plan.same) == ((), 1)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Phieu.xlsx", "Phieu (2).xlsx"),
        ("Phieu (2).xlsx", "Phieu (10).xlsx"),
        ("Phieu (2).xlsx", "Phieu.xlsx"),
        ("b.xlsx", "a.xlsx"),
        ("cũ/Phieu.xlsx", "Phieu - Copy.xlsx"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_file_saved_later_replaces_the_earlier_one_whatever_they_are_called(
    earlier: str, later: str, turned: bool
) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    files = [
        answer(form, "cũ", earlier, datetime(2026, 10, 2, 8)),
        answer(form, "mới", later, datetime(2026, 10, 2, 9)),
    ]
    plan = merge(book, files[::-1] if turned else files, RUN).plan
    (change,) = plan.changes
    assert (change.answer.parsed.value, change.answer.file) == ("mới", later)
    assert [entry.file for entry in change.replaced] == [earlier]


@pytest.mark.parametrize(
    ("field", "returned_value", "typed", "written"),
    [
        ("progress", 60.0, "70%", 70.0),
        ("progress", 60.0, 75.0, 75.0),
        ("completed", DAY, "16/9/2026", NEXT_DAY),
        ("completed", DAY, NEXT_DAY, NEXT_DAY),
        ("result_document", "12/BC-UBND", "13/BC-UBND ngày 16/9/2026", "13/BC-UBND ngày 16/9/2026"),
        ("difficulty", "Thiếu người", "Không", None),
    ],
)
@pytest.mark.parametrize("column", ["correction", "proposal"])
@pytest.mark.parametrize("choice", ["nhận", None])
def test_a_value_typed_beside_any_proposal_is_written_or_asked_about_and_never_dropped(
    field: str, returned_value: Value, typed: Value, written: Value, column: str, choice: str | None
) -> None:
    book = master()
    merge(book, [answer(sent(book)[ECONOMY], returned_value, field=field)], RUN)
    type_in(book, choice=choice, **{column: typed})  # type: ignore[arg-type]
    done = accept(book, RUN).accepted
    stands = cell(book, ID, field)
    if written is None:
        assert stands == typed or done.problems
    else:
        assert stands == written
    assert stands != returned_value


@pytest.mark.parametrize("comes", ["nothing", "other unit", "same file", "same file, other column"])
def test_a_cleared_choice_stays_cleared_whatever_comes_after(comes: str) -> None:
    book = two_leads()
    forms = sent(book)
    merge(book, [answer(forms[ECONOMY], "A")], RUN)
    type_in(book, choice=None)
    files = {
        "nothing": [],
        "other unit": [returned(forms[POLICE])],
        "same file": [answer(forms[ECONOMY], "A")],
        "same file, other column": [
            returned(forms[ECONOMY], {(ID, "situation"): "A", (ID, "progress"): 10.0}),
        ],
    }[comes]
    for run in (RUN, LATER):
        merge(book, files, run)
        accept(book, run)
    assert cell(book, ID, "situation") is None
    (row,) = [row for row in review(book) if row[4] == "Tình hình thực hiện"]
    assert row[Review.CHOICE - 1] is None


RENAMED = [
    ("Văn hóa - Xã hội", "Văn hoá – Xã hội"),
    ("Văn hóa - Xã hội", "VĂN HÓA-XÃ HỘI"),
    ("Văn hóa - Xã hội", "Văn hóa  —  Xã hội"),
    ("Thủy lợi", "Thuỷ lợi"),
    ("Hòa Bình", "Hoà Bình"),
]


@pytest.mark.parametrize(("now", "then"), RENAMED)
def test_a_unit_of_another_spelling_since_is_the_same_unit(now: str, then: str) -> None:
    book = master(task(1, lead="Phòng Kinh tế"))
    form = sent(book)[ECONOMY]
    (table,) = book.tables(["Đơn vị"])["Đơn vị"]
    row = table.first_row + table.columns[0].index(ECONOMY)
    alias = table.first_column + table.headings.index("Tên gọi khác")
    book.apply(Changes(cells=[CellWrite("Đơn vị", row, alias, f"Phòng {now}")]))
    file = replace(answer(form, "Xong"), manifest=replace(form.manifest, unit=f"Phòng {then}"))
    plan = merge(book, [file], RUN).plan
    assert [(change.answer.unit, change.outcome) for change in plan.changes] == [(ECONOMY, Outcome.PROPOSAL)]


@pytest.mark.parametrize("field", ["name", "product", "deadline"])
def test_another_task_under_the_same_id_is_asked_about_whatever_tells_them_apart(field: str) -> None:
    book = master(task(1, name="Việc một", product="Báo cáo", deadline="31/12/2026"))
    form = sent(book)[ECONOMY]
    other = {"name": "Rà soát hồ sơ đất đai", "product": "Quyết định", "deadline": "30/6/2026"}[field]
    book.apply(Changes(cells=[CellWrite(*place(book, ID, field), other)]))
    plan = merge(book, [answer(form, "Xong")], RUN).plan
    accept(book, RUN)
    (change,) = plan.changes
    assert (change.fit, change.outcome) == (Fit.OTHER, Outcome.ASK)
    assert cell(book, ID, "situation") is None


@pytest.mark.parametrize(
    ("field", "in_the_workbook", "came_back"),
    [
        ("progress", "100%", 100.0),
        ("progress", 100.0, "100"),
        ("progress", "１００", 100.0),
        ("completed", "15/9/2026", DAY),
        ("completed", DAY, "15.9.2026"),
        ("situation", "Đã họp", "Đã họp "),
    ],
)
def test_one_value_in_several_spellings_is_no_conflict(
    field: str, in_the_workbook: str | float | date, came_back: Value
) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    book.apply(Changes(cells=[CellWrite(*place(book, ID, field), in_the_workbook)]))
    plan = merge(book, [returned(form, {(ID, field): came_back})], RUN).plan
    assert not [change for change in plan.changes if change.outcome is Outcome.CONFLICT]
    assert plan.same == 1


@pytest.mark.parametrize("against", [FileRemark.OTHER_BATCH, FileRemark.OTHER_UNIT, FileRemark.ALTERED])
@pytest.mark.parametrize(("field", "value"), [(field, one) for field, one, _ in TWO_ANSWERS])
def test_of_a_file_that_we_did_not_give_out_so_nothing_is_chosen_in_any_column(
    against: FileRemark, field: str, value: Value
) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    far = replace(form.manifest, batch="9999-12-31 1")
    file = replace(answer(form, value, field=field), manifest=far)
    plan = merge(book, [file], RUN, vouch=lambda manifest: against).plan
    accept(book, RUN)
    assert against in {note.remark for note in plan.notes}
    assert cell(book, ID, field) is None
    assert {row[Review.CHOICE - 1] for row in review(book)} == {None}
    honest = merge(book, [answer(form, value, "khác.xlsx", field=field)], LATER).plan
    assert not any(change.old_batch for change in honest.changes)


@pytest.mark.parametrize("reason", sorted(MASTERS, key=lambda reason: reason.value))
def test_nothing_is_read_by_its_words_from_an_offices_workbook(reason: RefusalReason) -> None:
    book = master()
    file = replace(answer(sent(book)[ECONOMY], "Xong"), manifest=reason)
    plan = merge(book, [file], RUN).plan
    assert ([item.reason for item in plan.refused], plan.changes) == ([reason], ())
    accept(book, RUN)
    assert not any(row[2] == "Nhận phản hồi" for row in log(book))
