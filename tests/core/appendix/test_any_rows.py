"""Whatever stands in the cells of a table: it is read or refused, no two tasks have one id, and no row is lost."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.appendix.grid import Cell, Paragraph, Row, Source, Table
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import DoubtCode, Field, Reading
from tests.core.appendix.grids import HEADINGS, codes, read, said, table

CELLS = (
    *("", "", "1", "2", "a)", "I", "I. KT", "1.1", "-", "A", "B", "(1)", "(2)", "(3)", "nt"),
    *("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Sản phẩm", "Phối hợp", "STT", "Chỉ tiêu", "Hoàn thành trước"),
    *("Tổng cộng", "Ghi chú: x", "Phòng Kinh tế", "và nữa", "- gạch", "Quý I", "TM. UBND", "* sao", "PHỤ LỤC", "việc"),
)
LINES = ("KẾ HOẠCH", "Số: 1/KH-UBND", "A, ngày 1 tháng 2 năm 2026", "(Kèm theo Kế hoạch số /KH)", "Tổng số: 3 nhiệm vụ")


def any_source(chance: Random) -> Source:
    blocks: list[Paragraph | Table] = []
    for number in range(1, chance.randint(1, 3) + 1):
        if chance.random() < 0.4:
            blocks.append(Paragraph(chance.choice((*CELLS, *LINES)) or "x"))
        width = chance.randint(3, 7)
        headings = chance.sample((*HEADINGS, "Ghi chú"), width)
        rows = [Row(1, tuple(Cell(text, at) for at, text in enumerate(headings)))]
        rows += [
            Row(at, _cells(chance, width), chance.random() < 0.05, chance.random() < 0.1)
            for at in range(2, chance.randint(2, 9))
        ]
        hidden = frozenset({chance.randint(0, 6)} if chance.random() < 0.1 else ())
        blocks.append(Table(number, tuple(rows), chance.choice(("", "PL")), hidden))
    return Source("a.docx", tuple(blocks))


def _cells(chance: Random, width: int) -> tuple[Cell, ...]:
    cells, at = [], chance.choice((0, 0, 0, 1))
    while at < width + chance.choice((0, 0, 0, 1)):
        span = chance.choice((1, 1, 1, 1, 2, 3, 6))
        cells.append(Cell(chance.choice(CELLS), at, span, chance.random() < 0.1))
        at += span + (chance.random() < 0.05)
    return tuple(cells)


@settings(max_examples=500, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_rows_are_read_or_refused_and_every_id_is_one_tasks_own(chance: Random) -> None:
    reading = read_appendix(any_source(chance))
    if isinstance(reading, Reading):
        ids = [task.id.casefold() for task in reading.tasks]
        assert len(set(ids)) == len(ids)
        assert all(ids)
        assert all(row.fields.keys() <= set(Field) for row in reading.tasks)


def test_a_second_row_of_a_task_below_a_heading_that_is_a_unit_has_that_lead_too() -> None:
    headings = ("TT", "Nhiệm vụ", "Sản phẩm", "Thời hạn")
    reading = read(table(headings, (("PHÒNG KINH TẾ", 4),), ("1", "Một", "S", "Q"), ("", "", "S2", "Q2")))
    assert said(reading) == [
        "PHÒNG KINH TẾ: 1 | Một | PHÒNG KINH TẾ |  | S | Q",
        "PHÒNG KINH TẾ: 1 | Một | PHÒNG KINH TẾ |  | S2 | Q2",
    ]
    assert f"{DoubtCode.BLANK_FROM_ABOVE.name} 4" in codes(reading)
