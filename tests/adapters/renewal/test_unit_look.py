"""A workbook in use takes the look of today's unit sheets over, and keeps what people made of theirs."""

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.actions.refresh import refresh
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook_schemas.layout import UnitSheet
from tests.adapters.renewal.office import RUN, renewed, typed, version_1
from tests.adapters.xlsx.rich import audit

ECONOMY = "Phiếu Phòng Kinh tế"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = version_1(tmp_path)
    refresh(open_workbook(path, lambda: RUN.now), RUN)
    return path


def unit_sheet(path: Path) -> Worksheet:
    made = openpyxl.load_workbook(path)[ECONOMY]
    assert isinstance(made, Worksheet)
    return made


def folded(sheet: Worksheet) -> list[int]:
    return [row for row, look in sheet.row_dimensions.items() if look.hidden and look.outlineLevel]


def test_the_figures_are_folded_and_the_head_is_low_over_frozen_names(book: Path) -> None:
    before = [cell.value for cell in unit_sheet(book)["C"]]
    renewed(book)
    sheet = unit_sheet(book)
    assert folded(sheet) == list(range(UnitSheet.FOLDED[0], UnitSheet.FOLDED[1] + 1))
    assert sheet.freeze_panes == "D11"
    assert sheet.column_dimensions["C"].width == pytest.approx(UnitSheet.WIDTHS[2], abs=0.8)
    assert sheet.cell(UnitSheet.HEADER_ROW, 3).font.sz == UnitSheet.FONT_POINTS
    assert [cell.value for cell in sheet["C"]] == before
    assert audit(book) == []


def test_what_is_written_where_rows_would_fold_stays_in_sight(book: Path) -> None:
    typed(book, (ECONOMY, 9, 2, "Ghi chú của Lan"))
    renewed(book)
    sheet = unit_sheet(book)
    assert folded(sheet) == []
    assert sheet.cell(9, 2).value == "Ghi chú của Lan"


def test_a_second_renewal_changes_nothing_more(book: Path) -> None:
    renewed(book)
    once = re.sub(r"\s", "", str([(k, v.height, v.hidden) for k, v in unit_sheet(book).row_dimensions.items()]))
    renewed(book)
    again = re.sub(r"\s", "", str([(k, v.height, v.hidden) for k, v in unit_sheet(book).row_dimensions.items()]))
    assert once == again
