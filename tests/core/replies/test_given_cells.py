"""Cells of a unit's file that are only to look at: every edit is told, none is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.actions.replies import merge
from taskbook.core.replies.kinds import FileRemark
from taskbook.core.replies.raw_file import Cell, RawFile
from taskbook.core.unit_file import UnitFile, mark_of
from taskbook.ports import CellError, CellWrite, Changes, Value
from taskbook.texts.refusals import remark
from taskbook_schemas.layout import UnitSheet
from tests.core.replies.books import ECONOMY, RUN, inputs, master, place
from tests.core.replies.files import INPUTS, returned, rows_of, sent, take_in

EMPTY: tuple[str, ...] = ()


def edited_given(form: UnitFile, place: int, cell: Cell) -> RawFile:
    """The unit's file with one cell of the first task's row that was only to look at changed."""
    rows = {number: dict(cells) for number, cells in rows_of(form).items()}
    number = next(number for number, cells in rows.items() if cells.get(2, ("",))[0] == "KH26-1")
    rows[number][place] = cell
    return returned(form, rows=rows)


def edits() -> list[tuple[int, Cell, str]]:
    """Every column that is only to look at, but for the ids', with what may happen to its cell and what is said."""
    places = [place for place, heading in enumerate(UnitSheet.HEADINGS, 1) if heading != "Mã"]
    filled = [place for place in places if UnitSheet.HEADINGS[place - 1] not in EMPTY]
    changed = [(place, ("Việc khác", False), "nay là «Việc khác»") for place in places]
    cleared = [(place, (None, False), "nay là để trống") for place in filled]
    return [*changed, *cleared, *((place, (7.0, True), "nay là «7» (công thức)") for place in places)]


@pytest.mark.parametrize(("column", "cell", "said"), edits())
def test_an_edit_outside_the_units_own_columns_is_listed_by_task_and_column_and_never_taken(
    column: int, cell: Cell, said: str
) -> None:
    book = master()
    before = inputs(book)
    plan = take_in(book, edited_given(sent(book)[ECONOMY], column, cell)).plan
    (note,) = plan.notes
    assert (note.remark, note.task) == (FileRemark.GIVEN_EDITED, "KH26-1")
    assert remark(note).endswith(
        f"nhiệm vụ KH26-1: đơn vị sửa ô chỉ để xem, không nhận: cột «{UnitSheet.HEADINGS[column - 1]}» {said}."
    )
    assert inputs(book) == before


def test_what_the_master_changed_since_is_no_edit_of_the_unit() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "product"), "Đề án mới")]))
    assert merge(book, [returned(form)], RUN).plan.notes == ()


def test_a_file_made_before_there_were_marks_is_read_without_them() -> None:
    book = master()
    form = sent(book)[ECONOMY]
    old = replace(form, manifest=replace(form.manifest, tasks=tuple(replace(t, given=()) for t in form.manifest.tasks)))
    file = replace(edited_given(old, 3, ("Việc khác", False)), manifest=old.manifest)
    assert merge(book, [file], RUN).plan.notes == ()


def test_a_column_that_was_only_to_look_at_and_is_gone_is_told() -> None:
    book = master()
    rows = {n: {c: v for c, v in cells.items() if c != 11} for n, cells in rows_of(sent(book)[ECONOMY]).items()}
    (note,) = merge(book, [returned(sent(book)[ECONOMY], rows=rows)], RUN).plan.notes
    assert (note.remark, note.detail) == (FileRemark.GIVEN_COLUMN_MISSING, "Vì sao")
    assert "không ảnh hưởng" in remark(note)


@pytest.mark.parametrize(
    ("sent", "came"),
    [
        ("Đề án\nquý I", "Đề án  quý I "),
        ("To\u0302 chuc", "T\u00f4 chuc"),
        ("a\x07b", "ab"),
        (5, 5.0),
        (5, "5"),
        (date(2026, 9, 30), datetime(2026, 9, 30)),
        (date(2026, 9, 30), 46295.0),
        (None, ""),
    ],
)
def test_what_programs_do_to_a_cell_when_they_save_it_is_no_edit(sent: Value, came: Value) -> None:
    assert mark_of(sent) == mark_of(came)


@given(st.integers(-10_000, 10_000), st.integers(-10_000, 10_000))
def test_another_number_is_an_edit(one: int, other: int) -> None:
    assert (mark_of(float(one)) == mark_of(other)) is (one == other)


@pytest.mark.parametrize("came", ["đề án", "Đề an", "Đề án.", None, 5.0, True, CellError("#N/A")])
def test_another_value_is_an_edit(came: Value) -> None:
    assert mark_of(came) != mark_of("Đề án")


def test_a_row_a_unit_added_is_listed_even_without_an_answer() -> None:
    book = master()
    rows = rows_of(sent(book)[ECONOMY])
    rows[60] = {3: ("Việc tự thêm", False)}
    (note,) = merge(book, [returned(sent(book)[ECONOMY], rows=rows)], RUN).plan.notes
    assert note.remark is FileRemark.ROW_ADDED
    assert "dòng 60: Việc tự thêm" in remark(note)


def test_an_answer_in_a_row_without_a_task_among_the_tasks_is_listed() -> None:
    book = master()
    rows = rows_of(sent(book)[ECONOMY])
    numbers = [number for number, cells in rows.items() if cells.get(2, ("",))[0] in ("KH26-1", "KH26-2")]
    rows = {number + (number > numbers[0]): cells for number, cells in rows.items()}
    rows[numbers[0] + 1] = {INPUTS["situation"]: ("thêm ý nữa", False)}
    (note,) = merge(book, [returned(sent(book)[ECONOMY], rows=rows)], RUN).plan.notes
    assert note.remark is FileRemark.ROW_ADDED
    assert f"dòng {numbers[0] + 1}: thêm ý nữa" in remark(note)
