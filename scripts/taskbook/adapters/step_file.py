"""A step as a compressed JSON file. Values keep their types: days, moments, errors, links."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from taskbook.core.stamp import Key, Stamp, parse_stamp
from taskbook.core.undo import FilledSheet, Step
from taskbook.core.undo_places import TableThen
from taskbook.errors import UsageError
from taskbook.ports import BlockChange, CellError, Link, Value, Writable
from taskbook.texts import undo as texts

_MOST_BYTES: Final = 400_000_000
_PIECE: Final = 1 << 16
_LONGEST_STAMP: Final = 256
_STAMP: Final = re.compile(rb'"stamp": (null|"[^"]*")')
"""Not in a person's words: in a JSON text a quote has a backslash before it."""


def write_step(out: BinaryIO, step: Step) -> None:
    """Write a step to a file that is open."""
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1, mtime=0) as stream:
        stream.writelines(_written(step))


def read_step(path: Path) -> Step:
    """Read a step. UsageError, which names the file, when it is damaged."""
    try:
        with gzip.open(path) as stream:
            return _unpacked(json.loads(stream.read(_MOST_BYTES)))
    except (OSError, EOFError, ValueError, TypeError, KeyError, IndexError, zlib.error) as error:
        raise UsageError(texts.damaged(str(path), None)) from error


def read_stamp(path: Path) -> Stamp | None:
    """The stamp of a step, which stands before all that was written: nothing of that is read.

    UsageError, which names the file, when it is damaged before the stamp.
    """
    try:
        with gzip.open(path) as stream:
            before = b""
            while piece := stream.read(_PIECE):
                found = _STAMP.search(before + piece)
                if found is not None:
                    return parse_stamp(json.loads(found[1]))
                before = (before + piece)[-_LONGEST_STAMP:]
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise UsageError(texts.damaged(str(path), None)) from error
    return None


def _written(step: Step) -> Iterator[bytes]:
    """The step as JSON, block by block: whole, a hundred thousand tasks would stand in memory three times."""
    facts = {"version": 2, "action": step.action, "when": step.when.isoformat(), "who": step.who, "backup": step.backup}
    facts["tables"] = [
        [table.sheet, table.first_row, table.first_column, table.headings, table.ids] for table in step.tables
    ]
    facts |= {"stamp": str(step.stamp) if step.stamp else None, "before": _key(step.before)}
    facts |= {"typed": dict(step.typed)} if step.typed is not None else {}
    fills = [[fill.sheet, fill.top, fill.width, fill.cells, fill.new] for fill in step.fills]
    yield _json(facts | {"fills": fills})[:-1] + b', "blocks": ['
    for number, block in enumerate(step.blocks):
        head = _json([block.sheet, block.row, block.column])[:-1]
        yield b"".join((b", " if number else b"", head, b", ", _rows(block.old), b", ", _rows(block.new), b"]"))
    yield b"]}"


def _rows(rows: Sequence[Sequence[object]]) -> bytes:
    """Rows as JSON; a row that stands in a block many times over (tasks alike share theirs) is put into words once."""
    made: dict[int, bytes] = {}
    for row in rows:
        if id(row) not in made:
            made[id(row)] = _json(row)
    return b"[%b]" % b", ".join([made[id(row)] for row in rows])


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _unpacked(facts: dict[str, Any]) -> Step:
    return Step(
        action=facts["action"],
        when=datetime.fromisoformat(facts["when"]),
        who=facts["who"],
        backup=facts["backup"],
        blocks=tuple(
            BlockChange(sheet, row, column, [[_old(cell) for cell in cells] for cells in old], _grid(new))
            for sheet, row, column, old, new in facts["blocks"]
        ),
        fills=tuple(
            FilledSheet(sheet, top, width, tuple((row, column) for row, column in cells), new)
            for sheet, top, width, cells, new in facts["fills"]
        ),
        stamp=parse_stamp(facts.get("stamp")),
        before=Key(*facts["before"]) if facts.get("before") else None,
        tables=tuple(
            TableThen(sheet, row, column, tuple(headings), tuple(ids))
            for sheet, row, column, headings, ids in facts.get("tables", ())
        ),
        typed=facts.get("typed"),
    )


def _key(key: Key | None) -> list[object] | None:
    return [key.number, key.token] if key is not None else None


def _grid(rows: list[list[Any]]) -> list[list[Writable]]:
    return [[_new(cell) for cell in row] for row in rows]


def _plain(value: date | CellError | Link) -> list[str]:
    """What JSON has no word for, as a list that begins with a letter for its kind."""
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, CellError):
        return ["e", value.code]
    return ["l", value.sheet, value.cell, value.text]


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, default=_plain)


def _old(cell: Any) -> Value:
    return CellError(cell[1]) if isinstance(cell, list) and cell[0] == "e" else _shared(cell)


def _new(cell: Any) -> Writable:
    return Link(*cell[1:]) if isinstance(cell, list) and cell[0] == "l" else _shared(cell)


def _shared(cell: Any) -> str | float | int | bool | date | datetime | None:
    if not isinstance(cell, list):
        return cell  # type: ignore[no-any-return]  # JSON's own values
    return datetime.fromisoformat(cell[1]) if cell[0] == "t" else date.fromisoformat(cell[1])
