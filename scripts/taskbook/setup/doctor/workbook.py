"""The workbook: found, whole, writable, free, not marked as coming from the internet, not in a cloud folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from taskbook.adapters.xlsx.save import refuse_open_elsewhere
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import TaskbookError, WorkbookLockedError
from taskbook.setup.doctor.model import Finding, Surroundings, fail, ok, skip, warn
from taskbook.setup.install.places import is_below
from taskbook.tables import gather
from taskbook.texts import doctor as texts
from taskbook_schemas.version import LAYOUT_VERSION

_FROM_INTERNET = ("ZoneId=3", "ZoneId=4")


def file_of(around: Surroundings) -> Path:
    """Return the workbook; only for checks that run when there is one."""
    assert around.workbook is not None  # noqa: S101 - `run` asks such checks only when there is one
    return around.workbook


def found(around: Surroundings) -> Finding:
    """The workbook must be there, readable within our bounds, and have the sheets and headings that a refresh needs."""
    if around.workbook is None:
        return fail(texts.workbook_not_readable(around.workbook_trouble), texts.WORKBOOK_TODO)
    try:
        gather(open_workbook(around.workbook))
    except TaskbookError as error:
        return fail(texts.workbook_not_readable(str(error)), texts.WORKBOOK_DAMAGED_TODO)
    return ok(texts.workbook_found(str(around.workbook)))


def layout(around: Surroundings) -> Finding:
    """A workbook of an older form works on, without what came since."""
    try:
        version = gather(open_workbook(file_of(around))).version
    except TaskbookError:
        return skip(texts.not_read(texts.LAYOUT))  # `found` has said why
    if version < LAYOUT_VERSION:
        return warn(texts.layout_old(version, LAYOUT_VERSION), texts.LAYOUT_TODO)
    return ok(texts.layout_good(version))


def writable(around: Surroundings) -> Finding:
    """File and folder must be writable: a refresh writes a new file beside the old one, and a backup."""
    path = file_of(around)
    if not os.access(path, os.W_OK):
        return fail(texts.FILE_READ_ONLY, texts.FILE_READ_ONLY_TODO)
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            return ok(texts.WRITABLE_GOOD)
    except OSError:
        return fail(texts.folder_read_only(str(path.parent)), texts.FOLDER_READ_ONLY_TODO)


def free(around: Surroundings) -> Finding:
    """A workbook that is open is fine for the buttons, not for the commands on a closed file."""
    try:
        refuse_open_elsewhere(file_of(around))
    except WorkbookLockedError as error:
        return warn(f"{texts.OPEN_ELSEWHERE}: {error}", texts.OPEN_TODO)
    return ok(texts.NOT_OPEN)


def unmarked(around: Surroundings) -> Finding:
    """A file from the internet carries `Zone.Identifier`, for which Excel blocks macros (Mark of the Web)."""
    path = file_of(around)
    try:
        mark = path.with_name(path.name + ":Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):  # none, or a file system without such marks
        mark = ""
    if any(zone in mark for zone in _FROM_INTERNET):
        return fail(texts.HAS_MARK, texts.HAS_MARK_TODO)
    return ok(texts.NO_MARK)


def outside_cloud(around: Surroundings) -> Finding:
    """OneDrive makes copies of a workbook that two computers change."""
    path = file_of(around).resolve()
    if is_below(path, around.onedrive):
        return warn(texts.in_cloud(str(path.parent)), texts.IN_CLOUD_TODO)
    return ok(texts.NOT_IN_CLOUD)
