"""The manifest: what the very hidden sheet of a unit's file holds, written and read back here and nowhere else.

Column A has one record a line: first the mark, the format's version, the number of records and their SHA-256; then the
file's own facts; then a record for each task. A record is JSON in plain ASCII without any blank, so that no program
that saves the file trims, folds or re-encodes it; one longer than a cell may be goes on in columns B, C ...
Days are written as YYYY-MM-DD. What has no manifest, a damaged or a newer one is a `ManifestFault`, never an exception.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from itertools import takewhile

from taskbook.core.unit_file import INPUT_COLUMNS, Manifest, Sent, SentTask, TaskRole
from taskbook.ports import Value
from taskbook_schemas.column import CellType

VERSION = 1
WIDTH = 26  # columns a record may take: more than the longest texts of a task need
_MARK = "TASKBOOK-PHIEU"
_HEAD = re.compile(rf"{_MARK};(\d{{1,4}});(\d{{1,6}});([0-9a-f]{{64}})")
_ENCODE = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode
_PIECE = 30_000  # a cell holds 32,767 characters
_TYPES = {column.field: column.type for column in INPUT_COLUMNS}


class ManifestFault(Enum):
    """Why a sheet or file gives no manifest."""

    MISSING = "missing"
    DAMAGED = "damaged"
    NEWER = "newer"


def write(manifest: Manifest) -> list[list[str]]:
    """Return the hidden sheet's rows, each a record's pieces."""
    records = _records(manifest)
    head = f"{_MARK};{VERSION};{len(records)};{_digest(records)}"
    return [[head], *(_pieces(record) for record in records)]


def is_manifest(rows: Sequence[Sequence[Value]]) -> bool:
    """Tell whether a sheet that begins with these rows is a manifest, sound or not."""
    first = rows[0][0] if rows and rows[0] else None
    return isinstance(first, str) and first.strip().startswith(_MARK)


def read(rows: Sequence[Sequence[Value]]) -> Manifest | ManifestFault:
    """Return the manifest that a sheet's rows hold; rows and cells beyond it do not matter."""
    if not is_manifest(rows):
        return ManifestFault.MISSING
    head = _HEAD.fullmatch(str(rows[0][0]).strip())
    if head is None:
        return ManifestFault.DAMAGED
    version, count, digest = head.groups()
    if int(version) > VERSION:
        return ManifestFault.NEWER
    records = [_joined(row) for row in rows[1 : int(count) + 1]]
    if int(version) < 1 or len(records) != int(count) or _digest(records) != digest:
        return ManifestFault.DAMAGED
    try:
        return _manifest([json.loads(record) for record in records])
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return ManifestFault.DAMAGED


def signed_text(manifest: Manifest) -> str:
    """Return what a keyed mark is made of: all that the manifest says but the mark."""
    return "\n".join(_records(replace(manifest, mark="")))


def _records(manifest: Manifest) -> list[str]:
    return [_dump(_facts(manifest)), *(_dump(_task(task)) for task in manifest.tasks)]


def _facts(manifest: Manifest) -> dict[str, object]:
    return {
        "workbook": manifest.workbook,
        "plans": list(manifest.plans),
        "batch": manifest.batch,
        "unit": manifest.unit,
        "as_of": manifest.as_of.isoformat(),
        "drawn": sorted(manifest.drawn),
        "mark": manifest.mark,
    }


def _task(task: SentTask) -> dict[str, object]:
    return {
        "key": task.key,
        "id": task.id,
        "plan": task.plan,
        "sheet": task.sheet,
        "row": task.row,
        "role": task.role.value,
        "sent": {field: _plain(value) for field, value in task.values.items()},
        "given": list(task.given),
    }


def _plain(value: Sent) -> str | float | None:
    return value.isoformat() if isinstance(value, date) else value


def _dump(value: dict[str, object]) -> str:
    return _ENCODE(value).replace(" ", "\\u0020")  # blanks stand in strings only


def _digest(records: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(records).encode()).hexdigest()


def _pieces(record: str) -> list[str]:
    return [record[start : start + _PIECE] for start in range(0, len(record), _PIECE)]


def _joined(row: Sequence[Value]) -> str:
    return "".join(cell.strip() for cell in takewhile(bool, row) if isinstance(cell, str))


def _manifest(records: list[dict[str, object]]) -> Manifest:
    facts, *tasks = records
    return Manifest(
        workbook=_text(facts["workbook"]),
        plans=tuple(_text(plan) for plan in _list(facts["plans"])),
        batch=_text(facts["batch"]),
        unit=_text(facts["unit"]),
        as_of=date.fromisoformat(_text(facts["as_of"])),
        tasks=tuple(_sent_task(task) for task in tasks),
        drawn=frozenset(_marks(facts.get("drawn", []))),  # files made before have neither
        mark=_text(facts.get("mark", "")),
    )


def _sent_task(task: dict[str, object]) -> SentTask:
    values = task["sent"]
    if not isinstance(values, dict) or not isinstance(task["row"], int):
        raise TypeError
    return SentTask(
        key=_text(task["key"]),
        id=_text(task["id"]),
        plan=_text(task["plan"]),
        sheet=_text(task["sheet"]),
        row=task["row"],
        role=TaskRole(task["role"]),
        values={field: _sent(field, value) for field, value in values.items()},
        given=_marks(task.get("given", [])),  # files made before have none
    )


def _marks(value: object) -> tuple[int, ...]:
    marks = tuple(mark for mark in _list(value) if isinstance(mark, int))
    if len(marks) != len(_list(value)):
        raise TypeError
    return marks


def _sent(field: str, value: object) -> Sent:
    kind = _TYPES[field]
    if value is None:
        return None
    if kind is CellType.DATE:
        return date.fromisoformat(_text(value))
    if kind is CellType.TEXT:
        return _text(value)
    if isinstance(value, (int, float)):
        return float(value)
    raise TypeError


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    raise TypeError
