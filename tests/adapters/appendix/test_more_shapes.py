"""Appendices as other offices compose them, in Word, Excel and printed to PDF: their answers were written first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.adapters.appendix.office import converted
from taskbook.adapters.appendix.source import read_source
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Reading
from tests.adapters.appendix.saying import reading_of, rows_of
from tests.adapters.appendix.test_shapes_in_excel import needs_office
from tests.appendices.composed import PLANS, Plan
from tests.appendices.word import Cell


@pytest.mark.parametrize("name", PLANS)
def test_each_row_section_and_cell_comes_back(name: str, tmp_path: Path) -> None:
    plan = PLANS[name]
    reading = reading_of(tmp_path, plan.word_file())
    assert rows_of(reading) == list(plan.answer)
    assert {heading for row in reading.tasks for heading in row.other} == set(plan.other)


@pytest.mark.parametrize("name", [name for name, plan in PLANS.items() if any(plan.plan)])
def test_the_plan_is_known_by_its_head(name: str, tmp_path: Path) -> None:
    number, issued, subject = PLANS[name].plan
    head = reading_of(tmp_path, PLANS[name].word_file()).plan
    assert head.number == number
    assert head.issued == (date.fromisoformat(issued) if issued else None)
    if subject is not None:
        assert head.subject == subject


def as_sheet(plan: Plan) -> Callable[[Worksheet], None]:
    """The same plan as an office types it into Excel: lines above, merged areas for what spans and goes down."""

    def fill(sheet: Worksheet) -> None:
        at = 1
        for line in plan.before:
            if not line.startswith("<"):
                sheet.cell(at, 1, line)
                at += 1
        begun: dict[int, int] = {}
        ended: dict[int, tuple[int, int]] = {}

        def merge(column: int) -> None:
            if column in ended:
                last, right = ended.pop(column)
                sheet.merge_cells(None, begun[column], column, last, right)

        for row in plan.rows:
            column = 1
            for given in row:
                cell = Cell(given) if isinstance(given, str) else given
                if cell.goes_on:
                    ended[column] = (at, column + cell.span - 1)
                else:
                    sheet.cell(at, column, cell.text)
                    if cell.begins:
                        merge(column)
                        begun[column] = at
                    elif cell.span > 1:
                        sheet.merge_cells(None, at, column, at, column + cell.span - 1)
                column += cell.span
            at += 1
        for column in begun:
            merge(column)

    return fill


@pytest.mark.parametrize("name", [name for name, plan in PLANS.items() if not plan.in_pieces])
def test_typed_into_excel_it_is_the_same(name: str, tmp_path: Path) -> None:
    plan = PLANS[name]
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    as_sheet(plan)(book.active)
    path = tmp_path / "a.xlsx"
    book.save(path)
    reading = read_appendix(read_source(path))
    assert isinstance(reading, Reading), reading
    assert rows_of(reading) == list(plan.answer)


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("pdf", "headings in two rows: who in two columns, when in two columns"),
        ("pdf", "one number over several products, leads merged down over two tasks"),
        ("pdf", "sections over sections over numbers with both, counts declared"),
        ("odt", "a programme of papers, the time first and merged down"),
        ("doc", "lettered tasks below numbered groups, the group's deadline for all"),
    ],
)
def test_in_another_kind_of_file_it_is_the_same(kind: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(PLANS[name].word_file())
    with converted(path, kind) as made:
        other = tmp_path / f"a.{kind}"
        other.write_bytes(made.read_bytes())
    reading = read_appendix(read_source(other))
    assert isinstance(reading, Reading), reading
    assert rows_of(reading) == list(PLANS[name].answer)
