"""Files dropped into `Kế hoạch mới` are offered, the newest first; what no person put there is not."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from taskbook.adapters.appendix import offers
from taskbook.adapters.appendix.offers import offered_files
from tests.marks import unix_only


def drop(home: Path, *names: str, at: int = 1_000) -> None:
    """Put files there, each a second newer than the one before."""
    folder = home / "Kế hoạch mới"
    folder.mkdir(exist_ok=True)
    for second, name in enumerate(names):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (at + second, at + second))


def names(home: Path, taken: tuple[str, ...] = ()) -> list[str]:
    return [path.name for path in offered_files(home, taken)]


def test_the_newest_file_is_offered_first(tmp_path: Path) -> None:
    drop(tmp_path, "cũ.docx", "mới hơn.pdf", "mới nhất.xlsx")
    assert names(tmp_path) == ["mới nhất.xlsx", "mới hơn.pdf", "cũ.docx"]
    assert all(path.is_file() for path in offered_files(tmp_path))


def test_files_of_one_moment_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    drop(tmp_path, "b.docx")
    drop(tmp_path, "a.docx")
    assert names(tmp_path) == ["a.docx", "b.docx"]


@pytest.mark.parametrize(
    "name", ["a.docx", "a.DOC", "a.odt", "a.rtf", "a.pdf", "a.xlsx", "a.xlsm", "a.xls", "a.ods", "a.docm"]
)
def test_every_kind_that_can_be_read_is_offered(tmp_path: Path, name: str) -> None:
    drop(tmp_path, name)
    assert names(tmp_path) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "~$Kế hoạch.docx",
        "~WRL0001.docx",
        ".~lock.a.docx",
        ".a.docx",
        "a.docx.crdownload",
        "a.tmp",
        "a.jpg",
        "Thumbs.db",
    ],
)
def test_locks_hidden_and_unfinished_files_and_those_of_other_kinds_are_left_out(tmp_path: Path, name: str) -> None:
    drop(tmp_path, name, "a.pdf")
    assert names(tmp_path) == ["a.pdf"]


def test_an_empty_file_and_a_folder_are_left_out(tmp_path: Path) -> None:
    drop(tmp_path, "a.pdf")
    (tmp_path / "Kế hoạch mới" / "thư mục.docx").mkdir()
    (tmp_path / "Kế hoạch mới" / "rỗng.docx").touch()
    assert names(tmp_path) == ["a.pdf"]


@unix_only("links are for administrators there")
def test_a_link_that_leads_nowhere_hides_no_other_file(tmp_path: Path) -> None:
    drop(tmp_path, "a.pdf")
    (tmp_path / "Kế hoạch mới" / "b.docx").symlink_to(tmp_path / "gone.docx")
    assert names(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("attributes", [0x2, 0x100])
def test_a_file_that_windows_hides_or_calls_temporary_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attributes: int
) -> None:
    drop(tmp_path, "a.docx", "ẩn.docx")
    real = os.scandir

    class Scanned:
        """A folder as Windows lists it, with the attributes of its files."""

        def __init__(self, folder: Path) -> None:
            self._folder = folder

        def __enter__(self) -> list[Any]:
            with real(self._folder) as entries:
                return [
                    SimpleNamespace(name=entry.name, stat=lambda entry=entry: self._stat(entry)) for entry in entries
                ]

        def __exit__(self, *_: object) -> None:
            """Nothing is left open."""

        def _stat(self, entry: os.DirEntry[str]) -> Any:
            own = entry.stat()
            given = attributes if entry.name == "ẩn.docx" else 0
            return SimpleNamespace(
                st_mode=own.st_mode, st_size=own.st_size, st_mtime_ns=own.st_mtime_ns, st_file_attributes=given
            )

    monkeypatch.setattr(offers.os, "scandir", Scanned)
    assert names(tmp_path) == ["a.docx"]


def test_what_the_workbook_has_already_comes_last(tmp_path: Path) -> None:
    drop(tmp_path, "chưa nhận.docx", "Đã nhận.docx")
    typed_apart = unicodedata.normalize("NFD", "đã nhận.DOCX")
    assert names(tmp_path, taken=(typed_apart,)) == ["chưa nhận.docx", "Đã nhận.docx"]


def test_without_the_folder_nothing_is_offered(tmp_path: Path) -> None:
    assert names(tmp_path) == []
    (tmp_path / "Kế hoạch mới").write_text("a file of that name")
    assert names(tmp_path) == []
