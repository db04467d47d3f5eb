"""Rows that cannot be applied wait, each with the true reason; what comes back later is taken up again."""

from __future__ import annotations

import json
import random
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

import pytest

from taskbook.actions.replies import accept, merge
from taskbook.core.remarks import as_remark, lead_text
from taskbook.core.replies.kinds import FileRemark, Outcome, RefusalReason, RowReason
from taskbook.core.replies.raw_file import RawSheet
from taskbook.core.replies.records import read_record
from taskbook.core.replies.review_rows import read_review, same_cell
from taskbook.core.unit_file import Manifest, mark_of
from taskbook.ports import CellError, CellWrite, Changes, Grid, Value
from taskbook.texts.replies import row_problem
from taskbook_schemas.layout import Review
from taskbook_schemas.registry import REVIEW
from tests.contract.memory import MemoryWorkbook
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, LATER, PLAN_SHEET, POLICE, RUN, cell, heading, log, master, place, review
from tests.core.replies.files import returned, rows_of, sent, take_in

ONE = ("KH26-1", "situation")


def type_in(book: MemoryWorkbook, column: int, value: object) -> None:
    book.apply(Changes(cells=[CellWrite(REVIEW, Review.TOP, column, value)]))  # type: ignore[arg-type]


def altered(manifest: Manifest) -> FileRemark:
    """Says of every file that it is not as we gave it out."""
    return FileRemark.ALTERED


def noise(seed: int) -> str:
    letters = random.Random(seed)
    return "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(32_000))


def test_an_answer_too_long_to_be_remembered_says_so_and_nothing_is_written() -> None:
    book = master(task(1, situation=noise(1)))
    merge(book, [returned(sent(book)[ECONOMY], {ONE: noise(2)})], RUN)
    (problem,) = accept(book, RUN).accepted.problems
    assert "32.767" in row_problem(problem)
    assert cell(book, *ONE) == noise(1)


def test_a_remark_that_is_not_wanted_is_logged_as_kept_out() -> None:
    book = master(task(1, situation="Đang làm"))
    merge(book, [returned(sent(book)[POLICE], {ONE: "Đã cử cán bộ"})], RUN)
    type_in(book, Review.CHOICE, "giữ")
    accept(book, RUN)
    assert (cell(book, *ONE), review(book)) == ("Đang làm", [])
    assert [(row[2], row[6]) for row in log(book)][-1] == ("Giữ giá trị của sổ", "Đã cử cán bộ")


@pytest.mark.parametrize("typed", [None, "   "])
def test_a_correction_that_is_chosen_but_not_typed_is_asked_for(typed: str | None) -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {ONE: "A"})], RUN)
    type_in(book, Review.CHOICE, "sửa")
    type_in(book, Review.CORRECTION, typed)
    assert [item.reason for item in accept(book, RUN).accepted.problems] == [RowReason.NO_CORRECTION]
    assert cell(book, *ONE) is None


class ShowsAnError(MemoryWorkbook):
    """A workbook whose first task's situation is a formula that fails."""

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        found = super().tables(sheets)
        for grid in found.get(PLAN_SHEET, []):
            grid.columns[grid.headings.index(heading("situation"))][0] = CellError("#N/A")
        return found


def test_a_remark_on_a_cell_that_shows_an_error_waits_until_the_cell_is_mended() -> None:
    book = master()
    file = returned(sent(book)[POLICE], {ONE: "Đã cử cán bộ"})
    book.__class__ = ShowsAnError
    merge(book, [file], RUN)
    type_in(book, Review.CHOICE, "nhận")
    (problem,) = accept(book, RUN).accepted.problems
    assert "đang báo lỗi" in row_problem(problem)
    book.__class__ = MemoryWorkbook
    book.apply(Changes(cells=[CellWrite(*place(book, *ONE), "Đang làm")]))
    assert accept(book, LATER).accepted.taken == 1
    assert cell(book, *ONE) == "Đang làm\nÝ kiến phối hợp (Công an xã): Đã cử cán bộ"


def test_a_form_whose_heading_line_is_gone_is_taken_for_its_hidden_sheet_names_the_unit() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    rows = {number: cells for number, cells in rows_of(form, {ONE: "A"}).items() if number != 3}
    take_in(book, returned(form, rows=rows))
    assert cell(book, *ONE) == "A"


def test_words_that_we_have_drawn_ourselves_are_no_notes_on_another_sheet() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    file = returned(form)
    drawn = frozenset({mark_of("PHIẾU BÁO CÁO")})
    added = RawSheet("Trang 2", {1: {1: ("PHIẾU BÁO CÁO", False)}, 2: {1: ("gọi lại nhé", False)}})
    file = replace(file, manifest=replace(form.manifest, drawn=drawn), sheets=(*file.sheets, added))
    found = [item for note in merge(book, [file], RUN).plan.notes for item in note.found if item.sheet == "Trang 2"]
    assert [(item.place, item.shown) for item in found] == [("A2", "gọi lại nhé")]


