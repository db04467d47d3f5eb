"""A returned file is matched by the directory of units, and its tasks by more than their ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from taskbook.actions.replies import accept, merge
from taskbook.core.replies.kinds import Fit, Outcome, RefusalReason
from taskbook.ports import CellWrite, Changes
from taskbook.texts.refusals import refusal
from tests.contract.memory import MemoryWorkbook
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, RUN, cell, inputs, master, place, review
from tests.core.replies.files import returned, sent

EDITS = {("KH26-1", "situation"): "Xong"}


@pytest.mark.parametrize("name", ["PHÒNG  KINH TẾ", "phòng kinh tế xã", "Phòng Kinh tế ", "Phòng\nKinh tế"])
def test_a_unit_is_known_however_its_name_was_spelled_when_the_file_was_made(name: str) -> None:
    book = master()
    form = sent(book)[ECONOMY]
    file = replace(returned(form, EDITS), manifest=replace(form.manifest, unit=name))
    plan = merge(book, [file], RUN).plan
    assert [(change.answer.unit, change.outcome) for change in plan.changes] == [(ECONOMY, Outcome.PROPOSAL)]


def test_a_unit_now_unknown_is_told_with_the_line_to_mend() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    file = replace(returned(form, EDITS), manifest=replace(form.manifest, unit="Phòng Kinh tế Hạ tầng"))
    (item,) = merge(book, [file], RUN).plan.refused
    assert (item.reason, item.detail) == (RefusalReason.UNKNOWN_UNIT, ECONOMY)
    assert item.row > 1
    assert f"dòng {item.row} của trang «Đơn vị»" in refusal(item)


def exchanged() -> MemoryWorkbook:
    """A workbook in which the ids of two tasks were exchanged after a unit's file was made, with its answer."""
    book = master(task(1, name="Việc một"), task(2, name="Việc hai"))
    form = sent(book)[ECONOMY]
    one, two = place(book, "KH26-1", "id"), place(book, "KH26-2", "id")
    book.apply(Changes(cells=[CellWrite(*one, "KH26-2"), CellWrite(*two, "KH26-1")]))
    merge(book, [returned(form, EDITS)], RUN)
    return book


def test_exchanged_tasks_are_asked_about_and_offered_where_their_words_went() -> None:
    book = exchanged()
    before = inputs(book)
    accept(book, RUN)
    assert inputs(book) == before
    (row,) = review(book)
    assert (row[0], row[1], row[2], row[9]) == ("Cần xem lại", "KH26-2", "Việc một", None)
    assert "lúc gửi phiếu mang mã KH26-1" in str(row[11])


def test_a_task_in_whose_place_another_stands_is_asked_about() -> None:
    book = master(task(1, name="Việc một"))
    form = sent(book)[ECONOMY]
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "name"), "Việc khác hẳn")]))
    (change,) = merge(book, [returned(form, EDITS)], RUN).plan.changes
    assert (change.fit, change.outcome) == (Fit.OTHER, Outcome.ASK)


def test_a_task_that_was_exchanged_after_the_page_was_made_is_not_written_to() -> None:
    book = master(task(1, name="Việc một"), task(2, name="Việc hai"))
    merge(book, [returned(sent(book)[ECONOMY], EDITS)], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "name"), "Việc khác hẳn")]))
    accept(book, RUN)
    assert cell(book, "KH26-1", "situation") is None


def test_a_name_of_which_only_case_and_tones_changed_is_the_same() -> None:
    book = master(task(1, name="Việc hoá đơn"))
    form = sent(book)[ECONOMY]
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "name"), "VIỆC HÓA ĐƠN")]))
    (change,) = merge(book, [returned(form, EDITS)], RUN).plan.changes
    assert (change.fit, change.outcome) == (Fit.SAME, Outcome.PROPOSAL)


def test_a_hundred_three_times_over_is_no_conflict() -> None:
    book = master(task(1))
    form = sent(book)[ECONOMY]
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "progress"), "100")]))
    plan = merge(book, [returned(form, {("KH26-1", "progress"): 100.0})], RUN).plan
    assert (plan.changes, plan.same) == ((), 1)


def test_a_cell_that_cannot_be_read_is_the_reason_that_is_told() -> None:
    book = master(task(1, completed="mai mốt"))
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "progress"): 5.0})], RUN)
    form = sent(book)[ECONOMY]
    merge(book, [returned(form, {("KH26-1", "completed"): "15/9/2026"})], RUN)
    assert any("ô trong sổ đang ghi «mai mốt», không đọc được" in str(row[11]) for row in review(book))
