"""The open workbook keeps what people typed, writes values as what they are, and leaves Excel as it found it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from taskbook.adapters.cells.area import Area
from taskbook.adapters.excel.write import _addresses
from taskbook.errors import StructureError
from taskbook.ports import (
    Append,
    CellError,
    CellWrite,
    Changes,
    ColumnWrite,
    Link,
    SheetFill,
    ShownMonth,
    ShownPercent,
    ShownYear,
    Writable,
)
from tests.live.limits import LONGEST_ADDRESS
from tests.live.small import DAYS, LOG, PLAN, STATUS, SUMMARY, TABLE, TEMPLATE, WHY, Opened, column, read
from tests.live.stores import HIDDEN, VERY_HIDDEN, VISIBLE

# reading


def test_a_table_is_read_with_its_place_and_typed_cells(opened: Opened) -> None:
    [grid] = opened.live.tables([PLAN])[PLAN]
    assert (grid.sheet, grid.table, grid.header_row, grid.first_column, grid.height) == (PLAN, TABLE, 4, 1, 3)
    assert grid.headings[:3] == ("Mã", "Nhiệm vụ", "Ngày hoàn thành")
    assert grid.columns[2] == [date(2026, 1, 15), None, None]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("007", 7.0),
        ("'007", "007"),
        ("#N/A", CellError("#N/A")),
        ("TRUE", True),
        ("30/6/2026", date(2026, 6, 30)),
        (datetime(2026, 6, 30, 14, 5), datetime(2026, 6, 30, 14, 5)),
        ("=1+1", 2.0),
        (12, 12.0),
    ],
)
def test_a_cell_reads_as_what_it_is(opened: Opened, typed: object, expected: object) -> None:
    opened.store.sheet(SUMMARY).type(3, 1, typed)
    [[value]] = opened.live.block(SUMMARY, 3, 1, 1)
    assert value == expected
    assert type(value) is type(expected)


def test_an_amount_of_money_is_read_whole_though_excel_rounds_it(opened: Opened) -> None:
    sheet = opened.store.sheet(SUMMARY)
    sheet.type(3, 1, 1234.56789)
    sheet.set_format([Area(3, 1, 3, 1)], "#,##0 ₫")
    assert opened.live.block(SUMMARY, 3, 1, 1) == [[1234.56789]]


def test_a_block_ends_with_the_last_filled_row_and_a_missing_sheet_has_none(opened: Opened) -> None:
    opened.store.sheet(SUMMARY).type(5, 3, "x")
    assert opened.live.block(SUMMARY, 1, 2) == [["Tổng hợp", None]]
    assert opened.live.block("Không có", 1, 2) == []


def test_merged_areas_and_columns_with_formulas_are_told(opened: Opened) -> None:
    sheet = opened.store.sheet(PLAN)
    sheet.merges = [Area(6, 2, 7, 2)]
    sheet.type(5, 5, "=1+1")
    [grid] = opened.live.tables([PLAN])[PLAN]
    assert grid.merged == ("B6:B7",)
    assert grid.formulas == {4}


def test_days_that_a_table_shows_as_months_and_years_are_told_apart(opened: Opened) -> None:
    sheet = opened.store.sheet(PLAN)
    for row in (5, 6, 7):
        sheet.type(row, 5, datetime(2026, 6, 1))
    sheet.set_format([Area(5, 5, 5, 5)], '"Tháng "m/yyyy')
    sheet.set_format([Area(6, 5, 6, 5)], "yyyy")
    sheet.set_format([Area(7, 5, 7, 5)], "dd/mm/yyyy")
    [grid] = opened.live.tables([PLAN])[PLAN]
    assert [type(cell) for cell in grid.columns[4][:3]] == [ShownMonth, ShownYear, date]
    assert grid.columns[4][:3] == [date(2026, 6, 1)] * 3


def test_numbers_that_a_table_shows_as_percentages_are_told_apart(opened: Opened) -> None:
    sheet = opened.store.sheet(PLAN)
    for row, number in enumerate((0.7, 1.0, 60.0), 5):
        sheet.type(row, 5, number)
    sheet.set_format([Area(5, 5, 6, 5)], "0%")
    [grid] = opened.live.tables([PLAN])[PLAN]
    column = grid.columns[4]
    assert column == [0.7, 1.0, 60.0]
    assert [type(cell) is ShownPercent for cell in column] == [True, True, False]
    sheet.set_format([Area(5, 5, 7, 5)], '0.0"% không tính"')
    assert {type(cell) for cell in opened.live.tables([PLAN])[PLAN][0].columns[4]} == {float}


# writing values as what they are


TRICKY: tuple[Writable, ...] = (
    "007",
    "=1+1",
    "- làm xong",
    "+84",
    "@mọi người",
    "30/6/2026",
    "1.1",
    "12%",
    "TRUE",
    "'trích'",
    "#N/A",
    "MAR-25",
    "hai\ndòng",
    "x" * 9000,
    12.5,
    True,
    date(2026, 6, 30),
    datetime(2026, 6, 30, 8, 30),
    None,
)


@pytest.mark.parametrize("value", TRICKY)
@pytest.mark.parametrize("number_format", ["General", "@", "dd/mm/yyyy", "0.0"])
def test_a_value_stays_what_it_is_whatever_the_cells_format(
    opened: Opened, value: Writable, number_format: str
) -> None:
    opened.store.sheet(SUMMARY).set_format([Area(7, 2, 7, 2)], number_format)
    opened.live.apply(Changes(cells=[CellWrite(SUMMARY, 7, 2, value)]))
    [[_, found]] = opened.live.block(SUMMARY, 7, 2, 1)
    assert (type(found), found) == (type(value), value)


def test_numbers_written_over_numbers_in_text_cells_stay_numbers(opened: Opened) -> None:
    sheet = opened.store.sheet(SUMMARY)
    for row, number in enumerate((12, 7, 5), 5):
        sheet.type(row, 1, number)
    sheet.set_format([Area(5, 1, 7, 1)], "@")
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 1, [[326], [7], [4]])]))
    assert opened.live.block(SUMMARY, 5, 1) == [[326.0], [7.0], [4.0]], "the middle one is written again, too"


@pytest.mark.parametrize("value", TRICKY)
def test_a_value_written_a_second_time_is_no_change(opened: Opened, value: Writable) -> None:
    changes = Changes(fills=[SheetFill(SUMMARY, 5, 2, [[value, "đuôi"]])])
    assert opened.live.apply(changes).changed == (1 if value is None else 2)
    opened.excel.operations.clear()
    assert opened.live.apply(changes).changed == 0
    assert not opened.excel.operations["Range.NumberFormat"]


def test_a_text_column_keeps_codes_by_the_text_format(opened: Opened) -> None:
    read(opened)
    opened.live.apply(column(WHY, "007", "=1+1", None))
    assert opened.values(PLAN, 5, 6, 3) == [["007"], ["=1+1"], [None]]
    assert opened.store.sheet(PLAN).cells[5, 6].format == "@"


def test_a_day_in_a_plain_cell_is_shown_as_the_office_writes_it(opened: Opened) -> None:
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 2, [["a", date(2026, 6, 30)], ["b", 5]])]))
    cells = opened.store.sheet(SUMMARY).cells
    assert cells[5, 2].format == "dd/mm/yyyy"
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 2, [["a", 5], ["b", date(2026, 6, 30)]])]))
    assert opened.live.block(SUMMARY, 5, 2) == [["a", 5.0], ["b", date(2026, 6, 30)]]


def test_a_link_is_a_formula_that_leads_to_its_cell(opened: Opened) -> None:
    changes = Changes(fills=[SheetFill(SUMMARY, 5, 1, [[Link("Kế hoạch 'A'", "H12", "H12")]])])
    assert opened.live.apply(changes).changed == 1
    assert opened.store.sheet(SUMMARY).cells[5, 1].formula == "=HYPERLINK(\"#'Kế hoạch ''A'''!H12\",\"H12\")"
    assert opened.live.block(SUMMARY, 5, 1) == [["H12"]]
    assert opened.live.apply(changes).changed == 0


def test_a_formula_in_an_owned_cell_gives_way_to_its_value(opened: Opened) -> None:
    opened.store.sheet(SUMMARY).type(5, 1, "=1+1")
    assert opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 1, [[2]])])).changed == 1
    assert opened.store.sheet(SUMMARY).cells[5, 1].formula is None


# what is written, and how often


def test_columns_side_by_side_are_written_in_one_go_and_unchanged_ones_not_at_all(opened: Opened) -> None:
    read(opened)
    both = Changes(
        columns=[
            ColumnWrite(PLAN, TABLE, STATUS, ["Quá hạn", "Quá hạn", "Thường xuyên"]),
            ColumnWrite(PLAN, TABLE, DAYS, [3, 5, None]),
        ]
    )
    opened.excel.operations.clear()
    assert opened.live.apply(both).changed == 5
    values = opened.values(PLAN, 5, 4, 3, 2)
    assert values == [["Quá hạn", 3.0], ["Quá hạn", 5.0], ["Thường xuyên", None]]
    read(opened)
    opened.excel.operations.clear()
    assert opened.live.apply(both).changed == 0
    assert opened.excel.operations["Range.Value"] == 0, "what was read a moment ago is not read again"


def test_the_receipt_tells_what_stood_there_and_stands_there_now(opened: Opened) -> None:
    read(opened)
    receipt = opened.live.apply(column(STATUS, "Quá hạn", None, None))
    [block] = receipt.blocks
    assert (block.sheet, block.row, block.column, block.old, block.new) == (PLAN, 5, 4, [[None]], [["Quá hạn"]])


def test_what_an_earlier_fill_left_below_is_cleared(opened: Opened) -> None:
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 2, [["a", 1], ["b", 2], ["c", 3]], [(2, 1, "đầu")])]))
    receipt = opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 2, [["a", 1]], [(2, 1, "đầu")])]))
    assert receipt.changed == 4
    assert opened.live.block(SUMMARY, 1, 2) == [
        ["Tổng hợp", None],
        ["đầu", None],
        [None, None],
        [None, None],
        ["a", 1.0],
    ]


def test_log_lines_are_added_below_the_last_one(opened: Opened) -> None:
    lines = Changes(appends=[Append(LOG, 4, [[datetime(2026, 11, 22, 8, 30), "ai đó"]])])
    opened.live.apply(lines)
    opened.live.apply(lines)
    assert opened.live.block(LOG, 4, 2) == [[datetime(2026, 11, 22, 8, 30), "ai đó"]] * 2


# sheets


def fill_unit(visible: bool | None = True) -> Changes:
    fill = SheetFill("Phiếu A", 5, 2, [["1", date(2026, 6, 30)]], [(2, 1, "Đơn vị: A")], TEMPLATE, visible)
    return Changes(fills=[fill])


def test_a_missing_sheet_is_copied_from_its_hidden_template_and_shown(opened: Opened) -> None:
    receipt = opened.live.apply(fill_unit())
    assert receipt.new_sheets == ("Phiếu A",)
    assert [sheet.name for sheet in opened.store.sheets()] == [SUMMARY, PLAN, LOG, TEMPLATE, "Phiếu A"]
    assert opened.store.sheet("Phiếu A").visible == VISIBLE
    assert opened.store.sheet(TEMPLATE).visible == HIDDEN
    assert opened.values("Phiếu A", 5, 1, 1, 1) == [["1"]]
    assert [info.name for info in opened.live.sheets()][-1] == "Phiếu A"
    assert opened.live.apply(fill_unit()).changed == 0


def test_a_new_sheet_stands_before_those_that_only_macros_see(opened: Opened) -> None:
    opened.store.sheet(LOG).visible = VERY_HIDDEN
    opened.store.sheet(TEMPLATE).visible = HIDDEN
    opened.store.sheets().reverse()
    opened.store.sheets().append(opened.store.sheets().pop(1))
    opened.live.apply(fill_unit())
    assert [sheet.name for sheet in opened.store.sheets()] == [TEMPLATE, PLAN, SUMMARY, "Phiếu A", LOG]


def test_rows_of_a_body_are_made_as_tall_as_their_texts(opened: Opened) -> None:
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 2, [["a", 1], ["b", 2]])]))
    assert opened.store.sheet(SUMMARY).fitted == [Area(5, 1, 6, 2)]


def test_a_sheet_no_longer_wanted_is_hidden_and_stays(opened: Opened) -> None:
    opened.live.apply(fill_unit())
    assert opened.live.apply(fill_unit(visible=False)).changed == 1
    assert opened.store.sheet("Phiếu A").visible == HIDDEN


def test_the_sheet_a_person_looks_at_stays_before_his_eyes(opened: Opened) -> None:
    opened.store.activate(opened.store.sheet(PLAN))
    opened.live.apply(fill_unit())
    assert opened.store.active().name == PLAN


@pytest.mark.parametrize("name", ["a/b", "x" * 32, "'a"])
def test_a_name_that_no_sheet_can_have_is_refused(opened: Opened, name: str) -> None:
    with pytest.raises(StructureError):
        opened.live.apply(Changes(fills=[SheetFill(name, 5, 1, [["x"]], template=TEMPLATE)]))


@pytest.mark.parametrize("rows", [3, 200])
def test_cells_far_apart_are_mended_in_steps_that_excel_takes(opened: Opened, rows: int) -> None:
    """Days and moments in turn have formats of their own: all their cells together are no address for Excel."""
    moments = [[date(2026, 6, 30) if row % 2 else datetime(2026, 6, 30, 8, 30)] for row in range(rows)]
    codes = [["007" if row % 2 else "chữ"] for row in range(rows)]
    fill = [[*moment, *code] for moment, code in zip(moments, codes, strict=True)]
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 2, fill)]))
    assert opened.live.block(SUMMARY, 5, 2) == fill
    formats = opened.store.sheet(SUMMARY).formats(Area(5, 1, 4 + rows, 1))
    assert formats == [["dd/mm/yyyy" if row % 2 else "dd/mm/yyyy hh:mm"] for row in range(rows)]


@pytest.mark.parametrize("first", range(1, 60))
def test_no_address_is_longer_than_excel_takes_and_none_leaves_a_cell_out(first: int) -> None:
    places = [(row, 1) for row in range(first, first + 400, 2)]
    addresses = list(_addresses(places))
    assert max(map(len, addresses)) <= LONGEST_ADDRESS
    assert ",".join(addresses).split(",") == [f"A{row}" for row, _ in places]