def test_a_file_without_its_hidden_sheet_that_is_read_again_is_listed_once() -> None:
    book = master(*(task(number, name=f"Việc số {number}") for number in (1, 2, 3)))
    file = replace(returned(sent(book)[ECONOMY], {ONE: "A"}), manifest=RefusalReason.NO_MANIFEST)
    merge(book, [file], RUN)
    once = review(book)
    merge(book, [file], RUN)
    assert review(book) == once
    assert len(once) == 2  # the refusal, and what could be meant


def test_an_altered_file_lists_what_differs_from_the_workbook_and_passes_over_blanks_and_lost_tasks() -> None:
    book = master(task(1, situation="Đang làm"), task(2), task(3))
    form = sent(book)[ECONOMY]
    edits: dict[tuple[str, str], Value] = {ONE: None, ("KH26-2", "situation"): "A", ("KH26-3", "situation"): "B"}
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-3", "id"), "KH26-99")]))
    plan = merge(book, [returned(form, edits)], RUN, vouch=altered).plan
    assert [(change.answer.id, change.outcome) for change in plan.changes] == [("KH26-2", Outcome.ASK)]


def test_a_task_that_comes_back_gets_the_answers_that_waited_for_it() -> None:
    book = master()
    file = returned(sent(book)[ECONOMY], {ONE: "A"})
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "id"), "KH26-77")]))
    merge(book, [file], RUN)
    assert [row[0] for row in review(book)] == ["Không nhận"]
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-77", "id"), "KH26-1")]))
    merge(book, [], LATER)
    (row,) = review(book)
    assert (row[0], row[8], row[Review.CHOICE - 1]) == ("Đề xuất", "A", "nhận")


def test_what_waits_for_a_task_that_is_gone_for_good_goes_once_somebody_has_seen_it() -> None:
    book = master()
    file = returned(sent(book)[ECONOMY], {ONE: "A"})
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "id"), "KH26-77")]))
    merge(book, [file], RUN)
    type_in(book, Review.CHOICE, "giữ")
    merge(book, [], LATER)
    assert review(book) == []


def test_what_a_lost_task_was_answered_before_is_no_trouble() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    merge(book, [returned(form, {ONE: "A"}, "a.xlsx"), returned(form, {ONE: "B"}, "a (2).xlsx")], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "id"), "KH26-77")]))
    plan = merge(book, [], LATER).plan
    assert [(item.reason, item.task) for item in plan.refused] == [(RefusalReason.TASK_GONE, "KH26-1")]
    assert plan.changes == ()


def test_a_day_typed_over_the_proposal_that_is_the_same_day_is_no_correction() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "completed"): date(2026, 9, 15)})], RUN)
    type_in(book, Review.PROPOSAL, datetime(2026, 9, 15))
    accept(book, RUN)
    assert cell(book, "KH26-1", "completed") == date(2026, 9, 15)


@pytest.mark.parametrize(
    ("field", "sent_in", "typed", "kept"),
    [
        ("completed", date(2026, 9, 15), datetime(2026, 9, 16, 10, 30), date(2026, 9, 16)),
        ("progress", 50.0, 70, 70.0),
    ],
)
def test_what_was_typed_as_a_correction_is_remembered_whatever_a_cell_holds(
    field: str, sent_in: Value, typed: object, kept: Value
) -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", field): sent_in})], RUN)
    type_in(book, Review.CORRECTION, typed)
    merge(book, [], LATER)
    record = read_record(review(book)[0][Review.RECORD - 1 :])
    assert record is not None
    assert record.correction == kept
    accept(book, LATER)
    assert cell(book, "KH26-1", field) == kept


def test_a_truth_value_typed_as_a_correction_is_what_was_typed_each_time_the_page_is_made_anew() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "progress"): 50.0})], RUN)
    type_in(book, Review.CORRECTION, True)
    for _ in range(2):
        merge(book, [], LATER)
        (row,) = read_review(review(book)).rows
        assert same_cell(row.correction, row.record.correction)
    assert [item.reason for item in accept(book, LATER).accepted.problems] == [RowReason.BAD_CORRECTION]


def test_a_row_of_an_earlier_versions_page_is_read_with_what_was_filled_in_then() -> None:
    facts = {
        "id": "KH26-1",
        "sheet": "KH 2026",
        "row": 5,
        "field": "situation",
        "unit": ECONOMY,
        "file": "a.xlsx",
        "batch": "b-1",
        "received": "2026-10-05",
        "sent": None,
        "value": "A",
        "shown": None,
        "usable": True,
        "doubts": [],
        "exact": False,
        "master": None,
    }
    record = read_record([f"|{json.dumps(facts)}|"], "nhận")
    assert record is not None
    assert (record.proposal, record.choice, record.chosen) == ("A", "nhận", False)


def test_a_lead_that_has_seen_a_remark_may_take_it_out_but_none_that_it_has_not_seen() -> None:
    seen, new = as_remark(POLICE, "đã cử"), as_remark("Văn phòng", "sẽ họp")
    assert lead_text(f"Đang làm\n{seen}", "Xong", f"Đang làm\n{seen}\n{new}") == f"Xong\n{new}"
