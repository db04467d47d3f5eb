"""A unit's own later file is its word: what it leaves blank is asked about, whatever order the files are read in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.actions.replies import accept, merge
from taskbook.core.replies.file_findings import Received
from taskbook.core.replies.kinds import FileRemark, Outcome
from taskbook.core.replies.raw_file import RawFile
from taskbook.core.replies.remembered import read_files, write_files
from taskbook.core.unit_file import UnitFile
from taskbook.ports import CellWrite, Changes, Value
from taskbook.texts.refusals import remark
from taskbook_schemas.layout import Reports, Review
from taskbook_schemas.registry import REPORTS, REVIEW
from tests.contract.memory import MemoryWorkbook
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, LATER, POLICE, RUN, cell, master, place, review, two_leads
from tests.core.replies.files import INPUTS, Edits, returned, rows_of, sent, take_in

ONE, TWO = ("KH26-1", "situation"), ("KH26-2", "difficulty")
FIRST = datetime(2026, 10, 2, 8, 0)


def came(form: UnitFile, day: int, edits: Edits, name: str | None = None) -> RawFile:
    """A file saved on a day of October."""
    file = returned(form, edits, name=name or f"{form.unit} {day}.xlsx")
    saved = FIRST + timedelta(days=day)
    return replace(file, saved=saved, digest=f"{file.digest} {saved}")


def pages(book: MemoryWorkbook) -> list[list[list[Value]]]:
    return [book.block(REVIEW, 1, Review.WIDTH), book.block(REPORTS, 1, Reports.KIND)]


def choose(book: MemoryWorkbook, choice: str | None, row: int = Review.TOP) -> None:
    book.apply(Changes(cells=[CellWrite(REVIEW, row, Review.CHOICE, choice)]))


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_answer_that_the_units_later_file_leaves_blank_is_asked_about(order: Sequence[int], together: bool) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    files = [came(form, 1, {ONE: "A", TWO: "B"}), came(form, 2, {TWO: "B"})]
    for group in [files] if together else [[files[at]] for at in order]:
        merge(book, group, RUN)
    rows = {row[4]: row for row in review(book)}
    (asked, kept) = rows["Tình hình thực hiện"], rows["Khó khăn, nguyên nhân"]
    assert (asked[0], asked[6], asked[Review.CHOICE - 1]) == ("Cần xem lại", "A", None)
    assert f"trong tệp gửi sau («{files[1].name}») đơn vị không còn trả lời như vậy" in str(asked[11])
    assert (kept[0], kept[Review.CHOICE - 1]) == ("Đề xuất", "nhận")
    accept(book, LATER)
    assert (cell(book, *ONE), cell(book, *TWO)) == (None, "B")


def test_a_dropped_answer_can_still_be_chosen() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [came(form, 1, {ONE: "A"}), came(form, 2, {})], RUN)
    choose(book, "nhận")
    accept(book, RUN)
    assert cell(book, *ONE) == "A"


def test_a_choice_made_before_the_unit_dropped_its_answer_asks_again() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [came(form, 1, {("KH26-1", "progress"): 0.6})], RUN)
    choose(book, "nhận")
    for _ in range(2):
        merge(book, [came(form, 2, {})], LATER)
    (row,) = review(book)
    assert (row[Review.CHOICE - 1], accept(book, LATER).accepted.taken) == (None, 0)
    assert "đã chọn «nhận»" in str(row[11])


def test_an_answer_that_an_even_later_file_gives_again_stands() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    for day, edits in ((3, {ONE: "A"}), (1, {ONE: "A"}), (2, {})):
        merge(book, [came(form, day, edits)], RUN)
    (change,) = merge(book, [], RUN).plan.changes
    assert (change.outcome, change.answer.dropped_in) == (Outcome.PROPOSAL, "")


@pytest.mark.parametrize("lost", ["row", "column"])
def test_a_later_file_without_the_row_or_the_column_says_nothing_about_it(lost: str) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    rows = rows_of(form)
    if lost == "row":
        rows = {number: cells for number, cells in rows.items() if cells.get(2, ("",))[0] != "KH26-1"}
    else:
        rows = {number: {c: v for c, v in cells.items() if c != INPUTS["situation"]} for number, cells in rows.items()}
    later = replace(returned(form, rows=rows, name="sau.xlsx"), saved=FIRST + timedelta(days=9))
    for file in (later, came(form, 1, {ONE: "A"})):
        merge(book, [file], RUN)
    (change,) = merge(book, [], RUN).plan.changes
    assert (change.outcome, change.answer.dropped_in) == (Outcome.PROPOSAL, "")


def test_a_file_of_another_batch_that_leaves_a_cell_blank_takes_nothing_back() -> None:
    book = master()
    old, new = sent(book), sent(book, datetime(2026, 11, 1, 8))
    merge(book, [came(old[ECONOMY], 1, {ONE: "A"}), came(new[ECONOMY], 30, {})], RUN)
    (change,) = merge(book, [], RUN).plan.changes
    assert change.outcome is Outcome.PROPOSAL


def test_where_nothing_tells_two_files_apart_a_blank_is_asked_about_like_another_answer() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [returned(form, {ONE: "A"}, "a.xlsx"), returned(form, {TWO: "B"}, "b.xlsx")], RUN)
    assert [change.outcome for change in merge(book, [], RUN).plan.changes] == [Outcome.ASK] * 2


def test_an_earlier_file_that_comes_after_the_later_ones_answer_was_taken_asks_nothing() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    take_in(book, came(form, 2, {ONE: "B"}))
    assert merge(book, [came(form, 1, {ONE: "A"})], LATER).plan.changes == ()


def test_another_lead_that_says_the_same_still_stands() -> None:
    book = two_leads()
    forms = sent(book)
    files = [came(forms[ECONOMY], 1, {ONE: "A"}), came(forms[ECONOMY], 2, {}), came(forms[POLICE], 1, {ONE: "A"})]
    (change,) = merge(book, files, RUN).plan.changes
    assert (change.outcome, change.answer.unit) == (Outcome.PROPOSAL, POLICE)


def test_a_later_file_that_leaves_blank_what_was_taken_already_is_told_with_what_the_workbook_holds() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    take_in(book, came(form, 1, {ONE: "A"}))
    (note,) = merge(book, [came(form, 2, {})], LATER).plan.notes
    assert note.remark is FileRemark.WITHDRAWN
    assert "nhiệm vụ KH26-1: tệp này không còn trả lời như trước (cột «Tình hình thực hiện»: «A»)" in remark(note)
    assert cell(book, *ONE) == "A"


def test_an_earlier_file_that_leaves_it_blank_takes_nothing_back() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    take_in(book, came(form, 2, {ONE: "A"}))
    assert merge(book, [came(form, 1, {})], LATER).plan.notes == ()


def test_what_was_taken_and_is_gone_from_the_workbook_again_is_not_told() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    take_in(book, came(form, 1, {ONE: "A"}))
    book.apply(Changes(cells=[CellWrite(*place(book, *ONE), None)]))
    assert merge(book, [came(form, 2, {})], LATER).plan.notes == ()


def test_a_file_read_again_that_does_not_say_so_any_more_is_told() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [came(form, 1, {ONE: "A"}, "phiếu.xlsx")], RUN)
    (note,) = merge(book, [came(form, 1, {}, "phiếu.xlsx")], LATER).plan.notes
    assert (note.remark, note.task) == (FileRemark.WITHDRAWN, "KH26-1")
    assert [row[9] for row in review(book)] == [None]


def test_what_is_remembered_of_many_files_is_read_back_from_as_many_cells_as_it_takes() -> None:
    book = master(*(task(number) for number in range(1, 200)))
    form = sent(book)[ECONOMY]
    edits: dict[tuple[str, str], Value] = {(f"KH26-{n}", "situation"): f"lời {n * 7919}" for n in range(1, 200)}
    received = merge(book, [came(form, day, edits) for day in (1, 2)], RUN).plan.received
    many = [replace(received[0], batch=f"{n}-{n:014}", unit=f"{n * 104729} {n}") for n in range(300)]
    cells = write_files(many)
    assert len(cells) > 1
    assert max(map(len, cells)) < 32_767
    assert read_files(reversed(cells)) == {(item.batch, item.unit): item.files for item in many}


@pytest.mark.parametrize("spoilt", ["files 0000 z:hỏng|", "files 0000 [1]|", "files ", "files 0000 {}|x", None, 5.0])
def test_what_somebody_spoilt_is_forgotten(spoilt: Value) -> None:
    assert read_files([spoilt]) == {}
    assert write_files(()) == write_files([Received("1-2", FIRST.date(), "x", "a", FIRST.date(), 1, 0)]) == []


def files_of(book: MemoryWorkbook, told: Sequence[tuple[bool, bool, int, str, str]]) -> Iterator[RawFile]:
    """Files by unit, batch, day saved, what is said in two cells, and a note beside the form."""
    batches = [sent(book), sent(book, datetime(2026, 11, 1, 8))]
    for number, (police, newer, day, one, two) in enumerate(told):
        form = batches[newer][POLICE if police else ECONOMY]
        edits: dict[tuple[str, str], Value] = {at: text for at, text in ((ONE, one), (TWO, two)) if text != "-"}
        file = came(form, day, edits, f"{number}.xlsx")
        if two == "B":
            sheet = replace(file.sheets[0], comments=(("C7", f"ghi chú {number}"),))
            file = replace(file, sheets=(sheet,))
        yield replace(file, digest=f"{file.digest} {number}")  # no two are of the same bytes


_TOLD = st.tuples(st.booleans(), st.booleans(), st.integers(1, 3), st.sampled_from("-AB"), st.sampled_from("-AB"))


@settings(max_examples=20, deadline=None)
@given(st.lists(_TOLD, min_size=1, max_size=5), st.randoms(), st.booleans(), st.booleans())
def test_random_files_in_any_order_end_in_the_same_pages(
    told: list[tuple[bool, bool, int, str, str]], chance: object, leads: bool, again: bool
) -> None:
    def start() -> tuple[MemoryWorkbook, list[RawFile]]:
        book = two_leads() if leads else master()
        book.apply(Changes(cells=[CellWrite(*place(book, "KH26-3", "situation"), "chữ")]))
        return book, list(files_of(book, told))

    together, files = start()
    merge(together, files, RUN)
    apart, files = start()
    chance.shuffle(files)  # type: ignore[attr-defined]
    for file in [*files, *files[:1]] if again else files:
        merge(apart, [file], RUN)
    assert pages(apart) == pages(together)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_files_of_a_unit_in_any_order_end_in_the_same_pages(order: Sequence[int]) -> None:
    def start() -> tuple[MemoryWorkbook, list[RawFile]]:
        book = master()
        form = sent(book)[ECONOMY]
        return book, [came(form, 1, {ONE: "A", TWO: "B"}), came(form, 2, {ONE: "C"}), came(form, 3, {TWO: "D"})]

    together, files = start()
    merge(together, files, RUN)
    apart, files = start()
    for number in order:
        merge(apart, [files[number]], RUN)
    assert pages(apart) == pages(together)
