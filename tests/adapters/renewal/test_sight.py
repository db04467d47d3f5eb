"""A workbook in use takes the look of today's plan sheets over, and keeps what people made of theirs."""

import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from taskbook_schemas.plan_view import ROW_POINTS
from tests.adapters.renewal.office import PLAN, in_use, renamed, renewed, values, version_1
from tests.adapters.xlsx.rich import audit, edit

OTHER = "KTTN 2025"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return version_1(tmp_path)


def shown(sheet: Worksheet) -> dict[str, bool]:
    """Which headings of a sheet are shown."""
    dimensions = sheet.column_dimensions.values()
    return {
        str(cell.value): not next((one.hidden for one in dimensions if one.min <= cell.column <= one.max), False)
        for cell in sheet[4]
        if cell.value is not None
    }


def widths(sheet: Worksheet) -> Mapping[str, float]:
    return {
        str(cell.value): one.width
        for cell in sheet[4]
        for one in sheet.column_dimensions.values()
        if one.min <= cell.column <= one.max
    }


def test_columns_stay_where_they_are_and_those_in_sight_come_together(book: Path) -> None:
    before = [renamed(cell.value) for cell in openpyxl.load_workbook(book)[OTHER][4]]
    renewed(book)
    sheet = openpyxl.load_workbook(book)[OTHER]
    assert [cell.value for cell in sheet[4]][: len(before)] == before
    left = [heading for heading, is_shown in shown(sheet).items() if is_shown][:10]
    assert left == [
        *("Mã", "TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"),
        *("Tiến độ (%)", "Tình hình thực hiện", "Ngày hoàn thành", "Trạng thái", "Số ngày"),
    ]
    assert sum(widths(sheet)[heading] for heading in left) * 7 < 1316
    assert sheet.sheet_format.outlineLevelCol == 1
    assert sheet.sheet_properties.outlinePr.summaryRight is False
    assert audit(book) == []


def test_rows_are_capped_but_those_somebody_set(book: Path) -> None:
    edit(book, {"xl/worksheets/sheet2.xml": lambda xml: re.sub(rb'<row r="7"', rb'<row r="7" customHeight="1"', xml)})
    before = openpyxl.load_workbook(book)[OTHER].row_dimensions[7].height
    renewed(book)
    sheet = openpyxl.load_workbook(book)[OTHER]
    assert sheet.row_dimensions[7].height == before
    assert {sheet.row_dimensions[row].height for row in (5, 6, 8, 40)} == {ROW_POINTS}


def test_a_width_somebody_set_and_a_column_somebody_hid_stay(book: Path) -> None:
    edit(
        book,
        {
            "xl/worksheets/sheet2.xml": lambda xml: re.sub(
                rb'(<col min="5" max="5" )width="[\d.]+"', rb'\1hidden="1" width="33.5"', xml
            ).replace(b'<col min="4" max="4" width="52.7109375"', b'<col min="4" max="4" width="71"')
        },
    )
    renewed(book)
    sheet = openpyxl.load_workbook(book)[OTHER]
    assert widths(sheet)["Tên nhiệm vụ"] == 71
    assert (widths(sheet)["Cơ quan chủ trì"], shown(sheet)["Cơ quan chủ trì"]) == (33.5, False)


def test_groups_of_the_offices_own_stay_as_they_are(book: Path) -> None:
    edit(
        book,
        {
            "xl/worksheets/sheet2.xml": lambda xml: xml.replace(
                b'<col min="6" max="6" ', b'<col min="6" max="6" outlineLevel="1" '
            )
        },
    )
    before = widths(openpyxl.load_workbook(book)[OTHER])
    renewed(book)
    sheet = openpyxl.load_workbook(book)[OTHER]
    assert all(shown(sheet).values())
    assert {heading: widths(sheet)[renamed(heading)] for heading in before} == before


def test_no_column_is_folded_of_a_sheet_that_a_chart_of_the_offices_shows(tmp_path: Path) -> None:
    book = in_use(version_1(tmp_path))
    renewed(book)
    made = openpyxl.load_workbook(book)
    assert all(shown(made[PLAN]).values())
    assert not all(shown(made[OTHER]).values())


@pytest.mark.parametrize("charted", [True, False])
def test_renewing_again_changes_nothing(tmp_path: Path, charted: bool) -> None:
    book = version_1(tmp_path)
    if charted:
        in_use(book)
    renewed(book)
    before = values(book)
    assert renewed(book).backup is None
    assert values(book) == before
