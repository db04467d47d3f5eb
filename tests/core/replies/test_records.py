"""What a review row remembers of its answer, and what becomes of rows that cannot remember."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.actions.replies import accept, merge
from taskbook.core.replies.answer import Answer, ParsedAnswer
from taskbook.core.replies.kinds import AnswerRemark
from taskbook.core.replies.records import RowRecord, is_too_long, read_record, write_record
from taskbook.core.unit_file import Sent
from taskbook.ports import CellWrite, Changes
from taskbook.texts.replies import row_problem
from tests.core.replies.books import ECONOMY, RUN, cell, master, place
from tests.core.replies.files import returned, sent

SAID = ParsedAnswer("x", "x")
ANSWER = Answer("KH26-1", "KH 2026", 5, "situation", "Công an xã", "a.xlsx", "b-1", date(2026, 10, 5), None, SAID)
SENT = st.one_of(st.none(), st.text(max_size=40), st.floats(allow_nan=False, allow_infinity=False), st.dates())


@given(SENT, SENT, SENT, st.lists(st.sampled_from(AnswerRemark), max_size=3), st.booleans(), st.booleans())
def test_a_record_is_read_back_as_it_was(
    was: Sent, value: Sent, now: Sent, remarks: list[AnswerRemark], usable: bool, exact: bool
) -> None:
    said = ParsedAnswer(value, "chữ" if value is None else str(value), usable, tuple(remarks))
    answer = replace(ANSWER, sent=was, parsed=said, exact=exact)
    record = RowRecord((answer,), now)
    assert read_record(write_record(record)) == record


def test_texts_as_long_as_cells_can_be_are_remembered() -> None:
    long = "ă" * 32_767
    answer = replace(ANSWER, parsed=ParsedAnswer(long, long), sent=long + "b")
    record = RowRecord((answer,), long[::-1], proposal=long)
    cells = write_record(record)
    assert max(len(cell or "") for cell in cells) < 32_767
    assert read_record(cells) == record


def test_a_record_that_finds_no_room_says_so() -> None:
    noise = "".join(chr(random.Random(place).randrange(0x4E00, 0x9FFF)) for place in range(60_000))
    answer = replace(ANSWER, parsed=ParsedAnswer(noise, noise), sent=noise[::-1])
    cells = write_record(RowRecord((answer,), noise))
    assert is_too_long(cells)
    assert read_record(cells) is None


@pytest.mark.parametrize("cells", [[None], ["|{}|"], ["|[1]|"], ["hỏng"]])
def test_a_record_that_cannot_be_read_is_none(cells: list[str | None]) -> None:
    assert read_record(cells) is None


@pytest.mark.parametrize(("old", "new"), [('"situation"', '"lạ"'), ('"sent":null', '"sent":{}')])
def test_a_record_of_something_else_is_none(old: str, new: str) -> None:
    text = str(write_record(RowRecord((ANSWER,)))[0])
    assert read_record([text.replace(old, new)]) is None
    assert read_record([text.replace('"sent":null', '"sent":5')]).answers[0].sent == 5.0  # type: ignore[union-attr]


def test_a_task_that_went_after_the_review_is_told_of() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})], RUN)
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "id"), "KH26-77")]))
    assert "không tìm thấy nhiệm vụ" in row_problem(accept(book, RUN).accepted.problems[0])
    assert cell(book, "KH26-77", "situation") is None
    plan = merge(book, [], RUN).plan
    assert [item.task for item in plan.refused] == ["KH26-1"]


def test_an_unreadable_file_is_only_told_of() -> None:
    from taskbook.core.replies.kinds import RefusalReason
    from taskbook.core.replies.raw_file import RawFile

    plan = merge(master(), [RawFile("a.xlsx", "1", RefusalReason.UNREADABLE, reason="hỏng.")], RUN).plan
    assert [item.detail for item in plan.refused] == ["hỏng."]
