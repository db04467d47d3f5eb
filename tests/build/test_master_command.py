from pathlib import Path

import pytest
from click.testing import CliRunner

from taskbook.cli import build as command
from taskbook.errors import UsageError, WorkbookLockedError, WorkbookNotSavedError


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command.build_command, arguments, catch_exceptions=False, standalone_mode=True)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_builds_the_workbook_where_it_is_told(tmp_path: Path) -> None:
    out = tmp_path / "Sổ.xlsx"
    assert f"Đã tạo sổ theo dõi: {out}" in run("--out", str(out))
    assert out.read_bytes().startswith(b"PK")


def test_building_over_the_same_workbook_keeps_no_backup(tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"
    run("--out", str(out))
    before = out.read_bytes()
    assert "Sổ cũ" not in run("--out", str(out))
    assert out.read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]


def test_a_workbook_that_stood_there_is_kept_before_it_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"
    out.write_bytes(b"the office's year of work")
    assert "Sổ cũ được giữ ở" in run("--out", str(out))
    assert out.read_bytes().startswith(b"PK")
    assert [file.read_bytes() for file in (tmp_path / "Sao lưu").iterdir()] == [b"the office's year of work"]


def test_a_workbook_open_in_excel_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "so.xlsx"
    out.write_bytes(b"old")
    (tmp_path / "~$so.xlsx").write_bytes(b"")
    with pytest.raises(WorkbookLockedError, match=r"so\.xlsx"):
        run("--out", str(out))
    assert out.read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookNotSavedError, match="Không ghi được"):
        run("--out", str(tmp_path / "không có" / "so.xlsx"))


def test_without_the_sources_the_command_says_where_to_run_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "SOURCES", tmp_path / "plans")
    with pytest.raises(UsageError, match="workbook/plans"):
        run("--out", str(tmp_path / "so.xlsx"))
