"""Copies an open workbook, as it stands, into the folder of backups before it is written to.

A workbook that counts as saved is in its file word for word: the file's bytes are taken, which is quickest. All else is
written by Excel itself, first into a folder of temporary files: Excel takes no path of more than 218 characters, and
what fails there is Excel's trouble, what fails here the folder's. As with a closed file, nothing is written to a
workbook of which no copy can be made. Errors: `WorkbookNotSavedError`.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from taskbook.adapters import backups, disk
from taskbook.adapters.excel import objects, refusals
from taskbook.adapters.excel.place import Place
from taskbook.core.stamp import Stamp
from taskbook.errors import WorkbookNotSavedError
from taskbook.texts import excel as texts
from taskbook.texts.saving import BACKUP_FOLDER

if TYPE_CHECKING:
    import xlwings as xw


class Backup:
    """The copy at `path`. It is kept only when something was written; then those that are too many are dropped."""

    def __init__(self, workbook: Path, path: Path, stamp: Stamp | None) -> None:
        self._workbook, self.path, self._stamp = workbook, path, stamp
        self.is_kept = False

    def keep(self) -> None:
        """From now on cells are written."""
        self.is_kept = True

    def settle(self) -> None:
        """Drop what is not needed. What cannot be dropped says nothing against what was written."""
        with contextlib.suppress(OSError):
            if self.is_kept:
                backups.prune(self._workbook, self._stamp, self.path)
            else:
                self.path.unlink()


@contextlib.contextmanager
def backed_up(book: xw.Book, label: str, place: Place, now: datetime, stamp: Stamp | None = None) -> Iterator[Backup]:
    """Make the copy first: what takes long must not stand between reading what is there and writing over it.

    `stamp` is the one that the writing leaves behind.
    """
    if not place.ever_saved:
        raise WorkbookNotSavedError(texts.never_saved(label))
    raw = content(book, label, place)
    with _told(label, place):
        if not place.on_disk:
            place.path.parent.mkdir(parents=True, exist_ok=True)
        backups.sweep(place.path)
        backup = Backup(place.path, backups.back_up(place.path, raw, now, stamp), stamp)
    try:
        yield backup
    finally:
        backup.settle()


def content(book: xw.Book, label: str, place: Place) -> bytes:
    """The workbook as it stands, saved or not, as the bytes of a file."""
    if place.on_disk and objects.is_saved(book):
        with contextlib.suppress(OSError):  # another program may keep the file to itself
            return place.path.read_bytes()
    return _written_by_excel(book, label)


def _written_by_excel(book: xw.Book, label: str) -> bytes:
    try:
        with tempfile.TemporaryDirectory(prefix="taskbook", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / f"so{Path(label).suffix}"
            objects.save_copy(book, copy)
            return copy.read_bytes()
    except Exception as error:
        if refusals.is_ours(error):
            raise
        raise WorkbookNotSavedError(texts.copy_refused(label)) from error


@contextlib.contextmanager
def _told(label: str, place: Place) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        folder = str(place.path.parent / BACKUP_FOLDER)
        raise WorkbookNotSavedError(texts.copy_not_saved(label, folder, disk.reason_of(error))) from error
