"""Copies of a workbook, made before it is written to, in the folder of backups beside it; the newest are kept."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from pathlib import Path
from typing import Final

from taskbook.adapters import disk
from taskbook.texts.saving import BACKUP_FOLDER

KEPT: Final = 20


def backups(path: Path) -> list[Path]:
    """Backups of a workbook, the oldest first."""
    name = re.compile(re.escape(path.stem) + r" \d{4}-\d\d-\d\d \d\d-\d\d-\d\d(?: \(\d+\))?" + re.escape(path.suffix))
    folder = path.parent / BACKUP_FOLDER
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted((file for file in found if name.fullmatch(file.name)), key=lambda file: file.stem)


def back_up(path: Path, raw: bytes, stamp: datetime) -> Path:
    """Put what a workbook holds before it is written to into the folder of backups, whole; gives the copy's path.

    The workbook itself need not stand at `path` (one that is open may be on the web). Errors: OSError.
    """
    folder = path.parent / BACKUP_FOLDER
    folder.mkdir(exist_ok=True)
    place = disk.free_name(folder / f"{path.stem} {stamp:%Y-%m-%d %H-%M-%S}{path.suffix}")
    with disk.replacing(place, like=path) as out:
        out.write(raw)
    return place


def prune(path: Path) -> None:
    """Delete all backups of a workbook but the newest."""
    for old in backups(path)[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()


def sweep(path: Path) -> None:
    """Delete what runs left behind that were killed, beside the workbook and among its backups."""
    disk.sweep(path.parent, f"{path.name}.")
    disk.sweep(path.parent / BACKUP_FOLDER, f"{path.stem} ")
