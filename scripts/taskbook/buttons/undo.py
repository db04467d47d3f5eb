"""The button «Hoàn tác»."""

from __future__ import annotations

from pathlib import Path

from taskbook.actions.outcomes.undo import undone_lines
from taskbook.actions.undo import undo
from taskbook.adapters.history import FileHistory
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.buttons.press import Ending, Press
from taskbook.texts import excel as texts
from taskbook.texts.undo import NOTHING_TO_UNDO


def press_undo(press: Press) -> Ending:
    """Take back the last action, where nobody has typed since."""
    history = FileHistory(press.place)
    report = undo(press.workbook, history, lambda backup: open_workbook(Path(backup)), press.run)
    if report is None:
        return Ending([NOTHING_TO_UNDO])
    save = [texts.SAVE] if report.receipt.changed else []
    return Ending([*undone_lines(report), *press.workbook.notes, *save])
