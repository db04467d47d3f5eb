"""What was given out: a file among the backups keeps each batch's units and the keyed mark of every unit's file.

The mark (HMAC-SHA256 over all that a manifest says) is made with a key that never leaves the office, so nobody else can
make one: a returned file whose mark is not right claims what was not given out. A file older than this record, or made
where there is none, is taken on its word, with a remark. The record lies beside the workbook, not inside it: giving
files out writes nothing into the workbook, which may be open on another desk, and a renamed workbook still finds it.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from taskbook.adapters import disk
from taskbook.adapters.unit_file.manifest import signed_text
from taskbook.core.replies.model import FileRemark
from taskbook.core.replies.received import batch_order
from taskbook.core.unit_file import Manifest
from taskbook.texts.saving import BACKUP_FOLDER

RECORD: Final = "phieu-da-giao.json"
_LOCK: Final = ".phieu-da-giao.lock"


@dataclass(slots=True)
class Issued:
    """The record of one folder. `batches` lead from a batch to its units and the marks of their files."""

    key: bytes
    batches: dict[str, dict[str, str]] = field(default_factory=dict)

    def marked(self, manifest: Manifest) -> Manifest:
        """Return a manifest with its mark, and remember the mark."""
        mark = self._mark(manifest)
        self.batches.setdefault(manifest.batch, {})[manifest.unit] = mark
        return replace(manifest, mark=mark)

    def speaks_against(self, manifest: Manifest) -> FileRemark | None:
        """Return what speaks against a file being ours, None when nothing does."""
        if hmac.compare_digest(self._mark(manifest), manifest.mark):
            return None
        units = self.batches.get(manifest.batch)
        if units is not None:
            return FileRemark.ALTERED if manifest.unit in units else FileRemark.OTHER_UNIT
        first = min(map(batch_order, self.batches), default="")
        is_older = not self.batches or batch_order(manifest.batch) < first
        return FileRemark.OLD_FILE if is_older else FileRemark.OTHER_BATCH

    def _mark(self, manifest: Manifest) -> str:
        text = signed_text(manifest).encode("utf-8", "surrogatepass")
        return hmac.new(self.key, text, hashlib.sha256).hexdigest()[:32]


def speaks_against(home: Path, manifest: Manifest) -> FileRemark | None:
    """Return what the record in a workbook's folder says against a returned file, None when nothing does."""
    found = read_issued(home)
    return FileRemark.OLD_FILE if found is None else found.speaks_against(manifest)


def read_issued(home: Path) -> Issued | None:
    """Return the record in a workbook's folder, None when there is none that can be read."""
    try:
        return _issued(json.loads((home / BACKUP_FOLDER / RECORD).read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


@contextlib.contextmanager
def issuing(home: Path, batch: str, units: Sequence[str]) -> Iterator[Issued]:
    """Give the record to mark a batch's files with; it is on the disk before the first file, and again after the last.

    Errors: OSError, disk.HeldError.
    """
    folder = home / BACKUP_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with disk.held(folder / _LOCK):
        place = folder / RECORD
        found = read_issued(home)
        if found is None and place.exists():
            place.rename(disk.free_name(place.with_name(f"{place.stem} (hong){place.suffix}")))
        issued = found or Issued(secrets.token_bytes(32))
        issued.batches.setdefault(batch, {}).update(dict.fromkeys(units, ""))
        _write(place, issued)
        yield issued
        _write(place, issued)


def _write(place: Path, issued: Issued) -> None:
    facts = {"version": 1, "key": issued.key.hex(), "batches": issued.batches}
    disk.write_whole(place, json.dumps(facts, ensure_ascii=False, indent=0).encode("utf-8", "surrogatepass"))


def _issued(facts: dict[str, Any]) -> Issued:
    batches = {
        str(batch): {str(unit): str(mark) for unit, mark in units.items()} for batch, units in facts["batches"].items()
    }
    return Issued(bytes.fromhex(facts["key"]), batches)
