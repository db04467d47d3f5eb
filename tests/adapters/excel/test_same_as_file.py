"""An open workbook and a closed file come out with the same cells, and a press of a button costs few calls."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from taskbook.actions.refresh import RefreshReport, refresh
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.ports import CellWrite, Changes, Value, Workbook
from tests.live.excel_com import Application
from tests.live.office import opened, why_not
from tests.live.real import NOW, real_workbook
from tests.live.strict_engine import open_strict
from tests.live.uno_engine import book_in_office

MOST_CALLS = 76
CALLS_A_UNIT_SHEET = 10
MOST_ROUND_TRIPS = 1200
ROUND_TRIPS_A_UNIT_SHEET = 600  # a new sheet is copied, which makes xlwings ask for all names three times

# What the office types: a row done on time, one late, one with a text where a day belongs, one that is cancelled.
TYPED: tuple[tuple[str, str, object], ...] = (
    ("KTTN25-I.1a", "Ngày hoàn thành", date(2026, 3, 20)),
    ("KTTN25-I.1a", "Số, ngày văn bản kết quả", "12/BC-UBND ngày 20/3/2026"),
    ("KTTN25-I.1b", "Ngày hoàn thành", "31/6/2026"),
    ("KTTN25-II.1.1", "Tình hình thực hiện", "- đang làm\n- =1+1"),
    ("KTTN25-II.1.1", "Báo cáo gần nhất", date(2026, 8, 12)),
    ("TTKT26-1", "Tạm dừng/Hủy", "Hủy"),
    ("TTKT26-1", "Văn bản tạm dừng/hủy", "007"),
)


def type_into(workbook: Workbook) -> None:
    grids = [grid for grids in workbook.tables(["KTTN 2025", "TTKT 2026"]).values() for grid in grids]
    cells = []
    for task, heading, value in TYPED:
        grid = next(grid for grid in grids if task in grid.columns[0])
        row = grid.first_row + grid.columns[0].index(task)
        column = grid.first_column + grid.headings.index(heading)
        cells.append(CellWrite(grid.sheet, row, column, value))  # type: ignore[arg-type]
    workbook.apply(Changes(cells=cells))


def all_cells(workbook: Workbook) -> dict[str, list[list[Value]]]:
    return {info.name: trimmed(workbook.block(info.name, 1, 40)) for info in workbook.sheets()}


def trimmed(rows: list[list[Value]]) -> list[list[Value]]:
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    return rows


def refreshed(workbook: Workbook, now: datetime) -> RefreshReport:
    return refresh(workbook, Run(now, "Văn thư"))


def shown_and_hidden(workbook: Workbook) -> tuple[list[str], set[str]]:
    """The tabs in their order, and the sheets nobody sees: Excel places none behind a very hidden one."""
    infos = workbook.sheets()
    return [info.name for info in infos if info.visible], {info.name for info in infos if not info.visible}


@pytest.mark.parametrize("typed", [False, True], ids=["as built", "with what the office types"])
def test_live_and_file_give_the_same_cells_one_by_one(tmp_path: Path, typed: bool) -> None:
    path = real_workbook(tmp_path)
    book, _, _ = open_strict(path)
    live, file = LiveWorkbook(book), open_workbook(path, lambda: NOW)
    assert all_cells(live) == all_cells(file)
    for days in (0, 30):
        for workbook in (live, file):
            if typed and not days:
                type_into(workbook)
        reports = [refreshed(workbook, NOW + timedelta(days=days)) for workbook in (LiveWorkbook(book), file)]
        live = LiveWorkbook(book)
        assert all_cells(live) == all_cells(file)
        assert shown_and_hidden(live) == shown_and_hidden(file)
        assert reports[0].receipt.changed == reports[1].receipt.changed > 0
        assert reports[0].receipt.blocks == reports[1].receipt.blocks
        assert reports[0].receipt.new_sheets == reports[1].receipt.new_sheets


def test_formats_written_live_show_days_as_days(tmp_path: Path) -> None:
    book, store, _ = open_strict(real_workbook(tmp_path))
    refreshed(LiveWorkbook(book), NOW)
    odd = {
        (sheet.name, place)
        for sheet in store.sheets()
        for place, cell in sheet.cells.items()
        if cell.format == "m/d/yyyy"
    }
    assert odd == set()


def count(book: object, excel: Application, now: datetime) -> tuple[int, int, int]:
    """Calls, round trips, and unit sheets of one refresh, as a button starts it."""
    excel.operations.clear()
    excel.round_trips = 0
    report = refreshed(LiveWorkbook(book), now)  # type: ignore[arg-type]
    return sum(excel.operations.values()), excel.round_trips, report.unit_sheets


def test_a_refresh_costs_few_calls_whatever_it_changes(tmp_path: Path) -> None:
    """A call moves cells or changes something; a round trip is any use of a COM name, looking up a sheet included."""
    book, _, excel = open_strict(real_workbook(tmp_path))
    first = count(book, excel, NOW)
    nothing_new = count(book, excel, NOW)
    next_month = count(book, excel, NOW + timedelta(days=30))
    for calls, trips, units in (first, nothing_new, next_month):
        assert calls <= MOST_CALLS + CALLS_A_UNIT_SHEET * units
        assert trips <= MOST_ROUND_TRIPS + ROUND_TRIPS_A_UNIT_SHEET * units
    assert nothing_new[0] <= MOST_CALLS


def test_the_cost_does_not_grow_with_the_number_of_tasks(tmp_path: Path) -> None:
    book, store, excel = open_strict(real_workbook(tmp_path))
    refreshed(LiveWorkbook(book), NOW)
    plan = store.sheet("KTTN 2025")
    [table] = plan.tables()
    last = table.area.last_row
    costs = []
    for month, numbers in ((1, range(1, 21)), (2, range(21, 221))):
        for number in numbers:
            plan.insert_row(last + number)
            plan.type(last + number, 1, f"KTTN25-X.{number}")
            plan.type(last + number, 6, f"Nhiệm vụ thêm {number}")
        costs.append(count(book, excel, NOW + timedelta(days=30 * month))[0])
    assert costs[1] <= costs[0] + 10


@pytest.mark.slow
@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_a_real_spreadsheet_program_comes_out_with_the_same_cells_too(tmp_path: Path, desktop: Any) -> None:
    path = real_workbook(tmp_path)
    file = open_workbook(path, lambda: NOW)
    (tmp_path / "mở").mkdir()
    document = opened(desktop, real_workbook(tmp_path / "mở"))
    try:
        book, _, _ = book_in_office(document, path.name)
        for workbook in (LiveWorkbook(book), file):
            type_into(workbook)
            report = refreshed(workbook, NOW)
            assert report.receipt.new_sheets
        assert all_cells(LiveWorkbook(book)) == all_cells(file)
    finally:
        document.close(True)
