"""What is filled in beforehand is no choice; a choice stays with its proposal; nothing typed goes in silence."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.actions.replies import accept, merge
from taskbook.core.replies.kinds import Outcome, RowReason
from taskbook.core.replies.raw_file import RawFile
from taskbook.ports import CellWrite, Changes, Value
from taskbook_schemas.layout import Review
from taskbook_schemas.registry import REVIEW
from tests.contract.memory import MemoryWorkbook
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, LATER, POLICE, RUN, cell, log, master, place, review, two_leads, type_in
from tests.core.replies.files import answer, returned, sent, take_in

KEY = ("KH26-1", "situation")


def page(book: MemoryWorkbook) -> list[list[Value]]:
    return book.block(REVIEW, 1, Review.WIDTH)


def test_a_second_leads_other_answer_makes_a_conflict_of_what_was_filled_in() -> None:
    book = two_leads()
    forms = sent(book)
    merge(book, [answer(forms[ECONOMY], "A")], RUN)
    merge(book, [answer(forms[POLICE], "B")], LATER)
    accept(book, LATER)
    assert cell(book, *KEY) is None
    assert [(row[0], row[Review.CHOICE - 1]) for row in review(book)] == [("Xung đột", None)] * 2


def test_what_the_office_typed_meanwhile_is_a_conflict_and_nothing_is_chosen() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [answer(form, "A")], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, *KEY), "gõ tay")]))
    merge(book, [answer(form, "A")], LATER)
    accept(book, LATER)
    assert cell(book, *KEY) == "gõ tay"
    (row,) = review(book)
    assert (row[0], row[Review.CHOICE - 1]) == ("Xung đột", None)


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_units_later_file_replaces_its_earlier_one_asks_and_says_so(order: tuple[int, int], apart: bool) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    files = [answer(form, "cũ", "Phiếu.xlsx"), answer(form, "mới", "Phiếu (2).xlsx")]
    for group in [[files[at]] for at in order] if apart else [[files[at] for at in order]]:
        merge(book, group, RUN)
    rows = [row for row in review(book) if row[Review.PROPOSAL - 1]]
    assert [(row[0], row[8], row[9]) for row in rows][-1] == ("Cần xem lại", "mới", None)
    assert "đơn vị đã thay trả lời trước (tệp «Phiếu.xlsx»)" in str(rows[-1][11])
    assert len(rows) == 1


def test_the_time_a_file_was_saved_goes_before_its_name() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    old = answer(form, "cũ", "Phiếu (2).xlsx", datetime(2026, 10, 2))
    new = answer(form, "mới", "Phiếu.xlsx", datetime(2026, 10, 3))
    (change,) = merge(book, [new, old], RUN).plan.changes
    assert change.answer.parsed.value == "mới"


def test_two_files_of_a_unit_that_nothing_tells_apart_are_a_conflict() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    plan = merge(book, [answer(form, "một", "a.xlsx"), answer(form, "hai", "b.xlsx")], RUN).plan
    assert [change.outcome for change in plan.changes] == [Outcome.CONFLICT] * 2
    assert "không rõ tệp nào gửi sau" in str(review(book)[0][11])


def test_a_cleared_choice_stays_cleared() -> None:
    book = master()
    forms = sent(book)
    merge(book, [answer(forms[ECONOMY], "A")], RUN)
    type_in(book, choice=None)
    for run in (RUN, LATER):
        merge(book, [returned(forms[POLICE])], run)
        accept(book, run)
    assert cell(book, *KEY) is None
    assert review(book)[0][Review.CHOICE - 1] is None


def test_a_choice_to_keep_stays_and_goes_with_its_answer() -> None:
    book = two_leads()
    forms = sent(book)
    merge(book, [answer(forms[ECONOMY], "A")], RUN)
    type_in(book, choice="giữ")
    merge(book, [answer(forms[POLICE], "B")], RUN)
    assert {row[3]: row[Review.CHOICE - 1] for row in review(book)} == {ECONOMY: "giữ", POLICE: None}


def test_a_choice_made_before_another_answer_came_is_not_applied_against_it() -> None:
    book = two_leads()
    forms = sent(book)
    merge(book, [answer(forms[ECONOMY], 0.6, field="progress")], RUN)
    type_in(book, choice="nhận")
    merge(book, [answer(forms[POLICE], 70.0, field="progress")], LATER)
    done = accept(book, LATER).accepted
    assert (done.taken, [item.reason for item in done.problems]) == (0, [RowReason.RIVAL_SINCE])
    row = next(number for number, cells in enumerate(review(book), Review.TOP) if cells[3] == POLICE)
    type_in(book, row, choice="giữ")
    assert accept(book, LATER).accepted.taken == 1
    assert cell(book, "KH26-1", "progress") == 60.0


def test_a_choice_to_take_does_not_outlive_a_change_of_the_workbook_and_leaves_a_trace() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [answer(form, 0.6, field="progress")], RUN)
    type_in(book, choice="nhận")
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "progress"), 80.0)]))
    merge(book, [], LATER)
    accept(book, LATER)
    (row,) = review(book)
    assert (row[Review.CHOICE - 1], cell(book, "KH26-1", "progress")) == (None, 80.0)
    assert "đã chọn «nhận» khi sổ ghi «»" in str(row[11])


@pytest.mark.parametrize("choice", ["nhận", None, "sửa"])
@pytest.mark.parametrize("column", ["correction", "proposal"])
def test_a_value_that_was_typed_is_taken_wherever_it_was_typed(choice: Value, column: str) -> None:
    book = master()
    merge(book, [answer(sent(book)[ECONOMY], "A")], RUN)
    type_in(book, choice=choice, **{column: "gõ tay"})
    accept(book, RUN)
    assert cell(book, *KEY) == "gõ tay"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"choice": "giữ", "correction": "x"}, RowReason.KEPT_AND_CORRECTED),
        ({"choice": "giữ", "proposal": "x"}, RowReason.KEPT_AND_CORRECTED),
        ({"correction": "x", "proposal": "y"}, RowReason.TWO_CORRECTIONS),
        ({"proposal": None}, RowReason.PROPOSAL_CLEARED),
    ],
)
def test_what_is_not_clear_is_asked_and_stays_as_it_was_typed(cells: Mapping[str, Value], reason: RowReason) -> None:
    book = master()
    merge(book, [answer(sent(book)[ECONOMY], "A")], RUN)
    type_in(book, **cells)
    before = review(book)[0][:12]
    done = accept(book, RUN).accepted
    assert [item.reason for item in done.problems] == [reason]
    merge(book, [], LATER)
    assert (cell(book, *KEY), review(book)[0][:11]) == (None, before[:11])


def test_a_typed_value_survives_a_change_of_the_workbook_and_is_asked_about() -> None:
    book = master()
    merge(book, [answer(sent(book)[ECONOMY], "A")], RUN)
    type_in(book, correction="gõ ở trang")
    book.apply(Changes(cells=[CellWrite(*place(book, *KEY), "gõ ở sổ")]))
    merge(book, [], LATER)
    done = accept(book, LATER).accepted
    assert [item.reason for item in done.problems] == [RowReason.CORRECTION_STALE]
    assert (cell(book, *KEY), review(book)[0][Review.CORRECTION - 1]) == ("gõ ở sổ", "gõ ở trang")
    type_in(book, choice="sửa")
    accept(book, LATER)
    assert cell(book, *KEY) == "gõ ở trang"


def test_what_was_typed_at_a_proposal_that_went_is_told_until_somebody_has_seen_it() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [answer(form, "A", "a.xlsx")], RUN)
    type_in(book, correction="gõ tay", choice="sửa")
    for _ in range(2):
        merge(book, [answer(form, "B", "a (2).xlsx")], LATER)
    told = [number for number, row in enumerate(review(book), Review.TOP) if "gõ «gõ tay»" in str(row[11])]
    assert len(told) == 1
    type_in(book, told[0], choice="giữ")
    merge(book, [], LATER)
    assert not any("gõ «gõ tay»" in str(row[11]) for row in review(book))


def test_a_row_that_a_person_added_to_the_page_is_kept() -> None:
    book = master()
    merge(book, [answer(sent(book)[ECONOMY], "A")], RUN)
    book.apply(Changes(cells=[CellWrite(REVIEW, Review.TOP + 3, 2, "gọi lại cho chị Lan")]))
    merge(book, [], LATER)
    assert review(book)[-1][1] == "gọi lại cho chị Lan"


def test_every_rival_of_what_was_taken_has_its_line_in_the_log() -> None:
    book = two_leads()
    forms = sent(book)
    merge(book, [answer(forms[ECONOMY], "A"), answer(forms[POLICE], "B")], RUN)
    row = next(number for number, cells in enumerate(review(book), Review.TOP) if cells[3] == ECONOMY)
    type_in(book, row, choice="nhận")
    accept(book, RUN)
    assert {(line[2], line[6]) for line in log(book) if line[4] == "Tình hình thực hiện"} == {
        ("Nhận phản hồi", "A"),
        ("Giữ giá trị của sổ", "B"),
    }


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_files_read_one_by_one_in_any_order_end_in_the_page_of_reading_them_together(order: tuple[int, ...]) -> None:
    def start() -> tuple[MemoryWorkbook, list[RawFile]]:
        book = two_leads()
        forms = sent(book)
        return book, [
            answer(forms[ECONOMY], "A", "a.xlsx"),
            answer(forms[ECONOMY], "A2", "a (2).xlsx"),
            answer(forms[POLICE], "B", "b.xlsx"),
            returned(forms[POLICE], rows={1: {1: ("chẳng có gì", False)}}, name="c.xlsx"),
        ]

    together, files = start()
    merge(together, files, RUN)
    apart, files = start()
    for number in order:
        merge(apart, [files[number]], RUN)
    assert page(apart) == page(together)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([ECONOMY, POLICE]), st.sampled_from("ABC"), st.integers(1, 4)), max_size=5),
    st.randoms(),
)
def test_any_order_of_reading_the_same_files_ends_in_one_page(told: list[tuple[str, str, int]], chance: object) -> None:
    def start() -> tuple[MemoryWorkbook, list[RawFile]]:
        book = two_leads()
        forms = sent(book)
        return book, [
            answer(forms[unit], text, f"{unit} {number}.xlsx", datetime(2026, 10, day))
            for number, (unit, text, day) in enumerate(told)
        ]

    together, files = start()
    merge(together, files, RUN)
    apart, files = start()
    chance.shuffle(files)  # type: ignore[attr-defined]
    for file in files:
        merge(apart, [file], RUN)
    if files:
        assert page(apart) == page(together)


def test_a_taken_day_is_written_as_typed_over_the_proposal() -> None:
    book = master(task(1))
    merge(book, [answer(sent(book)[ECONOMY], date(2026, 9, 15), field="completed")], RUN)
    type_in(book, proposal=date(2026, 9, 16))
    accept(book, RUN)
    assert cell(book, "KH26-1", "completed") == date(2026, 9, 16)


def test_the_page_of_a_take_in_is_empty_again() -> None:
    book = master()
    take_in(book, answer(sent(book)[ECONOMY], "A"))
    assert review(book) == []
