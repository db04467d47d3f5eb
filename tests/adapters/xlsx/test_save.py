"""A save is whole or did not happen: whatever fails, and whenever it is broken off."""

import errno
import os
import random
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from taskbook.adapters import backups
from taskbook.adapters.xlsx import save
from taskbook.adapters.xlsx.workbook import ClosedWorkbook, open_workbook
from taskbook.errors import TaskbookError, WorkbookChangedError, WorkbookLockedError, WorkbookNotSavedError
from taskbook.ports import CellWrite, Changes
from tests.adapters.xlsx.hostile import parts, sheet, write
from tests.marks import unix_only

WRITE = Changes(cells=[CellWrite("Trang", 1, 1, "mới")])
NOON = datetime(2026, 11, 22, 12)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "Sổ theo dõi.xlsx", parts(sheet("")))


def opened(path: Path, now: datetime = NOON) -> ClosedWorkbook:
    return open_workbook(path, lambda: now)


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def refused(path: Path, kind: type[TaskbookError], words: str, book: ClosedWorkbook | None = None) -> None:
    """Applying is refused with these words, and the file and its folder are as they were."""
    content = path.read_bytes()
    with pytest.raises(kind, match=words):
        (book or opened(path)).apply(WRITE)
    assert path.read_bytes() == content
    assert not any("taskbook" in name for name in files(path.parent))


# backups


def test_before_a_write_the_file_is_copied_into_a_folder_beside_it(path: Path) -> None:
    content = path.read_bytes()
    receipt = opened(path).apply(WRITE)
    backup = path.parent / "Sao lưu" / "Sổ theo dõi 2026-11-22 12-00-00.xlsx"
    assert receipt.backup == str(backup)
    assert backup.read_bytes() == content
    assert files(path.parent) == ["Sao lưu/Sổ theo dõi 2026-11-22 12-00-00.xlsx", "Sổ theo dõi.xlsx"]


def test_two_backups_of_one_second_do_not_meet(path: Path) -> None:
    for number in range(3):
        opened(path).apply(Changes(cells=[CellWrite("Trang", 1, 1, number)]))
    assert [file.name for file in backups.backups(path)] == [
        "Sổ theo dõi 2026-11-22 12-00-00.xlsx",
        "Sổ theo dõi 2026-11-22 12-00-00 (2).xlsx",
        "Sổ theo dõi 2026-11-22 12-00-00 (3).xlsx",
    ]


def test_the_newest_twenty_backups_are_kept_and_nothing_else_is_deleted(path: Path) -> None:
    folder = path.parent / "Sao lưu"
    folder.mkdir()
    others = ["Sổ theo dõi.xlsx", "Sổ theo dõi cũ 2026-01-01 00-00-00.xlsx", "Khác 2026-01-01 00-00-00.xlsx"]
    for name in others:
        (folder / name).write_bytes(b"x")
    for minute in range(23):
        opened(path, datetime(2026, 11, 22, 12, minute)).apply(Changes(cells=[CellWrite("Trang", 1, 1, minute)]))
    kept = backups.backups(path)
    assert len(kept) == 20
    assert (kept[0].stem[-8:], kept[-1].stem[-8:]) == ("12-03-00", "12-22-00")
    assert {file.name for file in folder.iterdir()} >= set(others)


def test_a_workbook_can_be_written_again_and_again_by_one_who_opened_it_once(path: Path) -> None:
    book = opened(path)
    for number in range(3):
        assert book.apply(Changes(cells=[CellWrite("Trang", 1, 1, number)])).changed == 1
    assert book.block("Trang", 1, 1) == [[2.0]]


@unix_only("links are for administrators there")
def test_a_link_to_the_workbook_stays_a_link(path: Path) -> None:
    link = path.parent / "lối tắt.xlsx"
    link.symlink_to(path)
    opened(link).apply(WRITE)
    assert link.is_symlink()
    assert opened(path).block("Trang", 1, 1) == [["mới"]]


@unix_only("files have no such rights there")
def test_rights_of_the_file_stay(path: Path) -> None:
    path.chmod(0o664)
    opened(path).apply(WRITE)
    assert path.stat().st_mode & 0o777 == 0o664


# somebody else


def excel_owner(name: str) -> bytes:
    short = name.encode("ascii", "replace")
    head = bytes([len(short)]) + short.ljust(54)
    return (head + len(name).to_bytes(2, "little") + name.encode("utf-16-le")).ljust(165)


@pytest.mark.parametrize(
    ("mark", "content", "words"),
    [
        ("~$Sổ theo dõi.xlsx", excel_owner("Nguyễn Văn Bình"), "^Nguyễn Văn Bình đang mở tệp «Sổ theo dõi.xlsx»"),
        ("~$Sổ theo dõi.xlsx", b"\x04Binh" + b" " * 50, "^Binh đang mở tệp"),
        ("~$Sổ theo dõi.xlsx", b"", "«Sổ theo dõi.xlsx» đang được mở"),
        ("~$Sổ theo dõi.xlsx", b"\xff" * 165, "đang (được )?mở"),
        (".~lock.Sổ theo dõi.xlsx#", b",binh,MAY-01,22.11.2026 08:00,file:///x;", "^binh đang mở tệp"),
        (".~lock.Sổ theo dõi.xlsx#", "Bình,binh,MAY-01;".encode(), "^Bình đang mở tệp"),
        (".~lock.Sổ theo dõi.xlsx#", b"", "đang được mở"),
    ],
)
def test_a_file_that_is_open_elsewhere_is_not_written(path: Path, mark: str, content: bytes, words: str) -> None:
    (path.parent / mark).write_bytes(content)
    refused(path, WorkbookLockedError, words)
    with pytest.raises(WorkbookLockedError):
        opened(path).refuse_locked()


