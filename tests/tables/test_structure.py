"""Sheets, tables and columns are found by forgiving names; what is missing is named with what to do."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from taskbook.core.cell_address import address
from taskbook.core.headings import find_columns, key
from taskbook.errors import StructureError
from taskbook.tables import gather
from taskbook_schemas.columns import TASK_COLUMNS, UNIT_COLUMNS
from taskbook_schemas.registry import FIXED_TABLES, PLANS, UNITS
from tests.core.builders import PLAN_ROW, FakeWorkbook, grid, task, workbook

HEADINGS = tuple(column.heading for column in TASK_COLUMNS)


def swap(book: FakeWorkbook, sheet: str, **changes: object) -> FakeWorkbook:
    """The workbook with its table on `sheet` changed."""
    book.grids[sheet] = [replace(book.grids[sheet][0], **changes)]  # type: ignore[arg-type]
    return book


@pytest.mark.parametrize(
    "heading",
    ["  Ngày hoàn  thành ", "NGÀY HOÀN THÀNH", "Ngày\nhoàn thành", unicodedata.normalize("NFD", "Ngày hoàn thành")],
)
def test_a_heading_is_known_however_it_is_written(heading: str) -> None:
    headings = tuple(heading if name == "Ngày hoàn thành" else name for name in HEADINGS)
    assert find_columns(headings, TASK_COLUMNS).fields["completed"] == HEADINGS.index("Ngày hoàn thành")


def test_the_tone_may_stand_on_either_vowel() -> None:
    assert key("Tạm dừng/Huỷ") == key("Tạm dừng/Hủy")


def test_a_column_is_found_by_the_appendix_own_heading_in_any_order() -> None:
    headings = ["Thời hạn", *[name for name in HEADINGS if name != "Thời gian hoàn thành"], "Cột riêng"]
    found = find_columns(headings, TASK_COLUMNS)
    assert found.fields["deadline"] == 0
    assert not found.missing
    assert "Cột riêng" not in {headings[index] for index in found.fields.values()}


def test_missing_and_repeated_headings_are_named() -> None:
    headings = [*[name for name in HEADINGS if name != "Mục"], "Nhiệm vụ"]
    found = find_columns(headings, TASK_COLUMNS)
    assert found.missing == ("Mục",)
    assert [[headings[place] for place in places] for places in found.repeated] == [["Tên nhiệm vụ", "Nhiệm vụ"]]
    assert found.strange == ()


def test_a_column_that_need_not_be_there_is_not_missed() -> None:
    book = workbook(task())
    without_help = [column for column in FIXED_TABLES[4].columns if column.field != "help"]
    book.grids["Thiết lập"] = [grid("Thiết lập", "tbl_ThietLap", without_help, [])]
    assert gather(book).tables[0].tasks


@pytest.mark.parametrize("sheet", [spec.sheet for spec in FIXED_TABLES])
def test_a_missing_sheet_stops_with_its_name(sheet: str) -> None:
    book = workbook(task())
    del book.grids[sheet]
    with pytest.raises(StructureError, match=f"thu.xlsx.*{sheet}.*tên"):
        gather(book)


def test_all_missing_sheets_are_named_at_once() -> None:
    with pytest.raises(StructureError) as stop:
        gather(FakeWorkbook({}))
    assert all(spec.sheet in str(stop.value) for spec in FIXED_TABLES)


@pytest.mark.parametrize("sheet", [*[spec.sheet for spec in FIXED_TABLES], "KH 2026"])
def test_a_missing_table_stops_with_sheet_and_table(sheet: str) -> None:
    book = workbook(task())
    table = book.grids[sheet][0].table
    book.grids[sheet] = []
    with pytest.raises(StructureError, match=f"thu.xlsx.*{sheet}.*{table}.*Ctrl"):
        gather(book)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_missing_heading_stops_with_its_name(heading: str) -> None:
    renamed = tuple("Cột khác" if name == heading else name for name in HEADINGS)
    with pytest.raises(StructureError, match=r"thu\.xlsx.*KH 2026.*tbl_KH26") as stop:
        gather(swap(workbook(task()), "KH 2026", headings=renamed))
    assert f"«{heading}»" in str(stop.value)
    cell = address(4, HEADINGS.index(heading) + 1)
    assert f"ô {cell} «Cột khác»" in str(stop.value)


def test_a_missing_column_stops_with_the_cells_of_the_headings() -> None:
    table = workbook(task()).grids["KH 2026"][0]
    cut = {"headings": HEADINGS[1:], "columns": table.columns[1:]}
    with pytest.raises(StructureError, match=rf"hàng tiêu đề A4:{address(4, len(HEADINGS) - 1)}\. Nếu"):
        gather(swap(workbook(task()), "KH 2026", **cut))


def test_a_heading_that_stands_twice_stops() -> None:
    book = workbook(task())
    table = book.grids["KH 2026"][0]
    twice = {"headings": (*HEADINGS, "thời hạn"), "columns": (*table.columns, ["của văn phòng"])}
    with pytest.raises(
        StructureError, match=rf"KH 2026.*«Thời gian hoàn thành» .*, «thời hạn» \(ô {address(4, len(HEADINGS) + 1)}\)"
    ):
        gather(swap(book, "KH 2026", **twice))


def test_a_table_that_was_given_a_new_name_is_known_by_its_headings() -> None:
    gathered = gather(swap(workbook(task()), UNITS, table="Table1"))
    assert gathered.units[0].name == "Phòng Kinh tế"
    assert gather(swap(workbook(task()), "KH 2026", table="Table2")).tables[0].grid.table == "Table2"


def test_another_table_beside_the_right_one_is_left_alone() -> None:
    book = workbook(task())
    book.grids[UNITS].insert(0, grid(UNITS, "Rieng", UNIT_COLUMNS[:1], [{"name": "của văn phòng"}]))
    assert gather(book).units[0].name == "Phòng Kinh tế"


def test_two_tables_that_could_each_be_the_one_stop() -> None:
    book = swap(workbook(task()), UNITS, table="A")
    book.grids[UNITS].append(replace(book.grids[UNITS][0], table="B"))
    with pytest.raises(StructureError, match="tbl_DonVi"):
        gather(book)


def test_a_plan_whose_sheet_is_missing_stops_at_its_cell() -> None:
    book = workbook(task())
    del book.grids["KH 2026"]
    with pytest.raises(StructureError, match=r"thu\.xlsx.*Kế hoạch.*F5.*KH 2026"):
        gather(book)


def test_a_plans_sheet_is_found_whatever_the_letters_case_and_blanks() -> None:
    book = workbook(task(), plan={**PLAN_ROW, "sheet": "kh  2026 "})
    book.grids["KH 2026"] = [replace(book.grids.pop("kh  2026 ")[0], sheet="KH 2026")]
    gathered = gather(book)
    assert gathered.plans[0].sheet == "KH 2026"
    assert gathered.tables[0].tasks[0].sheet == "KH 2026"


def test_a_plan_without_year_and_day_stops_at_its_cell() -> None:
    plan = {**PLAN_ROW, "year": None, "issued": None, "sheet": "Phụ lục", "subject": None}
    with pytest.raises(StructureError, match=f"{PLANS}.*D5.*KH26.*năm"):
        gather(workbook(task(), plan=plan))
