"""Where pages of the printed list end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.tracking.pages import white_rows

FIRST, ROOM = 300.0, 400.0


def test_a_heading_that_would_stand_alone_at_the_foot_moves_with_its_task() -> None:
    white = white_rows([270.0, 18.0, 60.0], [False, True, False], FIRST, ROOM)
    assert white == {1: 21.0}  # 30 points are left: the heading's 18 no longer fit


def test_a_heading_that_has_room_with_its_task_stays() -> None:
    assert white_rows([200.0, 18.0, 60.0], [False, True, False], FIRST, ROOM) == {}


def test_a_row_that_fits_by_a_hair_is_made_to_go() -> None:
    assert white_rows([200.0, 98.0], [False, False], FIRST, ROOM) == {1: 91.0}


def test_a_row_that_goes_to_the_next_page_by_itself_needs_no_white_row() -> None:
    assert white_rows([200.0, 150.0], [False, False], FIRST, ROOM) == {}


def test_where_next_to_nothing_is_left_no_white_row_is_needed() -> None:
    assert white_rows([295.0, 18.0, 60.0], [False, True, False], FIRST, ROOM) == {}


def test_the_first_page_is_never_left_blank() -> None:
    assert white_rows([18.0, 320.0], [True, False], FIRST, ROOM) == {}


@given(st.lists(st.tuples(st.sampled_from([17.0, 47.0, 92.0, 302.0]), st.booleans()), max_size=60), st.floats(-4, 4))
def test_no_heading_ends_a_page_even_where_pages_are_a_little_larger_or_smaller(
    rows: list[tuple[float, bool]], off: float
) -> None:
    """Headings are 18 points; at most two above a task, so that a block is never higher than a page."""
    heights: list[float] = []
    keeps: list[bool] = []
    for height, headed in rows:
        if headed:
            heights.append(18.0)
            keeps.append(True)
        heights.append(height)
        keeps.append(False)
    white = white_rows(heights, keeps, ROOM, ROOM)
    drawn: list[tuple[float, bool | None]] = []
    for index, height in enumerate(heights):
        if index in white:
            drawn.append((white[index], None))
        drawn.append((height, keeps[index]))
    used = 0.0
    before: bool | None = None
    for height, kept in drawn:
        if used + height > ROOM + off:
            assert before is not True
            used = 0.0
        used += height
        before = kept
