import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.row_heights import (
    LINE_POINTS,
    MOST_POINTS,
    heights_by_kind,
    lines_in,
    row_points,
    shortened_to_lines,
    text_lines,
)

TEXTS = st.text(alphabet="aăâeêiìộữ mnW.,-đĐ0\n", max_size=300)
WIDTHS = st.floats(min_value=4, max_value=120)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("Phòng Kinh tế", 20, 1),
        ("Phòng Kinh tế", 9, 2),
        ("một\nhai\nba", 20, 3),
        ("W" * 40, 10, 8),  # no blank to break at: the word is cut
        ("chữ " + "W" * 40, 10, 9),
    ],
)
def test_a_text_takes_as_many_lines_as_its_column_forces(text: str, width: float, lines: int) -> None:
    assert text_lines(text, width) == lines


@pytest.mark.parametrize(("letters", "lines"), [(20, 1), (21, 2), (22, 2)])
def test_a_text_that_only_just_fits_is_given_a_second_line(letters: int, lines: int) -> None:
    """22.3 characters are 156 pixels, 21 letters of half a font's size 154: fonts of printers are a little wider."""
    assert text_lines("n" * letters, 22.3) == lines


def test_vietnamese_marks_do_not_widen_a_letter() -> None:
    assert text_lines("ộữẫ " * 40, 30) == text_lines("oua " * 40, 30)


@given(TEXTS, WIDTHS)
def test_a_line_break_always_begins_a_line(text: str, width: float) -> None:
    assert text_lines(text, width) >= text.count("\n") + 1


@given(TEXTS, TEXTS, WIDTHS)
def test_more_text_never_takes_fewer_lines(text: str, more: str, width: float) -> None:
    assert text_lines(text + more, width) >= text_lines(text, width)


def test_a_row_is_as_tall_as_its_tallest_cell() -> None:
    assert row_points([("ngắn", 20), ("một\nhai\nba", 20)]) == 3 * LINE_POINTS


def test_a_row_without_texts_is_one_line_tall() -> None:
    assert row_points([]) == LINE_POINTS


def test_a_row_is_never_taller_than_excel_allows() -> None:
    assert row_points([("\n" * 100, 20)]) == MOST_POINTS


def test_one_line_needs_no_height_of_its_own() -> None:
    assert heights_by_kind([("ngắn", None, 5, "task")], (10, 10, 10), {"task": (1, 2, 3)}) == [None]


def test_the_longest_text_of_the_wrapped_columns_decides() -> None:
    row = ("một hai ba bốn năm sáu", "x" * 100, "a\nb", "task")
    assert heights_by_kind([row], (10, 10, 10), {"task": (1, 3)}) == [text_lines(row[0], 10) * LINE_POINTS]


def test_the_rows_kind_says_which_columns_wrap() -> None:
    rows = [("a\nb", "task"), ("a\nb", "note")]
    assert heights_by_kind(rows, (10, 5), {"task": (1,)}) == [2 * LINE_POINTS, None]


def test_no_generated_row_is_higher_than_excel_takes() -> None:
    assert heights_by_kind([("dài " * 3000, "task")], (10,), {"task": (1,)}) == [MOST_POINTS]


@given(st.text(alphabet="aăm ẵW.\n", max_size=80), st.integers(3, 40))
def test_a_text_taken_for_short_is_short(text: str, width: int) -> None:
    expected = text_lines(text, width)
    assert heights_by_kind([(text, "task")], (width,), {"task": (1,)}) == [
        expected * LINE_POINTS if expected > 1 else None
    ]


def test_what_is_remembered_of_a_column_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taskbook.core.row_heights._MEMORY", 2)
    known = lines_in(7.25)
    assert [known[text] for text in ("a", "b\nc", "d", "b\nc", None)] == [1, 2, 1, 2, 1]
    assert len(known) <= 2


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=60), st.integers(12, 60), st.integers(1, 3))
def test_a_text_shortened_to_lines_takes_no_more_of_them_and_ends_after_a_word(
    words: list[str], width: int, lines: int
) -> None:
    short = shortened_to_lines("  ".join(words), width, lines)
    assert text_lines(short, width) <= lines
    kept = short.removesuffix("…").split()
    assert kept == words[: len(kept)]
    assert short.endswith("…") or kept == words
