"""`taskbook report` on a closed file."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from taskbook.cli.report import NOT_WRITTEN, report_command
from tests.actions.real import fresh


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(report_command, [str(argument) for argument in arguments])


def test_a_report_is_written_beside_the_workbook_and_what_is_left_to_write_is_told(tmp_path: Path) -> None:
    told = run(fresh(tmp_path), "--as-of", "2026-11-14")
    assert told.exit_code == 0, told.output
    [path] = (tmp_path / "Báo cáo").glob("*.docx")
    assert path.name == "Bao cao Chu tich T11-2026 14-11-2026.docx"
    assert "Còn 5 chỗ cần viết: " in told.output


def test_each_kind_has_its_own_file(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    for kind in ("chairman", "upward", "urge"):
        assert run(book, "--kind", kind, "--as-of", "2026-11-14", "--out", tmp_path / "ra").exit_code == 0
    assert len(list((tmp_path / "ra").glob("*.docx"))) == 3


def test_figures_alone_write_no_file_and_with_a_folder_both_are_given(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    told = run(book, "--json")
    assert json.loads(told.output)["file"] is None
    assert not (tmp_path / "Báo cáo").exists()
    path = json.loads(run(book, "--json", "--out", tmp_path / "ra").output)["file"]
    assert Path(path).is_file()


def test_a_file_that_could_not_be_written_ends_with_its_own_code(tmp_path: Path) -> None:
    book, out = fresh(tmp_path), tmp_path / "ra"
    out.mkdir()
    (out / ".~lock.Bao cao Chu tich T11-2026 14-11-2026.docx#").write_bytes(b"")
    assert run(book, "--as-of", "2026-11-14", "--out", out).exit_code == NOT_WRITTEN
