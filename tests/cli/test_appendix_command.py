"""`taskbook import`: what it prints for people and for programs, and how it stops."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taskbook.adapters.windows import clipboard
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.main import taskbook
from taskbook.errors import AppendixUnreadableError, PlanNotReadyError, UsageError
from taskbook.ports import CellWrite, Changes
from taskbook_schemas.layout import Intake
from taskbook_schemas.registry import INTAKE
from tests.actions.real import fresh
from tests.appendices import FOLDER


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return fresh(tmp_path).rename(tmp_path / "so.xlsx")


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


def test_for_people_it_says_what_was_read_what_is_doubtful_and_where_it_stands_now(book: Path) -> None:
    said = run(str(FOLDER / "05_cat_ba_bang.docx"), str(book)).stdout
    assert "18 dòng nhiệm vụ." in said
    assert "Đã đưa vào trang «Nhập kế hoạch» của sổ «so.xlsx»." in said
    assert "Kế hoạch số: 27-KH/ĐU; ngày: 19/03/2026; nơi ban hành: ĐẢNG ỦY XÃ AN BÌNH." in said
    assert "Đơn vị chủ trì ← «Bộ phận chủ trì»" in said
    assert "- Bảng 4, dòng 2: «không để hình thành" in said


def test_a_workbook_names_sheet_and_cell(book: Path) -> None:
    assert (
        "- Trang tính «PL Nhiệm vụ», ô A15: Số thứ tự nhảy từ «4» sang «6»."
        in run(str(FOLDER / "A11_excel_gop_o.xlsx"), str(book)).stdout
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
def test_the_clipboard_is_read_like_a_file(book: Path) -> None:
    assert "Đã đọc «bảng vừa sao chép»: 1 dòng nhiệm vụ." in run("--clipboard", str(book)).stdout
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


def test_what_is_shown_is_taken_with_or_without_naming_the_file_again(book: Path) -> None:
    plan = FOLDER / "05_cat_ba_bang.docx"
    run(str(plan), str(book))
    said = run(str(plan), str(book), "--accept").stdout
    assert "Đã nhận. Kế hoạch NCTU26: 18 dòng nhiệm vụ ở trang «NCTU 2026»." in said
    assert "Bản sao trước khi ghi" in said
    run(str(FOLDER / "02_muc_hai_cap.docx"), str(book))
    assert "31 dòng nhiệm vụ" in run("--accept", str(book)).stdout


def test_a_file_that_is_named_to_be_taken_is_shown_first(book: Path) -> None:
    said = run(str(FOLDER / "05_cat_ba_bang.docx"), str(book), "--accept").stdout
    assert said.index("Đã đọc «05_cat_ba_bang.docx»") < said.index("Đã nhận. Kế hoạch NCTU26")


def test_another_file_than_the_one_shown_is_not_taken(book: Path) -> None:
    run(str(FOLDER / "05_cat_ba_bang.docx"), str(book))
    before = book.read_bytes()
    stop = run(str(FOLDER / "02_muc_hai_cap.docx"), str(book), "--accept").exception
    assert isinstance(stop, PlanNotReadyError)
    assert "đang có kế hoạch đọc từ tệp khác" in str(stop)
    assert book.read_bytes() == before


def test_too_many_names_are_refused(book: Path) -> None:
    assert isinstance(run(str(book), str(book), str(book)).exception, UsageError)


def test_another_table_is_shown_instead_of_taken(book: Path) -> None:
    run(str(FOLDER / "04_chin_cot_ngang.docx"), str(book))
    open_workbook(book).apply(Changes(cells=[CellWrite(INTAKE, Intake.HEAD_ROW, Intake.TABLE, 99)]))
    assert "Bảng 99 của tệp «04_chin_cot_ngang.docx» không phải bảng nhiệm vụ" in str(
        run("--accept", str(book)).exception
    )
