"""Sources of rows in short words: what a file would have become."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.grid import Cell, Paragraph, Row, Source, Table
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Field, Reading

HEADINGS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn")
UP = None
"""Merged with the cell above."""

Given = str | None | tuple[str, int]


def table(
    *rows: Sequence[Given], number: int = 1, sheet: str = "", tops: Sequence[int] = (), hidden: Sequence[int] = ()
) -> Table:
    """A table of rows of cells; `tops`: numbers of rows that are first on a page, `hidden`: of hidden rows."""
    made: list[Row] = []
    for at, given in enumerate(rows, start=1):
        cells: list[Cell] = []
        for each in given:
            column = cells[-1].column + cells[-1].span if cells else 0
            above = made[-1].at(column) if made else None
            text, span = each if isinstance(each, tuple) else (each, 1)
            if text is UP:
                assert above is not None
                cells.append(Cell(above.text, column, above.span, merged=True))
            else:
                cells.append(Cell(text, column, span))
        made.append(Row(at, tuple(cells), hidden=at in hidden, first_on_page=at in tops))
    return Table(number, tuple(made), sheet)


def source(*blocks: Table | str) -> Source:
    return Source("kế hoạch.docx", tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks))


def read(*blocks: Table | str, choice: Choice | None = None) -> Reading:
    reading = read_appendix(source(*blocks), choice or Choice())
    assert isinstance(reading, Reading), reading
    return reading


def said(reading: Reading) -> list[str]:
    """Each task: its sections, then its fields in order without the last ones that are blank."""
    return [
        (" > ".join(row.section) + ": " if row.section else "")
        + " | ".join(row.fields.get(field, "") for field in Field).rstrip(" |")
        for row in reading.tasks
    ]


def codes(reading: Reading) -> list[str]:
    return [
        f"{doubt.code.name} {doubt.place.row}"
        for doubt in reading.all_doubts
        if not doubt.code.name.startswith(("PLAN_", "COUNT_"))
    ]