def test_a_file_opened_while_we_work_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def then_opened(*_: object) -> Path:
        (path.parent / f"~${path.name}").write_bytes(excel_owner("Bình"))
        return path.parent / "không có.xlsx"

    monkeypatch.setattr(backups, "back_up", then_opened)
    refused(path, WorkbookLockedError, "^Bình đang mở")


def test_a_file_changed_since_it_was_read_is_not_written(path: Path) -> None:
    book = opened(path)
    write(path, parts(sheet('<row r="1"/>')))
    refused(path, WorkbookChangedError, "đã bị người hoặc chương trình khác ghi", book)
    assert not (path.parent / "Sao lưu").exists()


def test_a_file_changed_while_we_work_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = parts(sheet('<row r="1"/>'))
    monkeypatch.setattr(backups, "back_up", lambda *_: write(path, other))
    with pytest.raises(WorkbookChangedError):
        opened(path).apply(WRITE)
    assert opened(path).block("Trang", 1, 1) == []


def test_a_file_that_is_gone_is_not_made_anew(path: Path) -> None:
    book = opened(path)
    path.unlink()
    with pytest.raises(WorkbookChangedError):
        book.apply(WRITE)
    assert files(path.parent) == []


def test_two_runs_do_not_write_at_once(path: Path) -> None:
    with save.held(path), pytest.raises(WorkbookLockedError, match="Một lượt chạy khác đang ghi"):
        opened(path).apply(WRITE)
    assert opened(path).apply(WRITE).changed == 1
    assert not any("lock" in name for name in files(path.parent))


# failures


def failing(error: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    return fail


FAILURES = {
    "disk full": (errno.ENOSPC, "đã đầy"),
    "quota used up": (errno.EDQUOT, "đã đầy"),
    "no right": (errno.EACCES, "không có quyền ghi"),
    "read-only disk": (errno.EROFS, "không có quyền ghi"),
    "network gone": (errno.EIO, "ổ đĩa hoặc mạng gặp lỗi"),
}


@pytest.mark.parametrize(("error", "words"), FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize(
    "call", ["os.fsync", "os.replace", "tempfile.mkstemp", "pathlib.Path.mkdir", "shutil.copymode"]
)
def test_when_the_disk_fails_the_old_file_stands(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int, words: str
) -> None:
    monkeypatch.setattr(call, failing(error))
    refused(path, WorkbookNotSavedError, words)
    assert files(path.parent) == ["Sổ theo dõi.xlsx"]


@pytest.mark.parametrize("step", range(1, 4))
def test_when_it_fails_on_the_way_the_old_file_stands(path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    real, calls = os.replace, iter(range(1, 9))

    def fail_later(source: Path, target: Path) -> None:
        if next(calls) >= step:
            raise OSError(errno.ENOSPC, "full")
        real(source, target)

    monkeypatch.setattr(os, "replace", fail_later)
    if step > 2:  # the backup's step and the file's own
        assert opened(path).apply(WRITE).changed == 1
    else:
        refused(path, WorkbookNotSavedError, "đã đầy")


def test_a_write_protected_file_is_not_replaced(path: Path) -> None:
    path.chmod(0o444)
    refused(path, WorkbookNotSavedError, "chỉ đọc")


def test_an_interruption_leaves_the_old_file_and_no_rubbish(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.copymode", interrupt)
    with pytest.raises(KeyboardInterrupt):
        opened(path).apply(WRITE)
    assert files(path.parent) == ["Sổ theo dõi.xlsx"]


def test_what_a_killed_run_left_behind_is_swept_away(path: Path) -> None:
    (path.parent / "Sao lưu").mkdir()
    left = [
        path.parent / f".{path.name}.abc.taskbook-tmp",
        path.parent / "Sao lưu" / f".{path.stem} 2026-11-22 12-00-00.xlsx.abc.taskbook-tmp",
    ]
    for file in left:
        file.write_bytes(b"x")
    opened(path).apply(WRITE)
    assert not any(file.exists() for file in left)


KILLED = textwrap.dedent(
    """
    import itertools, sys
    from pathlib import Path
    from taskbook.adapters.xlsx.workbook import open_workbook
    from taskbook.ports import CellWrite, Changes
    book = open_workbook(Path(sys.argv[1]))
    print("ready", flush=True)
    for number in itertools.count(1):
        book.apply(Changes(cells=[CellWrite("Trang", row, 1, number) for row in range(1, 300)]))
    """
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_a_run_killed_at_any_moment_leaves_a_whole_file(path: Path, seed: int) -> None:
    run = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.2))
    run.kill()
    run.wait()
    run.stdout.close()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
    numbers = [row[0] for row in opened(path).block("Trang", 1, 1)]
    assert numbers in ([], [numbers[0] if numbers else None] * 299)
    assert opened(path).apply(WRITE).changed == 1
    assert not any("taskbook" in name for name in files(path.parent))
