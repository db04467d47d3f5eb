"""Takes back what one action wrote, decided without a workbook.

An old value goes back to its own task and column, wherever these stand by now, and only where the cell still holds what
the action wrote; what somebody changed since stays, and it is told of as is what has no place any more. Generated
sheets get the body they had. The log is never taken back: lines are added. Undoing goes from the last action backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from taskbook.core.run import Run
from taskbook.core.stamp import Key, Stamp
from taskbook.core.undo_places import Now, TableThen, Whereabouts, Why, as_left
from taskbook.core.undo_values import same_as, writable
from taskbook.ports import BlockChange, CellWrite, Changes, Grid, Receipt, SheetFill, Value, Writable
from taskbook_schemas.column import Role
from taskbook_schemas.registry import ONLY_ADDED
from taskbook_schemas.task_columns import TASK_COLUMNS


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A generated sheet that an action filled: where its body and its fixed cells stand."""

    sheet: str
    top: int
    width: int
    cells: tuple[tuple[int, int], ...]
    new: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One action that wrote: everything needed to take it back.

    `stamp` is what it left in the workbook (None: one without a place for it, or from before there were stamps),
    `before` the writing that an undo takes back after this one; `tables` are those it wrote into, as they stood.
    `typed`: the action made the whole file anew, and an undo puts the backup in its place; it holds what was typed
    into each sheet then, as a digest.
    """

    action: str
    when: datetime
    who: str
    backup: str | None
    blocks: tuple[BlockChange, ...]
    fills: tuple[FilledSheet, ...] = ()
    stamp: Stamp | None = None
    before: Key | None = None
    tables: tuple[TableThen, ...] = ()
    typed: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A writing that the history lacks; `backup` is the copy made before it, where there is one."""

    key: Key
    backup: str | None


class History(Protocol):
    """The actions that wrote into one workbook, the last one on top."""

    def next_stamp(self, stamp: Stamp | None) -> Stamp:
        """Give the stamp of a workbook's next writing; `stamp` is the one that stands there."""
        ...

    def push(self, step: Step) -> None:
        """Remember an action."""
        ...

    def last(self, stamp: Stamp | None) -> Step | Lost | None:
        """The step that a workbook with this stamp stands at, None when there is none."""
        ...

    def drop(self, step: Step) -> None:
        """Forget a step that was taken back, where no stamp says that it was."""
        ...


@dataclass(frozen=True, slots=True)
class PutBack:
    """An input cell that goes back: where it stands, of which task, from what to what."""

    sheet: str
    row: int
    heading: str
    task: str | None
    new: Writable
    old: Value


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that does not go back, and why: where it stands (stood, when its place is gone), and the value it had."""

    sheet: str
    row: int
    column: int
    heading: str
    task: str | None
    why: Why
    old: Value

    @property
    def is_input(self) -> bool:
        """Whether people fill it in: what is computed comes back with the next refresh."""
        return self.heading not in _COMPUTED


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an undo writes, the log's lines apart.

    `put_back` are the input cells that go back, `restored` counts all cells that do; `kept` are those that do not.
    """

    changes: Changes
    put_back: tuple[PutBack, ...]
    restored: int
    kept: tuple[Left, ...]


Cells = Callable[[str, int, int, int], Sequence[Sequence[Value]]]
"""Gives the cells of a sheet: its name, the first row, the number of columns, the number of rows."""
_COMPUTED = frozenset(column.heading for column in TASK_COLUMNS if column.role is Role.COMPUTED)


def step_of(
    action: str,
    changes: Changes,
    receipt: Receipt,
    run: Run,
    stamp: Stamp | None = None,
    before: Key | None = None,
    tables: Iterable[TableThen] = (),
) -> Step:
    """Return what to remember of an action that was applied; `tables` are all that it read."""
    new = {name.casefold() for name in receipt.new_sheets}
    fills = tuple(
        FilledSheet(
            fill.sheet,
            fill.top,
            fill.width,
            tuple((row, column) for row, column, _ in fill.cells),
            fill.sheet.casefold() in new,
        )
        for fill in changes.fills
        if not _is_only_added(fill.sheet)
    )
    blocks = tuple(block for block in receipt.blocks if not _is_only_added(block.sheet))
    written = {block.sheet for block in blocks}
    kept = tuple(as_left(table, blocks) for table in tables if table.sheet in written)
    return Step(action, run.now, run.who, receipt.backup, blocks, fills, stamp, before, kept)


