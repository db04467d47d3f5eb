"""What one cell becomes in a column of each type, and what is said of a cell that cannot be used."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.cell_address import address, plain_text, shown
from taskbook.core.cell_values import (
    CellIssue,
    Read,
    convert,
    converter,
    to_day,
    to_integer,
    to_number,
    to_percent,
    to_text,
)
from taskbook.core.issue_codes import SEVERITY
from taskbook.core.typed_days import ImpossibleDayError, serial_day, typed_day
from taskbook.ports import CellError, ShownMonth, ShownPercent, ShownYear, Value
from taskbook_schemas.column import CellType, Column

NFD = unicodedata.normalize("NFD", "Phòng Kinh tế")
HALT = Column("halt", "Tạm dừng/Hủy", CellType.CHOICE, choices=("Tạm dừng", "Hủy"))

CELLS: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["15/9/2026", "31/02/2026", "Có", " ", "12,5", "=1+1", "50%", "#N/A", "\x00", "\ud800"]),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.sampled_from([CellError("#N/A"), CellError("#DIV/0!")]),
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Quyết định \n", "Quyết định"),
        ("a\r\nb\rc", "a\nb\nc"),
        (NFD, "Phòng Kinh tế"),
        ("\u00a0", None),
        ("", None),
        (None, None),
        (12.0, "12"),
        (1.1, "1.1"),
        (7, "7"),
        (1e300, "1e+300"),
        (date(2026, 6, 30), "30/06/2026"),
        (datetime(2026, 6, 30, 8, 15), "30/06/2026"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_text_cell_keeps_its_words_and_numbers_lose_their_point_zero(cell: Value, text: str | None) -> None:
    assert to_text(cell) == text


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 9, 15), date(2026, 9, 15)),
        (datetime(2026, 9, 15, 23, 59), date(2026, 9, 15)),
        (None, None),
        ("  ", None),
    ],
)
def test_a_date_cell_is_a_day_and_a_time_is_dropped(cell: Value, day: date | None) -> None:
    assert to_day(cell) == day


@pytest.mark.parametrize(
    ("cell", "code", "suggestion"),
    [
        ("họp ngày 15/9/2026", "text_in_date", "15/09/2026"),
        ("15/9/2026 (dự kiến)", "text_in_date", "15/09/2026"),
        ("15-9/2026", "text_in_date", "15/09/2026"),
        ("15.9.26", "text_in_date", "15/09/2026"),
        ("15/9", "text_in_date", None),
        ("hôm qua", "text_in_date", None),
        ("1/9/2026 - 15/9/2026", "text_in_date", None),
        ("15/9/1026", "text_in_date", None),
        ("31/02/2026", "impossible_date", None),
        ("2026-13-01", "impossible_date", None),
        ("15/9/0000", "impossible_date", None),
        (46280.0, "number_in_date", "15/09/2026"),
        (2026.0, "number_in_date", None),
        (-1, "number_in_date", None),
        (float("nan"), "number_in_date", None),
        (date(1026, 9, 15), "date_out_of_range", None),
        (datetime(2206, 9, 15), "date_out_of_range", None),
        (True, "truth_value", None),
        (CellError("#N/A"), "error_value", None),
    ],
)
def test_a_date_cell_that_is_no_date_is_told_with_the_day_to_type(
    cell: Value, code: str, suggestion: str | None
) -> None:
    details = () if suggestion is None else (("suggestion", suggestion),)
    assert to_day(cell) == CellIssue(code, details)


@pytest.mark.parametrize(("cell", "number"), [(50.0, 50.0), (7, 7.0), (None, None), (" ", None), (-2.5, -2.5)])
def test_a_number_cell_is_a_number(cell: Value, number: float | None) -> None:
    assert to_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "code", "suggestion"),
    [
        ("1.250", "number_as_text", "1.250"),
        ("1,250", "number_as_text", "1,250"),
        ("50%", "text_in_number", None),
        ("năm mươi", "text_in_number", None),
        ("50 triệu", "text_in_number", None),
        (date(2026, 1, 5), "date_in_number", None),
        (False, "truth_value", None),
        (CellError("#VALUE!"), "error_value", None),
        (float("inf"), "error_value", None),
        (float("nan"), "error_value", None),
        (10**400, "error_value", None),
    ],
)
def test_a_number_cell_that_is_no_number_is_told(cell: Value, code: str, suggestion: str | None) -> None:
    details = () if suggestion is None else (("suggestion", suggestion),)
    assert to_number(cell) == CellIssue(code, details)


@pytest.mark.parametrize(
    "text", ["20/10/2026", "ngày 20 tháng 10 năm 2026", "2026-10-20", "20.10.2026", "２０/１０/２０２６"]
)
def test_a_day_that_stands_as_text_is_read_with_a_remark(text: str) -> None:
    read = to_day(f" {text} ")
    assert read == Read(date(2026, 10, 20), CellIssue("day_as_text", (("reading", "20/10/2026"),)))


@pytest.mark.parametrize(
    ("text", "number", "reading"),
    [
        ("50", 50, "50"),
        (" 12,5 ", 12.5, "12,5"),
        ("12.5", 12.5, "12,5"),
        ("0,125", 0.125, "0,125"),
        ("1.250.000", 1_250_000, "1250000"),
        ("1.250.000,5", 1_250_000.5, "1250000,5"),
        ("-3", -3, "-3"),
        ("７０", 70, "70"),
    ],
)
def test_a_number_that_stands_as_text_is_read_with_a_remark(text: str, number: float, reading: str) -> None:
    assert to_number(text) == Read(number, CellIssue("number_read", (("reading", reading),)))


@pytest.mark.parametrize("text", ["70%", "80 %", "７０％", " 12,5% "])
def test_a_percentage_that_stands_as_text_is_read_in_a_column_of_percent(text: str) -> None:
    read = to_percent(text)
    assert isinstance(read, Read)
    assert read.value in (70.0, 80.0, 12.5)


@pytest.mark.parametrize(
    ("text", "code"), [("1.250%", "number_as_text"), ("%", "text_in_number"), ("a%", "text_in_number")]
)
def test_a_percentage_that_is_no_number_is_told(text: str, code: str) -> None:
    found = to_percent(text)
    assert isinstance(found, CellIssue)
    assert found.code == code


@pytest.mark.parametrize("convert_one", [to_day, to_number, to_percent, to_integer])
@pytest.mark.parametrize("text", ["chưa", "không có", "-", "?", "\u200b", "đang làm", "n/a"])
def test_words_that_say_none_read_as_blank_with_a_remark(convert_one: Callable[[Value], object], text: str) -> None:
    assert convert_one(text) == Read(None, CellIssue("none_said"))


def test_documents_that_say_none_and_choices_that_are_none_read_as_blank() -> None:
    document = Column("document", "Văn bản", evidence=True)
    converted = convert(document, ["210/QĐ-UBND", "chưa có", None, "đang trình", 15.0])
    assert converted.values == ["210/QĐ-UBND", None, None, None, "15"]
    assert converted.remarks == {1: CellIssue("none_said"), 3: CellIssue("none_said")}
    halts = convert(HALT, ["không", "-", "Hủy", "đang hủy"])
    assert halts.values == [None, None, "Hủy", "đang hủy"]
    assert set(halts.remarks) == {0, 1}


def test_a_whole_number_has_no_fraction() -> None:
    assert to_integer(2026.0) == 2026.0
    assert to_integer(2026.5) == CellIssue("not_integer")
    assert to_integer("2026") == Read(2026.0, CellIssue("number_read", (("reading", "2026"),)))
    assert to_integer("12,5") == CellIssue("not_integer")
    assert to_integer(None) is None


@pytest.mark.parametrize("cell", [True, CellError("#REF!"), float("nan")])
def test_a_text_cell_can_be_unusable_too(cell: Value) -> None:
    assert isinstance(to_text(cell), CellIssue)


@pytest.mark.parametrize("cell", ["Hủy", "Huỷ", " hủy ", "HỦY", unicodedata.normalize("NFD", "Hủy")])
def test_a_choice_is_given_the_lists_own_spelling(cell: str) -> None:
    assert convert(HALT, [cell]).values == ["Hủy"]


def test_a_choice_that_is_not_in_the_list_stays_for_the_model_to_judge() -> None:
    assert convert(HALT, ["tạm ngưng", None, True]).values == ["tạm ngưng", None, None]


@given(st.sampled_from(list(CellType)), st.lists(CELLS, max_size=6))
def test_no_cell_makes_a_column_fail_and_each_is_a_value_or_a_trouble(kind: CellType, cells: list[Value]) -> None:
    column = Column("x", "X", kind, choices=("Có", "Không") if kind is CellType.CHOICE else ())
    converted = convert(column, cells)
    assert len(converted.values) == len(cells)
    for index, cell in enumerate(cells):
        blank = cell is None or (isinstance(cell, str) and not cell.strip())
        said = index in converted.troubles or index in converted.remarks
        assert blank or converted.values[index] is not None or said
        assert not (blank and index in converted.troubles)
    assert all(trouble.code in SEVERITY for trouble in converted.troubles.values())


@given(st.sampled_from(list(CellType)), st.lists(CELLS, max_size=6))
def test_a_column_is_converted_as_its_cells_one_by_one(kind: CellType, cells: list[Value]) -> None:
    column = Column("x", "X", kind)
    one = [converter(column)(cell) for cell in cells]
    values = [value.value if isinstance(value, Read) else value for value in one]
    assert convert(column, cells).values == [None if isinstance(value, CellIssue) else value for value in values]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["/", ".", "-", " / "]))
def test_a_typed_day_is_recognised_in_every_writing(day: date, mark: str) -> None:
    assert typed_day(mark.join([str(day.day), str(day.month), str(day.year)])) == day
    assert typed_day(f"ngày {day.day} tháng {day.month} năm {day.year}") == day
    assert typed_day(day.isoformat()) == day
    assert typed_day(plain_text(day)) == day
    assert serial_day((day - date(1899, 12, 30)).days) == day


def test_a_day_that_does_not_exist_is_told_apart_from_words() -> None:
    with pytest.raises(ImpossibleDayError):
        typed_day("30/2/2026")
    assert typed_day("tuần sau") is None


@pytest.mark.parametrize(
    ("row", "column", "cell"), [(1, 1, "A1"), (12, 8, "H12"), (3, 26, "Z3"), (3, 27, "AA3"), (9, 703, "AAA9")]
)
def test_an_address_is_written_as_in_excel(row: int, column: int, cell: str) -> None:
    assert address(row, column) == cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (CellError("#N/A"), "#N/A"),
        (120.0, "120"),
        (date(2026, 3, 5), "05/03/2026"),
        ("x" * 100, "x" * 79 + "…"),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_message_shows_a_value_as_people_write_it(value: Value, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(("cell", "percent"), [(0.7, 70.0), (1.0, 100.0), (1.02, 102.0), (0.125, 12.5)])
def test_a_number_shown_as_a_percentage_counts_as_it_is_shown(cell: float, percent: float) -> None:
    assert to_percent(ShownPercent(cell)) == percent
    actual = Column("actual", "Thực hiện", CellType.NUMBER, as_shown=True)
    assert convert(actual, [ShownPercent(cell), 12.0]).values == [percent, 12.0]
    assert to_number(ShownPercent(cell)) == cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [(ShownMonth(2026, 6, 1), "6/2026"), (ShownYear(2026, 1, 1), "2026"), (date(2026, 6, 1), "01/06/2026")],
)
def test_a_day_in_a_column_of_texts_is_what_its_cell_shows(cell: date, text: str) -> None:
    assert to_text(cell) == text


def test_a_day_in_a_column_of_days_is_a_day_whatever_its_cell_shows() -> None:
    day = to_day(ShownMonth(2026, 6, 15))
    assert (day, type(day)) == (date(2026, 6, 15), date)


def test_a_percentage_in_a_column_of_texts_keeps_its_sign() -> None:
    assert to_text(ShownPercent(0.1)) == "10%"
    assert shown(ShownPercent(0.125)) == "12,5%"
