"""The button «Hoàn tác»."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.outcomes.undo import undone_lines
from taskbook.actions.undo import undo
from taskbook.adapters.history import FileHistory
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.buttons.press import Ending, Press
from taskbook.core.undo import Step
from taskbook.texts import excel as texts
from taskbook.texts.undo import NOTHING_TO_UNDO


def press_undo(press: Press) -> Ending:
    """Take back the last action, where nobody has typed since; a renewal only after the person has agreed."""
    from taskbook.buttons.closed_file import DeclinedError
    from taskbook.texts.reopening import DECLINED

    history = FileHistory(press.place)
    try:
        report = undo(
            press.workbook,
            history,
            lambda backup: open_workbook(Path(backup)),
            press.run,
            lambda step: _put_back(press, step),
        )
    except DeclinedError:
        return Ending([DECLINED])
    if report is None:
        return Ending([NOTHING_TO_UNDO])
    save = [texts.SAVE] if report.receipt.changed and report.step.typed is None else []
    return Ending([*undone_lines(report), *press.workbook.notes, *save])


def _put_back(press: Press, step: Step) -> str:
    """Put the file back as it was before an action that made it anew; only then is loaded what that needs."""
    from taskbook.buttons.whole_file import put_back

    return put_back(press, step)
