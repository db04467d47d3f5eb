"""What was written, row by row, comes out as rectangles."""

from __future__ import annotations

import pytest

from taskbook.adapters.cells import journal as module
from taskbook.adapters.cells.journal import Journal, Written
from taskbook.ports import BlockChange


def blocks(*rows: tuple[int, list[Written]]) -> list[BlockChange]:
    journal = Journal("KH 2026")
    for row, cells in rows:
        journal.row(row, cells)
    return journal.blocks()


def block(row: int, column: int, old: list[list[object]], new: list[list[object]]) -> BlockChange:
    return BlockChange("KH 2026", row, column, old, new)  # type: ignore[arg-type]


def test_rows_that_follow_each_other_in_the_same_columns_are_one_rectangle() -> None:
    found = blocks((5, [(2, "a", "b"), (3, None, 1)]), (6, [(2, "c", "d"), (3, 1.0, 2)]))
    assert found == [block(5, 2, [["a", None], ["c", 1.0]], [["b", 1], ["d", 2]])]


def test_cells_apart_from_each_other_are_rectangles_of_their_own() -> None:
    found = blocks((5, [(1, None, "a"), (3, None, "b")]), (6, [(1, None, "c"), (3, None, "d")]))
    assert found == [block(5, 1, [[None]] * 2, [["a"], ["c"]]), block(5, 3, [[None]] * 2, [["b"], ["d"]])]


def test_a_row_left_out_ends_a_rectangle() -> None:
    found = blocks((5, [(1, None, "a")]), (7, [(1, None, "b")]))
    assert found == [block(5, 1, [[None]], [["a"]]), block(7, 1, [[None]], [["b"]])]


def test_rows_of_other_width_are_other_rectangles_and_do_not_end_one() -> None:
    found = blocks((5, [(1, 1.0, 2)]), (6, [(1, 3.0, 4), (2, 5.0, 6)]), (7, [(1, 7.0, 8)]))
    assert found == [
        block(5, 1, [[1.0]], [[2]]),
        block(6, 1, [[3.0, 5.0]], [[4, 6]]),
        block(7, 1, [[7.0]], [[8]]),
    ]


def test_rectangles_come_from_top_to_bottom_then_from_left_to_right() -> None:
    found = blocks((5, [(4, None, 1)]), (6, [(1, None, 2), (4, None, 3)]), (8, [(4, None, 4)]))
    assert [(one.row, one.column) for one in found] == [(5, 4), (6, 1), (8, 4)]


def test_the_same_cells_handed_over_for_several_rows_are_told_for_each_of_them() -> None:
    same: list[Written] = [(1, None, "a"), (4, "x", "y")]
    found = blocks((5, same), (6, same), (9, same))
    assert found == [
        block(5, 1, [[None]] * 2, [["a"]] * 2),
        block(5, 4, [["x"]] * 2, [["y"]] * 2),
        block(9, 1, [[None]], [["a"]]),
        block(9, 4, [["x"]], [["y"]]),
    ]


def test_what_is_remembered_of_rows_stays_small_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(row, [(1, None, row)]) for row in range(5, 25)]
    expected = blocks(*rows)  # type: ignore[arg-type]
    monkeypatch.setattr(module, "MEMORY", 2)
    journal = Journal("KH 2026")
    for row, cells in rows:
        journal.row(row, cells)  # type: ignore[arg-type]
        assert len(journal._parted) <= 2
    assert journal.blocks() == expected


def test_what_was_told_once_is_not_told_again() -> None:
    journal = Journal("KH 2026")
    journal.row(5, [(1, None, "a")])
    first = journal.blocks()
    assert journal.blocks() == first == [block(5, 1, [[None]], [["a"]])]
    journal.row(6, [(1, None, "b")])
    assert journal.blocks() == [*first, block(6, 1, [[None]], [["b"]])]


def test_nothing_written_gives_nothing() -> None:
    assert blocks() == []
