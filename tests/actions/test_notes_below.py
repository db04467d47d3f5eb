"""Notes typed below generated sheets outlive a refresh, an undo and a merge, in a closed file and in Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import Font

from taskbook.actions.outcomes.refresh import refreshed_lines
from taskbook.actions.refresh import refresh
from taskbook.actions.undo import undo
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.ports import CellWrite, Changes, Workbook
from taskbook_schemas.registry import CHECKS, SUMMARY
from tests.contract.history import no_whole_file
from tests.live.strict_engine import open_strict

from .real import RUN, fresh, opened, read, refreshed, typed

PLAN, ECONOMY = "TTKT 2026", "Phiếu Phòng Kinh tế"
GENERATED = (SUMMARY, CHECKS, ECONOMY)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = fresh(tmp_path)
    refreshed(path)
    return path


def note(book: Path, sheet: str, down: int = 3) -> int:
    """Type notes some rows below all that stands on a sheet, and return the first one's row."""
    made = read(book)
    row = made[sheet].max_row + down
    made[sheet].cell(row, 2, "Đồng chí Lan kiểm tra lại").font = Font(bold=True)
    made[sheet].cell(row + 1, 1, 12)
    made[sheet].cell(row + 1, 3, date(2026, 12, 1))
    made[sheet].cell(row + 2, 2, "=1+1")
    made.save(book)
    return row


@pytest.mark.parametrize("sheet", GENERATED)
def test_notes_well_below_a_generated_sheet_stay_with_look_and_formula(book: Path, sheet: str) -> None:
    row = note(book, sheet, down=15)
    typed(book, PLAN, "TTKT26-1", Ngày_hoàn_thành="chưa rõ", Tình_hình_thực_hiện="Đã trình")
    for _ in range(2):
        report = refreshed(book)
        after = read(book)[sheet]
        assert after.cell(row, 2).value == "Đồng chí Lan kiểm tra lại"
        assert after.cell(row, 2).font.bold
        assert after.cell(row + 1, 1).value == 12
        assert after.cell(row + 2, 2).value == "=1+1"
        assert report.moved == ()


def test_a_body_that_grows_over_notes_moves_them_down_and_says_so(book: Path) -> None:
    row = note(book, ECONOMY, down=1)
    lines = lead_everything(book)
    rows = [
        number for number, cells in enumerate(read(book)[ECONOMY].values, 1) if cells[1] == "Đồng chí Lan kiểm tra lại"
    ]
    assert len(rows) == 1
    assert rows[0] > row
    assert read(book)[ECONOMY].cell(rows[0] + 1, 1).value == 12
    assert read(book)[ECONOMY].cell(rows[0] + 1, 3).value.date() == date(2026, 12, 1)
    said = f"Trang «{ECONOMY}»: ghi chú ở dòng {row}–{row + 1} được chuyển xuống từ dòng {rows[0]}"
    assert any(line.startswith(said) for line in lines)
    assert refreshed(book).receipt.changed == 0


def lead_everything(book: Path) -> list[str]:
    """Give the unit many more tasks, and refresh."""
    grid = opened(book).tables([PLAN])[PLAN][0]
    column = grid.first_column + grid.headings.index("Đơn vị chủ trì")
    rows = range(grid.first_row, grid.first_row + grid.height)
    opened(book).apply(Changes(cells=[CellWrite(PLAN, row, column, "Phòng Kinh tế; Công an xã") for row in rows]))
    return refreshed_lines(book.name, refreshed(book))


def taken_back(workbook: Workbook, path: Path) -> None:
    assert undo(workbook, FileHistory(path), lambda copy: opened(Path(copy)), RUN, no_whole_file) is not None


def recorded(workbook: Workbook, path: Path) -> Workbook:
    return Recorded(workbook, FileHistory(path), "refresh", RUN)


@pytest.mark.parametrize("sheet", GENERATED)
def test_an_undo_leaves_notes_that_were_typed_since(book: Path, sheet: str) -> None:
    typed(book, PLAN, "TTKT26-1", Ngày_hoàn_thành="chưa rõ", Tình_hình_thực_hiện="Đã trình")
    refresh(recorded(opened(book), book), RUN)
    row = note(book, sheet)
    taken_back(opened(book), book)
    assert read(book)[sheet].cell(row, 2).value == "Đồng chí Lan kiểm tra lại"
    assert read(book)[sheet].cell(row + 2, 2).value == "=1+1"


def test_an_undo_puts_notes_that_made_room_back_and_keeps_newer_ones(book: Path) -> None:
    row = note(book, ECONOMY, down=1)
    grid = opened(book).tables([PLAN])[PLAN][0]
    column = grid.first_column + grid.headings.index("Đơn vị chủ trì")
    places = range(grid.first_row, grid.first_row + grid.height)
    opened(book).apply(Changes(cells=[CellWrite(PLAN, place, column, "Phòng Kinh tế; Công an xã") for place in places]))
    refresh(recorded(opened(book), book), RUN)
    made = read(book)
    made[ECONOMY].cell(made[ECONOMY].max_row + 2, 2, "Ghi sau")
    made.save(book)
    taken_back(opened(book), book)
    after = [cells[1] for cells in read(book)[ECONOMY].values]
    assert after.index("Đồng chí Lan kiểm tra lại") == row - 1
    assert after.count("Đồng chí Lan kiểm tra lại") == after.count("Ghi sau") == 1


def test_a_sheet_of_a_unit_without_tasks_is_not_hidden_while_notes_stand_there(book: Path) -> None:
    row = note(book, "Phiếu Công an xã")
    for sheet in ("KTTN 2025", PLAN):
        (grid,) = opened(book).tables([sheet])[sheet]
        cells = [
            CellWrite(sheet, number, grid.first_column + index, value.replace("Công an", "Phòng Kinh tế"))
            for index, column in enumerate(grid.columns)
            for number, value in enumerate(column, grid.first_row)
            if isinstance(value, str) and "Công an" in value
        ]
        opened(book).apply(Changes(cells=cells))
    refreshed(book)
    made = read(book)["Phiếu Công an xã"]
    assert made.sheet_state == "visible"
    assert made.cell(row, 2).value == "Đồng chí Lan kiểm tra lại"
    assert made.cell(11, 3).value is None


@pytest.mark.parametrize("sheet", GENERATED)
def test_in_excel_notes_stay_too(book: Path, sheet: str) -> None:
    row = note(book, sheet, down=15)
    typed(book, PLAN, "TTKT26-1", Ngày_hoàn_thành="chưa rõ", Tình_hình_thực_hiện="Đã trình")
    wb, store, _ = open_strict(book)
    report = refresh(LiveWorkbook(wb), RUN)
    found = {one.name: one.cells for one in store.sheets()}[sheet]
    assert found[row, 2].value == "Đồng chí Lan kiểm tra lại"
    assert report.moved == ()
    assert report.receipt.changed > 0
