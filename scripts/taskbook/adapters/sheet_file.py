"""Brings a workbook of our own making to disk, sealed; one that somebody changed since is kept aside, never lost."""

from __future__ import annotations

import zipfile
from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.unit_file.pack import seal_of
from taskbook.adapters.unit_file.store import held_folder, keep_aside
from taskbook.adapters.unit_file.template import CORE_PART
from taskbook.outbox import NotWritten, Written
from taskbook.texts import disk as disk_texts

_CORE_END = b"</cp:coreProperties>"
_ZIP_START = (1980, 1, 1, 0, 0, 0)


def bring(data: bytes, path: Path, tasks: int, made: datetime) -> Written | NotWritten:
    """Write the file, its folder made; `made` names what is kept aside.

    UsageError when the folder cannot be made or written to, WorkbookLockedError when another run is writing there.
    """
    with held_folder(path.parent):
        names = {other.name for other in path.parent.iterdir()}
        if f"~${path.name}" in names or f".~lock.{path.name}#" in names:
            return NotWritten(path.stem, path, disk_texts.BUSY)
        kept: list[Path] = []
        try:
            with disk.replacing(path, last_look=lambda: kept.extend(keep_aside(path, made))) as out:
                out.write(data)
        except OSError as error:
            for aside in kept:
                aside.rename(path)
            return NotWritten(path.stem, path, disk.reason_of(error))
    return Written(path.stem, path, tasks, *kept)


def sealed(raw: bytes) -> bytes:
    """The same file with its seal among its properties: by it the file is known as it was written."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
        seal = seal_of((info.filename, info.CRC, info.file_size) for info in archive.infolist())
    told = f"<dc:identifier>{escape(seal)}</dc:identifier>".encode()
    parts[CORE_PART] = parts[CORE_PART].replace(_CORE_END, told + _CORE_END)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_START)
            info.create_system = 0
            package.writestr(info, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
