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
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from taskbook.adapters import backups, disk
from taskbook.core.stamp import Stamp
from taskbook.errors import WorkbookChangedError, WorkbookLockedError, WorkbookNotSavedError
from taskbook.texts import saving as texts

OWNER_NAMES: Final = ((55, 57), (54, 56))  # where Excel and Word write the length of the owner's name, and the name
WRITABLE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
MAX_OWNER: Final = 52


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
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(disk.held(path.with_name(f".{path.name}{backups.LOCK}")))
        except disk.HeldError as error:
            raise WorkbookLockedError(texts.other_run(path.name)) from error
        except OSError as error:
            raise _not_saved(path, disk.reason_of(error)) from error
        backups.sweep(path)
        yield


def refuse_changed(path: Path, digest: str) -> None:
    """Raise when the file is no longer the one with this SHA-256."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise WorkbookChangedError(texts.file_changed(path.name)) from error
    if found != digest:
        raise WorkbookChangedError(texts.file_changed(path.name))


def save(path: Path, write: Callable[[BinaryIO], None], raw: bytes, now: datetime, stamp: Stamp | None = None) -> Path:
    """Replace the workbook by what `write` writes, which bears `stamp`; gives the backup's path.

    `raw` is the file as read: it must still be that one, and it is what the backup holds.
    """
    digest = hashlib.sha256(raw).hexdigest()

    def last_look() -> None:
        refuse_open_elsewhere(path)
        refuse_changed(path, digest)

    refuse_changed(path, digest)
    if not path.stat().st_mode & WRITABLE:
        raise _not_saved(path, disk.reason_of(PermissionError(errno.EACCES, "read-only")))
    backup: Path | None = None
    try:
        backup = backups.back_up(path, raw, now, stamp)
        with disk.replacing(path, last_look=last_look) as out:
            write(out)
    except OSError as error:
        _take_back(backup, path, digest)
        raise _not_saved(path, disk.reason_of(error)) from error
    except BaseException:
        _take_back(backup, path, digest)
        raise
    backups.prune(path, stamp, backup)
    return backup


def _take_back(backup: Path | None, path: Path, digest: str) -> None:
    """Delete the backup of a save that did not happen, if the workbook is really still the old one."""
    with contextlib.suppress(OSError, WorkbookChangedError):
        if backup is not None:
            refuse_changed(path, digest)
            backup.unlink(missing_ok=True)


def _not_saved(path: Path, reason: str) -> WorkbookNotSavedError:
    return WorkbookNotSavedError(texts.not_saved(path.name, path.parent.name or str(path.parent), reason))


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
