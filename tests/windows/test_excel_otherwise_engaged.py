"""Buttons while Excel is busy or has no active workbook; the desktop's shortcut; a workbook closed and renewed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from taskbook_schemas.version import LAYOUT_VERSION, WORDS_SHEET, version_in
from tests.adapters.renewal.office import version_1
from tests.appendices import FOLDER as APPENDICES
from tests.live.real import NOW
from tests.windows.computer import PYTHON, REPOSITORY, Computer
from tests.windows.excel_session import ExcelSession, started

AT = NOW.isoformat()
MOST_A_SECOND = 20  # calls while Excel is waited for: nobody's computer is kept busy


@pytest.fixture(scope="module")
def excel(computer: Computer) -> Iterator[ExcelSession]:
    folder = computer.drive / "engaged"
    folder.mkdir()
    book = Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", folder))
    with ExcelSession(computer, book) as session:
        yield session
        assert session.log == ""


def test_while_somebody_types_in_a_cell_it_is_waited_for_quietly_and_then_done(excel: ExcelSession) -> None:
    with excel.busy_until_it_was_turned_away(seconds=5) as busy:
        pressed = excel.press("check", now=AT)
    (said,) = pressed.texts
    assert said.startswith("Đã kiểm tra 57 nhiệm vụ")
    assert 1 <= pressed.counts["rejected"] <= MOST_A_SECOND * (busy.waited + 1)


def test_without_an_active_workbook_what_was_written_is_not_told_as_a_failure(excel: ExcelSession) -> None:
    with excel.without_active_workbook():
        (said,) = excel.press("refresh", now=AT).texts
    assert said.startswith("Đã xét sổ «TheoDoiNhiemVu.xlsm»"), said
    (said,) = excel.press("undo", now=AT).texts
    assert "Đã hoàn tác «Làm mới»" in said


def test_a_workbook_in_use_for_years_is_saved_closed_renewed_and_opened_again(computer: Computer) -> None:
    folder = computer.drive / "years"
    folder.mkdir()
    other = Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", folder / "Sổ khác.xlsm"))
    untouched = other.read_bytes()
    book = version_1(folder)
    with ExcelSession(computer, other, book) as excel:
        *asked, said = excel.press("renew", ["yes"], now=AT).texts
        assert len(asked) == 1
        assert other.read_bytes() == untouched
        assert (folder / f"~${book.name}").exists(), said
        assert excel.log == ""
    words = openpyxl.load_workbook(book)[WORDS_SHEET]
    assert version_in([[cell.value for cell in row] for row in words.iter_rows(max_col=2)]) == LAYOUT_VERSION, said


def test_the_shortcut_on_the_desktop_refreshes_the_workbook_that_is_open(
    excel: ExcelSession, computer: Computer
) -> None:
    command = [PYTHON, "-X", "utf8", "-P", "-m", "taskbook", "refresh", "--live"]
    seen = started(computer, computer.drive, command, now=AT)
    assert [box["text"].startswith("Đã xét sổ «TheoDoiNhiemVu.xlsm»") for box in seen["boxes"]] == [True]
    assert seen["code"] == 0


def test_a_plan_is_chosen_shown_and_taken_into_the_open_workbook(computer: Computer) -> None:
    folder = computer.drive / "plans"
    folder.mkdir()
    book = Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", folder / "Sổ kế hoạch.xlsm"))
    plan = Path(shutil.copy(APPENDICES / "04_chin_cot_ngang.docx", folder / "Kế hoạch.docx"))
    with ExcelSession(computer, book) as excel:
        excel.pick(plan)
        (shown,) = excel.press("import", ["no"], now=AT).texts
        assert "22 dòng nhiệm vụ, 3 mục" in shown
        asked, taken = excel.press("take", ["yes", "no"], now=AT).texts
        assert "«Sổ kế hoạch.xlsm»" in asked
        assert "DTKD 2026" in taken
        assert excel.log == ""
    assert "DTKD 2026" in openpyxl.load_workbook(book).sheetnames
