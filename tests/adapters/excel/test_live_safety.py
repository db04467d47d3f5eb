"""Nothing that people typed is lost, and Excel is left as it was found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from taskbook.adapters.cells.area import Area
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.errors import (
    StructureError,
    WorkbookChangedError,
    WorkbookLockedError,
    WorkbookUnreadableError,
    WorkbookUnsafeToWriteError,
)
from taskbook.ports import Append, CellWrite, Changes, ColumnWrite, SheetFill
from tests.live.excel_tables import UNREADABLE
from tests.live.small import LOG, PLAN, STATUS, SUMMARY, TABLE, TEMPLATE, Opened, column, read
from tests.live.strict_engine import MemoryFilter, MemorySheet


def fill_unit(visible: bool | None = True) -> Changes:
    fill = SheetFill("Phiếu A", 5, 2, [["1", date(2026, 6, 30)]], [(2, 1, "Đơn vị: A")], TEMPLATE, visible)
    return Changes(fills=[fill])


# nothing typed is lost


def type_in_input(sheet: MemorySheet) -> None:
    sheet.type(6, 3, "30/6/2026")


def type_in_owned(sheet: MemorySheet) -> None:
    sheet.type(6, 4, "tự gõ")


@pytest.mark.parametrize(
    "meddle",
    [
        type_in_input,
        lambda sheet: sheet.swap_rows(5, 7),
        lambda sheet: sheet.insert_row(6),
        lambda sheet: sheet.insert_row(2),
        lambda sheet: sheet.type(4, 2, "Tiêu đề khác"),
    ],
    ids=["typed", "sorted", "row put in", "table moved down", "heading changed"],
)
def test_what_is_typed_between_reading_and_writing_stops_the_writing(
    opened: Opened, meddle: Callable[[MemorySheet], None]
) -> None:
    read(opened)
    meddle(opened.store.sheet(PLAN))
    before = dict(opened.store.sheet(PLAN).cells)
    with pytest.raises(WorkbookChangedError):
        opened.live.apply(column(STATUS, "Quá hạn", "Quá hạn", "Quá hạn"))
    assert opened.store.sheet(PLAN).cells == before


def test_what_stands_in_a_column_of_ours_does_not_stop_the_writing(opened: Opened) -> None:
    read(opened)
    type_in_owned(opened.store.sheet(PLAN))
    assert opened.live.apply(column(STATUS, "Quá hạn", "Quá hạn", "Quá hạn")).changed == 3


def test_a_guarded_cell_that_was_typed_over_stops_the_writing(opened: Opened) -> None:
    opened.store.sheet(PLAN).type(5, 2, "người khác gõ")
    with pytest.raises(WorkbookChangedError, match="B5"):
        opened.live.apply(Changes(cells=[CellWrite(PLAN, 5, 2, "mới", "Rà soát hộ nghèo", guarded=True)]))
    assert opened.values(PLAN, 5, 2) == [["người khác gõ"]]


def test_when_excel_fails_half_way_what_was_written_is_put_back(opened: Opened) -> None:
    read(opened)
    opened.live.apply(column(STATUS, "cũ", "cũ", "cũ"))
    read(opened)

    def failing(*_: object) -> None:
        raise RuntimeError("Excel fell over")

    opened.store.sheet(SUMMARY).write = failing  # type: ignore[method-assign]
    both = Changes(
        columns=[ColumnWrite(PLAN, TABLE, STATUS, ["mới", "mới", "mới"])],
        fills=[*fill_unit().fills, SheetFill(SUMMARY, 5, 1, [["x"]])],
    )
    with pytest.raises(RuntimeError):
        opened.live.apply(both)
    assert opened.values(PLAN, 5, 4, 3) == [["cũ"]] * 3
    assert "Phiếu A" not in [sheet.name for sheet in opened.store.sheets()]


def test_a_heading_of_a_table_is_never_written_over(opened: Opened) -> None:
    with pytest.raises(WorkbookUnsafeToWriteError, match="A4"):
        opened.live.apply(Changes(fills=[SheetFill(PLAN, 2, 1, [["x"]])]))


# Excel is left as it was found


def test_filters_are_lifted_for_writing_and_put_back(opened: Opened) -> None:
    read(opened)
    own = opened.store.sheet(PLAN).tables()[0].filter
    assert own is not None
    asked: dict[int, tuple[object, object, object]] = {
        1: (["=A-2"], 7, None),
        2: ("=Báo cáo quý", 0, None),
        5: (">3", 1, "<9"),
    }
    own.criteria = dict(asked)
    opened.live.apply(column(STATUS, "một", "hai", "ba"))
    assert opened.values(PLAN, 5, 4, 3) == [["một"], ["hai"], ["ba"]]
    assert {number: list(one[:1]) for number, one in own.criteria.items()} == {
        1: [["A-2"]],
        2: ["=Báo cáo quý"],
        5: [">3"],
    }
    assert opened.live.notes == []


def test_a_filter_excel_does_not_tell_is_lifted_and_the_person_is_told(opened: Opened) -> None:
    opened.store.sheet(SUMMARY).filter = MemoryFilter(Area(4, 1, 9, 2), {1: (UNREADABLE, 7, None)})
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 1, [["x"], ["y"]])]))
    assert opened.live.block(SUMMARY, 5, 1) == [["x"], ["y"]]
    [note] = opened.live.notes
    assert SUMMARY in note


def test_a_sheet_where_nothing_changes_keeps_its_filter_untouched(opened: Opened) -> None:
    own = MemoryFilter(Area(4, 1, 9, 2), {1: (UNREADABLE, 7, None)})
    opened.store.sheet(SUMMARY).filter = own
    opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 1, [])]))
    assert own.criteria
    assert opened.live.notes == []


def test_redrawing_events_and_computing_are_off_while_writing_and_on_again_after(opened: Opened) -> None:
    read(opened)
    opened.live.apply(column(STATUS, "một", "hai", "ba"))
    states = opened.excel.states
    assert states[:3] == [("ScreenUpdating", False), ("EnableEvents", False), ("Calculation", -4135)]
    assert states[3:] == [("Calculation", -4105), ("EnableEvents", True), ("ScreenUpdating", True)]


def test_they_are_on_again_after_a_failure_and_when_excel_is_busy_for_a_while(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taskbook.adapters.excel.patience.time.sleep", lambda _: None)
    read(opened)

    def failing(*_: object) -> None:
        opened.excel.busy = 5
        raise RuntimeError("Excel fell over")

    opened.store.sheet(PLAN).write = failing  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        opened.live.apply(column(STATUS, "một", "hai", "ba"))
    assert opened.excel.states[-1] == ("ScreenUpdating", True)
    assert dict(opened.excel.states)["Calculation"] == -4105


def test_manual_computing_stays_manual(opened: Opened) -> None:
    read(opened)
    opened.excel.Calculation = -4135
    opened.live.apply(column(STATUS, "một", "hai", "ba"))
    assert opened.excel._settings["Calculation"] == -4135


def test_nothing_is_turned_off_when_nothing_changes(opened: Opened) -> None:
    read(opened)
    assert opened.live.apply(column(STATUS, None, None, None)).changed == 0
    assert opened.excel.states == []


# refusals


def test_a_protected_sheet_a_locked_structure_and_a_read_only_workbook_are_refused(opened: Opened) -> None:
    changes = Changes(fills=[SheetFill(SUMMARY, 5, 1, [["x"]])])
    opened.store.sheet(SUMMARY).protected = True
    with pytest.raises(WorkbookUnsafeToWriteError, match=SUMMARY):
        opened.live.apply(changes)
    opened.store.structure_locked = True
    with pytest.raises(WorkbookUnsafeToWriteError, match="Phiếu A"):
        opened.live.apply(fill_unit())
    opened.store.read_only = True
    with pytest.raises(WorkbookLockedError):
        opened.live.apply(changes)


def test_a_cell_being_edited_is_waited_for_but_not_for_ever(opened: Opened) -> None:
    opened.excel.busy = 50
    assert opened.live.block(SUMMARY, 1, 1, 1) == [["Tổng hợp"]]
    opened.excel.busy = 10**9
    with pytest.raises(WorkbookLockedError, match="Excel đang bận"):
        LiveWorkbook(opened.book).sheets()


def test_an_unknown_sheet_table_or_heading_is_said(opened: Opened) -> None:
    read(opened)
    for changes in (
        Changes(fills=[SheetFill("Không có", 5, 1, [])]),
        Changes(columns=[ColumnWrite(PLAN, "tbl_Khac", STATUS, [1, 2, 3])]),
        Changes(columns=[ColumnWrite(PLAN, TABLE, "Cột khác", [1, 2, 3])]),
    ):
        with pytest.raises(StructureError):
            opened.live.apply(changes)


def test_a_column_of_another_height_is_refused(opened: Opened) -> None:
    read(opened)
    with pytest.raises(WorkbookChangedError):
        opened.live.apply(column(STATUS, "một", "hai"))


# a cell that went astray


@pytest.mark.parametrize(
    "changes",
    [
        Changes(fills=[SheetFill(SUMMARY, 5, 20, [["mới"]])]),
        Changes(appends=[Append(LOG, 2, [["dòng nhật ký"]])]),
    ],
    ids=["generated sheet", "log"],
)
def test_a_cell_at_the_last_corner_of_a_sheet_is_named_before_anything_is_written(
    opened: Opened, changes: Changes
) -> None:
    sheet = SUMMARY if changes.fills else LOG
    opened.store.sheet(sheet).type(1_048_576, 16_384, "lạc")
    with pytest.raises(WorkbookUnreadableError, match=f"«sổ.xlsx», trang «{sheet}», dòng 1048576"):
        opened.live.apply(changes)
    assert opened.values(sheet, 5, 1) == [[None]]


def test_a_cell_far_from_a_table_does_not_hinder_it(opened: Opened) -> None:
    opened.store.sheet(PLAN).type(1_048_576, 16_384, "lạc")
    [grid] = opened.live.tables([PLAN])[PLAN]
    assert (grid.height, grid.stray) == (3, "XFD1048576")
