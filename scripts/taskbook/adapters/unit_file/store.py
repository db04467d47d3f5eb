"""Brings units' files to disk. A file that somebody changed since is kept aside; one that fails never stops the others.

One process does it: measured, a thousand files take about a second, less than a second process needs to start.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from taskbook.adapters.unit_file.pack import Packer, is_as_written
from taskbook.adapters.unit_file.template import make_template
from taskbook.core.unit_file import UnitFile
from taskbook.errors import UsageError, WorkbookLockedError
from taskbook.texts import split as texts


@dataclass(frozen=True, slots=True)
class Written:
    """A file on disk. `kept` is where the file went that stood there and had been changed since, None when none did."""

    unit: str
    path: Path
    tasks: int
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class NotWritten:
    """A file that could not be written, and why, in words."""

    unit: str
    path: Path
    reason: str


Outcome = Written | NotWritten


def write_files(
    forms: Sequence[UnitFile], folder: Path, moved: datetime, tell: Callable[[float], None] = lambda share: None
) -> list[Outcome]:
    """Write each file into the folder, which is made; `moved` names what is kept aside; `tell` hears how far it is.

    UsageError when the folder cannot be made or written to, WorkbookLockedError when another run is writing there.
    """
    packer = Packer(make_template())
    outcomes: list[Outcome] = []
    with _held(folder):
        there = {path.name for path in folder.iterdir()}
        for done, form in enumerate(forms, start=1):
            outcomes.append(_write(packer, form, folder / form.file_name, moved, there))
            tell(done / len(forms))
    return outcomes


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Make the folder and keep other runs of ours off it."""
    place = folder / ".taskbook.lock"
    lock = FileLock(place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WorkbookLockedError(texts.other_run(str(folder))) from error
    except OSError as error:
        raise UsageError(texts.folder_unusable(str(folder), reason_of(error))) from error
    try:
        yield
    finally:
        with suppress(OSError):
            place.unlink()  # while still held: a run that waits for it finds it gone
        lock.release()


def _write(packer: Packer, form: UnitFile, path: Path, moved: datetime, there: set[str]) -> Outcome:
    if f"~${path.name}" in there or f".~lock.{path.name}#" in there:
        return NotWritten(form.unit, path, texts.OPEN_ELSEWHERE)
    draft = path.with_name(f"{path.name}.tmp")
    try:
        draft.write_bytes(packer.pack(form))
        kept = _put_in_place(draft, path, moved)
    except OSError as error:
        _drop(draft)
        return NotWritten(form.unit, path, reason_of(error))
    return Written(form.unit, path, len(form.manifest.tasks), kept)


def _put_in_place(draft: Path, path: Path, moved: datetime) -> Path | None:
    kept = _keep_aside(path, moved)
    try:
        draft.replace(path)
    except OSError:
        if kept is not None:
            kept.rename(path)
        raise
    return kept


def _keep_aside(path: Path, moved: datetime) -> Path | None:
    """Move what stands in the way to a folder of its own, unless it is our own file, unchanged."""
    if not path.exists() or is_as_written(path):
        return None
    folder = path.parent / texts.KEPT_FOLDER
    folder.mkdir(exist_ok=True)
    kept, number = folder / f"{path.stem} {moved:%Y-%m-%d %H%M%S}{path.suffix}", 1
    while kept.exists():
        number += 1
        kept = folder / f"{path.stem} {moved:%Y-%m-%d %H%M%S} {number}{path.suffix}"
    path.rename(kept)
    return kept


def _drop(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return  # the folder does not let us: what is left is a draft, told by its name


_REASONS = {
    errno.ENOSPC: texts.DISK_FULL,
    errno.EDQUOT: texts.DISK_FULL,
    errno.EACCES: texts.NO_PERMISSION,
    errno.EPERM: texts.NO_PERMISSION,
    errno.EROFS: texts.NO_PERMISSION,
    errno.EBUSY: texts.OPEN_ELSEWHERE,
    errno.ENAMETOOLONG: texts.NAME_TOO_LONG,
}


def reason_of(error: OSError) -> str:
    """Return why the system refused to write, and what to do."""
    return _REASONS.get(error.errno or 0, texts.write_trouble(error.errno))
