"""How the page's height is shared out among its blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.weekly.fit import Block, items_shown


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    heights = tuple(draw(st.lists(st.integers(1, 12), max_size=8)))
    more = draw(st.integers(0, 5)) if heights else 0
    return Block(heights, len(heights) + more, 1, draw(st.integers(1, 3)))


@given(st.lists(blocks(), max_size=6), st.integers(0, 80))
def test_blocks_keep_within_the_page_and_no_block_could_show_one_item_more(all_: list[Block], points: int) -> None:
    shown = items_shown(all_, points)
    used = sum(block.points(number) for block, number in zip(all_, shown, strict=True))
    smallest = sum(block.points(0) for block in all_)
    assert used <= max(points, smallest)
    for block, number in zip(all_, shown, strict=True):
        assert 0 <= number <= len(block.heights)
        if number < len(block.heights) and smallest <= points:
            assert used - block.points(number) + block.points(number + 1) > points


def test_every_block_shows_one_item_before_any_shows_a_second() -> None:
    busy = [Block((3.0,) * 9, 9, 1.0, turns=5), Block((3.0,) * 9, 9, 1.0), Block((3.0,) * 9, 9, 1.0)]
    assert items_shown(busy, 12.0) == [1, 1, 1]
    assert items_shown(busy, 21.0) == [4, 1, 1]


def test_the_last_item_needs_no_room_for_the_line_that_says_how_many_are_left_out() -> None:
    assert items_shown([Block((2.0, 2.0), 2, 1.0)], 4.0) == [2]
    assert items_shown([Block((2.0, 2.0), 3, 1.0)], 4.0) == [1]


def test_a_block_with_nothing_in_it_takes_the_line_that_says_so() -> None:
    assert Block((), 0, 15.0).points(0) == 15.0
    assert items_shown([Block((), 0, 1.0), Block((2.0,), 1, 1.0)], 3.0) == [0, 1]
