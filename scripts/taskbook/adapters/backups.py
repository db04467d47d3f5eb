"""The folder of backups beside a workbook: copies made before it is written to, and steps that can be undone.

A file's name tells whose it is: the workbook's name, the day and time for people, and in brackets the beginning of the
workbook's id and the key of the writing it belongs to: «Sổ 2026-11-22 12-00-00 (7f3c9a12-0013-a1b2c3).xlsm». Files are
ordered by the key's number, since clocks are set back; those named before there were ids come first, by their day.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from taskbook.adapters import disk
from taskbook.core.stamp import Key, Stamp
from taskbook.texts.saving import BACKUP_FOLDER

KEPT: Final = 20
STEP: Final = ".hoantac"
LOCK: Final = ".taskbook.lock"
_LONG_AGO: Final = 24 * 3600.0  # seconds
_NAME: Final = re.compile(
    r"(?P<owner>.+) (?P<when>\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)"
    r"(?: \((?P<mark>[0-9a-f]{8})-(?P<number>\d{4,})-(?P<token>[0-9a-f]{6})\)| \((?P<again>\d+)\)| (?P<old>\d{3}))?"
    r"(?P<ending>\.\w+)"
)


@dataclass(frozen=True, slots=True)
class Filed:
    """A file in the folder.

    `owner` is the name of its workbook's file then; `mark` and `key` are None where it was named before there were ids.
    `place` orders the files of one workbook.
    """

    path: Path
    owner: str
    mark: str | None
    key: Key | None
    place: tuple[int, str, int]


def backups(path: Path, stamp: Stamp | None = None) -> list[Path]:
    """Backups of a workbook, the oldest first; with its stamp also those made under another name."""
    return [filed.path for filed in _own(path, stamp, path.suffix)]


def steps(path: Path, stamp: Stamp | None) -> list[Filed]:
    """The files of a workbook's steps, the oldest first; without a stamp those from before there were any."""
    return _own(path, stamp, STEP)


def steps_named(path: Path) -> list[Filed]:
    """The files of steps of all workbooks that ever stood at this path under an id, the oldest first."""
    found = (filed for filed in _filed(path) if filed.path.suffix == STEP and filed.mark is not None)
    return sorted((filed for filed in found if filed.owner == path.name), key=lambda filed: filed.place)


def back_up(path: Path, raw: bytes, now: datetime, stamp: Stamp | None = None) -> Path:
    """Put what a workbook holds before it is written to into the folder of backups, whole; gives the copy's path.

    `stamp` is the one that the writing leaves behind. The workbook itself need not stand at `path` (one that is open
    may be on the web). Errors: OSError.
    """
    place = name_for(path, now, path.suffix, stamp)
    place.parent.mkdir(exist_ok=True)
    with disk.replacing(place, like=path) as out:
        out.write(raw)
    return place


def name_for(path: Path, now: datetime, ending: str, stamp: Stamp | None) -> Path:
    """A free name in the folder of backups for a file that belongs to a workbook's writing."""
    owner = path.name if ending == STEP and stamp is not None else path.stem
    mark = f" ({stamp.mark}-{stamp.last.number:04}-{stamp.last.token})" if stamp is not None else ""
    return disk.free_name(path.parent / BACKUP_FOLDER / f"{owner} {now:%Y-%m-%d %H-%M-%S}{mark}{ending}")


def find(path: Path, stamp: Stamp, key: Key, step: bool) -> Path | None:
    """The step of a workbook's writing, or (`step` False) the backup made before it, whatever the file was called."""
    of_key = (filed for filed in _filed(path) if (filed.mark, filed.key) == (stamp.mark, key))
    return next((filed.path for filed in of_key if (filed.path.suffix == STEP) is step), None)


def next_number(path: Path, stamp: Stamp | None) -> int:
    """The number of a workbook's next writing: above all that its folder has seen, of copies beside it, too."""
    seen = [filed.key.number for filed in _filed(path) if stamp and filed.mark == stamp.mark and filed.key]
    return max([*seen, stamp.last.number if stamp is not None else 0]) + 1


def prune(path: Path, stamp: Stamp | None, made: Path) -> None:
    """Delete all backups of a workbook but the newest; never the one just made."""
    _prune([old for old in backups(path, stamp) if old != made], KEPT - 1)


def prune_steps(path: Path, stamp: Stamp | None) -> None:
    """Delete all steps of a workbook but the newest."""
    _prune([filed.path for filed in steps(path, stamp)], KEPT)


def sweep(path: Path) -> None:
    """Delete what runs left behind that were killed, beside the workbook and among its backups."""
    disk.sweep(path.parent, f"{path.name}.")
    disk.sweep(path.parent / BACKUP_FOLDER, f"{path.stem} ")
    disk.sweep(path.parent / BACKUP_FOLDER, f"{path.name} ")
    _sweep_old(path.parent, (disk.TEMPORARY, LOCK))
    _sweep_old(path.parent / BACKUP_FOLDER, (disk.TEMPORARY, f"{STEP}.tmp"))


def _sweep_old(folder: Path, endings: tuple[str, ...]) -> None:
    """Delete what runs on files of other names left behind, once it is so old that none of them can be at work."""
    with contextlib.suppress(OSError):
        for file in list(folder.iterdir()):
            if file.name.endswith(endings) and time.time() - file.stat().st_mtime > _LONG_AGO:
                _delete_unheld(file)


def _delete_unheld(file: Path) -> None:
    if file.name.endswith(LOCK):
        with contextlib.suppress(disk.HeldError), disk.held(file):
            return  # letting go of it deletes it
    else:
        file.unlink(missing_ok=True)


def _prune(files: list[Path], kept: int) -> None:
    for old in files[:-kept]:
        with contextlib.suppress(OSError):
            old.unlink()


def _own(path: Path, stamp: Stamp | None, ending: str) -> list[Filed]:
    """The files of one ending that are a workbook's: by its mark, else by its name. A copy beside it keeps its own."""
    found = [filed for filed in _filed(path) if filed.path.suffix == ending]
    own = path.name if ending != STEP else path.stem
    others = _workbooks_beside(path)
    return sorted(
        (
            filed
            for filed in found
            if (filed.mark is None and filed.owner == own)
            or (stamp is not None and filed.mark == stamp.mark and filed.owner not in others)
        ),
        key=lambda filed: filed.place,
    )


def _workbooks_beside(path: Path) -> set[str]:
    with contextlib.suppress(OSError):
        return {file.name for file in path.parent.iterdir() if file.name != path.name}
    return set()


def _filed(path: Path) -> Iterable[Filed]:
    folder = path.parent / BACKUP_FOLDER
    found = list(folder.iterdir()) if folder.is_dir() else []
    for file in found:
        match = _NAME.fullmatch(file.name)
        if match is not None:
            yield _named(file, match)


def _named(file: Path, match: re.Match[str]) -> Filed:
    owner, mark, number, token, ending = match.group("owner", "mark", "number", "token", "ending")
    key = Key(int(number), token) if mark is not None else None
    place = (int(number or 0), match["when"], int(match["again"] or match["old"] or 1))
    return Filed(file, owner if ending == STEP else owner + ending, mark, key, place)
