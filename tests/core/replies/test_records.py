"""What a review row remembers of its answer, and what becomes of rows that cannot remember."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.actions.replies import accept, merge
from taskbook.core.replies.model import Answer, AnswerRemark, ParsedAnswer
from taskbook.core.replies.records import read_record, write_record
from taskbook.core.unit_file import Sent
from taskbook.ports import CellWrite, Changes
from taskbook.texts.replies import row_problem
from tests.core.replies.builders import ECONOMY, RUN, cell, master, place, returned, sent

SAID = ParsedAnswer("x", "x")
ANSWER = Answer("KH26-1", "KH 2026", 5, "situation", "Công an xã", "a.xlsx", "b-1", date(2026, 10, 5), None, SAID)
SENT = st.one_of(st.none(), st.text(max_size=40), st.floats(allow_nan=False, allow_infinity=False), st.dates())


@given(SENT, SENT, SENT, st.lists(st.sampled_from(AnswerRemark), max_size=3), st.booleans(), st.booleans())
def test_a_record_is_read_back_as_it_was(
    was: Sent, value: Sent, now: Sent, remarks: list[AnswerRemark], usable: bool, exact: bool
) -> None:
    said = ParsedAnswer(value, "chữ" if value is None else str(value), usable, tuple(remarks))
    answer = replace(ANSWER, sent=was, parsed=said, exact=exact)
    assert read_record(write_record(answer, now)) == (answer, now)


def test_texts_as_long_as_cells_can_be_are_remembered() -> None:
    long = "ă" * 30_000
    answer = replace(ANSWER, parsed=ParsedAnswer(long, long))
    assert read_record(write_record(answer, long)) == (answer, long)
    assert read_record(write_record(replace(answer, sent=long), long * 2)) is None


@pytest.mark.parametrize("cells", [[None], ["|{}|"], ["|[1]|"], ["hỏng"]])
def test_a_record_that_cannot_be_read_is_none(cells: list[str | None]) -> None:
    assert read_record(cells) is None


@pytest.mark.parametrize(("old", "new"), [('"situation"', '"lạ"'), ('"sent":null', '"sent":{}')])
def test_a_record_of_something_else_is_none(old: str, new: str) -> None:
    text = str(write_record(ANSWER, None)[0])
    assert read_record([text.replace(old, new)]) is None
    assert read_record([text.replace('"sent":null', '"sent":5')])[0].sent == 5.0  # type: ignore[index]


def test_a_task_that_went_after_the_review_is_told_of() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "id"), "KH26-77")]))
    assert "không tìm thấy nhiệm vụ" in row_problem(accept(book, RUN).accepted.problems[0])
    assert cell(book, "KH26-77", "situation") is None
    plan = merge(book, [], RUN).plan
    assert [item.task for item in plan.refused] == ["KH26-1"]


def test_an_unreadable_file_is_only_told_of() -> None:
    from taskbook.core.replies.model import RawFile, RefusalReason

    plan = merge(master(), [RawFile("a.xlsx", "1", RefusalReason.UNREADABLE, reason="hỏng.")], RUN).plan
    assert [item.detail for item in plan.refused] == ["hỏng."]
