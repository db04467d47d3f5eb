"""Where the printed list's pages end: a heading at a page's foot moves to the next page, with what it heads.

Excel cannot keep rows together, and page breaks would stay where they are when the list changes. So a white row is put
before the heading, as high as the page has room: less half a heading, for programs differ by a few points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_SLACK = 9.0
_MOST = 400.0  # a row's own limit is Excel's 409


def white_rows(heights: Sequence[float], keeps: Sequence[bool], first: float, room: float) -> dict[int, float]:
    """Return the height of the white row needed before some rows, by the row's index.

    `keeps` says which rows must stand on one page with the row after them; `first` is the first page's room.
    """
    white: dict[int, float] = {}
    left, begun = first, False
    for start, stop in _blocks(keeps):
        height = sum(heights[start:stop])
        if begun and height > left - _SLACK:
            goes_by_itself = stop - start == 1 and height > left + _SLACK
            if left > _SLACK and not goes_by_itself:
                white[start] = min(left - _SLACK, _MOST)
            left = room
        left = (left - height) % room  # what is higher than a page goes on over the next
        begun = True
    return white


def _blocks(keeps: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of rows that stand together."""
    start = 0
    for index, kept in enumerate(keeps):
        if not kept:
            yield start, index + 1
            start = index + 1
