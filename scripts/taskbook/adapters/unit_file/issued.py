"""What was given out: a file among the backups keeps each batch's units and the keyed mark of every unit's file.

The mark (HMAC-SHA256 over all that a manifest says) is made with a key that never leaves the office, so nobody else can
make one: a returned file whose mark is not right claims what was not given out. A file older than this record, or made
where there is none, is taken on its word, with a remark. The record lies beside the workbook, not inside it: giving
files out writes nothing into the workbook, which may be open on another desk.

Each workbook of the folder has a key of its own, under the id inside it: so a renamed workbook, a copy and a moved
folder know their files, and two workbooks of one folder do not take each other's. What was given out while the workbook
had no id yet, or by a version that kept one key for the folder, stands under no id and speaks for all of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from taskbook.adapters import disk
from taskbook.adapters.unit_file.manifest import signed_text
from taskbook.core.replies.kinds import FileRemark
from taskbook.core.replies.received import batch_order
from taskbook.core.unit_file import Manifest
from taskbook.texts.saving import BACKUP_FOLDER

RECORD: Final = "phieu-da-giao.json"
_LOCK: Final = ".phieu-da-giao.lock"


@dataclass(slots=True)
class Issued:
    """What was given out under one id. `batches` lead from a batch to its units and the marks of their files."""

    key: bytes
    batches: dict[str, dict[str, str]] = field(default_factory=dict)

    def marked(self, manifest: Manifest) -> Manifest:
        """Return a manifest with its mark, and remember the mark."""
        mark = self._mark(manifest)
        self.batches.setdefault(manifest.batch, {})[manifest.unit] = mark
        return replace(manifest, mark=mark)

    def knows(self, manifest: Manifest) -> bool:
        """Whether a file bears the mark that only we can have made."""
        return hmac.compare_digest(self._mark(manifest).encode(), manifest.mark.encode("utf-8", "surrogatepass"))

    def _mark(self, manifest: Manifest) -> str:
        text = signed_text(manifest).encode("utf-8", "surrogatepass")
        return hmac.new(self.key, text, hashlib.sha256).hexdigest()[:32]


Record = dict[str, Issued]
"""What was given out in a folder, by the workbook's id; "" where it had none."""


def vouching(home: Path, book: str | None) -> Callable[[Manifest], FileRemark | None]:
    """Return what tells what the record in a workbook's folder says against a returned file, None when nothing does.

    `book` is the workbook's id, None when it has none yet.
    """
    return partial(_against, read_record(home) or {}, book or "")


def _against(record: Record, book: str, manifest: Manifest) -> FileRemark | None:
    own = [record[id] for id in dict.fromkeys((book, "")) if id in record]
    if any(issued.knows(manifest) for issued in own):
        return None
    batches = {batch: units for issued in own for batch, units in issued.batches.items()}
    units = batches.get(manifest.batch)
    if units is not None:
        return FileRemark.ALTERED if manifest.unit in units else FileRemark.OTHER_UNIT
    if _is_others(record, manifest):
        return FileRemark.OTHER_BOOK
    first = min(map(batch_order, batches), default="")
    is_older = not batches or batch_order(manifest.batch) < first
    return FileRemark.OLD_FILE if is_older else FileRemark.OTHER_BATCH


def _is_others(record: Mapping[str, Issued], manifest: Manifest) -> bool:
    """Whether another workbook of the folder gave the file out."""
    return any(issued.knows(manifest) or manifest.batch in issued.batches for issued in record.values())


def read_record(home: Path) -> Record | None:
    """Return the record in a workbook's folder, None when there is none that can be read."""
    try:
        return _record(json.loads((home / BACKUP_FOLDER / RECORD).read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


@contextlib.contextmanager
def issuing(home: Path, book: str | None, batch: str, units: Sequence[str]) -> Iterator[Issued]:
    """Give what marks a batch's files; it is on the disk before the first file, and again after the last.

    `book` is the workbook's id, None when it has none yet. Errors: OSError, disk.HeldError.
    """
    folder = home / BACKUP_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with disk.held(folder / _LOCK):
        place = folder / RECORD
        record = read_record(home)
        if record is None and place.exists():
            place.rename(disk.free_name(place.with_name(f"{place.stem} (hong){place.suffix}")))
        record = record or {}
        issued = record.setdefault(book or "", Issued(secrets.token_bytes(32)))
        issued.batches.setdefault(batch, {}).update(dict.fromkeys(units, ""))
        _write(place, record)
        yield issued
        _write(place, record)


def _write(place: Path, record: Record) -> None:
    facts = {"version": 2, "books": {book: _facts(issued) for book, issued in record.items() if book}}
    if "" in record:
        facts |= _facts(record[""])  # where the first version had all
    disk.write_whole(place, json.dumps(facts, ensure_ascii=False, indent=0).encode("utf-8", "surrogatepass"))


def _facts(issued: Issued) -> dict[str, object]:
    return {"key": issued.key.hex(), "batches": issued.batches}


def _record(facts: dict[str, Any]) -> Record:
    books = {str(book): _issued(each) for book, each in facts.get("books", {}).items()}
    return books | {"": _issued(facts)} if "key" in facts or not books else books


def _issued(facts: dict[str, Any]) -> Issued:
    batches = {
        str(batch): {str(unit): str(mark) for unit, mark in units.items()} for batch, units in facts["batches"].items()
    }
    return Issued(bytes.fromhex(facts["key"]), batches)
