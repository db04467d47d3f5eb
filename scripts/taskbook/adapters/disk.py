"""How files are written: whole or not at all, forced to the disk, and never into each other.

A new file is first written under another name in the same folder, forced to the disk, and then takes its place in one
step: at any moment the old file or the new one stands there, whole. What a run that was killed left behind bears
`TEMPORARY` at its end and is swept by the next one. Sources: POSIX rename and fsync; Windows' MoveFileEx.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from filelock import FileLock, Timeout

from taskbook.texts import disk as texts

TEMPORARY: Final = ".taskbook-tmp"
_REASONS: Final = {
    errno.ENOSPC: texts.FULL,
    errno.EDQUOT: texts.FULL,
    errno.EFBIG: texts.FULL,
    errno.EACCES: texts.DENIED,
    errno.EPERM: texts.DENIED,
    errno.EROFS: texts.DENIED,
    errno.EBUSY: texts.BUSY,
    errno.ENAMETOOLONG: texts.TOO_LONG,
    errno.EEXIST: texts.NO_FOLDER,
    errno.ENOTDIR: texts.NO_FOLDER,
    errno.ENOENT: texts.GONE,
}
_PLAIN: Final = 0o666
_UMASK: Final = os.umask(0o077)
os.umask(_UMASK)  # it can only be read by setting it


class HeldError(Exception):
    """Another run of ours holds the place."""


def reason_of(error: OSError) -> str:
    """Why the system refused to write, and what to do: a sentence that goes on after a colon."""
    return _REASONS.get(error.errno or 0) or texts.trouble(error.errno)


@contextlib.contextmanager
def replacing(
    path: Path, like: Path | None = None, last_look: Callable[[], None] = lambda: None, among_many: bool = False
) -> Iterator[BinaryIO]:
    """A new file, written within the block, that takes the place of `path` when the block ends.

    It gets the rights of `like` (of `path` itself when None), those of any new file when there is no such file.
    `last_look` is asked when all is on the disk; what it or the block raises leaves `path` as it was, and nothing
    beside it. `among_many`: the caller forces the folder himself, once for all files. Errors: OSError.
    """
    handle, name = tempfile.mkstemp(TEMPORARY, f".{path.name}.", path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _give_rights(like or path, name)
        last_look()
        os.replace(name, path)  # noqa: PTH105 - named for what it promises
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink(missing_ok=True)
    if not among_many:
        force_folder(path.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all. Errors: OSError."""
    with replacing(path) as out:
        out.write(data)


def force_folder(folder: Path) -> None:
    """Force a new name to the disk, where the system lets folders be opened (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_name(place: Path) -> Path:
    """`place` itself, or where something stands there the first free of «name (2)», «name (3)» …."""
    free, number = place, 1
    while free.exists():
        number += 1
        free = place.with_name(f"{place.stem} ({number}){place.suffix}")
    return free


def sweep(folder: Path, start: str) -> None:
    """Delete the unfinished files of killed runs whose own names begin with `start`; no other run may be at work."""
    with contextlib.suppress(OSError):
        for file in list(folder.iterdir()):
            if file.name.startswith(f".{start}") and file.name.endswith(TEMPORARY):
                file.unlink(missing_ok=True)


@contextlib.contextmanager
def held(place: Path) -> Iterator[None]:
    """Keep other runs of ours off by a lock file at `place`. Errors: HeldError, OSError."""
    lock = FileLock(place)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise HeldError(str(place)) from error
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            place.unlink()  # while still held: a run that waits for it finds that it is gone and starts anew
        lock.release()


def _give_rights(like: Path, name: str) -> None:
    try:
        shutil.copymode(like, name)
    except FileNotFoundError:
        Path(name).chmod(_PLAIN & ~_UMASK)
