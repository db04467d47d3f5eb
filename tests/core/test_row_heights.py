"""Rows high enough for their texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.row_heights import POINTS_PER_LINE, heights_by_kind, row_height, text_lines

LINES = [
    ("", 10, 1),
    ("một hai", 10, 1),
    ("một hai ba bốn", 10, 2),
    ("dòng\ndòng", 10, 2),
    ("x" * 25, 10, 3),
    ("ab " + "x" * 25, 10, 4),
    ("một\n\nhai", 10, 3),
]


@pytest.mark.parametrize(("text", "width", "lines"), LINES)
def test_a_text_takes_the_lines_its_words_need(text: str, width: float, lines: int) -> None:
    assert text_lines(text, width) == lines


def test_one_line_needs_no_height() -> None:
    assert row_height(("ngắn", None, 5), (10, 10, 10), (1, 2, 3)) is None
    assert row_height(("ngắn",), (10,), ()) is None


def test_the_longest_text_of_the_wrapped_columns_decides() -> None:
    row = ("một hai ba bốn", "x" * 100, 7)
    height = row_height(row, (10, 10, 10), (1, 3))
    assert height is not None
    assert 2 * POINTS_PER_LINE <= height < 3 * POINTS_PER_LINE


def test_no_row_is_higher_than_excel_takes() -> None:
    assert row_height(("dài " * 3000,), (10,), (1,)) == 409.0


def test_the_rows_kind_says_which_columns_wrap() -> None:
    rows = [("một hai ba bốn", "task"), ("một hai ba bốn", "note")]
    assert heights_by_kind(rows, (10, 5), {"task": (1,)}) == [2 * POINTS_PER_LINE + 1.5, None]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200), st.integers(1, 60))
def test_a_wider_column_never_needs_more_lines(text: str, width: int) -> None:
    assert text_lines(text, width + 1) <= text_lines(text, width)
