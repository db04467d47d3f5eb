"""The units' files in the folder they were written to, each asked which unit it is for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taskbook.adapters.unit_file.pack import is_as_written
from taskbook.core.letters.files import given_of, inputs_of
from taskbook.core.letters.model import Attachment
from taskbook.core.unit_file import Manifest

ReadManifest = Callable[[Path], Manifest | None]
"""What a file says of itself, None when it is no unit's file or cannot be read."""

_ENDING = ".xlsx"


def find_sheets(folder: Path, read: ReadManifest) -> dict[str, list[Attachment]]:
    """Return the units' files in a folder, by unit. What is no unit's file, or cannot be read, is left out."""
    found: dict[str, list[Attachment]] = {}
    paths = sorted(folder.glob("*")) if folder.is_dir() else []
    for path in paths:
        if path.suffix.lower() == _ENDING and not path.name.startswith(("~$", ".")) and path.is_file():
            manifest = read(path)
            if manifest is not None:
                found.setdefault(manifest.unit, []).append(_attachment(path, manifest))
    return found


@dataclass(frozen=True, slots=True)
class SheetNow:
    """A file as it is now: its bytes, and the unit it names (None when it cannot be read)."""

    data: bytes
    unit: str | None

    @property
    def sha256(self) -> str:
        """Digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def read_again(path: Path, read: ReadManifest) -> SheetNow:
    """Return a file as it is now; a file that changes while it is read names no unit."""
    try:
        data = path.read_bytes()
        manifest = read(path)
        unchanged = path.read_bytes() == data
    except OSError:
        return SheetNow(b"", None)
    return SheetNow(data, manifest.unit if manifest is not None and unchanged else None)


def _attachment(path: Path, manifest: Manifest) -> Attachment:
    data = path.read_bytes()
    return Attachment(
        unit=manifest.unit,
        as_of=manifest.as_of,
        task_ids=tuple(task.id for task in manifest.tasks),
        name=path.name,
        path=str(path),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        inputs=inputs_of(manifest.tasks),
        given=given_of(manifest.tasks),
        as_written=is_as_written(path),
    )
