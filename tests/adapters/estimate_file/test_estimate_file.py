"""The file of estimates: what stands in it, that its sums are numbers that follow, and that no edited one is lost."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.adapters.estimate_file.form import AGAIN, AMOUNT, FIRST, HEADER_ROW
from taskbook.adapters.estimate_file.store import EstimateFileFolder, packed
from taskbook.cli.estimate import estimate_command
from taskbook.core.estimate import Estimate
from taskbook.core.judge import Judged
from taskbook.core.model import Status
from taskbook.outbox import NotWritten, Written
from taskbook.texts import estimate as texts
from tests.actions.real import fresh
from tests.core.test_estimate import ECONOMY, POLICE, judged, made

DAY, NOW = date(2026, 11, 28), datetime(2026, 11, 28, 9, 0)
FOUND = made(judged(5, 12160.0, ECONOMY, POLICE), judged(6, None, POLICE), judged(7, 250.5, POLICE, plan="KH25"))


def sheet_of(found: Estimate, values: bool = True) -> Worksheet:
    (sheet,) = openpyxl.load_workbook(BytesIO(packed(found, DAY, "UBND XÃ", NOW)), data_only=values).worksheets
    return sheet


def amounts(sheet: Worksheet) -> list[tuple[object, object]]:
    rows = sheet.iter_rows(min_row=HEADER_ROW + 2, values_only=True)
    return [(row[0], row[AMOUNT]) for row in rows if row[0]]


def test_units_stand_with_their_tasks_and_the_total_counts_each_once() -> None:
    assert amounts(sheet_of(FOUND)) == [
        (f"{POLICE}: 3 nhiệm vụ, 1 chưa có dự toán", 12410.5),
        ("1.1", 12160),
        ("1.2", None),
        ("1.3", 250.5),
        (f"{ECONOMY}: 1 nhiệm vụ", 12160),
        ("2.1", 12160),
        (texts.REPEATED, -12160),
        (texts.TOTAL, 12410.5),
        ("Trong đó kế hoạch «Kế hoạch 2025»: 1 nhiệm vụ", 250.5),
        ("Trong đó kế hoạch «Kế hoạch 2026»: 2 nhiệm vụ", 12160),
    ]


def test_sums_follow_what_is_filled_in() -> None:
    formulas = [cell for _, cell in amounts(sheet_of(FOUND, values=False)) if isinstance(cell, str)]
    assert formulas == [
        "=SUM(G8:G10)",
        "=SUM(G12:G12)",
        f'=-SUMIF(I7:I12,"{AGAIN}",G7:G12)',
        f'=SUMIF(I7:I12,"{FIRST}",G7:G12)',
        f'=SUMIFS(G7:G12,I7:I12,"{FIRST}",J7:J12,"KH25")',
        f'=SUMIFS(G7:G12,I7:I12,"{FIRST}",J7:J12,"KH26")',
    ]


def test_what_is_to_fill_in_is_seen_and_the_page_prints_on_a4() -> None:
    sheet = sheet_of(FOUND)
    shades = [sheet.cell(row, AMOUNT + 1).fill.fgColor.rgb for row in (8, 9, 10)]
    assert shades[1] not in (shades[0], shades[2])
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", sheet.PAPERSIZE_A4)
    assert sheet.print_title_rows == f"${HEADER_ROW + 1}:${HEADER_ROW + 1}"
    assert sheet.column_dimensions["I"].hidden


def test_an_unreadable_estimate_is_told_and_cancelled_tasks_are_named() -> None:
    bad = judged(5, None, POLICE)
    unread = Judged(replace(bad.task, suspect=("budget",)), bad.reading, bad.verdict)
    words = {cell.value for row in sheet_of(made(unread, judged(6, 1.0, status=Status.CANCELLED))).rows for cell in row}
    assert texts.UNREADABLE in words
    assert texts.cancelled_note(1) in words


def test_a_workbook_without_tasks_gives_a_page_that_says_so() -> None:
    assert texts.NO_TASKS in {cell.value for row in sheet_of(made()).rows for cell in row}


def test_the_same_sums_give_the_same_bytes() -> None:
    assert packed(FOUND, DAY, "UBND XÃ", NOW) == packed(FOUND, DAY, "UBND XÃ", NOW)


def test_our_own_file_is_replaced_and_an_edited_one_is_kept_aside(tmp_path: Path) -> None:
    folder, path = EstimateFileFolder(tmp_path), tmp_path / "Dự toán" / "Du toan.xlsx"
    assert folder.write(FOUND, DAY, "UBND XÃ", path, NOW) == Written("Du toan", path, 3)
    again = folder.write(FOUND, DAY, "UBND XÃ", path, NOW)
    assert isinstance(again, Written)
    assert again.kept is None
    book = openpyxl.load_workbook(path)
    book.active["G9"] = 77
    book.save(path)
    edited = path.read_bytes()
    third = folder.write(FOUND, DAY, "UBND XÃ", path, NOW)
    assert isinstance(third, Written)
    assert third.kept is not None
    assert third.kept.read_bytes() == edited


def test_a_file_that_is_open_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "~$Du toan.xlsx").write_bytes(b"")
    outcome = EstimateFileFolder(tmp_path).write(FOUND, DAY, "UBND XÃ", tmp_path / "Du toan.xlsx", NOW)
    assert isinstance(outcome, NotWritten)
    assert not (tmp_path / "Du toan.xlsx").exists()


@pytest.mark.parametrize("out", [True, False])
def test_the_command_writes_the_file_and_leaves_the_workbook_as_it_is(tmp_path: Path, out: bool) -> None:
    book = fresh(tmp_path)
    before = book.read_bytes()
    folder = tmp_path / "Gửi đi" if out else book.parent / "Dự toán"
    run = CliRunner().invoke(
        estimate_command, [str(book), "--as-of", "2026-06-30", *(["--out", str(folder)] if out else [])]
    )
    assert run.exit_code == 0, run.output
    assert (folder / "Du toan 2026-06-30.xlsx").is_file()
    assert "57 nhiệm vụ" in run.output
    assert book.read_bytes() == before


def test_the_command_says_why_a_file_was_not_written_and_where_an_edited_one_went(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    arguments = [str(book), "--as-of", "2026-06-30", "--out", str(tmp_path)]
    path = tmp_path / "Du toan 2026-06-30.xlsx"
    path.write_bytes(b"cua toi")
    run = CliRunner().invoke(estimate_command, arguments)
    assert "bản đó được giữ ở" in run.output
    (tmp_path / f"~${path.name}").write_bytes(b"")
    run = CliRunner().invoke(estimate_command, arguments)
    assert (run.exit_code, "Chưa ghi được" in run.output) == (1, True)
