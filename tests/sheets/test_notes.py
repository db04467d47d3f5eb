"""What people write below a generated sheet stays, or moves down with all its cells, and is told of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from taskbook.ports import SheetFill, Value
from taskbook.sheets.notes import MovedNotes, keep_notes, put_below

TOP, WIDTH = 5, 3


def fill(rows: int, visible: bool | None = True) -> SheetFill:
    return SheetFill("Kiểm tra", TOP, WIDTH, [("việc", None, "kind")] * rows, visible=visible, heights=[30.0] * rows)


def note(number: int, text: Value = "ghi chú") -> tuple[int, list[Value]]:
    return number, [None, text, None]


def test_without_notes_a_fill_is_as_it_was() -> None:
    assert keep_notes(fill(2), []) == (fill(2), None)
    assert put_below(fill(2), []) == fill(2)


def test_notes_below_the_new_body_are_not_touched() -> None:
    kept, moved = keep_notes(fill(2), [note(8), note(11)])
    assert (kept.rows, kept.until, moved) == (fill(2).rows, 7, None)


def test_notes_in_the_bodys_way_move_down_together_a_blank_row_below_it() -> None:
    kept, moved = keep_notes(fill(4), [note(7, "a"), note(9, 5.0)])
    assert moved == MovedNotes("Kiểm tra", 7, 9, 10)
    assert [*kept.rows[4:]] == [(), [None, "a", None], (), [None, 5.0, None]]
    assert kept.heights == [30.0] * 4 + [None] * 4
    assert kept.until is None


def test_a_note_right_under_the_body_gets_a_blank_row_between() -> None:
    kept, moved = keep_notes(fill(2), [note(7)])
    assert (len(kept.rows), moved) == (4, MovedNotes("Kiểm tra", 7, 7, 8))


def test_a_sheet_with_notes_is_not_hidden() -> None:
    assert keep_notes(fill(0, visible=False), [note(20)])[0].visible is None
    assert keep_notes(fill(0, visible=False), [])[0].visible is False
    assert keep_notes(fill(0, visible=True), [note(20)])[0].visible is True


def test_notes_put_below_stay_in_their_rows_where_there_is_room() -> None:
    assert put_below(fill(1), [note(9)]).rows[3:] == [(), [None, "ghi chú", None]]
    assert put_below(fill(6), [note(9)]).rows[6:] == [(), [None, "ghi chú", None]]


@given(
    rows=st.integers(0, 12),
    places=st.lists(st.integers(TOP, 40), unique=True, min_size=1, max_size=6).map(sorted),
)
def test_every_note_stands_below_the_body_in_its_order_and_distance(rows: int, places: list[int]) -> None:
    notes = [note(number, f"ghi chú {number}") for number in places]
    kept, moved = keep_notes(fill(rows), notes)
    if moved is None:
        assert kept.until is not None
        assert TOP + rows <= kept.until < places[0]
        return
    body = dict(enumerate(kept.rows, TOP))
    now = {number: row[1] for number, row in body.items() if row and row[-1] is None}
    assert list(now.values()) == [cells[1] for _, cells in notes]
    assert [number - moved.now for number in now] == [number - places[0] for number in places]
    assert moved.now == TOP + rows + 1
