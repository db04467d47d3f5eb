"""What an action did to the open workbook is taken back whole, in Excel or when the file is closed, and the reverse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from taskbook.actions.refresh import refresh
from taskbook.actions.undo import UndoReport, undo
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.ports import CellWrite, Changes, Value, Workbook
from taskbook_schemas.layout import Checks
from taskbook_schemas.registry import CHECKS, LOG, SUMMARY
from tests.adapters.excel.test_same_as_file import CALLS_A_UNIT_SHEET, MOST_CALLS, all_cells
from tests.contract.history import no_whole_file
from tests.live.excel_com import Application
from tests.live.office import opened, why_not
from tests.live.real import NOW, real_workbook
from tests.live.strict_engine import MemoryBook, open_strict
from tests.live.uno_engine import book_in_office

PLAN = "KTTN 2025"
STATUS = "Trạng thái"

Cells = dict[str, list[list[Value]]]


class Desk:
    """The real workbook, which is opened in Excel, saved and closed as a person would."""

    def __init__(self, folder: Path) -> None:
        self.path = real_workbook(folder)
        self.store: MemoryBook
        self.excel: Application

    def open(self) -> Workbook:
        """A workbook open in Excel, as a press of a button sees it."""
        self.book, self.store, self.excel = open_strict(self.path)
        return self.pressed()

    def pressed(self) -> LiveWorkbook:
        return LiveWorkbook(self.book)

    def closed(self) -> Workbook:
        return open_workbook(self.path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def refreshed(workbook: Workbook, path: Path, days: int = 0) -> None:
    run = Run(NOW + timedelta(days=days), "Văn thư")
    refresh(Recorded(workbook, FileHistory(path), "refresh", run), run)


def taken_back(workbook: Workbook, path: Path) -> UndoReport:
    report = undo(
        workbook,
        FileHistory(path),
        lambda copy: open_workbook(Path(copy)),
        Run(datetime.now(), "Văn thư"),
        no_whole_file,
    )
    assert report is not None
    return report


def but_log(workbook: Workbook) -> Cells:
    """All cells that a person can see, but the log's: a sheet that an undone action made is hidden."""
    shown = {info.name for info in workbook.sheets() if info.visible}
    return {name: rows for name, rows in all_cells(workbook).items() if name in shown and name != LOG}


def test_an_undo_in_excel_leaves_every_sheet_as_it_was(desk: Desk) -> None:
    states = [but_log(desk.open())]
    for days in (0, 30, 60):
        refreshed(desk.pressed(), desk.path, days)
        states.append(but_log(desk.pressed()))
    assert len(states[1]) > len(states[0])
    assert states[1][SUMMARY] != states[2][SUMMARY]
    for state in reversed(states[:-1]):
        report = taken_back(desk.pressed(), desk.path)
        assert but_log(desk.pressed()) == state
        assert (report.whole, report.kept) == (True, [])


@pytest.mark.parametrize("first", [Desk.open, Desk.closed], ids=["refreshed in Excel", "refreshed closed"])
@pytest.mark.parametrize("then", [Desk.open, Desk.closed], ids=["undone in Excel", "undone closed"])
def test_whichever_way_it_was_refreshed_it_is_undone_either_way(
    desk: Desk, first: Callable[[Desk], Workbook], then: Callable[[Desk], Workbook]
) -> None:
    before = but_log(desk.closed())
    refreshed(first(desk), desk.path)
    if first is Desk.open:
        desk.store.save()
    assert but_log(desk.closed()) != before
    report = taken_back(then(desk), desk.path)
    if then is Desk.open:
        desk.store.save()
    assert but_log(desk.closed()) == before
    assert (report.whole, report.kept) == (True, [])


def links(path: Path) -> list[str]:
    """What stands in the issues' column of cells, as it was typed."""
    sheet = openpyxl.load_workbook(path)[CHECKS]
    return [str(cell.value) for [cell] in sheet.iter_rows(Checks.TOP, None, 3, 3) if cell.value is not None]


