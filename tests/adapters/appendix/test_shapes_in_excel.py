"""Appendices as Excel files: merges, shown values, formulas, hidden lines, several tables and sheets."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.adapters.appendix.formulas import work_out
from taskbook.adapters.appendix.office import converted, find_office
from taskbook.adapters.appendix.shown_values import shown
from taskbook.core.appendix.grid import Notice
from tests.adapters.appendix.saying import HEADINGS, doubts_of, reading_of, rows_of

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


def book(*fills: Callable[[Worksheet], None]) -> bytes:
    made = openpyxl.Workbook()
    sheets = [made.active, *(made.create_sheet() for _ in fills[1:])]
    for fill, sheet in zip(fills, sheets, strict=True):
        assert isinstance(sheet, Worksheet)
        fill(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rows(*lines: tuple[object, ...] | list[object]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append(list(line))

    return fill


def read(folder: Path, *fills: Callable[[Worksheet], None]) -> tuple[list[str], list[str]]:
    reading = reading_of(folder, book(*fills), "kế hoạch.xlsx")
    return rows_of(reading), doubts_of(reading)


def test_numbers_that_lost_their_zero_days_as_shown_and_a_blank_line_between(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(HEADINGS, *[(number, "Việc", "P", "C", "S", date(2026, 6, 5)) for number in (1.8, 1.9, 1.1, 1.11)])(sheet)
        sheet["F2"].number_format = "dd/mm/yyyy"
        sheet["F3"].number_format = "d/m/yyyy"
        sheet["F4"].number_format = '"Ngày "d" tháng "m'
        sheet["F5"].number_format = "mm/yyyy"
        rows([], (2, "Việc sau", "P", None, None, "Quý I"))(sheet)

    found, doubts = read(tmp_path, fill)
    assert found == [
        "1.8 | Việc | P | C | S | 05/06/2026",
        "1.9 | Việc | P | C | S | 5/6/2026",
        "1.10 | Việc | P | C | S | Ngày 5 tháng 6",
        "1.11 | Việc | P | C | S | 06/2026",
        "2 | Việc sau | P |  |  | Quý I",
    ]
    assert doubts == ["NUMBER_COUNTED 4"]


def test_sections_that_are_not_merged_rests_totals_and_signatures(tmp_path: Path) -> None:
    found, doubts = read(
        tmp_path,
        rows(
            HEADINGS,
            ("I. KINH TẾ",),
            (1, "A", "P", "C", "S", "Q"),
            (None, "- tiếp theo"),
            (None, None, "P2", None, None, "Q2"),
            ("II", "VĂN HÓA"),
            (1, "B", "P", "C", "S", "Q"),
            ("Cộng: 03 nhiệm vụ",),
            (),
            (None, None, None, None, "CHỦ TỊCH"),
            (None, None, None, None, "Nguyễn Văn A"),
        ),
    )
    assert found == [
        "I. KINH TẾ: 1 | A\n- tiếp theo | P | C | S | Q",
        "I. KINH TẾ: 1 | A\n- tiếp theo | P2 |  |  | Q2",
        "II. VĂN HÓA: 1 | B | P | C | S | Q",
    ]
    assert doubts == ["REST_JOINED 4", "BLANK_FROM_ABOVE 5", "BLANK_FROM_ABOVE 5"]


def test_headings_merged_both_ways_and_values_merged_down(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(
            ("UBND XÃ AN BÌNH",),
            ("PHỤ LỤC",),
            ("TT", "Nhiệm vụ", "Đơn vị", None, "Thời hạn"),
            (None, None, "Chủ trì", "Phối hợp", None),
            (1, "A", "P", "C", "Q1"),
            (2, "B", None, "C2", None),
        )(sheet)
        for area in ("A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "C5:C6", "E5:E6"):
            sheet.merge_cells(area)

    assert read(tmp_path, fill) == (["1 | A | P | C |  | Q1", "2 | B | P | C2 |  | Q1"], [])


def test_headings_in_two_rows_without_any_merge(tmp_path: Path) -> None:
    lines = [("TT", "Nhiệm vụ", "Đơn vị", None, "Thời hạn"), (None, None, "Chủ trì", "Phối hợp", None)]
    assert read(tmp_path, rows(*lines, (1, "A", "P", "C", "Q")))[0] == ["1 | A | P | C |  | Q"]


def test_another_table_below_in_the_same_sheet_is_not_read_as_tasks(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        rows(
            HEADINGS,
            (1, "A", "P", "C", "S", "Q"),
            (),
            ("PHỤ LỤC 2: CHỈ TIÊU",),
            ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch"),
            (1, "Tăng trưởng", "%", 12),
        ),
    )
    assert found == (["1 | A | P | C | S | Q"], [])


def test_the_sheet_of_tasks_is_found_among_others_and_a_hidden_sheet_is_left_out(tmp_path: Path) -> None:
    def hidden(sheet: Worksheet) -> None:
        rows(HEADINGS, (9, "Ẩn", "P", "C", "S", "Q"))(sheet)
        sheet.sheet_state = "hidden"

    raw = book(
        rows(("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch"), (1, "x", "%", 5)),
        rows(HEADINGS, (1, "A", "P", "C", "S", "Q")),
        rows(),
        hidden,
    )
    reading = reading_of(tmp_path, raw, "kế hoạch.xlsx")
    assert rows_of(reading) == ["1 | A | P | C | S | Q"]
    assert reading.tasks[0].place.sheet == "Sheet1"
    assert reading.notices == (Notice.HIDDEN_SHEETS,)


def test_formulas_that_count_rows_are_worked_out_and_others_are_told_of(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(HEADINGS, *[(formula, "A", "P", "C", "S", "Q") for formula in (1, "=A2+1", "=ROW()-1")])(sheet)
        rows(("=MAX(A$2:A4)+1", "A", "P", "C", "S", '=CONCATENATE("Quý ","I")'))(sheet)
        sheet["B2"].comment = Comment("xem lại", "A")

    raw = book(fill)
    reading = reading_of(tmp_path, raw, "kế hoạch.xlsx")
    assert rows_of(reading) == [*[f"{number} | A | P | C | S | Q" for number in (1, 2, 3)], "4 | A | P | C | S | "]
    assert reading.notices == (Notice.COMMENTS, Notice.UNCOUNTED_FORMULAS)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=A9", 4),
        ("=$A$9+1", 5),
        ("=A9-2", 2),
        ("=A8+1", None),
        ("=ROW()", 12),
        ("= ROW() - 8", 4),
        ("=MAX(A7:A11)+1", 5),
        ("=COUNT(A7:A11)", 1),
        ("=MAX(A7:B11)", None),
        ("=SUM(A7:A11)", None),
    ],
)
def test_a_formula_of_row_twelve(formula: str, value: float | None) -> None:
    assert work_out(formula, 12, {(9, 1): 4.0}) == value


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (1.5, "General", "1.5"),
        (1250, "#,##0", "1.250"),
        (2430.75, "#,##0.00", "2.430,75"),
        (2430.5, "#,##0.##", "2.430,5"),
        (-1250.4, "#,##0", "-1.250"),
        (0.95, "0%", "95%"),
        (5, "00", "05"),
        (3, '0" ha"', "3 ha"),
        (3, '"không số"', "3"),
        (date(2026, 1, 31), "General", "31/01/2026"),
        (datetime(2026, 1, 31, 8, 5), "dd/mm/yyyy hh:mm", "31/01/2026 08:05"),
        (date(2026, 1, 31), "[$-42A]d/m/yy;@", "31/1/26"),
        (date(2026, 1, 31), "mmmm yyyy", "tháng 1 2026"),
        (time(8, 30), "hh:mm", "08:30"),
        ("Quý I", "@", "Quý I"),
    ],
)
def test_a_value_is_shown_as_excel_shows_it(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@needs_office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_and_open_sheets_are_read_alike(kind: str, tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(HEADINGS, (1, "A", "P", "C", "S", date(2026, 6, 5)), (2.5, "B", None, True, "S", "Q"))(sheet)
        rows((3, "Ẩn", "P", "C", "S", "Q"), (4, "D", "P", "C", "S", "Q"))(sheet)
        sheet["F2"].number_format = "dd/mm/yyyy"
        sheet.merge_cells("C2:C3")
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["E"].hidden = True

    source = tmp_path / "a.xlsx"
    source.write_bytes(book(fill))
    with converted(source, kind) as made:
        raw = made.read_bytes()
    reading = reading_of(tmp_path, raw, f"kế hoạch.{kind}")
    assert rows_of(reading)[0] == "1 | A | P | C |  | 05/06/2026"
    assert [task.fields["lead"] for task in reading.tasks] == ["P", "P", "P"]
    assert {Notice.HIDDEN_ROWS, Notice.HIDDEN_COLUMNS} <= set(reading.notices)
