"""The story of taking back the last action, and of reading a task's history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from taskbook.core.cell_address import address
from taskbook.core.run import Run
from taskbook.core.stamp import stamped, standing
from taskbook.core.undo import FilledSheet, History, Lost, Step, Undoing, undo_changes
from taskbook.core.undo_places import TableThen, table_then
from taskbook.core.undo_values import body_back, writable
from taskbook.errors import TaskbookError, UsageError
from taskbook.ports import Changes, Grid, Receipt, SheetFill, Value, Workbook, Writable
from taskbook.sheets.notes import MARKS, keep_notes, put_below
from taskbook.sheets.undo import undo_log
from taskbook.texts import undo as texts
from taskbook_schemas.layout import Log, UnitSheet
from taskbook_schemas.registry import LOG

Opener = Callable[[str], Workbook]
"""Opens the backup at a path, to be read only."""

PutBack = Callable[[Step], str]
"""Puts the whole file back to before a step that made it anew; gives the path of the copy of what stood there."""


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What an undo did. Not `whole`: generated sheets stayed as they are, since the backup is gone."""

    step: Step
    undoing: Undoing
    receipt: Receipt
    whole: bool
    label: str = ""

    @property
    def sheets(self) -> int:
        """Number of generated sheets that are again as they were."""
        return len(self.undoing.changes.fills)

    @property
    def kept(self) -> list[str]:
        """Cells left alone, as people name them."""
        return [f"{left.sheet}!{address(left.row, left.column)}" for left in self.undoing.kept]


def undo(workbook: Workbook, history: History, open_backup: Opener, run: Run, put_back: PutBack) -> UndoReport | None:
    """Take back the last action that wrote, None when there is none. Errors: those of `Workbook.apply`, `put_back`."""
    found = standing(workbook)
    step = history.last(found.stamp)
    if step is None:
        return None
    if isinstance(step, Lost):
        raise UsageError(texts.lost(step.backup))
    if step.typed is not None:
        receipt = Receipt(1, backup=put_back(step))
        return UndoReport(step, Undoing(Changes(), (), 0, ()), receipt, whole=True, label=workbook.label)
    before = _backup(step, open_backup)
    fills = _old_fills(step, workbook, before) if before else []
    undoing = undo_changes(step, _tables_then(step, before), partial(_tables_now, workbook), workbook.block, fills)
    stamp = replace(history.next_stamp(found.stamp), undoable=step.before)
    changes = replace(undoing.changes, appends=undo_log(step, undoing, run))
    receipt = workbook.apply(stamped(changes, found, stamp))
    history.drop(step)
    return UndoReport(step, undoing, receipt, before is not None or not step.fills)


def history_of(workbook: Workbook, task: str | None) -> list[list[Value]]:
    """The log's rows, all or those about one task, the oldest first."""
    rows = workbook.block(LOG, Log.TOP, len(Log.WIDTHS))
    wanted = task.strip().casefold() if task else None
    return [row for row in rows if any(row) and (wanted is None or str(row[3] or "").casefold() == wanted)]


def _backup(step: Step, open_backup: Opener) -> Workbook | None:
    if step.backup is None:
        return None
    try:
        return open_backup(step.backup)
    except TaskbookError:
        return None  # pruned since: the cells still go back


def _tables_then(step: Step, before: Workbook | None) -> Sequence[TableThen]:
    """The tables a step wrote into; one made before they were remembered is told by its backup."""
    if step.tables or before is None:
        return step.tables
    found = before.tables({block.sheet for block in step.blocks})
    return [table_then(grid) for grids in found.values() for grid in grids]


def _tables_now(workbook: Workbook, sheets: set[str] | None) -> list[Grid]:
    """The tables of some sheets, of all when None."""
    names = sheets if sheets is not None else {info.name for info in workbook.sheets()}
    return [grid for grids in workbook.tables(names).values() for grid in grids]


def _old_fills(step: Step, workbook: Workbook, before: Workbook) -> list[SheetFill]:
    """The generated sheets as they were; a sheet the action made is emptied and hidden."""
    there = {info.name for info in workbook.sheets()}
    seen = {info.name: info.visible for info in before.sheets()}
    return [
        _with_new_notes(_old_fill(fill, before, seen.get(fill.sheet, False)), fill, workbook, before)
        for fill in step.fills
        if fill.sheet in there
    ]


def _with_new_notes(back: SheetFill, fill: FilledSheet, workbook: Workbook, before: Workbook) -> SheetFill:
    """What people wrote below the sheet since goes on standing there; what stood there before comes back by itself."""
    mark = MARKS.get((fill.top, fill.width))
    if mark is None:
        return back
    old = [] if fill.new else [cells for _, cells in before.rows_below(fill.sheet, fill.top, mark)]
    now = workbook.rows_below(fill.sheet, fill.top, mark)
    if not old:
        return keep_notes(back, now)[0]
    return put_below(back, [(number, cells) for number, cells in now if cells not in old])


def _old_fill(fill: FilledSheet, before: Workbook, visible: bool) -> SheetFill:
    if fill.new:
        cells = [(row, column, None) for row, column in fill.cells if (row, column) != UnitSheet.UNIT]
        return SheetFill(fill.sheet, fill.top, fill.width, [], cells=cells, visible=False)
    rows = body_back(fill.sheet, before.block(fill.sheet, fill.top, fill.width))
    return SheetFill(fill.sheet, fill.top, fill.width, rows, cells=_fixed(fill, before), visible=visible)


def _fixed(fill: FilledSheet, before: Workbook) -> list[tuple[int, int, Writable]]:
    last = max((row for row, _ in fill.cells), default=0)
    width = max((column for _, column in fill.cells), default=1)
    block: Sequence[Sequence[Value]] = before.block(fill.sheet, 1, width, last) if last else []
    return [(row, column, writable(block[row - 1][column - 1])) for row, column in fill.cells]
