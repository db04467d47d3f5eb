"""Files of plans that were dropped into the folder `Kế hoạch mới` beside the workbook: what is offered first."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Final

from taskbook_schemas.words import NEW_PLANS_FOLDER

KINDS: Final = frozenset(
    {".docx", ".docm", ".doc", ".rtf", ".odt", ".pdf", ".xlsx", ".xlsm", ".xls", ".ods"},
)
"""Endings of files that a plan may come in; what a file is, it says itself."""
_NOT_FOR_PEOPLE: Final = (".", "~")  # hidden files; locks of open documents («~$Kế hoạch.docx»), Word's copies in work


def offered_files(home: Path, taken: Collection[str] = ()) -> list[Path]:
    """The files that may hold a plan in the folder beside a workbook, the newest first.

    `home` is the workbook's own folder, `taken` are names of files whose plans the workbook has: these come last, the
    newest first as well. Locks, hidden, temporary and empty files, folders and files of other kinds are left out; so is
    everything where the folder is missing or the disk does not give it.
    """
    known = {_key(name) for name in taken}
    try:
        with os.scandir(home / NEW_PLANS_FOLDER) as entries:
            found = [
                (_key(entry.name) in known, -status.st_mtime_ns, entry.name)
                for entry in entries
                if _is_plan(entry.name) and (status := _status(entry)) is not None and _is_shown(status)
            ]
    except OSError:
        return []
    return [home / NEW_PLANS_FOLDER / name for *_, name in sorted(found)]


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What the disk says of a file; None for one that has gone, or a link that leads nowhere."""
    try:
        return entry.stat()
    except OSError:
        return None


def _key(name: str) -> str:
    """A file's name as disks compare it: macOS takes letters and marks apart, Windows ignores capitals."""
    return unicodedata.normalize("NFC", name).casefold()


def _is_plan(name: str) -> bool:
    return not name.startswith(_NOT_FOR_PEOPLE) and Path(name).suffix.lower() in KINDS


def _is_shown(status: os.stat_result) -> bool:
    hidden = getattr(status, "st_file_attributes", 0) & (stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_TEMPORARY)
    return stat.S_ISREG(status.st_mode) and status.st_size > 0 and not hidden
