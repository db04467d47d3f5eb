"""A file is written whole or not at all, under a free name, and what a killed run left is swept."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from taskbook.adapters import disk
from tests.marks import unix_only


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_written_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "sổ.txt"
    path.write_bytes(b"old")
    with disk.replacing(path) as out:
        out.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["sổ.txt"]


def test_all_is_on_the_disk_before_it_takes_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, os.replace
    monkeypatch.setattr("os.fsync", lambda file: (steps.append("force"), real_sync(file)))
    monkeypatch.setattr("os.replace", lambda one, two: (steps.append("replace"), real_replace(one, two)))
    disk.write_whole(tmp_path / "a", b"x")
    folder = [] if os.name == "nt" else ["force"]  # Windows opens no folders
    assert steps == ["force", "replace", *folder]


@pytest.mark.parametrize("raised", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), ValueError("x")])
def test_whatever_goes_wrong_the_old_file_stands_and_nothing_beside_it(tmp_path: Path, raised: BaseException) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def half(out: BinaryIO) -> None:
        out.write(b"half")
        raise raised

    with pytest.raises(type(raised)), disk.replacing(path) as out:
        half(out)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_last_look_that_objects_leaves_the_old_file(tmp_path: Path) -> None:
    def objects() -> None:
        raise ValueError("changed meanwhile")

    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="meanwhile"), disk.replacing(path, last_look=objects) as out:
        out.write(b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


@unix_only("files have no such rights there")
def test_a_file_keeps_its_rights_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    old, usual = tmp_path / "old", tmp_path / "usual"
    old.write_bytes(b"")
    old.chmod(0o640)
    usual.write_bytes(b"")
    disk.write_whole(old, b"x")
    disk.write_whole(tmp_path / "new", b"x")
    assert old.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_a_name_that_is_taken_is_numbered(tmp_path: Path) -> None:
    place = tmp_path / "thư 1.txt"
    found = []
    for _ in range(3):
        found.append(disk.free_name(place))
        found[-1].touch()
    assert [path.name for path in found] == ["thư 1.txt", "thư 1 (2).txt", "thư 1 (3).txt"]


def test_only_our_unfinished_files_of_that_name_are_swept(tmp_path: Path) -> None:
    kept = ["sổ.txt", ".khác.txt.abc.taskbook-tmp", "sổ.txt.taskbook-tmp", ".sổ.txt.abc"]
    for name in [*kept, ".sổ.txt.abc.taskbook-tmp"]:
        (tmp_path / name).touch()
    disk.sweep(tmp_path, "sổ.txt.")
    disk.sweep(tmp_path / "không có", "")
    assert names(tmp_path) == sorted(kept)


def test_a_place_is_held_by_one_and_free_again_after(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with disk.held(lock), pytest.raises(disk.HeldError), disk.held(lock):
        pytest.fail("held twice")
    with disk.held(lock):
        assert lock.exists()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EROFS, "không cho ghi"),
        (errno.EACCES, "không cho ghi"),
        (errno.EBUSY, "đang mở"),
        (errno.ENAMETOOLONG, "quá dài"),
        (errno.EEXIST, "tệp trùng tên với thư mục"),
        (errno.ENOTDIR, "tệp trùng tên với thư mục"),
        (errno.ENOENT, "không tìm thấy thư mục"),
        (errno.EIO, "mã lỗi 5"),
        (None, "không ghi được tệp."),
    ],
)
def test_each_reason_is_said_in_words(number: int | None, words: str) -> None:
    error = OSError(number, "x") if number else OSError("x")
    assert words in disk.reason_of(error)
