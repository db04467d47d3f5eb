"""Brings units' files to disk. A file that somebody changed since is kept aside; one that fails never stops the others.

One process does it: measured, a thousand files take about a second, less than a second process needs to start. Their
bytes are forced to the disk side by side: one after another, that alone would take several times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from taskbook.adapters import disk
from taskbook.adapters.unit_file.pack import Packer, is_as_written
from taskbook.adapters.unit_file.template import make_template
from taskbook.core.unit_file import Manifest, UnitFile
from taskbook.errors import UsageError, WorkbookLockedError
from taskbook.outbox import NotWritten, Written
from taskbook.texts import disk as disk_texts
from taskbook.texts import split as texts

WRITERS: Final = 16  # files forced to the disk at one time
LUMP: Final = 64  # files packed before they are written


Outcome = Written | NotWritten


def write_files(
    forms: Sequence[UnitFile],
    folder: Path,
    moved: datetime,
    tell: Callable[[float], None] = lambda share: None,
    mark: Callable[[Manifest], Manifest] = lambda manifest: manifest,
) -> list[Outcome]:
    """Write each file into the folder, which is made; `moved` names what is kept aside; `tell` hears how far it is.

    `mark` gives each manifest its mark.

    UsageError when the folder cannot be made or written to, WorkbookLockedError when another run is writing there.
    """
    packer = Packer(make_template(), mark)
    outcomes: list[Outcome] = []
    with held_folder(folder), ThreadPoolExecutor(WRITERS) as pool:
        there = {path.name for path in folder.iterdir()}
        for first in range(0, len(forms), LUMP):
            lump = forms[first : first + LUMP]
            for outcome in pool.map(partial(_write, folder, moved, there), lump, [packer.pack(form) for form in lump]):
                outcomes.append(outcome)
                tell(len(outcomes) / len(forms))
        disk.force_folder(folder)
    return outcomes


@contextmanager
def held_folder(folder: Path) -> Iterator[None]:
    """Make the folder and keep other runs of ours off it."""
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(disk.held(folder / ".taskbook.lock"))
        except disk.HeldError as error:
            raise WorkbookLockedError(texts.other_run(str(folder))) from error
        except OSError as error:
            raise UsageError(texts.folder_unusable(str(folder), disk.reason_of(error))) from error
        disk.sweep(folder, "")
        yield


def _write(folder: Path, moved: datetime, there: set[str], form: UnitFile, data: bytes) -> Outcome:
    path = folder / form.file_name
    if f"~${path.name}" in there or f".~lock.{path.name}#" in there:
        return NotWritten(form.unit, path, disk_texts.BUSY)
    kept: list[Path] = []
    try:
        with disk.replacing(path, last_look=lambda: kept.extend(keep_aside(path, moved)), among_many=True) as out:
            out.write(data)
    except OSError as error:
        for aside in kept:
            aside.rename(path)
        return NotWritten(form.unit, path, disk.reason_of(error))
    return Written(form.unit, path, len(form.manifest.tasks), *kept)


def keep_aside(path: Path, moved: datetime) -> Iterator[Path]:
    """Move what stands in the way to a folder of its own, unless it is our own file, unchanged; give its new place."""
    if not path.exists() or is_as_written(path):
        return
    folder = path.parent / texts.KEPT_FOLDER
    folder.mkdir(exist_ok=True)
    kept = disk.free_name(folder / f"{path.stem} {moved:%Y-%m-%d %H%M%S}{path.suffix}")
    path.rename(kept)
    yield kept