def _is_only_added(sheet: str) -> bool:
    return sheet.casefold() in {name.casefold() for name in ONLY_ADDED}


def undo_changes(
    step: Step,
    then: Sequence[TableThen],
    tables: Callable[[set[str] | None], Sequence[Grid]],
    cells: Cells,
    old_fills: Sequence[SheetFill],
) -> Undoing:
    """Decide what goes back.

    `then` are the tables as they stood when the step was made; `tables` gives those of some sheets as they are (None:
    of all), `cells` serves what stands in no table. `old_fills` are the generated sheets as they were.
    """
    places = _Places(step, Whereabouts(then, tables), cells)
    writes: list[CellWrite] = []
    kept: list[Left] = []
    put_back: list[PutBack] = []
    for sheet, row, column, old, new in _changed(step):
        table = places.whereabouts.table(sheet, row, column)
        heading = table.headings[column - table.first_column] if table is not None else ""
        task = table.ids[row - table.first_row] if table is not None else None
        found = places.find(table, sheet, row, column)
        if isinstance(found, Why):
            if heading not in _COMPUTED:
                kept.append(Left(sheet, row, column, heading, task, found, old))
        elif same_as(found.value, new):
            place = (found.sheet, found.row, found.column)
            writes.append(CellWrite(*place, writable(old), found.value, guarded=True))
            if heading not in _COMPUTED:
                put_back.append(PutBack(found.sheet, found.row, heading, task, new, old))
        elif not same_as(found.value, old):
            kept.append(Left(found.sheet, found.row, found.column, heading, task, Why.CHANGED, old))
    return Undoing(Changes(cells=writes, fills=old_fills), tuple(put_back), len(writes), tuple(kept))


class _Places:
    """Where the cells of a step are by now: those of tables by their task, all others where they stood."""

    def __init__(self, step: Step, whereabouts: Whereabouts, cells: Cells) -> None:
        self.whereabouts = whereabouts
        self._cells = cells
        self._reach: dict[str, tuple[int, int, int]] = {}
        for sheet, row, column, _, _ in _changed(step):
            if whereabouts.table(sheet, row, column) is None:
                top, last, width = self._reach.get(sheet, (row, row, column))
                self._reach[sheet] = min(top, row), max(last, row), max(width, column)
        self._read: dict[str, Sequence[Sequence[Value]]] = {}

    def find(self, table: TableThen | None, sheet: str, row: int, column: int) -> Now | Why:
        """Where a cell is, and what it holds."""
        if table is not None:
            return self.whereabouts.find(table, row, column)
        return Now(sheet, row, column, self._standing(sheet, row, column))

    def _standing(self, sheet: str, row: int, column: int) -> Value:
        """What stands in a cell; of each sheet all that will be asked for is read at once."""
        top, last, width = self._reach[sheet]
        if sheet not in self._read:
            self._read[sheet] = self._cells(sheet, top, width, last - top + 1)
        rows = self._read[sheet]
        return rows[row - top][column - 1] if row - top < len(rows) else None


def _changed(step: Step) -> Iterator[tuple[str, int, int, Value, Writable]]:
    """The cells whose value a step changed (sheet, row, column, old, new), those of sheets that go back whole apart."""
    filled = {fill.sheet for fill in step.fills}
    for block in step.blocks:
        if block.sheet in filled:
            continue
        for row, (olds, news) in enumerate(zip(block.old, block.new, strict=True), block.row):
            for column, (old, new) in enumerate(zip(olds, news, strict=True), block.column):
                if not same_as(old, new):
                    yield block.sheet, row, column, old, new
