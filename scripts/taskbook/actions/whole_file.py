"""The stories of making a workbook's whole file anew, and of taking that back: the file from before takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from taskbook.actions.edges import WholeFile
from taskbook.actions.refresh import find_unit_sheets
from taskbook.core.renewal import Renewed
from taskbook.core.run import Run
from taskbook.core.stamp import HasBlocks, stamped, standing
from taskbook.core.undo import History, Step
from taskbook.errors import UsageError
from taskbook.ports import Changes
from taskbook.texts import whole_file as texts


def save_whole(
    file: WholeFile,
    made: Renewed,
    changes: Changes,
    unit_sheets: Sequence[str],
    action: str,
    history: History,
    run: Run,
) -> str:
    """Write what was made of a file, with the stamp and the step by which it is taken back; gives the backup's path.

    Errors: those of saving.
    """
    before = standing(file.workbook()).stamp
    stamp = history.next_stamp(before)

    def stamped_changes(reader: HasBlocks) -> Changes:
        return stamped(changes, standing(reader), stamp)

    backup, marks = file.save(made, stamped_changes, unit_sheets, run.now)
    undoable = before.undoable if before is not None else None
    history.push(Step(action, run.now, run.who, backup, (), stamp=stamp, before=undoable, typed=marks))
    return backup


def demand_undoable(file: WholeFile, step: Step) -> Path:
    """Give the backup that would take the place of the workbook as an action made it.

    UsageError when somebody has typed since the action, or the backup is gone.
    """
    before, now = step.typed or {}, file.typed(tuple(find_unit_sheets(file.workbook()).existing))
    changed = [sheet for sheet, mark in now.items() if before.get(sheet) != mark]
    if changed:
        raise UsageError(texts.typed_since(step.action, changed, str(step.backup)))
    if step.backup is None or not Path(step.backup).is_file():
        raise UsageError(texts.backup_gone(step.action, str(step.backup)))
    return Path(step.backup)


def undo_whole(file: WholeFile, step: Step, history: History, run: Run) -> str:
    """Put a workbook's file back as it was before such an action; gives the path of the copy of what stood there.

    UsageError as of `demand_undoable`: then nothing is changed.
    """
    backup = demand_undoable(file, step)
    copy = file.put_back(backup, run.now, history.next_stamp(standing(file.workbook()).stamp))
    history.drop(step)
    return copy
