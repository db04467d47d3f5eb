"""Buttons pressed while Excel is busy, has no active workbook or is not there; and one that has the workbook closed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from taskbook.texts.excel import NOT_FROM_A_BUTTON
from taskbook_schemas.version import LAYOUT_VERSION, WORDS_SHEET, version_in
from tests.adapters.renewal.office import version_1
from tests.live.real import NOW
from tests.windows.computer import PYTHON, REPOSITORY, Computer
from tests.windows.excel_session import ExcelSession, button, started

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


def test_without_an_excel_a_box_of_windows_says_how_to_start(computer: Computer) -> None:
    seen = started(computer, computer.drive, button("refresh", "Sổ.xlsm", "1"))
    assert [box["text"] for box in seen["boxes"]] == [NOT_FROM_A_BUTTON]
    assert seen["code"] == 0


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
