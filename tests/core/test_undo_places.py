"""Where cells of tables went: by the task's id and the heading, by their place where these do not tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from taskbook.core.run import Run
from taskbook.core.undo import Step, undo_changes
from taskbook.core.undo_places import Now, Whereabouts, Why, table_then
from taskbook.ports import BlockChange, Grid, Value
from taskbook_schemas.columns import TASK_COLUMNS, Role
from tests.core.replies.books import RUN

COMPUTED = next(column.heading for column in TASK_COLUMNS if column.role is Role.COMPUTED)


def grid(ids: Sequence[Value], *more: tuple[str, Sequence[Value]], sheet: str = "KH", first_column: int = 1) -> Grid:
    """A table in row 4 with a column of ids and others."""
    columns = (("Mã", ids), *more)
    return Grid(
        sheet,
        f"tbl{sheet}",
        4,
        first_column,
        tuple(heading for heading, _ in columns),
        tuple(list(cells) for _, cells in columns),
    )


def now(then: Grid, here: Grid, row: int, column: int) -> Now | Why:
    """Where a cell of a table is, once the workbook holds another."""
    table = table_then(then)
    places = Whereabouts([table], lambda sheets: [here])
    assert places.table("KH", row, column) == table
    return places.find(table, row, column)


def test_of_two_tasks_with_one_id_each_is_found_in_its_own_row() -> None:
    table = grid(["A", "A"], ("Ghi chú", ["x", "y"]))
    assert now(table, table, 6, 2) == Now("KH", 6, 2, "y")


def test_of_two_tasks_with_one_id_none_is_guessed_once_the_rows_have_moved() -> None:
    then = grid(["A", "A", "B"], ("Ghi chú", ["x", "y", "z"]))
    here = grid(["B", "A", "A"], ("Ghi chú", ["z", "x", "y"]))
    assert now(then, here, 5, 2) is Why.SEVERAL


def test_a_row_without_an_id_is_known_by_its_place_alone() -> None:
    then = grid(["A", None], ("Ghi chú", ["x", "y"]))
    assert now(then, then, 6, 2) == Now("KH", 6, 2, "y")
    assert now(then, grid(["A", "B"], ("Ghi chú", ["x", "y"])), 6, 2) is Why.NO_TASK


def test_a_column_that_is_gone_is_told() -> None:
    then = grid(["A"], ("Ghi chú", ["x"]))
    assert now(then, grid(["A"], ("Khác", ["x"])), 5, 2) is Why.NO_COLUMN


def test_of_two_columns_with_one_heading_each_is_known_by_its_place_while_the_table_is_what_it_was() -> None:
    then = grid(["A"], ("Ghi chú", ["x"]), ("Ghi chú", ["y"]))
    assert now(then, then, 5, 3) == Now("KH", 5, 3, "y")
    moved = grid(["A"], ("Ghi chú", ["x"]), ("Ghi chú", ["y"]), first_column=2)
    assert now(then, moved, 5, 3) is Why.NO_COLUMN


@pytest.mark.parametrize(("heading", "listed"), [("Ghi chú", 1), (COMPUTED, 0)])
def test_what_is_computed_is_not_listed_when_its_task_is_gone(heading: str, listed: int) -> None:
    then = grid(["A"], (heading, ["mới"]))
    step = Step("refresh", RUN.now, RUN.who, None, (BlockChange("KH", 5, 2, [["cũ"]], [["mới"]]),))
    undoing = undo_changes(step, [table_then(then)], lambda sheets: [grid(["B"], (heading, ["mới"]))], no_cells, [])
    assert [left.why for left in undoing.kept] == [Why.NO_TASK] * listed
    assert undoing.changes.cells == []


def no_cells(sheet: str, row: int, width: int, height: int) -> Sequence[Sequence[Value]]:
    raise AssertionError((sheet, row, width, height))


def test_cells_outside_tables_are_read_once_for_each_sheet() -> None:
    asked: list[tuple[str, int, int, int]] = []

    def cells(sheet: str, row: int, width: int, height: int) -> Sequence[Sequence[Value]]:
        asked.append((sheet, row, width, height))
        return [["a", "mới"], ["mới"]]  # the sheet's last rows are shorter, or gone

    run: Run = RUN
    blocks = (
        BlockChange("Tự do", 3, 2, [["cũ"]], [["mới"]]),
        BlockChange("Tự do", 4, 1, [["cũ"]], [["mới"]]),
        BlockChange("Tự do", 9, 1, [["cũ"]], [["mới"]]),
    )
    undoing = undo_changes(Step("x", run.now, run.who, None, blocks), (), lambda sheets: [], cells, [])
    assert asked == [("Tự do", 3, 2, 7)]
    assert [(write.row, write.column, write.value) for write in undoing.changes.cells] == [(3, 2, "cũ"), (4, 1, "cũ")]
    assert [(left.row, left.why) for left in undoing.kept] == [(9, Why.CHANGED)]
