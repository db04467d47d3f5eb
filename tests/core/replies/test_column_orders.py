"""Files come back with their columns as they are drawn now, and as they were drawn up to layout version 6."""

from __future__ import annotations

import pytest

from taskbook.core.replies.form import Form, read_form
from taskbook.core.replies.kinds import FileRemark
from taskbook.core.replies.raw_file import Cell
from taskbook.core.unit_file import DRAWN_ORDER, FORMER_ORDER, HEADINGS
from taskbook_schemas.layout import UnitSheet
from tests.core.replies.books import ECONOMY, master
from tests.core.replies.files import returned, rows_of, sent

SITUATION = HEADINGS.index("Tình hình thực hiện")
BOTH = pytest.mark.parametrize("order", [DRAWN_ORDER, FORMER_ORDER])
Rows = dict[int, dict[int, Cell]]


def in_order(rows: Rows, order: tuple[int, ...]) -> Rows:
    """Rows whose columns stand by place in `HEADINGS`, drawn in another order."""
    body = {number: cells for number, cells in rows.items() if number >= UnitSheet.HEADER_ROW}
    last = len(HEADINGS)
    drawn = {
        number: {order.index(column - 1) + 1 if column <= last else column: cell for column, cell in cells.items()}
        for number, cells in body.items()
    }
    return {**rows, **drawn}


def read(order: tuple[int, ...], *renamed: str) -> Form:
    form = sent(master())[ECONOMY]
    rows = in_order(rows_of(form, {("KH26-1", "situation"): "Đã trình"}), order)
    header = rows[UnitSheet.HEADER_ROW]
    for column, (text, formula) in tuple(header.items()):
        if text in renamed:
            header[column] = (f"Cột {column}", formula)
    found = read_form(returned(form, rows=rows), form.manifest)
    assert isinstance(found, Form)
    return found


def situation(form: Form) -> object:
    answers = next(one for one in form.answers if one.task.id == "KH26-1")
    return answers.cells["situation"][0][0] if "situation" in answers.cells else None


@BOTH
def test_answers_are_found_in_either_order(order: tuple[int, ...]) -> None:
    form = read(order)
    assert situation(form) == "Đã trình"
    assert [note for note in form.notes if note.remark is FileRemark.GIVEN_EDITED] == []


@BOTH
def test_a_renamed_column_is_known_by_its_place_in_either_order(order: tuple[int, ...]) -> None:
    form = read(order, HEADINGS[SITUATION])
    assert situation(form) == "Đã trình"
    assert FileRemark.COLUMN_RENAMED in {note.remark for note in form.notes}


@BOTH
def test_where_the_headings_left_fit_both_orders_no_column_is_guessed(order: tuple[int, ...]) -> None:
    form = read(order, *HEADINGS[3:])
    assert situation(form) is None
    assert FileRemark.COLUMN_RENAMED not in {note.remark for note in form.notes}
