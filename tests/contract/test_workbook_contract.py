"""What every workbook promises, whichever way it is reached: the same tests for the file and the memory fake."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from taskbook.actions.outcomes.undo import undone_lines
from taskbook.actions.undo import UndoReport, undo
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.history import Recorded
from taskbook.adapters.xlsx.workbook import ClosedWorkbook, open_workbook
from taskbook.core.run import Run
from taskbook.errors import StructureError, WorkbookChangedError
from taskbook.ports import (
    Append,
    CellWrite,
    Changes,
    ColumnWrite,
    Link,
    Receipt,
    SheetFill,
    SheetInfo,
    Value,
    Workbook,
    Writable,
)
from taskbook_schemas.layout import UnitSheet
from tests.contract.history import MemoryHistory, no_whole_file
from tests.contract.memory import MemoryWorkbook
from tests.contract.spec import BookSpec, SheetSpec, TableSpec, write_file
from tests.live.office import opened, why_not
from tests.live.strict_engine import open_strict
from tests.live.uno_engine import book_in_office

DAY = date(2026, 3, 31)
TASKS = TableSpec(
    "NhiemVu",
    4,
    2,
    {
        "Mã": ["A-1", "A-2", "A-3"],
        "Tiến độ": [0.5, None, 1],
        "Hạn xử lý": [None, DAY, None],
        "Trạng thái": [None, "Quá hạn", None],
    },
)
BOOK: BookSpec = [
    SheetSpec("KTTN 2025", {(1, 2): "Theo dõi", (9, 9): "ghi riêng"}, [TASKS]),
    SheetSpec("Kiểm tra", {(1, 1): "Kiểm tra", (5, 1): "cũ", (6, 1): "cũ", (6, 2): 2, (6, 5): "ghi riêng"}),
    SheetSpec("Mẫu phiếu", {(1, 1): "ỦY BAN NHÂN DÂN", (10, 1): "STT"}, visible=False),
    SheetSpec("Nhật ký", {(1, 1): "Nhật ký", (3, 1): "Thời điểm"}),
]


def as_file(tmp_path: Path) -> Workbook:
    return open_workbook(write_file(BOOK, tmp_path / "Sổ.xlsx"))


def in_memory(_: Path) -> Workbook:
    return MemoryWorkbook(BOOK)


def in_strict_excel(tmp_path: Path) -> Workbook:
    book, _, _ = open_strict(write_file(BOOK, tmp_path / "Sổ.xlsx"))
    return LiveWorkbook(book)


MAKERS: dict[str, Callable[[Path], Workbook]] = {"file": as_file, "memory": in_memory, "live": in_strict_excel}


IN_LIBREOFFICE = pytest.param(
    "libreoffice", marks=[pytest.mark.slow, pytest.mark.skipif(why_not() is not None, reason=str(why_not()))]
)


@pytest.fixture(params=[*MAKERS, IN_LIBREOFFICE])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workbook]:
    if request.param in MAKERS:
        yield MAKERS[request.param](tmp_path)
        return
    document = opened(request.getfixturevalue("desktop"), write_file(BOOK, tmp_path / "Sổ.xlsx"))
    try:
        yield LiveWorkbook(book_in_office(document, "Sổ.xlsx")[0])
    finally:
        document.close(True)


def column(book: Workbook, heading: str) -> list[Value]:
    grid = book.tables(["KTTN 2025"])["KTTN 2025"][0]
    return grid.columns[grid.headings.index(heading)]


def told(receipt: Receipt) -> dict[tuple[str, int, int], tuple[Value, Writable]]:
    """What the receipt says was written, cell by cell, without cells that stayed as they were."""
    found: dict[tuple[str, int, int], tuple[Value, Writable]] = {}
    for block in receipt.blocks:
        for row, (old, new) in enumerate(zip(block.old, block.new, strict=True), block.row):
            pairs = enumerate(zip(old, new, strict=True), block.column)
            found |= {(block.sheet, row, place): pair for place, pair in pairs if pair[0] != pair[1]}
    return found


def test_sheets_come_in_tab_order_with_what_is_hidden(book: Workbook) -> None:
    assert list(book.sheets()) == [
        SheetInfo("KTTN 2025", True),
        SheetInfo("Kiểm tra", True),
        SheetInfo("Mẫu phiếu", False),
        SheetInfo("Nhật ký", True),
    ]


def test_a_table_is_read_column_by_column(book: Workbook) -> None:
    (grid,) = book.tables(["KTTN 2025", "không có"])["KTTN 2025"]
    assert (grid.table, grid.header_row, grid.first_column, grid.height) == ("NhiemVu", 4, 2, 3)
    assert grid.headings == tuple(TASKS.columns)
    assert grid.columns == (["A-1", "A-2", "A-3"], [0.5, None, 1.0], [None, DAY, None], [None, "Quá hạn", None])


def test_a_plain_sheet_is_read_as_a_block(book: Workbook) -> None:
    assert book.block("Kiểm tra", 5, 2) == [["cũ", None], ["cũ", 2.0]]
    assert book.block("Kiểm tra", 6, 1, 2) == [["cũ"], [None]]
    assert book.block("không có", 1, 3) == []


def test_a_column_is_written_and_the_rest_stays(book: Workbook) -> None:
    receipt = book.apply(Changes(columns=[ColumnWrite("KTTN 2025", "NhiemVu", "Trạng thái", ["Trong hạn", None, 5])]))
    assert column(book, "Trạng thái") == ["Trong hạn", None, 5.0]
    assert column(book, "Hạn xử lý") == [None, DAY, None]
    assert book.block("KTTN 2025", 9, 9, 1)[0][8] == "ghi riêng"
    assert receipt.changed == 3
    assert told(receipt) == {
        ("KTTN 2025", 5, 5): (None, "Trong hạn"),
        ("KTTN 2025", 6, 5): ("Quá hạn", None),
        ("KTTN 2025", 7, 5): (None, 5),
    }


def test_only_new_values_count_as_changed(book: Workbook) -> None:
    receipt = book.apply(Changes(columns=[ColumnWrite("KTTN 2025", "NhiemVu", "Hạn xử lý", [DAY, DAY, None])]))
    assert receipt.changed == 1
    assert told(receipt) == {("KTTN 2025", 5, 4): (None, DAY)}


@pytest.mark.parametrize("values", [[], ["a"], ["a", "b", "c", "d"]])
def test_a_column_of_another_length_means_that_the_workbook_changed(book: Workbook, values: list[Writable]) -> None:
    with pytest.raises(WorkbookChangedError):
        book.apply(Changes(columns=[ColumnWrite("KTTN 2025", "NhiemVu", "Trạng thái", values)]))
    assert column(book, "Trạng thái") == [None, "Quá hạn", None]


@pytest.mark.parametrize(
    "changes",
    [
        Changes(columns=[ColumnWrite("không có", "NhiemVu", "Trạng thái", [1, 2, 3])]),
        Changes(columns=[ColumnWrite("KTTN 2025", "khác", "Trạng thái", [1, 2, 3])]),
        Changes(columns=[ColumnWrite("KTTN 2025", "NhiemVu", "khác", [1, 2, 3])]),
        Changes(cells=[CellWrite("không có", 1, 1, "x")]),
        Changes(appends=[Append("không có", 1, [["x"]])]),
        Changes(fills=[SheetFill("không có", 1, 1, [["x"]])]),
        Changes(fills=[SheetFill("Phiếu mới", 1, 1, [["x"]], template="mẫu không có")]),
    ],
    ids=["sheet of a column", "table", "heading", "sheet of a cell", "sheet of rows", "sheet to fill", "template"],
)
def test_what_is_missing_is_told_and_nothing_is_written(book: Workbook, changes: Changes) -> None:
    with pytest.raises(StructureError):
        book.apply(changes)
    assert len(book.sheets()) == 4


def test_a_cell_is_written_where_it_is_asked_for(book: Workbook) -> None:
    receipt = book.apply(Changes(cells=[CellWrite("KTTN 2025", 6, 3, 0.75), CellWrite("Kiểm tra", 20, 30, "xa")]))
    assert column(book, "Tiến độ") == [0.5, 0.75, 1.0]
    assert book.block("Kiểm tra", 20, 30)[0][29] == "xa"
    assert told(receipt) == {("KTTN 2025", 6, 3): (None, 0.75), ("Kiểm tra", 20, 30): (None, "xa")}


@pytest.mark.parametrize(
    ("row", "place", "expect"), [(5, 2, "A-1"), (5, 3, 0.5), (6, 4, DAY), (6, 3, None), (99, 9, None)]
)
def test_a_guarded_cell_is_written_when_it_is_as_read(book: Workbook, row: int, place: int, expect: Value) -> None:
    write = CellWrite("KTTN 2025", row, place, "mới", expect, guarded=True)
    assert book.apply(Changes(cells=[write])).changed == 1


@pytest.mark.parametrize(
    ("row", "place", "expect"), [(5, 2, "A-2"), (5, 3, None), (6, 4, date(2026, 4, 1)), (6, 3, "x"), (99, 9, "x")]
)
def test_a_guarded_cell_that_changed_stops_everything(book: Workbook, row: int, place: int, expect: Value) -> None:
    other = CellWrite("KTTN 2025", 7, 3, 0.25)
    with pytest.raises(WorkbookChangedError):
        book.apply(Changes(cells=[other, CellWrite("KTTN 2025", row, place, "mới", expect, guarded=True)]))
    assert column(book, "Tiến độ") == [0.5, None, 1.0]


def test_a_fill_writes_the_fixed_cells_and_the_body_and_clears_what_stood_below(book: Workbook) -> None:
    rows: list[list[Writable]] = [["một", 1]]
    receipt = book.apply(Changes(fills=[SheetFill("Kiểm tra", 5, 2, rows, [(2, 1, "1 lỗi")])]))
    assert book.block("Kiểm tra", 1, 5) == [
        ["Kiểm tra", None, None, None, None],
        ["1 lỗi", None, None, None, None],
        [None, None, None, None, None],
        [None, None, None, None, None],
        ["một", 1.0, None, None, None],
        [None, None, None, None, "ghi riêng"],
    ]
    assert receipt.changed == 5
    assert receipt.blocks == ()


def test_a_short_row_of_a_body_is_blank_to_its_width(book: Workbook) -> None:
    book.apply(Changes(fills=[SheetFill("Kiểm tra", 6, 2, [[None], ["ba"]])]))
    assert book.block("Kiểm tra", 5, 2) == [["cũ", None], [None, None], ["ba", None]]


def test_rows_below_the_last_marked_one_are_found(book: Workbook) -> None:
    assert book.rows_below("Kiểm tra", 5, 2) == []
    assert book.rows_below("không có", 5, 2) == []
    notes = [["một", 1.0], [None, None], ["ghi", None], [None, None], [True, None]]
    book.apply(Changes(fills=[SheetFill("Kiểm tra", 5, 2, notes)]))
    assert book.rows_below("Kiểm tra", 5, 2) == [(7, ["ghi", None]), (9, [True, None])]
    assert book.rows_below("Kiểm tra", 8, 2) == [(9, [True, None])]
    book.apply(Changes(fills=[SheetFill("Kiểm tra", 5, 2, [["ghi", None]])]))
    assert book.rows_below("Kiểm tra", 5, 2) == [(5, ["ghi", None])]


def test_a_fill_clears_only_down_to_the_row_it_is_told(book: Workbook) -> None:
    book.apply(Changes(fills=[SheetFill("Kiểm tra", 5, 2, [["a", 1], ["b", 2], ["c", None], ["d", None], ["e", 5]])]))
    book.apply(Changes(fills=[SheetFill("Kiểm tra", 5, 2, [["một", 1]], until=7)]))
    assert book.block("Kiểm tra", 5, 2) == [["một", 1.0], [None, None], [None, None], ["d", None], ["e", 5.0]]


def test_a_missing_sheet_is_copied_from_its_template_and_shown(book: Workbook) -> None:
    fill = SheetFill("Phiếu Công an", 11, 2, [[1, "việc"]], [(3, 1, "Công an xã")], template="Mẫu phiếu")
    receipt = book.apply(Changes(fills=[fill]))
    assert receipt.new_sheets == ("Phiếu Công an",)
    assert list(book.sheets())[-1] == SheetInfo("Phiếu Công an", True)
    assert [row[0] for row in book.block("Phiếu Công an", 1, 2)] == [
        "ỦY BAN NHÂN DÂN", None, "Công an xã", *[None] * 6, "STT", 1.0,
    ]  # fmt: skip
    assert book.block("Mẫu phiếu", 11, 2) == []


def test_several_sheets_can_be_made_at_once(book: Workbook) -> None:
    fills = [SheetFill(f"Phiếu {name}", 11, 1, [[name]], template="Mẫu phiếu") for name in "ABC"]
    assert book.apply(Changes(fills=fills)).new_sheets == ("Phiếu A", "Phiếu B", "Phiếu C")
    assert [book.block(f"Phiếu {name}", 11, 1) for name in "ABC"] == [[["A"]], [["B"]], [["C"]]]
    again = [SheetFill(f"Phiếu {name}", 11, 1, [[name * 2]], template="Mẫu phiếu") for name in "ABC"]
    assert book.apply(Changes(fills=again)).new_sheets == ()
    assert [book.block(f"Phiếu {name}", 11, 1) for name in "ABC"] == [[["AA"]], [["BB"]], [["CC"]]]


def test_a_sheet_is_hidden_and_shown_by_a_fill(book: Workbook) -> None:
    hide = Changes(fills=[SheetFill("Kiểm tra", 50, 1, [], visible=False)])
    assert book.apply(hide).changed == 1
    assert book.sheets()[1] == SheetInfo("Kiểm tra", False)
    assert book.apply(hide).changed == 0
    assert book.apply(Changes(fills=[SheetFill("Kiểm tra", 50, 1, [], visible=True)])).changed == 1
    assert book.sheets()[1] == SheetInfo("Kiểm tra", True)


def test_rows_are_added_below_the_last_one_used(book: Workbook) -> None:
    moment = datetime(2026, 11, 22, 8, 30)
    first = book.apply(Changes(appends=[Append("Nhật ký", 4, [[moment, "Bình"], [moment, None]])]))
    book.apply(Changes(appends=[Append("Nhật ký", 4, [["sau", "An"]])]))
    assert book.block("Nhật ký", 4, 2) == [[moment, "Bình"], [moment, None], ["sau", "An"]]
    assert told(first) == {
        ("Nhật ký", 4, 1): (None, moment),
        ("Nhật ký", 4, 2): (None, "Bình"),
        ("Nhật ký", 5, 1): (None, moment),
    }


def test_added_rows_do_not_stand_above_their_top(book: Workbook) -> None:
    book.apply(Changes(appends=[Append("Nhật ký", 8, [["x"]])]))
    assert book.block("Nhật ký", 8, 1) == [["x"]]


def test_a_link_shows_its_text(book: Workbook) -> None:
    link = Link("KTTN 2025", "B5", "KTTN 2025!B5")
    changes = Changes(fills=[SheetFill("Kiểm tra", 5, 1, [[link]])])
    assert book.apply(changes).changed == 2
    assert book.block("Kiểm tra", 5, 1) == [["KTTN 2025!B5"]]
    assert book.apply(changes).changed == 0
    elsewhere = Changes(fills=[SheetFill("Kiểm tra", 5, 1, [[Link("KTTN 2025", "B6", "KTTN 2025!B5")]])])
    assert book.apply(elsewhere).changed == 1


ALL_AT_ONCE = Changes(
    columns=[
        ColumnWrite("KTTN 2025", "NhiemVu", "Hạn xử lý", [DAY, None, date(2026, 6, 30)]),
        ColumnWrite("KTTN 2025", "NhiemVu", "Trạng thái", ["Trong hạn", "=1+1", None]),
    ],
    cells=[CellWrite("KTTN 2025", 5, 3, 1, 0.5, guarded=False)],
    fills=[
        SheetFill("Kiểm tra", 5, 3, [[Link("KTTN 2025", "B5", "ô B5"), "x", 3], [True, -1.5, DAY]], visible=True),
        SheetFill("Phiếu A", 11, 2, [[1, "a"], [2, "b"]], [(3, 1, "A")], template="Mẫu phiếu", visible=False),
    ],
)


def test_applying_twice_changes_nothing_the_second_time(book: Workbook) -> None:
    assert book.apply(ALL_AT_ONCE).changed > 0
    assert book.apply(ALL_AT_ONCE) == Receipt(0)


@pytest.mark.parametrize(
    "value", ["=1+1", "+x", "-x", "@x", "'x", "  hai đầu  ", "a\nb", "<&>\"'", "_x0041_", "0123", "TRUE", "", None]
)
def test_text_comes_back_as_text(book: Workbook, value: str | None) -> None:
    book.apply(Changes(cells=[CellWrite("Kiểm tra", 30, 1, value)]))
    assert book.block("Kiểm tra", 30, 1, 1) == [[value or None]]


@pytest.mark.parametrize("first", ["chữ", 7, 2.5, True, DAY, datetime(2026, 1, 2, 3, 4)])
@pytest.mark.parametrize("second", ["chữ khác", 8, 1.5, False, date(2027, 1, 1), datetime(2027, 1, 2, 3, 4), None])
def test_a_value_of_any_kind_replaces_one_of_any_other(book: Workbook, first: Writable, second: Writable) -> None:
    for value in (first, second):
        book.apply(Changes(cells=[CellWrite("Kiểm tra", 30, 1, value)]))
    (found,) = book.block("Kiểm tra", 30, 1, 1)[0]
    assert found == second
    assert isinstance(found, bool) == isinstance(second, bool)


STAMPED = CellWrite("Nhật ký", 2, 1, "dấu mới", None, guarded=True)


@pytest.mark.parametrize(
    "changes",
    [
        Changes(cells=[CellWrite("KTTN 2025", 6, 3, 0.75)]),
        Changes(appends=[Append("Nhật ký", 4, [["mới"]])]),
        Changes(fills=[SheetFill("Kiểm tra", 50, 1, [], visible=False)]),
        Changes(fills=[SheetFill("Phiếu A", 11, 1, [["a"]], template="Nhật ký")]),
        Changes(cells=[CellWrite("Nhật ký", 1, 1, "NHẬT KÝ")]),
    ],
    ids=["a cell", "a line of the log", "a sheet hidden", "a sheet made of the log", "the log alone"],
)
def test_a_stamp_goes_with_what_is_new_and_is_not_told_of(book: Workbook, changes: Changes) -> None:
    with_stamp = replace(changes, stamp=STAMPED)
    receipt = book.apply(with_stamp)
    assert book.block("Nhật ký", 2, 1, 1) == [["dấu mới"]]
    assert ("Nhật ký", 2, 1) not in told(receipt)
    hidden_or_made = len(changes.fills) + len(receipt.new_sheets)
    assert receipt.changed == len(told(receipt)) + hidden_or_made


def test_a_stamp_that_takes_the_place_of_another_is_not_told_of(book: Workbook) -> None:
    line = Append("Nhật ký", 4, [["mới"]])
    book.apply(Changes(appends=[line], stamp=STAMPED))
    later = CellWrite("Nhật ký", 2, 1, "dấu sau", "dấu mới", guarded=True)
    receipt = book.apply(Changes(appends=[line], stamp=later))
    assert book.block("Nhật ký", 2, 1, 1) == [["dấu sau"]]
    assert [(block.sheet, block.new) for block in receipt.blocks] == [("Nhật ký", [["mới"]])]
    assert receipt.changed == 1


def test_a_stamp_alone_is_not_written(book: Workbook) -> None:
    same = CellWrite("Nhật ký", 1, 1, "Nhật ký")
    for cells in ([], [CellWrite("KTTN 2025", 6, 3, None)], [same]):
        assert book.apply(Changes(cells=cells, stamp=STAMPED)) == Receipt(0)
    assert book.block("Nhật ký", 2, 1, 1) == [[None]]


def test_a_stamp_that_somebody_else_replaced_stops_everything(book: Workbook) -> None:
    book.apply(Changes(cells=[CellWrite("Nhật ký", 2, 1, "dấu của lượt khác")]))
    with pytest.raises(WorkbookChangedError):
        book.apply(Changes(cells=[CellWrite("KTTN 2025", 6, 3, 0.75)], stamp=STAMPED))
    assert column(book, "Tiến độ") == [0.5, None, 1.0]


# copies and undo


def copy_of(book: Workbook, receipt: Receipt) -> Workbook:
    assert receipt.backup is not None
    return opened_copy(book, receipt.backup)


def opened_copy(book: Workbook, name: str) -> Workbook:
    return book.copies[name] if isinstance(book, MemoryWorkbook) else open_workbook(Path(name))


def everything(book: Workbook) -> dict[str, tuple[bool, list[list[Value]]]]:
    """All cells of all sheets, and whether they are shown."""
    return {info.name: (info.visible, book.block(info.name, 1, 30)) for info in book.sheets()}


def test_before_a_write_the_whole_workbook_is_copied_as_it_stands(book: Workbook) -> None:
    for changes in (ALL_AT_ONCE, Changes(cells=[CellWrite("KTTN 2025", 6, 3, 0.75)])):
        before, (grid,) = everything(book), book.tables(["KTTN 2025"])["KTTN 2025"]
        copy = copy_of(book, book.apply(changes))
        assert everything(copy) == before
        (copied,) = copy.tables(["KTTN 2025"])["KTTN 2025"]
        assert (copied.table, copied.columns) == (grid.table, grid.columns)


def test_what_changes_nothing_leaves_no_copy(book: Workbook) -> None:
    first = copy_of(book, book.apply(ALL_AT_ONCE))
    assert book.apply(ALL_AT_ONCE).backup is None
    if isinstance(first, ClosedWorkbook):
        assert list(first.path.parent.iterdir()) == [first.path]


RUN = Run(datetime(2026, 11, 22, 9), "Văn thư")


def recorded(book: Workbook, history: MemoryHistory, changes: Changes) -> None:
    Recorded(book, history, "refresh", RUN).apply(changes)


def taken_back(book: Workbook, history: MemoryHistory) -> UndoReport:
    report = undo(book, history, lambda name: opened_copy(book, name), RUN, no_whole_file)
    assert report is not None
    return report


def but_log(sheets: dict[str, tuple[bool, list[list[Value]]]]) -> dict[str, tuple[bool, list[list[Value]]]]:
    return {name: found for name, found in sheets.items() if name != "Nhật ký"}


def test_an_undo_puts_every_sheet_back_and_hides_a_new_one(book: Workbook) -> None:
    before, history = everything(book), MemoryHistory()
    recorded(book, history, ALL_AT_ONCE)
    report = taken_back(book, history)
    after = everything(book)
    visible, cells = after.pop("Phiếu A")
    cells[UnitSheet.UNIT[0] - 1][UnitSheet.UNIT[1] - 1] = None  # the sheet stays this unit's
    assert (visible, cells) == (False, before["Mẫu phiếu"][1])
    assert but_log(after) == but_log(before)
    assert (report.whole, report.kept, report.sheets, report.undoing.restored) == (True, [], 2, 6)


def test_undo_after_undo_goes_one_step_further_back(book: Workbook) -> None:
    states, history = [], MemoryHistory()
    for day, progress in ((DAY, 0.6), (date(2026, 7, 1), 0.7), (date(2026, 8, 1), 0.8)):
        states.append(but_log(everything(book)))
        fill = SheetFill("Kiểm tra", 5, 2, [["mới", day]], [(2, 1, progress)])
        recorded(book, history, Changes(cells=[CellWrite("KTTN 2025", 5, 3, progress)], fills=[fill]))
    for state in reversed(states):
        taken_back(book, history)
        assert but_log(everything(book)) == state
    assert undo(book, history, lambda name: opened_copy(book, name), RUN, no_whole_file) is None


def test_what_was_typed_since_is_kept_by_an_undo_and_the_rest_goes_back(book: Workbook) -> None:
    history = MemoryHistory()
    recorded(book, history, ALL_AT_ONCE)
    book.apply(Changes(cells=[CellWrite("KTTN 2025", 5, 5, "tự gõ"), CellWrite("KTTN 2025", 6, 3, 0.3)]))
    report = taken_back(book, history)
    assert column(book, "Trạng thái") == ["tự gõ", "Quá hạn", None]
    assert column(book, "Tiến độ") == [0.5, 0.3, 1.0]
    assert column(book, "Hạn xử lý") == [None, DAY, None]
    assert book.block("Kiểm tra", 5, 2) == [["cũ", None], ["cũ", 2.0]]
    assert report.kept == ["KTTN 2025!E5"]


@pytest.mark.parametrize(("typed", "stray"), [((1_007, 2), None), ((1_008, 2), "B1008"), ((9_000, 40), "AN9000")])
def test_a_cell_far_under_a_table_is_noticed(book: Workbook, typed: tuple[int, int], stray: str | None) -> None:
    book.apply(Changes(cells=[CellWrite("KTTN 2025", *typed, "lạc"), CellWrite("KTTN 2025", 20, 2, "gần")]))
    assert book.tables(["KTTN 2025"])["KTTN 2025"][0].stray == stray


def test_an_undo_that_moves_sheets_only_says_so(book: Workbook) -> None:
    history = MemoryHistory()
    recorded(book, history, Changes(fills=[SheetFill("Kiểm tra", 5, 2, [["mới"]])]))
    [line] = undone_lines(taken_back(book, history))
    assert "trả lại 1 trang do chương trình lập" in line
    assert "0 ô" not in line
    assert book.block("Kiểm tra", 5, 2) == [["cũ", None], ["cũ", 2.0]]


@pytest.mark.parametrize(("typed", "below"), [({9: 2}, 9), ({8: 1}, None), ({13: 2}, None), ({8: 1, 10: 3}, 10)])
def test_rows_typed_close_under_a_table_are_noticed(book: Workbook, typed: dict[int, int], below: int | None) -> None:
    """Two cells or more, within five rows, under the table's own columns."""
    cells = [CellWrite("KTTN 2025", row, 2 + at, "gõ thêm") for row, width in typed.items() for at in range(width)]
    book.apply(Changes(cells=[*cells, CellWrite("KTTN 2025", 8, 8, "ngoài bảng"), CellWrite("KTTN 2025", 8, 9, "nữa")]))
    assert book.tables(["KTTN 2025"])["KTTN 2025"][0].below == below
