"""Saves a workbook so that at any moment the file is the old one or the new one, whole.

In this order: nobody has it open, no other run of ours works on it, it is still what was read; a backup beside it (in
the folder `Sao lưu`, the newest 20 are kept); the new file under another name in the same folder, forced to the disk;
then it takes the old one's place in one step. Errors: `WorkbookLockedError`, `WorkbookChangedError`,
`WorkbookNotSavedError`. Sources: POSIX rename and fsync; Excel's `~$` owner file; LibreOffice's `.~lock.` file.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from filelock import FileLock, Timeout

from taskbook.errors import WorkbookChangedError, WorkbookLockedError, WorkbookNotSavedError
from taskbook.texts import saving as texts

KEPT: Final = 20
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
DENIED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
OWNER_NAMES: Final = ((55, 57), (54, 56))  # where Excel and Word write the length of the owner's name, and the name
WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
MAX_OWNER: Final = 52
TEMPORARY: Final = ".taskbook-tmp"


def refuse_open_elsewhere(path: Path) -> None:
    """Raise when Excel or LibreOffice shows that somebody has the workbook open."""
    marks: tuple[tuple[Path, Callable[[bytes], str | None]], ...] = (
        (path.with_name(f"~${path.name}"), _excel_owner),
        (path.with_name(f".~lock.{path.name}#"), _office_owner),
    )
    for mark, owner in marks:
        if mark.exists():
            who = None
            with contextlib.suppress(OSError):
                who = owner(mark.read_bytes()[:1024])
            raise WorkbookLockedError(texts.open_elsewhere(path.name, who, mark.name))


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep other runs of ours off a workbook."""
    place = path.with_name(f".{path.name}.taskbook.lock")
    lock = FileLock(place)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WorkbookLockedError(texts.other_run(path.name)) from error
    except OSError as error:
        raise _not_saved(path, error) from error
    try:
        sweep(path)
        yield
    finally:
        with contextlib.suppress(OSError):
            place.unlink()  # while still held: a run that waits for it finds that it is gone and starts anew
        lock.release()


def refuse_changed(path: Path, digest: str) -> None:
    """Raise when the file is no longer the one with this SHA-256."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise WorkbookChangedError(texts.file_changed(path.name)) from error
    if found != digest:
        raise WorkbookChangedError(texts.file_changed(path.name))


def save(path: Path, write: Callable[[BinaryIO], None], raw: bytes, stamp: datetime) -> Path:
    """Replace the workbook by what `write` writes; gives the backup's path.

    `raw` is the file as read: it must still be that one, and it is what the backup holds.
    """
    digest = hashlib.sha256(raw).hexdigest()
    refuse_changed(path, digest)
    if not path.stat().st_mode & WRITABLE:
        raise WorkbookNotSavedError(texts.may_not_write(path.name, path.parent.name))
    backup: Path | None = None
    try:
        backup = back_up(path, raw, stamp)
        with _temporary(path) as new:
            with new.open("wb") as out:
                write(out)
                _force(out)
            shutil.copymode(path, new)
            refuse_open_elsewhere(path)
            refuse_changed(path, digest)
            os.replace(new, path)  # noqa: PTH105 - the same call, named for what it promises
    except OSError as error:
        _take_back(backup, path, digest)
        raise _not_saved(path, error) from error
    except BaseException:
        _take_back(backup, path, digest)
        raise
    _force_folder(path.parent)
    prune(path)
    return backup


def backups(path: Path) -> list[Path]:
    """Backups of a workbook, the oldest first."""
    name = re.compile(re.escape(path.stem) + r" \d{4}-\d\d-\d\d \d\d-\d\d-\d\d(?: \(\d+\))?" + re.escape(path.suffix))
    folder = path.parent / texts.BACKUP_FOLDER
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted((file for file in found if name.fullmatch(file.name)), key=lambda file: file.stem)


def back_up(path: Path, raw: bytes, stamp: datetime) -> Path:
    """Put what a workbook holds before it is written to into the folder of backups, whole; gives the copy's path.

    The workbook itself need not stand at `path` (one that is open may be on the web). Errors: OSError.
    """
    folder = path.parent / texts.BACKUP_FOLDER
    folder.mkdir(exist_ok=True)
    stem = f"{path.stem} {stamp:%Y-%m-%d %H-%M-%S}"
    place, number = folder / f"{stem}{path.suffix}", 1
    while place.exists():
        number += 1
        place = folder / f"{stem} ({number}){path.suffix}"
    with _temporary(place) as new:
        with new.open("wb") as out:
            out.write(raw)
            _force(out)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, new)
        os.replace(new, place)  # noqa: PTH105
    return place


@contextlib.contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """A new file beside `path`; it is gone at the end unless it was moved."""
    handle, name = tempfile.mkstemp(TEMPORARY, f".{path.name}.", path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Delete what runs left behind that were killed; no other run works here now."""
    for folder, start in ((path.parent, f".{path.name}."), (path.parent / texts.BACKUP_FOLDER, f".{path.stem} ")):
        with contextlib.suppress(OSError):
            for file in list(folder.iterdir()):
                if file.name.startswith(start) and file.name.endswith(TEMPORARY):
                    file.unlink(missing_ok=True)


def _force(out: BinaryIO) -> None:
    out.flush()
    os.fsync(out.fileno())


def _force_folder(folder: Path) -> None:
    """Force the new name to the disk, where the system knows how."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def prune(path: Path) -> None:
    """Delete all backups of a workbook but the newest."""
    for old in backups(path)[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()


def _take_back(backup: Path | None, path: Path, digest: str) -> None:
    """Delete the backup of a save that did not happen, if the workbook is really still the old one."""
    with contextlib.suppress(OSError, WorkbookChangedError):
        if backup is not None:
            refuse_changed(path, digest)
            backup.unlink(missing_ok=True)


def _not_saved(path: Path, error: OSError) -> WorkbookNotSavedError:
    folder = path.parent.name or str(path.parent)
    if error.errno in FULL:
        return WorkbookNotSavedError(texts.no_room(path.name, folder))
    if error.errno in DENIED:
        return WorkbookNotSavedError(texts.may_not_write(path.name, folder))
    return WorkbookNotSavedError(texts.save_trouble(path.name, folder))


def _excel_owner(data: bytes) -> str | None:
    """Name in an owner file: its length, then UTF-16; in older ones only ANSI at the start."""
    for length_at, name_at in OWNER_NAMES:
        length = int.from_bytes(data[length_at : length_at + 2], "little")
        if 0 < length <= MAX_OWNER and len(data) >= name_at + 2 * length:
            name = data[name_at : name_at + 2 * length].decode("utf-16-le", "replace").strip("\x00 ")
            if name and name.isprintable():
                return name
    name = data[1 : 1 + min(data[0], MAX_OWNER)].decode("cp1252", "replace").strip("\x00 ") if data else ""
    return name if name.isprintable() and name else None


def _office_owner(data: bytes) -> str | None:
    """The first of name, account and machine that is not blank."""
    parts = data.decode("utf-8", "replace").partition(";")[0].split(",")[:3]
    return next((part.strip() for part in parts if part.strip()), None)
