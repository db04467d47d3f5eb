"""The file as a unit and its programs see it: what is open, what is checked, how it prints, what no text can become."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from taskbook.adapters.unit_file.read import manifest_of
from taskbook.core.judge import Judged
from taskbook.core.model import Status
from taskbook.core.unit_file import DRAWN_ORDER, HEADINGS, INPUT_COLUMNS, PRINTED_COLUMNS, UnitFile
from taskbook_schemas.layout import UnitForm

from .builders import BATCH, ECONOMY, PACKER, POLICE, files, judged, saved

FIRST_INPUT = len(UnitForm.FIRST) + 1
TASK_ROW = UnitForm.TOP + 2  # under the role's title and the band's line
DRAWN = [HEADINGS[place] for place in DRAWN_ORDER]
STATUS = DRAWN.index("Trạng thái") + 1


def form(*tasks: Judged) -> UnitFile:
    return files(*tasks)[0]


def opened(made: UnitFile) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(PACKER.pack(made)))


def sheet_of(made: UnitFile) -> Worksheet:
    sheet = opened(made).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


ONE = form(judged(ECONOMY.name, progress=40.0, completed=date(2026, 9, 1), situation="Đang làm\nphần hai"))


def test_only_the_cells_the_unit_types_are_open() -> None:
    sheet = sheet_of(ONE)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    open_cells = {(cell.row, cell.column) for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == {(TASK_ROW, column) for column in range(FIRST_INPUT, PRINTED_COLUMNS + 1)}


def test_columns_and_rows_may_be_sized_sorted_and_filtered() -> None:
    protection = sheet_of(ONE).protection
    assert not any((protection.formatColumns, protection.formatRows, protection.sort, protection.autoFilter))
    assert protection.formatCells
    assert protection.insertRows
    assert protection.deleteRows


def test_the_current_values_stand_in_the_cells_with_their_types() -> None:
    row = next(sheet_of(ONE).iter_rows(min_row=TASK_ROW, max_row=TASK_ROW))
    values = {heading: cell.value for heading, cell in zip(DRAWN, row, strict=True)}
    assert values["Mã"] == "KH26-1"
    assert values["Hạn xử lý"] == datetime(2026, 9, 27)
    assert values["Tình hình thực hiện"] == "Đang làm\nphần hai"
    assert values["Tiến độ (%)"] == 40
    assert values["Ngày hoàn thành"] == datetime(2026, 9, 1)
    assert values["Đề nghị gia hạn đến"] is None


def test_dates_and_percent_are_checked_and_every_column_says_what_to_type() -> None:
    rules = {str(rule.sqref): rule for rule in sheet_of(ONE).data_validations.dataValidation}
    assert len(rules) == len(INPUT_COLUMNS)
    assert {ref: rule.type for ref, rule in rules.items() if rule.type} == {
        f"G{UnitForm.TOP}:G{TASK_ROW}": "decimal",
        f"H{UnitForm.TOP}:H{TASK_ROW}": "date",
        f"L{UnitForm.TOP}:L{TASK_ROW}": "date",
    }
    percent = rules[f"G{UnitForm.TOP}:G{TASK_ROW}"]
    assert (percent.formula1, percent.formula2, percent.operator) == ("0", "100", None)
    assert all(rule.prompt and rule.showInputMessage for rule in rules.values())
    assert all(rule.showErrorMessage for rule in rules.values())


def test_text_columns_keep_what_is_typed_as_text() -> None:
    row = sheet_of(ONE)[TASK_ROW]
    formats = {DRAWN[cell.column - 1]: cell.number_format for cell in row[FIRST_INPUT - 1 :]}
    assert formats["Số, ngày văn bản kết quả"] == formats["Tình hình thực hiện"] == formats["Đề xuất"] == "@"
    assert formats["Ngày hoàn thành"] == formats["Đề nghị gia hạn đến"] == 'dd" thg "mm" "yyyy'


def test_it_prints_on_a4_landscape_one_page_wide_with_headings_and_page_numbers() -> None:
    sheet = sheet_of(ONE)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"
    assert [cell.value for cell in sheet[UnitForm.HEADER_ROW]] == DRAWN
    assert "&P/&N" in _part(ONE, "xl/worksheets/sheet1.xml").replace("&amp;", "&")


def test_the_heading_names_the_office_the_unit_the_day_the_batch_and_when_to_reply() -> None:
    sheet = sheet_of(ONE)
    words = [cell.value for row in sheet.iter_rows(max_row=2) for cell in row if cell.value]
    unit, title, issuer, guide, batch = words
    assert (unit, title, issuer) == ("Đơn vị: Phòng Kinh tế", "PHIẾU THEO DÕI NHIỆM VỤ", BATCH.issuer)
    assert batch == f"Số liệu đến ngày 30/9/2026 - Mã đợt: {BATCH.id}"
    assert "trước ngày 10/10/2026" in guide


def test_without_a_day_to_reply_none_is_named() -> None:
    made = files(judged(ECONOMY.name), batch=replace(BATCH, reply_by=None))[0]
    assert str(sheet_of(made).cell(2, 1).value).endswith("gửi lại chính tệp này.")


def test_it_ends_with_the_two_signatures() -> None:
    last = [cell.value for row in sheet_of(ONE).iter_rows(min_row=TASK_ROW + 1) for cell in row if cell.value]
    assert last[1:3] == ["NGƯỜI LẬP", "THỦ TRƯỞNG ĐƠN VỊ"]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_words_and_a_symbol(status: Status) -> None:
    cell = sheet_of(form(judged(ECONOMY.name, status=status))).cell(TASK_ROW, STATUS)
    assert cell.value == status.value
    assert re.fullmatch(r'"\S "@', cell.number_format)


def test_shades_differ_where_colours_cannot_be_seen() -> None:
    late, soon, time = (
        sheet_of(form(judged(ECONOMY.name, status=status))).cell(TASK_ROW, STATUS)
        for status in (Status.LATE, Status.DUE_SOON, Status.IN_TIME)
    )
    assert late.font.b
    assert len({str(cell.fill) for cell in (late, soon, time)}) == 3


NASTY = (
    "=1+1",
    "+A1",
    "-2",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "http://x.vn",
    "mailto:a@b.vn",
    "_x0041_",
    "12",
    "a\tb",
)


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    made = form(judged(ECONOMY.name, name=text, situation=text, deadline_text=text))
    sheet = sheet_of(made)
    for column in (3, DRAWN.index("Thời hạn") + 1, FIRST_INPUT):
        cell = sheet.cell(TASK_ROW, column)
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with zipfile.ZipFile(io.BytesIO(PACKER.pack(made))) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets" in name]
    assert len(parts) == 2
    assert not any(b"<f>" in part or b"<f " in part or b"<hyperlink" in part for part in parts)


def test_characters_no_cell_can_hold_are_left_out_of_the_cell_and_of_what_was_sent(tmp_path: Path) -> None:
    path = saved(tmp_path, form(judged(ECONOMY.name, situation="a\x00b\ud800", proposal="\x01")))
    cell = openpyxl.load_workbook(path).worksheets[0].cell(TASK_ROW, FIRST_INPUT)
    manifest = manifest_of(path)
    assert not isinstance(manifest, str)
    assert cell.value == "ab"
    assert manifest.tasks[0].values["situation"] == "ab"  # type: ignore[union-attr]
    assert manifest.tasks[0].values["proposal"] is None  # type: ignore[union-attr]


def test_marks_in_a_units_name_do_no_harm(tmp_path: Path) -> None:
    unit = replace(ECONOMY, name="Tổ \"R&D\" <1> & '2'")
    (made,) = files(judged(unit.name), units=(unit,))
    path = saved(tmp_path, made)
    assert openpyxl.load_workbook(path).worksheets[0].cell(1, 1).value == f"Đơn vị: {unit.name}"
    assert "R&amp;&amp;D" in _part(made, "xl/worksheets/sheet1.xml")
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("name", ["Tổ " * 120, "&" * 300])
def test_a_very_long_unit_name_is_cut_in_the_foot_only(name: str) -> None:
    unit = replace(ECONOMY, name=name)
    (made,) = files(judged(unit.name), units=(unit,))
    foot = re.search(r"<oddFooter>(.*)</oddFooter>", _part(made, "xl/worksheets/sheet1.xml"))
    assert foot is not None
    assert len(foot[1].replace("&amp;", "&")) <= 255
    assert sheet_of(made).cell(1, 1).value == f"Đơn vị: {unit.name}"


def test_a_unit_that_begins_with_a_digit_does_not_change_the_foots_size() -> None:
    (made,) = files(judged("1 Tổ"), units=(replace(ECONOMY, name="1 Tổ"),))
    assert '&amp;L&amp;9&amp;"Times New Roman,Italic"1 Tổ' in _part(made, "xl/worksheets/sheet1.xml")


def test_the_hidden_sheet_is_very_hidden_and_gives_the_manifest_back(tmp_path: Path) -> None:
    assert [sheet.sheet_state for sheet in opened(ONE).worksheets] == ["visible", "veryHidden"]
    assert manifest_of(saved(tmp_path, ONE)) == ONE.manifest


def test_the_file_has_no_macros_and_passes_the_schema(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(PACKER.pack(ONE))) as archive:
        assert not any("vba" in name.lower() or name.endswith(".bin") for name in archive.namelist())
    assert OpenXmlValidator().validate(saved(tmp_path, ONE)).errors == []


def test_the_same_file_is_the_same_bytes() -> None:
    again = form(judged(ECONOMY.name, progress=40.0, completed=date(2026, 9, 1), situation="Đang làm\nphần hai"))
    assert PACKER.pack(again) == PACKER.pack(ONE)


def test_a_row_is_as_tall_as_its_text_and_no_taller_than_excel_allows() -> None:
    tasks = [judged(ECONOMY.name, name="nhiệm vụ " * words, row=5 + words, id=str(words)) for words in (1, 30, 3000)]
    heights = [sheet_of(form(*tasks)).row_dimensions[TASK_ROW + nth].height for nth in range(3)]
    assert heights[0] < heights[1] < heights[2] <= 409


def test_both_roles_are_in_one_list() -> None:
    made = form(judged(ECONOMY.name, id="1", row=5), judged(POLICE.name, with_=(ECONOMY.name,), id="2", row=6))
    ids = [cell.value for cell in sheet_of(made)["B"][UnitForm.TOP - 1 :] if cell.value]
    assert ids == ["1", "2", "NGƯỜI LẬP", "(Ký, ghi rõ họ tên)"]
    assert sheet_of(made).auto_filter.ref == f"C3:F{TASK_ROW + 3}"


def _part(made: UnitFile, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(PACKER.pack(made))) as archive:
        return archive.read(name).decode()
