"""Keeps what each action wrote in the folder of backups beside the workbook, so that it can be taken back later.

One compressed JSON file an action, the newest 20 of a workbook are kept. Which step a workbook stands at, its own stamp
says; steps of workbooks that have none yet are told by the file's name.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from taskbook.adapters import backups, disk
from taskbook.adapters.step_file import read_stamp, read_step, write_step
from taskbook.core.run import Run
from taskbook.core.stamp import Key, Stamp, stamp_of, stamped, standing
from taskbook.core.undo import History, Lost, Step, step_of
from taskbook.core.undo_places import table_then
from taskbook.errors import UsageError
from taskbook.ports import Changes, Grid, Receipt, SheetInfo, Value, Workbook
from taskbook.texts import undo as texts
from taskbook.texts.saving import BACKUP_FOLDER


class FileHistory:
    """Meets `core.undo.History` for a workbook at a path."""

    def __init__(self, workbook: Path) -> None:
        self._workbook = workbook.resolve()

    def next_stamp(self, stamp: Stamp | None) -> Stamp:
        """Give the stamp of the next writing: its number is above all that the folder has seen of the workbook."""
        last = stamp or Stamp(self._known_book() or secrets.token_hex(16), Key(0, "0" * 6), None)
        key = Key(backups.next_number(self._workbook, last), secrets.token_hex(3))
        return Stamp(last.book, key, key)

    def push(self, step: Step) -> None:
        """Remember an action. A history that cannot be written never stops the action that was done."""
        with contextlib.suppress(OSError):
            place = backups.name_for(self._workbook, step.when, backups.STEP, step.stamp)
            place.parent.mkdir(parents=True, exist_ok=True)
            with disk.replacing(place) as out:
                write_step(out, step)
            backups.prune_steps(self._workbook, step.stamp)

    def last(self, stamp: Stamp | None) -> Step | Lost | None:
        """The step that a workbook with this stamp stands at. UsageError with the backup when it is damaged."""
        if stamp is not None and stamp.undoable is not None:
            return self._stamped(stamp, stamp.undoable)
        path = next((filed.path for filed in reversed(self._unstamped())), None)
        return self._moved_here(read_step(path)) if path is not None else None

    def _stamped(self, stamp: Stamp, key: Key) -> Step | Lost:
        """The step of a writing. Where it cannot be had, the copy made before that very writing is what is left."""
        path = backups.find(self._workbook, stamp, key, step=True)
        found = backups.find(self._workbook, stamp, key, step=False)
        backup = str(found) if found is not None else None
        if path is None:
            return Lost(key, backup)
        try:
            return self._moved_here(read_step(path))
        except UsageError as error:
            raise UsageError(texts.damaged(str(path), backup)) from error

    def drop(self, step: Step) -> None:
        """Forget the last action of a workbook without a stamp; where there is one, the stamp itself goes back."""
        if step.stamp is None:
            for filed in self._unstamped()[-1:]:
                with contextlib.suppress(OSError):
                    filed.path.unlink()

    def _unstamped(self) -> list[backups.Filed]:
        return backups.steps(self._workbook, None)

    def _moved_here(self, step: Step) -> Step:
        """The backup lies beside the step, wherever the folder was when it was made."""
        if step.backup is None:
            return step
        name = re.split(r"[\\/]", step.backup)[-1]
        here = self._workbook.parent / BACKUP_FOLDER / name
        return replace(step, backup=str(here)) if here.is_file() else step

    def _known_book(self) -> str | None:
        """The id under which a workbook of this name was known, whose stamp somebody has erased since."""
        for filed in reversed(backups.steps_named(self._workbook)):
            with contextlib.suppress(UsageError):
                stamp = read_stamp(filed.path)
                if stamp is not None:
                    return stamp.book
        return None


class Recorded:
    """A workbook whose writing is remembered: everything else is handed on.

    Without an action (`None`) the writing cannot be taken back; the workbook is stamped all the same.
    """

    def __init__(self, workbook: Workbook, history: History, action: str | None, run: Run) -> None:
        self._workbook, self._history, self._action, self._run = workbook, history, action, run
        self._next: Stamp | None = None
        self._tables: dict[tuple[str, str], Grid] = {}

    @property
    def label(self) -> str:
        """The file's name, for messages."""
        return self._workbook.label

    @property
    def workbook_id(self) -> str | None:
        """The workbook's id, that which its first writing leaves there when it has none; None: it has no place."""
        found = standing(self._workbook)
        if found.place is None:
            return None
        return found.stamp.book if found.stamp is not None else self._stamp(None).book

    def sheets(self) -> Sequence[SheetInfo]:
        """All sheets in tab order."""
        return self._workbook.sheets()

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        """Tables standing on each of the sheets named; what is written into them is told by what was read."""
        found = self._workbook.tables(sheets)
        self._tables.update({(grid.sheet, grid.table): grid for grids in found.values() for grid in grids})
        return found

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        """Cells of a plain sheet."""
        return self._workbook.block(sheet, first_row, width, height)

    def last_row(self, sheet: str, width: int) -> int:
        """The last row with something in it."""
        return self._workbook.last_row(sheet, width)

    def rows_below(self, sheet: str, top: int, width: int) -> list[tuple[int, list[Value]]]:
        """Rows below the last one that bears a mark."""
        return self._workbook.rows_below(sheet, top, width)

    def apply(self, changes: Changes) -> Receipt:
        """Write, leave a stamp behind, and remember what was written."""
        found = standing(self._workbook)
        stamp = self._stamp(found.stamp)
        if self._action is None:
            stamp = replace(stamp, undoable=found.stamp.undoable if found.stamp is not None else None)
        changes = stamped(changes, found, stamp)
        receipt = self._workbook.apply(changes)
        if receipt.changed:
            self._next = None
            if self._action is not None:
                before = found.stamp.undoable if found.stamp is not None else None
                tables = map(table_then, self._tables.values())
                self._history.push(
                    step_of(self._action, changes, receipt, self._run, stamp_of(changes), before, tables)
                )
        return receipt

    def _stamp(self, standing_there: Stamp | None) -> Stamp:
        """The next stamp; the id that was told of is the one that is written."""
        if standing_there is not None:
            return self._history.next_stamp(standing_there)
        if self._next is None:
            self._next = self._history.next_stamp(None)
        return self._next
