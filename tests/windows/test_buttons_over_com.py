"""Each button's own command line, once, against a stand-in for Excel in another Windows process, over real COM."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.refresh import refresh
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook_schemas.registry import CHECKS, SUMMARY
from tests.live.real import NOW
from tests.windows.computer import REPOSITORY, Computer
from tests.windows.excel_session import ExcelSession, Pressed

FOLDER, NAME = "Sổ & xã 100%", "Sổ theo dõi Ủy ban.xlsm"
AT = NOW.isoformat()


class Day:
    """A day in the office: one press after the other in one Excel, and what was seen of each."""

    def __init__(self, excel: ExcelSession) -> None:
        self.excel = excel
        self.pressed: dict[str, Pressed] = {}

    def press(self, action: str) -> Pressed:
        self.pressed[action] = self.excel.press(action, now=AT)
        return self.pressed[action]


@pytest.fixture(scope="module")
def day(computer: Computer) -> Iterator[Day]:
    folder = computer.drive / "office" / FOLDER
    folder.mkdir(parents=True)
    book = Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", folder / NAME))
    with ExcelSession(computer, book) as excel:
        day = Day(excel)
        for action in ("refresh",):
            day.press(action)
        yield day


def test_refresh_fills_the_open_workbook_as_it_fills_a_closed_one(day: Day, tmp_path: Path) -> None:
    closed = Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", tmp_path / NAME))
    refresh(open_workbook(closed), Run(NOW, "?"))
    (said,) = day.pressed["refresh"].texts
    assert said.startswith(f"Đã xét sổ «{NAME}», số liệu đến ngày 22/11/2026.\nTổng số 57 nhiệm vụ: ")
    assert day.pressed["refresh"].code == 0
    ours, theirs = (openpyxl.load_workbook(path) for path in (day.excel.copy(), closed))
    for name in (SUMMARY, CHECKS, "KTTN 2025", "TTKT 2026"):
        assert rows(ours[name]) == rows(theirs[name])


def test_the_message_belongs_to_the_window_of_excel(day: Day) -> None:
    assert [box["owner"] for box in day.pressed["refresh"].boxes] == [day.excel.window]


def test_nothing_is_asked_that_the_stand_in_does_not_know(day: Day) -> None:
    assert day.excel.log == ""


def rows(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[list[object]]:
    """Cells as they are shown, without empty rows at the end."""
    found = [[cell if cell != "" else None for cell in row] for row in sheet.iter_rows(values_only=True)]
    while found and not any(found[-1]):
        found.pop()
    return found