@pytest.mark.parametrize("way", [Desk.open, Desk.closed], ids=["in Excel", "closed"])
def test_links_to_cells_are_links_again_after_an_undo(desk: Desk, way: Callable[[Desk], Workbook]) -> None:
    refreshed(desk.closed(), desk.path)
    before = links(desk.path)
    assert before
    assert all(text.startswith("=HYPERLINK(") for text in before)
    workbook = way(desk)
    workbook.apply(Changes(cells=[CellWrite("Đơn vị", 5, 1, None)]))
    refreshed(workbook, desk.path, days=30)
    taken_back(workbook, desk.path)
    if way is Desk.open:
        desk.store.save()
    assert links(desk.path) == before


def test_what_is_typed_after_a_refresh_outlives_its_undo(desk: Desk) -> None:
    before = but_log(desk.open())
    refreshed(desk.pressed(), desk.path)
    [grid] = desk.pressed().tables([PLAN])[PLAN]
    computed, typed = (grid.first_column + grid.headings.index(name) for name in (STATUS, "Tình hình thực hiện"))
    plan = desk.store.sheet(PLAN)
    plan.type(grid.first_row, computed, "tự gõ")
    plan.type(grid.first_row, typed, "đang làm")
    report = taken_back(desk.pressed(), desk.path)
    after = but_log(desk.pressed())
    before[PLAN][grid.first_row - 1][computed - 1] = "tự gõ"
    before[PLAN][grid.first_row - 1][typed - 1] = "đang làm"
    assert after == before
    assert len(report.kept) == 1


def test_what_was_typed_and_not_saved_before_a_refresh_is_there_after_its_undo(desk: Desk) -> None:
    desk.open()
    desk.store.sheet(PLAN).type(5, 14, "chưa lưu")
    desk.store.sheet(SUMMARY).type(60, 1, "ghi chú riêng")
    before = but_log(desk.pressed())
    refreshed(desk.pressed(), desk.path)
    taken_back(desk.pressed(), desk.path)
    assert but_log(desk.pressed()) == before
    assert before[PLAN][4][13] == "chưa lưu"


def test_rows_under_a_table_are_warned_of_in_excel_as_in_the_file(desk: Desk) -> None:
    desk.open()
    plan = desk.store.sheet(PLAN)
    last = plan.tables()[0].area.last_row
    for column, text in ((1, "KTTN25-X.1"), (4, "Nhiệm vụ gõ thêm")):
        plan.type(last + 2, column, text)
    desk.store.save()
    refreshed(desk.pressed(), desk.path)
    live = desk.pressed().block(CHECKS, 1, 10)
    file = desk.closed()
    refreshed(file, desk.path)
    assert live == file.block(CHECKS, 1, 10)
    assert any(f"A{last + 2}" in str(cell) for row in live for cell in row)


def test_an_undo_costs_few_calls(desk: Desk) -> None:
    desk.open()
    refreshed(desk.pressed(), desk.path)
    units = sum(sheet.name.startswith("Phiếu ") for sheet in desk.store.sheets())
    refreshed(desk.pressed(), desk.path, 30)
    for _ in range(2):
        desk.excel.operations.clear()
        taken_back(desk.pressed(), desk.path)
        assert sum(desk.excel.operations.values()) <= MOST_CALLS + CALLS_A_UNIT_SHEET * units
        assert desk.excel.operations["Workbook.SaveCopyAs"] == 1


@pytest.mark.slow
@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_a_real_spreadsheet_program_takes_a_refresh_back_too(tmp_path: Path, desktop: Any, suffix: str) -> None:
    path = real_workbook(tmp_path, f"Sổ theo dõi{suffix}")
    document = opened(desktop, path)
    try:
        book, _, _ = book_in_office(document, path.name)
        states = [but_log(LiveWorkbook(book))]
        for days in (0, 30):
            refreshed(LiveWorkbook(book), path, days)
            states.append(but_log(LiveWorkbook(book)))
        for state in reversed(states[:-1]):
            report = taken_back(LiveWorkbook(book), path)
            assert but_log(LiveWorkbook(book)) == state
            assert (report.whole, report.kept) == (True, [])
        assert str(document.URL) == path.as_uri()
        assert document.isModified()
    finally:
        document.close(True)
