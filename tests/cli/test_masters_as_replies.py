"""An office's workbook among the returned files is named, with what to do, and nothing of it is read as an answer."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from taskbook.cli.main import taskbook
from taskbook.errors import UsageError
from tests.adapters.replies.test_real_programs import home, sent
from tests.cli.test_replies_command import folder, run
from tests.marks import unix_only

__all__ = ["folder", "home", "sent"]
OWN = "là chính sổ theo dõi này, không phải phiếu"
COPY = "là bản sao của sổ theo dõi này"
OTHER = "là một sổ theo dõi (của nơi khác"


def refused(book: Path, *given: object) -> dict[str, str]:
    plan = json.loads(run("merge", "--json", book, *given).output)
    return {item["file"]: item["why"] for item in plan["refused"]}


def test_the_workbook_given_as_a_reply_is_named_and_told_what_to_do(folder: Path) -> None:
    book = folder / "so.xlsm"
    said = run("merge", book, book).output
    assert f"«so.xlsm»: {OWN}" in said
    assert "Hãy nêu tệp hoặc thư mục phiếu" in said
    assert "đề xuất 0" in said


LINKED = pytest.param("noi.xlsm", marks=unix_only("links are for administrators there"))


@pytest.mark.parametrize("spelling", ["ve/../so.xlsm", "./so.xlsm", LINKED, "cung.xlsm", "."])
def test_the_workbook_is_known_by_any_path_to_it(folder: Path, spelling: str) -> None:
    book = folder / "so.xlsm"
    if spelling == "noi.xlsm":
        (folder / spelling).symlink_to(book)
    os.link(book, folder / "cung.xlsm")
    why = refused(book, f"{folder}/{spelling}", folder / "ve")
    assert why
    assert all(OWN in sentence for sentence in why.values())


def test_a_workbook_among_replies_does_not_keep_the_replies_from_being_read(folder: Path) -> None:
    book = folder / "so.xlsm"
    shutil.copy(book, folder / "ve" / "so.xlsm")
    said = run("merge", book, folder / "ve").output
    assert "cần xem lại 1, đề xuất 1" in said
    assert f"«so.xlsm»: {OTHER}" in said  # neither has an id before the first writing


def test_a_backup_of_the_workbook_is_told_as_its_copy(folder: Path) -> None:
    book = folder / "so.xlsm"
    run("merge", book, folder / "ve")
    run("refresh", book, "--as-of", "2026-11-27")
    backup = max((folder / "Sao lưu").glob("*.xlsm"))
    shutil.copy(book, folder / "ban sao (2).xlsx")
    why = refused(book, backup, folder / "ban sao (2).xlsx")
    assert len(why) == 2
    assert all(COPY in sentence for sentence in why.values())


def test_another_offices_workbook_is_told_as_one(folder: Path, tmp_path: Path) -> None:
    book, other = folder / "so.xlsm", tmp_path / "so khac.xlsm"
    shutil.copy(book, other)
    run("refresh", other, "--as-of", "2026-11-27")
    run("refresh", book, "--as-of", "2026-11-27")
    assert OTHER in refused(book, other)["so khac.xlsm"]


def test_a_workbook_too_large_for_a_sheet_is_still_told_as_a_workbook(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taskbook.adapters.replies.read.MAX_ROWS", 3)
    monkeypatch.setattr("taskbook.adapters.replies.read.MAX_SHEETS", 1)
    shutil.copy(folder / "so.xlsm", folder / "lon.xlsm")
    assert OTHER in refused(folder / "so.xlsm", folder / "lon.xlsm")["lon.xlsm"]


def test_a_damaged_copy_of_the_workbook_is_told_as_damaged(folder: Path) -> None:
    (folder / "hong.xlsm").write_bytes((folder / "so.xlsm").read_bytes()[:20_000])
    assert zipfile.is_zipfile(folder / "so.xlsm")
    (why,) = refused(folder / "so.xlsm", folder / "hong.xlsm").values()
    assert "hỏng" in why


@unix_only("links are for administrators there")
def test_a_file_given_twice_counts_once(folder: Path) -> None:
    book, reply = folder / "so.xlsm", folder / "ve" / "a.xlsx"
    (folder / "noi.xlsx").symlink_to(reply)
    given = [reply, folder / "ve", f"{folder}/ve/../ve/a.xlsx", folder / "noi.xlsx"]
    said = run("merge", book, *given).output
    assert "Đã đọc 1 tệp" in said
    assert "giống hệt" not in said


def test_a_copy_of_a_reply_under_another_name_is_read_once_and_said(folder: Path) -> None:
    shutil.copy(folder / "ve" / "a.xlsx", folder / "ve" / "b.xlsx")
    said = run("merge", folder / "so.xlsm", folder / "ve").output
    assert "«b.xlsx»: giống hệt tệp «a.xlsx», chỉ đọc một lần." in said


@pytest.mark.parametrize("inside", [(), ("~$a.xlsx",), ("Thumbs.db",)])
def test_folders_without_any_reply_are_named(folder: Path, inside: tuple[str, ...]) -> None:
    (folder / "trong").mkdir()
    for name in inside:
        (folder / "trong" / name).write_bytes(b"x")
    before = (folder / "so.xlsm").read_bytes()
    stopped = CliRunner().invoke(taskbook, ["merge", str(folder / "so.xlsm"), str(folder / "trong")]).exception
    assert isinstance(stopped, UsageError)
    assert f"Không có tệp nào trong «{folder / 'trong'}»" in str(stopped)
    assert (folder / "so.xlsm").read_bytes() == before


def test_an_empty_folder_beside_one_with_replies_is_named_and_stops_nothing(folder: Path) -> None:
    (folder / "trong").mkdir()
    said = run("merge", folder / "so.xlsm", folder / "trong", folder / "ve").output
    assert "«trong»: thư mục không có tệp nào." in said
    assert "cần xem lại 1, đề xuất 1" in said
