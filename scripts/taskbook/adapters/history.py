"""Keeps what each action wrote in the folder of backups beside the workbook, so that it can be taken back later.

One compressed JSON file an action, the newest 20 are kept. Values keep their types: days, moments, errors, links.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from taskbook.core.run import Run
from taskbook.core.undo import FilledSheet, History, Step, step_of
from taskbook.errors import UsageError
from taskbook.ports import BlockChange, CellError, Changes, Grid, Link, Receipt, SheetInfo, Value, Workbook, Writable
from taskbook.texts import undo as texts
from taskbook.texts.saving import BACKUP_FOLDER

KEPT: Final = 20
ENDING: Final = ".hoantac"
_MOST_BYTES: Final = 400_000_000


class FileHistory:
    """Meets `core.undo.History` for a workbook at a path."""

    def __init__(self, workbook: Path) -> None:
        workbook = workbook.resolve()
        self._folder, self._stem = workbook.parent / BACKUP_FOLDER, workbook.stem

    def push(self, step: Step) -> None:
        """Remember an action. A history that cannot be written never stops the action that was done."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            place, number = self._place(step.when, 1), 1
            while place.exists():
                number += 1
                place = self._place(step.when, number)
            draft = place.with_name(f"{place.name}.tmp")
            with gzip.open(draft, "wb", 1) as stream:
                stream.writelines(_written(step))
            os.replace(draft, place)  # noqa: PTH105 - whole or not at all
            for old in self._files()[:-KEPT]:
                old.unlink()

    def last(self) -> Step | None:
        """The last action not taken back. UsageError when its file is damaged."""
        files = self._files()
        if not files:
            return None
        try:
            with gzip.open(files[-1]) as stream:
                return _unpacked(json.loads(stream.read(_MOST_BYTES)))
        except (OSError, EOFError, ValueError, TypeError, KeyError, IndexError, zlib.error) as error:
            raise UsageError(texts.HISTORY_UNREADABLE) from error

    def drop(self) -> None:
        """Forget the last action."""
        files = self._files()
        if files:
            with contextlib.suppress(OSError):
                files[-1].unlink()

    def _place(self, when: datetime, number: int) -> Path:
        return self._folder / f"{self._stem} {when:%Y-%m-%d %H-%M-%S} {number:03}{ENDING}"

    def _files(self) -> list[Path]:
        name = re.compile(re.escape(self._stem) + r" \d{4}-\d\d-\d\d \d\d-\d\d-\d\d \d{3}" + re.escape(ENDING))
        if not self._folder.is_dir():
            return []
        return sorted(file for file in self._folder.iterdir() if name.fullmatch(file.name))


class Recorded:
    """A workbook whose writing is remembered: everything else is handed on."""

    def __init__(self, workbook: Workbook, history: History, action: str, run: Run) -> None:
        self._workbook, self._history, self._action, self._run = workbook, history, action, run

    @property
    def label(self) -> str:
        """The file's name, for messages."""
        return self._workbook.label

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in tab order."""
        return self._workbook.sheets()

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        """Tables standing on each of the sheets named."""
        return self._workbook.tables(sheets)

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        """Cells of a plain sheet."""
        return self._workbook.block(sheet, first_row, width, height)

    def apply(self, changes: Changes) -> Receipt:
        """Write, and remember what was written."""
        receipt = self._workbook.apply(changes)
        if receipt.changed:
            self._history.push(step_of(self._action, changes, receipt, self._run))
        return receipt


def _written(step: Step) -> Iterator[bytes]:
    """The step as JSON, block by block: whole, a hundred thousand tasks would stand in memory three times."""
    facts = {"version": 1, "action": step.action, "when": step.when.isoformat(), "who": step.who, "backup": step.backup}
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
    )


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
