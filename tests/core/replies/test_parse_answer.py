"""What a returned cell is taken for."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.replies.answer import ParsedAnswer
from taskbook.core.replies.kinds import ASKS, AnswerRemark
from taskbook.core.replies.parse_answer import parse_answer
from taskbook.core.unit_file import INPUT_FIELDS
from taskbook.ports import CellError, Value

DAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("field", "typed", "value", "remarks"),
    [
        ("situation", "  Đã làm  ", "Đã làm", ()),
        ("situation", "", None, ()),
        ("situation", 12.0, "12", ()),
        ("situation", DAY, "15/09/2026", ()),
        ("completed", DAY, DAY, ()),
        ("completed", datetime(2026, 9, 15, 7, 30), DAY, ()),
        ("completed", "15/9/2026", DAY, (AnswerRemark.DAY_AS_TEXT,)),
        ("completed", " 15.09.2026 ", DAY, (AnswerRemark.DAY_AS_TEXT,)),
        ("completed", "ngày 15 tháng 9 năm 2026", DAY, (AnswerRemark.DAY_AS_TEXT,)),
        ("completed", "đã xong từ ngày 15/9/2026 theo báo cáo", DAY, (AnswerRemark.PERIOD,)),
        ("completed", "15.9", DAY, (AnswerRemark.DAY_WITHOUT_YEAR,)),
        ("completed", "15/9", DAY, (AnswerRemark.DAY_WITHOUT_YEAR,)),
        ("completed", 46280.0, date(2026, 9, 15), (AnswerRemark.NUMBER_AS_DAY,)),
        ("completed", "  ", None, ()),
        ("extension_asked", "tháng 9", date(2026, 9, 30), (AnswerRemark.PERIOD,)),
        ("extension_asked", "hết quý IV/2026", date(2026, 12, 31), (AnswerRemark.PERIOD,)),
        ("progress", 60.0, 60.0, ()),
        ("progress", 0.0, 0.0, ()),
        ("progress", "60", 60.0, (AnswerRemark.NUMBER_AS_TEXT,)),
        ("progress", "60,5 %", 60.5, (AnswerRemark.NUMBER_AS_TEXT,)),
        ("progress", 0.6, 60.0, (AnswerRemark.FRACTION,)),
        ("progress", "0,6", 60.0, (AnswerRemark.NUMBER_AS_TEXT, AnswerRemark.FRACTION)),
        ("progress", "0,6%", 0.6, (AnswerRemark.NUMBER_AS_TEXT,)),
        ("progress", 1.0, 100.0, (AnswerRemark.FRACTION,)),
        ("progress", "", None, ()),
    ],
)
def test_a_cell_is_understood(field: str, typed: Value, value: object, remarks: tuple[AnswerRemark, ...]) -> None:
    found = parse_answer(field, (typed, False), None, 2026)
    assert (found.usable, found.value, found.remarks) == (True, value, remarks)


@pytest.mark.parametrize(
    ("field", "typed", "remark"),
    [
        ("completed", "tháng 9", AnswerRemark.NOT_A_DAY),
        ("completed", "31/2/2026", AnswerRemark.NOT_A_DAY),
        ("completed", "31/2", AnswerRemark.NOT_A_DAY),
        ("completed", 15.9, AnswerRemark.NOT_A_DAY),
        ("completed", date(1900, 1, 15), AnswerRemark.DAY_OUT_OF_RANGE),
        ("completed", "15/9/1926", AnswerRemark.DAY_OUT_OF_RANGE),
        ("extension_asked", "sớm nhất có thể", AnswerRemark.NOT_A_DAY),
        ("progress", "gần xong", AnswerRemark.NOT_A_NUMBER),
        ("progress", DAY, AnswerRemark.NOT_A_NUMBER),
        ("progress", 120.0, AnswerRemark.NOT_A_PERCENT),
        ("progress", -1.0, AnswerRemark.NOT_A_PERCENT),
        ("situation", CellError("#REF!"), AnswerRemark.ERROR_VALUE),
        ("progress", CellError("#N/A"), AnswerRemark.ERROR_VALUE),
        ("situation", float("nan"), AnswerRemark.ERROR_VALUE),
        ("proposal", True, AnswerRemark.TRUTH_VALUE),
    ],
)
def test_what_is_not_understood_has_no_value_and_needs_a_person(field: str, typed: Value, remark: AnswerRemark) -> None:
    found = parse_answer(field, (typed, False), None, 2026)
    assert (found.usable, found.value, found.remarks, found.asks) == (False, None, (remark,), True)


def test_a_formulas_shown_value_needs_a_persons_word() -> None:
    found = parse_answer("progress", (70.0, True), None, 2026)
    assert (found.value, found.remarks, found.asks) == (70.0, (AnswerRemark.FORMULA,), True)


def test_a_formula_that_was_never_computed_has_no_value() -> None:
    found = parse_answer("progress", (None, True), None, 2026)
    assert (found.usable, found.remarks) == (False, (AnswerRemark.FORMULA_EMPTY,))


def test_an_emptied_cell_needs_a_persons_word() -> None:
    found = parse_answer("situation", (None, False), "Đang làm", 2026)
    assert (found.value, found.remarks, found.asks) == (None, (AnswerRemark.CLEARED,), True)


def test_a_fraction_that_was_sent_is_no_news() -> None:
    assert parse_answer("progress", (0.6, False), 0.6, 2026).value == 0.6


_VALUES = st.one_of(
    st.none(), st.text(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.builds(CellError, st.text())
)


@given(st.sampled_from(INPUT_FIELDS), _VALUES, st.booleans())
def test_whatever_stands_in_a_cell_is_a_value_or_asked_about(field: str, typed: Value, formula: bool) -> None:
    found = parse_answer(field, (typed, formula), None, 2026)
    assert found.usable or (found.value is None and not ASKS.isdisjoint(found.remarks))


@pytest.mark.parametrize("text", ["chưa có", "-", "đang trình", "\u200b"])
def test_a_document_that_says_none_is_no_answer_and_one_taken_away_is_asked_about(text: str) -> None:
    assert parse_answer("result_document", (text, False), None, 2026) == ParsedAnswer(None, text)
    cleared = parse_answer("result_document", (text, False), "210/QĐ-UBND", 2026)
    assert (cleared.value, cleared.remarks) == (None, (AnswerRemark.CLEARED,))
