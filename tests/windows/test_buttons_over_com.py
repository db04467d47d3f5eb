"""Each button's own command line, once, against a stand-in for Excel in another Windows process, over real COM."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.refresh import refresh
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.texts.reopening import DECLINED
from taskbook_schemas.registry import CHECKS, SUMMARY
from taskbook_schemas.words import RETURNED_FOLDER
from tests.adapters.replies.office import fill_in
from tests.live.real import NOW
from tests.windows.calls import BUDGETS, FIRST_FILL, MONTH_ON, NOTHING_NEW, TABLE, about, read_table, table_text
from tests.windows.computer import REPOSITORY, Computer
from tests.windows.excel_session import ExcelSession, Pressed

FOLDER, NAME, FILLED = "Sổ & xã 100%", "Sổ theo dõi Ủy ban.xlsm", "first fill.xlsx"


class Day:
    """A day in the office: one press after the other in one Excel, and what was seen of each."""

    def __init__(self, computer: Computer, excel: ExcelSession, folder: Path) -> None:
        self.computer, self.excel, self.folder = computer, excel, folder
        self.pressed: dict[str, Pressed] = {}

    def press(self, name: str, action: str, now: datetime = NOW) -> Pressed:
        self.pressed[name] = self.excel.press(action, now=now.isoformat())
        return self.pressed[name]

    def said(self, name: str) -> str:
        (text,) = self.pressed[name].texts
        return text


@pytest.fixture(scope="module")
def day(computer: Computer) -> Iterator[Day]:
    folder = computer.drive / "office" / FOLDER
    folder.mkdir(parents=True)
    book = Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", folder / NAME))
    with ExcelSession(computer, book) as excel:
        day = Day(computer, excel, folder)
        day.press(FIRST_FILL, "refresh")
        shutil.copy(excel.copy(), folder / FILLED)
        day.press(NOTHING_NEW, "refresh")
        day.press(MONTH_ON, "refresh", NOW + timedelta(days=30))
        for action in ("check", "split", "draft"):
            day.press(action, action)
        (folder / RETURNED_FOLDER).mkdir()
        issued = next((folder / "Phiếu gửi đi").glob("*/Cong an xa.xlsx"))
        fill_in(issued, folder / RETURNED_FOLDER / issued.name, {(0, "progress"): 60})
        for action in ("merge", "accept", "undo", "help", "renew"):
            day.press(action, action)
        yield day


def test_refresh_fills_the_open_workbook_as_it_fills_a_closed_one(day: Day, tmp_path: Path) -> None:
    closed = Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", tmp_path / NAME))
    refresh(open_workbook(closed), Run(NOW, "?"))
    assert day.said(FIRST_FILL).startswith(f"Đã xét sổ «{NAME}», số liệu đến ngày 22/11/2026.\nTổng số 57 nhiệm vụ: ")
    ours, theirs = (openpyxl.load_workbook(path) for path in (day.folder / FILLED, closed))
    for name in (SUMMARY, CHECKS, "KTTN 2025", "TTKT 2026"):
        assert rows(ours[name]) == rows(theirs[name])


def test_a_second_refresh_finds_nothing_new_and_a_month_later_it_does(day: Day) -> None:
    assert "Không có gì thay đổi so với lần làm mới trước" in day.said(NOTHING_NEW)
    assert "số liệu đến ngày 22/12/2026" in day.said(MONTH_ON)
    assert "Đã cập nhật" in day.said(MONTH_ON)


def test_check_writes_its_sheet_and_says_so(day: Day) -> None:
    assert day.said("check").startswith(f"Đã kiểm tra 57 nhiệm vụ của sổ «{NAME}»")


def test_split_writes_its_files_beside_the_workbook(day: Day) -> None:
    place = day.folder / "Phiếu gửi đi" / "2026-11-22"
    assert len(list(place.glob("*.xlsx"))) == 7
    assert f"Đã ghi 7 phiếu vào «{day.computer.path(place)}»" in day.said("split")


def test_draft_lays_a_text_for_every_unit_where_no_address_is_known(day: Day) -> None:
    assert day.said("draft").count("chưa có địa chỉ thư (trang «Đơn vị»); dùng lời nhắn Zalo") == 7
    assert len(list((day.folder / "Phiếu gửi đi").glob("*/Thu phieu/*.txt"))) == 7


def test_a_returned_file_is_read_accepted_and_taken_back(day: Day) -> None:
    assert "1 trên 7 đơn vị đã báo cáo" in day.said("merge")
    assert "Đã ghi 1 thay đổi" in day.said("accept")
    assert "Đã hoàn tác «Nhận các thay đổi»" in day.said("undo")


def test_help_opens_the_guide(day: Day) -> None:
    assert "huong-dan.html" in day.computer.opened_pages.read_text(encoding="utf-8")


def test_renew_asks_and_without_consent_leaves_the_workbook_open_as_it_is(day: Day) -> None:
    asked, said = day.pressed["renew"].texts
    assert asked.startswith(f"Nâng cấp sổ «{NAME}»")
    assert said == DECLINED


def test_every_program_ends_well_and_its_message_belongs_to_the_window_of_excel(day: Day) -> None:
    assert {name: pressed.code for name, pressed in day.pressed.items()} == dict.fromkeys(day.pressed, 0)
    assert {box["owner"] for pressed in day.pressed.values() for box in pressed.boxes} == {day.excel.window}


def test_excel_is_given_back_as_it_was(day: Day) -> None:
    for name, pressed in day.pressed.items():
        last = dict(pressed.counts["states"])
        assert last.get("StatusBar", False) is False, name
        assert all(last.get(setting, True) is True for setting in ("ScreenUpdating", "EnableEvents")), name


def test_the_table_of_calls_is_what_was_counted(day: Day) -> None:
    """Calls that one way more or less may cost are let go by: a table that lies is not."""
    told = read_table(TABLE)
    counted = {name: (pressed.counts["calls"], pressed.counts["uses"]) for name, pressed in day.pressed.items()}
    assert about(told, counted), f"write {TABLE.name} anew:\n{table_text(counted)}"


def test_the_first_fill_stays_within_its_budget_of_calls(day: Day) -> None:
    assert day.pressed[FIRST_FILL].counts["calls"] <= BUDGETS[FIRST_FILL]


def test_nothing_is_asked_that_the_stand_in_does_not_know(day: Day) -> None:
    assert day.excel.log == ""


def rows(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[list[object]]:
    """Cells as they are shown, without empty rows at the end."""
    found = [[cell if cell != "" else None for cell in row] for row in sheet.iter_rows(values_only=True)]
    while found and not any(found[-1]):
        found.pop()
    return found
