"""Takes back what one action wrote, decided without a workbook.

An old value goes back only where the cell still holds what the action wrote, in a row that still holds the same task;
what somebody changed since stays and is told of. Generated sheets get the body they had. The log is never taken back:
lines are added. Undoing goes from the last action backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from taskbook.core.run import Run
from taskbook.core.stamp import Key, Stamp
from taskbook.ports import BlockChange, CellWrite, Changes, Link, Receipt, SheetFill, Value, Writable
from taskbook_schemas.columns import TASK_COLUMNS, Role
from taskbook_schemas.layout import Checks
from taskbook_schemas.registry import CHECKS, LOG

ID_HEADING = "Mã"


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
    `before` the writing that an undo takes back after this one.
    """

    action: str
    when: datetime
    who: str
    backup: str | None
    blocks: tuple[BlockChange, ...]
    fills: tuple[FilledSheet, ...] = ()
    stamp: Stamp | None = None
    before: Key | None = None


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
class Undoing:
    """What an undo writes, the log's lines apart.

    `put_back` are the input cells that go back, `restored` counts all cells that do; `kept` are cells (sheet, row,
    column) that hold something else by now.
    """

    changes: Changes
    put_back: tuple[PutBack, ...]
    restored: int
    kept: tuple[tuple[str, int, int], ...]


Cells = Callable[[str, int, int, int], Sequence[Sequence[Value]]]
"""Gives the cells of a sheet: its name, the first row, the number of columns, the number of rows."""
RowIds = Mapping[str, Mapping[int, str]]
"""The task id of each row of each plan's sheet."""
Headings = Mapping[str, Mapping[int, str]]
"""The heading of each column (1-based) of each plan's sheet."""
_COMPUTED = frozenset(column.heading for column in TASK_COLUMNS if column.role is Role.COMPUTED)


def step_of(
    action: str, changes: Changes, receipt: Receipt, run: Run, stamp: Stamp | None = None, before: Key | None = None
) -> Step:
    """Return what to remember of an action that was applied."""
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
    )
    blocks = tuple(block for block in receipt.blocks if block.sheet.casefold() != LOG.casefold())
    return Step(action, run.now, run.who, receipt.backup, blocks, fills, stamp, before)


def undo_changes(
    step: Step,
    now: Cells,
    ids_now: RowIds,
    ids_then: RowIds,
    headings: Headings,
    old_fills: Sequence[SheetFill],
) -> Undoing:
    """Decide what goes back. `old_fills` are the generated sheets as they were."""
    filled = {fill.sheet for fill in step.fills}
    writes: list[CellWrite] = []
    kept: list[tuple[str, int, int]] = []
    put_back: list[PutBack] = []
    for block in step.blocks:
        if block.sheet in filled:
            continue
        standing = _standing(block, now)
        for row, column, old, new in _cells(block):
            here = standing.get((row, column))
            same_task = ids_now.get(block.sheet, {}).get(row) == ids_then.get(block.sheet, {}).get(row)
            if same_as(here, old):
                continue
            if same_task and same_as(here, new):
                writes.append(CellWrite(block.sheet, row, column, writable(old), here, guarded=True))
                heading = headings.get(block.sheet, {}).get(column, "")
                if heading not in _COMPUTED:
                    task = ids_then.get(block.sheet, {}).get(row)
                    put_back.append(PutBack(block.sheet, row, heading, task, new, old))
            else:
                kept.append((block.sheet, row, column))
    return Undoing(Changes(cells=writes, fills=old_fills), tuple(put_back), len(writes), tuple(kept))


def _standing(block: BlockChange, now: Cells) -> dict[tuple[int, int], Value]:
    width = block.column + max(map(len, block.new), default=0) - 1
    rows = now(block.sheet, block.row, width, len(block.new))
    return {
        (number, column): value
        for number, cells in enumerate(rows, block.row)
        for column, value in enumerate(cells, 1)
        if column >= block.column
    }


def _cells(block: BlockChange) -> Iterator[tuple[int, int, Value, Writable]]:
    """The cells of a block whose value the action changed."""
    for row, (olds, news) in enumerate(zip(block.old, block.new, strict=True), block.row):
        for column, (old, new) in enumerate(zip(olds, news, strict=True), block.column):
            if not same_as(old, new):
                yield row, column, old, new


def same_as(value: Value, written: Writable | Value) -> bool:
    """Whether a cell reads as what was written: text of a link, numbers of any kind, a day with or without its time."""
    left, right = _read(value), _read(written)
    return type(left) is type(right) and left == right


def _read(value: Writable | Value) -> object:
    if isinstance(value, Link):
        return value.text
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    return value or None if isinstance(value, str) else value


def writable(value: Value) -> Writable:
    """What puts a value back; an error value comes back as its text."""
    return value if value is None or isinstance(value, (str, float, int, date)) else value.code


def body_back(sheet: str, rows: Sequence[Sequence[Value]]) -> list[list[Writable]]:
    """What puts a generated sheet's body back. A copy tells what a link shows, not where it leads: that stands beside.

    `rows` are whole rows of the body, from column 1.
    """
    body = [[writable(cell) for cell in row] for row in rows]
    return [_with_link(row) for row in body] if sheet == CHECKS else body


def _with_link(row: list[Writable]) -> list[Writable]:
    if len(row) < Checks.CELL:  # filled by a version that had fewer columns
        return row
    sheet, cell = row[Checks.SHEET - 1], row[Checks.CELL - 1]
    if isinstance(sheet, str) and isinstance(cell, str):
        row[Checks.CELL - 1] = Link(sheet, cell, cell)
    return row
