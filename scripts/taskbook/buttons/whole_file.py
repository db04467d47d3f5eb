"""What «Hoàn tác» does with an action that made the whole file anew, and what is done with one Excel does not open."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.whole_file import demand_undoable, undo_whole
from taskbook.adapters.history import FileHistory
from taskbook.buttons.closed_file import copied, demand_consent, with_file_closed
from taskbook.buttons.press import Press
from taskbook.core.undo import Step
from taskbook.texts import whole_file as texts
from taskbook.texts.renewal import UNDOING
from taskbook.texts.saving import BACKUP_FOLDER
from taskbook_build.renewing import renewable


def put_back(press: Press, step: Step) -> str:
    """Take back such an action on an open workbook; gives the path of the copy of what stood there.

    Errors: those of `demand_undoable` and `with_file_closed`; DeclinedError when the person does not agree.
    """
    history = FileHistory(press.workbook.file())
    with copied(press) as copy:
        demand_undoable(renewable(copy), step)
    demand_consent(press, texts.ask_undo(step.action, press.workbook.label, BACKUP_FOLDER))
    press.progress(UNDOING, 0.4)

    def undone(path: Path) -> str:
        return undo_whole(renewable(path), step, history, press.run)

    def give_back(path: Path, copy: str) -> str:
        return give_back_file(press, texts.still_done(step.action), path, copy)

    return with_file_closed(press, undone, give_back)


def give_back_file(press: Press, told: str, path: Path, copy: str) -> str:
    """Give the file again what it held; what Excel did not open is kept among the backups."""
    renewable(path).put_back(Path(copy), press.run.now, None)
    return told
