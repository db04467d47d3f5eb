"""The button «Làm mới»."""

from __future__ import annotations

from taskbook.actions.outcomes.refresh import refreshed_lines
from taskbook.actions.refresh import refresh
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.buttons.press import Ending, Press
from taskbook.errors import WorkbookChangedError
from taskbook.texts import excel as texts
from taskbook_schemas.registry import CHECKS

ROUNDS = 3  # how often a refresh starts anew because somebody typed while it computed


def press_refresh(press: Press) -> Ending:
    """Refresh everything; what is typed meanwhile is kept, and judged in a new round."""
    workbook = Recorded(press.workbook, FileHistory(press.place), "refresh", press.run)
    for left in reversed(range(ROUNDS)):
        try:
            report = refresh(workbook, press.run, press.as_of, press.progress)
            break
        except WorkbookChangedError:
            if not left:
                raise
    found = CHECKS if report.judgement.issues else None
    save = [texts.SAVE] if report.receipt.changed else []
    return Ending([*refreshed_lines(press.workbook.label, report), *save, *press.workbook.notes], found)
