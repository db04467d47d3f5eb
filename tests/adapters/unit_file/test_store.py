"""Files on disk: ours are replaced, changed ones are kept aside, and one failure never stops the others."""

from __future__ import annotations

import errno
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from filelock import FileLock

from taskbook.adapters.unit_file.pack import is_as_written
from taskbook.adapters.unit_file.store import write_files
from taskbook.core.unit_file import batch_id
from taskbook.errors import UsageError, WorkbookLockedError
from taskbook.outbox import NotWritten, Written
from taskbook.texts import disk
from taskbook.texts import split as texts

from .builders import BATCH, ECONOMY, POLICE, files, judged

NOON = datetime(2026, 10, 1, 12, 0, 0)
FORMS = files(judged(ECONOMY.name, with_=(POLICE.name,)))
LATER = files(judged(ECONOMY.name, with_=(POLICE.name,)), batch=replace(BATCH, id=batch_id(date(2026, 9, 30), NOON)))


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def edit(path: Path, words: str = "Đã xong") -> bytes:
    """A unit's reply saved over the file."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["L14"] = words
    book.save(path)
    return path.read_bytes()


def test_each_unit_has_its_file_in_the_folder(tmp_path: Path) -> None:
    outcomes = write_files(FORMS, tmp_path / "a" / "b", NOON)
    assert [(type(done), done.unit) for done in outcomes] == [(Written, "Phòng Kinh tế"), (Written, "Công an xã")]
    assert names(tmp_path / "a" / "b") == ["Cong an xa.xlsx", "Phong Kinh te.xlsx"]
    assert all(is_as_written(done.path) for done in outcomes)


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[float] = []
    write_files(FORMS, tmp_path, NOON, told.append)
    assert told == [0.5, 1.0]


def test_the_same_batch_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    write_files(FORMS, first, NOON)
    write_files(FORMS, second, NOON)
    assert [(first / name).read_bytes() for name in names(first)] == [
        (second / name).read_bytes() for name in names(second)
    ]


def test_a_later_batch_replaces_files_nobody_touched(tmp_path: Path) -> None:
    write_files(FORMS, tmp_path, NOON)
    before = (tmp_path / "Phong Kinh te.xlsx").read_bytes()
    outcomes = write_files(LATER, tmp_path, NOON)
    assert [done.kept for done in outcomes if isinstance(done, Written)] == [None, None]
    assert names(tmp_path) == ["Cong an xa.xlsx", "Phong Kinh te.xlsx"]
    assert (tmp_path / "Phong Kinh te.xlsx").read_bytes() != before


def test_a_file_that_was_edited_is_kept_aside_with_all_that_is_in_it(tmp_path: Path) -> None:
    write_files(FORMS, tmp_path, NOON)
    edited = edit(tmp_path / "Phong Kinh te.xlsx")
    economy, police = write_files(LATER, tmp_path, NOON)
    assert isinstance(economy, Written)
    assert isinstance(police, Written)
    assert economy.kept == tmp_path / texts.KEPT_FOLDER / "Phong Kinh te 2026-10-01 120000.xlsx"
    assert economy.kept.read_bytes() == edited
    assert is_as_written(economy.path)
    assert police.kept is None


def test_two_edited_files_kept_in_one_second_do_not_meet(tmp_path: Path) -> None:
    write_files(FORMS, tmp_path, NOON)
    edited = []
    for words in ("một", "hai"):
        edited.append(edit(tmp_path / "Phong Kinh te.xlsx", words))
        write_files(LATER, tmp_path, NOON)
    kept = tmp_path / texts.KEPT_FOLDER
    assert names(kept) == ["Phong Kinh te 2026-10-01 120000 (2).xlsx", "Phong Kinh te 2026-10-01 120000.xlsx"]
    assert {(kept / name).read_bytes() for name in names(kept)} == set(edited)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a workbook"])
def test_whatever_else_stands_there_is_kept_too(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "Phong Kinh te.xlsx").write_bytes(content)
    done = write_files(FORMS, tmp_path, NOON)[0]
    assert isinstance(done, Written)
    assert done.kept is not None
    assert done.kept.read_bytes() == content


@pytest.mark.parametrize("mark", ["~$Phong Kinh te.xlsx", ".~lock.Phong Kinh te.xlsx#"])
def test_a_file_somebody_has_open_is_left_alone_and_the_others_are_written(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).touch()
    economy, police = write_files(FORMS, tmp_path, NOON)
    assert economy == NotWritten("Phòng Kinh tế", tmp_path / "Phong Kinh te.xlsx", disk.BUSY)
    assert isinstance(police, Written)


def test_one_file_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    write_files(FORMS[:1], tmp_path, NOON)
    edit(tmp_path / "Phong Kinh te.xlsx")
    (tmp_path / texts.KEPT_FOLDER).write_text("a file where edited ones are to be kept")
    economy, police = write_files(LATER, tmp_path, NOON)
    assert isinstance(economy, NotWritten)
    assert isinstance(police, Written)


def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(FORMS, tmp_path, NOON)
    before = (tmp_path / "Phong Kinh te.xlsx").read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    outcomes = write_files(LATER, tmp_path, NOON)
    assert {done.reason for done in outcomes if isinstance(done, NotWritten)} == {disk.FULL}
    assert names(tmp_path) == ["Cong an xa.xlsx", "Phong Kinh te.xlsx"]
    assert (tmp_path / "Phong Kinh te.xlsx").read_bytes() == before


def test_an_edited_file_goes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(FORMS, tmp_path, NOON)
    edited = edit(tmp_path / "Phong Kinh te.xlsx")

    def refuse(path: str, target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr("os.replace", refuse)
    done = write_files(LATER, tmp_path, NOON)[0]
    assert done == NotWritten("Phòng Kinh tế", tmp_path / "Phong Kinh te.xlsx", disk.DENIED)
    assert (tmp_path / "Phong Kinh te.xlsx").read_bytes() == edited


def test_a_file_in_the_folders_place_stops_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UsageError, match="Không dùng được thư mục"):
        write_files(FORMS, tmp_path / "out", NOON)


def test_two_runs_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    with FileLock(tmp_path / ".taskbook.lock"), pytest.raises(WorkbookLockedError, match="đang ghi vào"):
        write_files(FORMS, tmp_path, NOON)
    assert names(tmp_path) in ([], [".taskbook.lock"])


def test_no_lock_is_left_behind(tmp_path: Path) -> None:
    write_files((), tmp_path, NOON)
    assert list(tmp_path.iterdir()) == []


def test_a_seal_broken_by_one_changed_part_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_files(FORMS[:1], tmp_path, NOON)
    (tmp_path / FORMS[0].file_name).rename(path)
    assert is_as_written(path)
    edit(path)
    assert not is_as_written(path)


def test_files_that_are_not_there_or_huge_inside_are_not_ours(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", b" " * 1_000_000)
    assert not is_as_written(tmp_path / "bomb.xlsx")
    assert not is_as_written(tmp_path / "none.xlsx")
    assert not is_as_written(tmp_path)
