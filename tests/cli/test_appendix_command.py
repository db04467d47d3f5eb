"""`taskbook import`: what it prints for people and for programs, and how it stops."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taskbook.adapters.windows import clipboard
from taskbook.cli.main import taskbook
from taskbook.errors import AppendixUnreadableError, UsageError
from tests.appendices import FOLDER


def run(*words: str) -> Result:
    return CliRunner().invoke(taskbook, ["import", *words])


def test_json_has_the_shape_that_programs_were_promised() -> None:
    said = json.loads(run(str(FOLDER / "A04_nhieu_dong.docx"), "--json").stdout)
    assert list(said) == ["plan", "columns", "rows", "declared", "targets", "doubts"]
    assert list(said["plan"]) == ["number", "issued", "year", "subject", "issuer"]
    assert said["columns"]["coordinate"] == "Cơ quan, đơn vị phối hợp"
    fields = ["number", "task", "lead", "coordinate", "product", "deadline", "leader"]
    assert all(list(row) == ["id", "section", *fields, "other"] for row in said["rows"])
    assert {"where": "total", "declared": 7, "found": 6} in said["declared"]
    assert all(list(doubt) == ["where", "what"] for doubt in said["doubts"])


def test_a_blank_cell_is_null_and_a_column_of_the_offices_own_stands_under_its_heading() -> None:
    row = json.loads(run(str(FOLDER / "A07_so_tu_dong.docx"), "--json").stdout)["rows"][1]
    assert row["coordinate"] is None
    assert row["product"] is None
    assert row["other"] == {"Ghi chú": "15 ngày"}


def test_for_people_it_says_what_was_read_and_what_is_doubtful_and_that_nothing_was_written() -> None:
    said = run(str(FOLDER / "05_cat_ba_bang.docx")).stdout
    assert "18 dòng nhiệm vụ. Chưa ghi gì vào sổ." in said
    assert "Kế hoạch số: 27-KH/ĐU; ngày: 19/03/2026; nơi ban hành: ĐẢNG ỦY XÃ AN BÌNH." in said
    assert "Đơn vị chủ trì ← «Bộ phận chủ trì»" in said
    assert "- Bảng 4, dòng 2: «không để hình thành" in said


def test_a_workbook_names_sheet_and_cell() -> None:
    assert (
        "- Trang tính «PL Nhiệm vụ», ô A15: Số thứ tự nhảy từ «4» sang «6»."
        in run(str(FOLDER / "A11_excel_gop_o.xlsx")).stdout
    )


def test_a_file_that_is_not_there_stops_with_a_sentence(tmp_path: Path) -> None:
    stop = run(str(tmp_path / "kế hoạch.docx")).exception
    assert isinstance(stop, AppendixUnreadableError)
    assert "Không tìm thấy tệp kế hoạch «kế hoạch.docx»" in str(stop)


@pytest.fixture
def _copied(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "".join(f"<td>{text}</td>" for text in ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"))
    table = f"<table><tr>{cells}</tr><tr><td>1<td>Rà soát quy hoạch<td>Phòng Kinh tế<td>Quý I</tr></table>"
    monkeypatch.setattr(clipboard, "read_clipboard", lambda: clipboard.Copied(table.encode()))


@pytest.mark.usefixtures("_copied")
def test_the_clipboard_is_read_like_a_file() -> None:
    assert "Đã đọc «bảng vừa sao chép»: 1 dòng nhiệm vụ." in run("--clipboard").stdout
    (row,) = json.loads(run("--clipboard", "--json").stdout)["rows"]
    assert (row["task"], row["lead"]) == ("Rà soát quy hoạch", "Phòng Kinh tế")


@pytest.mark.usefixtures("_copied")
@pytest.mark.parametrize("words", [(), ("--clipboard", "kế hoạch.docx"), ("--json",)])
def test_a_file_or_the_clipboard_is_wanted_and_not_both_or_none(words: tuple[str, ...]) -> None:
    stop = run(*words).exception
    assert isinstance(stop, UsageError)
    assert "hoặc ghi tên một tệp kế hoạch, hoặc ghi --clipboard" in str(stop)


def test_what_was_copied_without_tasks_is_not_called_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard.Copied("<table><tr><td>Họ tên<td>Ngày sinh</tr></table>".encode())
    monkeypatch.setattr(clipboard, "read_clipboard", lambda: copied)
    assert str(run("--clipboard").exception).startswith("Bảng vừa sao chép không có bảng nào có tiêu đề cột")


@pytest.mark.parametrize("option", ["--json", "--help"])
def test_an_option_is_known(option: str) -> None:
    assert run(str(FOLDER / "A07_so_tu_dong.docx"), option).exit_code == 0
