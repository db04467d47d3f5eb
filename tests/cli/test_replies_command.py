"""`taskbook merge`, `undo` and `log` on a closed file."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from taskbook.cli.main import taskbook
from taskbook.errors import UsageError
from tests.adapters.replies.office import fill_in
from tests.adapters.replies.test_real_programs import MASTER, home, sent

__all__ = ["home", "sent"]


@pytest.fixture
def folder(sent: Path, tmp_path: Path) -> Path:
    shutil.copy(MASTER, tmp_path / "so.xlsm")
    (tmp_path / "ve").mkdir()
    fill_in(sent / "Cong an xa.xlsx", tmp_path / "ve" / "a.xlsx", {(0, "progress"): 60, (1, "completed"): "15.9"})
    return tmp_path


def run(*words: object) -> Result:
    result = CliRunner().invoke(taskbook, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_files_are_read_accepted_logged_and_taken_back(folder: Path) -> None:
    book = folder / "so.xlsm"
    said = run("merge", book, folder / "ve").output
    assert "Xung đột 0, cần xem lại 1, đề xuất 1" in said
    assert "1 trên 7 đơn vị đã báo cáo" in said
    assert "Đã ghi 1 thay đổi" in run("merge", "--accept", book).output
    assert "«» → «60»" in run("log", book).output
    assert "trả lại 2 ô" in run("undo", book).output
    assert "Hoàn tác" in run("log", book).output
    run("undo", book)
    assert run("undo", book).output.strip() == "Không có lần ghi nào để hoàn tác."


def test_json_shows_the_plan_and_writes_nothing(folder: Path) -> None:
    book = folder / "so.xlsm"
    before = book.read_bytes()
    plan = json.loads(run("merge", book, folder / "ve", "--json").output)
    assert [(change["outcome"], change["proposal"]) for change in plan["changes"]] == [
        ("ask", "2026-09-15"),
        ("proposal", 60.0),
    ]
    assert book.read_bytes() == before
    run("merge", book, folder / "ve")
    before = book.read_bytes()
    plan = json.loads(run("merge", "--accept", book, "--json").output)
    assert (plan["taken"], plan["waiting"], plan["cells"][0]["new"]) == (1, 1, 60.0)
    assert book.read_bytes() == before


def test_the_log_of_one_task_and_as_json(folder: Path) -> None:
    book = folder / "so.xlsm"
    assert "không có dòng nào về" in run("log", book, "--task", "X").output
    assert "chưa có dòng nào" in run("log", book).output
    run("merge", book, folder / "ve")
    (line,) = json.loads(run("log", book, "--json").output)
    assert line["action"] == "Đọc phiếu gửi lại"


@pytest.mark.parametrize("words", [(), ("so.xlsm",), ("--accept", "so.xlsm", "ve")])
def test_a_call_that_makes_no_sense_is_explained(folder: Path, words: tuple[str, ...]) -> None:
    paths = [str(folder / word) if not word.startswith("--") else word for word in words]
    result = CliRunner().invoke(taskbook, ["merge", *paths])
    assert isinstance(result.exception, UsageError)
