"""What a unit sees on opening its file at 1366 x 768 and 100%, and on paper: that of the built workbook with most."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.core.row_heights import text_lines
from taskbook.core.unit_file import INPUT_COLUMNS, PRINTED_COLUMNS
from taskbook_schemas.layout import UnitForm
from tests.adapters.replies.office import convert, soffice
from tests.adapters.unit_file.dump import split_master

ECONOMY = "Phòng Kinh tế"
ROOM = (1290, 470)  # pixels of cells, the ribbon open
PADDING, BUTTON = 5, 18
A4_WIDTH = 11.69
TOOL_TALK = ("xem trang", "trang «", "trang Kiểm tra", "ô nhập", "cần sửa dữ liệu", "Làm mới")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sight")
    return split_master(folder, ECONOMY).written[0].path


@pytest.fixture(scope="module")
def sheet(path: Path) -> Worksheet:
    made = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(made, Worksheet)
    return made


def wide(sheet: Worksheet, column: int) -> float:
    return float(sheet.column_dimensions[get_column_letter(column)].width) * 7  # a width in a file counts padding


def low(sheet: Worksheet, row: int) -> float:
    return float(sheet.row_dimensions[row].height or 15) * 96 / 72


def test_the_heading_and_five_tasks_are_in_sight_on_opening(sheet: Worksheet) -> None:
    tasks = [row for row in range(UnitForm.TOP, sheet.max_row) if isinstance(sheet.cell(row, 1).value, int)]
    assert sum(low(sheet, row) for row in range(1, tasks[4] + 1)) <= ROOM[1]
    assert sheet.sheet_view.zoomScale in (None, 100)


def test_what_stays_in_sight_is_low_and_holds_the_tasks_id_and_name(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "D4"
    assert sum(low(sheet, row) for row in range(1, UnitForm.TOP)) <= 100
    assert sum(wide(sheet, column) for column in range(1, 4)) <= ROOM[0] / 2


def test_the_columns_to_fill_in_follow_task_deadline_and_status_and_are_in_sight(sheet: Worksheet) -> None:
    headings = [cell.value for cell in sheet[UnitForm.HEADER_ROW]]
    first = headings.index(INPUT_COLUMNS[0].heading)
    assert headings[:first] == ["STT", "Mã", "Nhiệm vụ", "Hạn xử lý", "Trạng thái"]
    assert headings[first : first + 7] == [column.heading for column in INPUT_COLUMNS]
    assert sum(wide(sheet, column) for column in range(1, first + 8)) <= ROOM[0]


def test_no_heading_is_broken_within_a_syllable(sheet: Worksheet) -> None:
    first, last = (re.sub(r"\d", "", end) for end in str(sheet.auto_filter.ref).split(":"))
    for cell in sheet[UnitForm.HEADER_ROW]:
        button = BUTTON if first <= cell.column_letter <= last else 0
        room = (wide(sheet, cell.column) - PADDING - button) / 7 * 11 / 10 / 1.1  # bold letters are a tenth wider
        assert all(text_lines(word, room) == 1 for word in str(cell.value).split()), cell.value
        assert text_lines(str(cell.value), room) <= 3, cell.value


def test_it_prints_at_nine_points_or_more(sheet: Worksheet) -> None:
    paper = (A4_WIDTH - sheet.page_margins.left - sheet.page_margins.right) * 96
    share = int(min(1, paper / sum(wide(sheet, column) for column in range(1, PRINTED_COLUMNS + 1))) * 100) / 100
    small = min(cell.font.sz for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert small * share >= 9


def test_no_sentence_for_a_unit_talks_of_the_tool(sheet: Worksheet) -> None:
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    texts += [str(rule.prompt) for rule in sheet.data_validations.dataValidation]
    assert [text for text in texts for words in TOOL_TALK if words in text] == []


@pytest.mark.slow
@pytest.mark.skipif(soffice() is None, reason="LibreOffice (soffice) is not installed")
def test_thirty_six_tasks_take_five_pages_at_most(path: Path, tmp_path: Path) -> None:
    made = convert(path, "pdf", tmp_path / "pdf", tmp_path / "profile").read_bytes()
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", made)) <= 5
