"""Tasks typed right below a table that did not grow are told of, and taken in when a person agrees."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from taskbook.actions.outcomes.refresh import refreshed_lines
from taskbook.actions.outcomes.renew import renewed_lines
from taskbook.actions.refresh import refresh
from taskbook.actions.renew import examine, renew
from taskbook.adapters.history import FileHistory
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.main import taskbook
from taskbook.ports import Writable
from taskbook.texts.renewal import ask
from taskbook_build.master import build_workbook
from taskbook_build.renewing import renewable
from taskbook_schemas.registry import ASSIGNED
from tests.adapters.renewal.office import RUN, typed
from tests.adapters.xlsx.rich import audit, edit

SOURCES = Path(__file__).parents[3] / "workbook" / "plans"
PLAN, LAST = "TTKT 2026", 20
TASK = {"Mã": "TTKT26-90", "Nhiệm vụ": "Lập danh mục dự án", "Đơn vị chủ trì": "Phòng Kinh tế", "Thời hạn": "Năm 2026"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "So.xlsx"
    path.write_bytes(build_workbook(SOURCES))
    return path


def put(path: Path, sheet: str, row: int, cells: dict[str, Writable]) -> None:
    headings = [cell.value for cell in openpyxl.load_workbook(path)[sheet][4]]
    typed(path, *((sheet, row, headings.index(heading) + 1, value) for heading, value in cells.items()))


def ref(path: Path, sheet: str = PLAN) -> str:
    (table,) = openpyxl.load_workbook(path)[sheet].tables.values()
    return str(table.ref).rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_a_task_below_the_table_is_an_error_told_when_a_refresh_ends_with_how_to_take_it_in(book: Path) -> None:
    put(book, PLAN, LAST + 1, TASK)
    report = refresh(open_workbook(book, lambda: RUN.now), RUN)
    (issue,) = [one for one in report.judgement.issues if one.code == "rows_below_table"]
    assert (issue.sheet, issue.row) == (PLAN, LAST + 1)
    assert any(f"dòng {LAST + 1}" in line and PLAN in line for line in refreshed_lines("So", report))


def test_taking_them_in_lets_the_table_grow_over_them_and_they_count(book: Path) -> None:
    put(book, PLAN, LAST + 1, TASK)
    put(book, PLAN, LAST + 2, TASK | {"Mã": "TTKT26-91"})
    before = len(refresh(open_workbook(book, lambda: RUN.now), RUN).judgement.tasks)
    report = renew(renewable(book), FileHistory(book), RUN, take_rows=True)
    assert report.renewed.rows == [(PLAN, LAST + 1, LAST + 2)]
    assert any(f"các dòng {LAST + 1} đến {LAST + 2}" in line for line in renewed_lines(report))
    assert ref(book) == str(LAST + 2)
    assert audit(book) == []
    judged = refresh(open_workbook(book, lambda: RUN.now), RUN).judgement
    assert len(judged.tasks) == before + 2
    assert not [one for one in judged.issues if one.code == "rows_below_table"]
    assert renew(renewable(book), FileHistory(book), RUN, take_rows=True).backup is None


def test_nothing_is_taken_in_unasked(book: Path) -> None:
    put(book, PLAN, LAST + 1, TASK)
    assert renew(renewable(book), FileHistory(book), RUN).backup is None
    assert ref(book) == str(LAST)
    found = examine(renewable(book), take_rows=True)
    assert f"«{PLAN}»: dòng {LAST + 1} gõ ở dưới bảng" in ask("So", 7, 7, "Sao lưu", found.renewed.rows)


def test_the_command_takes_them_in_when_told_so(book: Path) -> None:
    put(book, PLAN, LAST + 1, TASK)
    told = CliRunner().invoke(taskbook, ["renew", str(book), "--take-rows"])
    assert told.exit_code == 0, told.output
    assert f"đã đưa dòng {LAST + 1} vào bảng" in told.output
    assert ref(book) == str(LAST + 1)


def test_a_task_given_by_letter_is_taken_in_too_past_a_blank_row(book: Path) -> None:
    put(book, ASSIGNED, 5, {"Nhiệm vụ": "Việc một", "Đơn vị chủ trì": "Phòng Kinh tế"})
    put(book, ASSIGNED, 7, {"Nhiệm vụ": "Việc hai", "Thời hạn": "trong 10 ngày"})
    report = renew(renewable(book), FileHistory(book), RUN, take_rows=True)
    assert report.renewed.rows == [(ASSIGNED, 6, 7)]


@pytest.mark.parametrize(
    "cells",
    [
        {"Mã": "Ghi chú: số liệu đến hết tháng"},
        {"Mã": "Cộng", "Số ngày": 12.0},
        {"Nhiệm vụ": "Tổng cộng 16 nhiệm vụ"},
        {"Đơn vị chủ trì": "Phòng Kinh tế", "Thời hạn": "Năm 2026"},
    ],
)
def test_notes_and_sums_below_a_table_are_never_taken_for_tasks(book: Path, cells: dict[str, Writable]) -> None:
    put(book, PLAN, LAST + 1, cells)
    assert renew(renewable(book), FileHistory(book), RUN, take_rows=True).backup is None


def test_a_table_with_a_row_of_totals_stays_as_it_is(book: Path) -> None:
    put(book, PLAN, LAST + 1, TASK)
    edit(book, {"xl/tables/table2.xml": lambda xml: xml.replace(b"<table ", b'<table totalsRowCount="1" ', 1)})
    assert examine(renewable(book), take_rows=True).renewed.rows == []
