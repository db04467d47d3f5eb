"""The story of taking back what made a workbook's whole file anew: the file from before takes its place."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.edges import WholeFile
from taskbook.actions.refresh import find_unit_sheets
from taskbook.core.run import Run
from taskbook.core.stamp import standing
from taskbook.core.undo import History, Step
from taskbook.errors import UsageError
from taskbook.texts import whole_file as texts


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
