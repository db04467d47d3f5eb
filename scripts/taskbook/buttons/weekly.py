"""The button «Trang giao ban»."""

from __future__ import annotations

from taskbook.actions.outcomes.weekly import weekly_lines
from taskbook.actions.weekly import ACTION, weekly
from taskbook.adapters.excel.screen import show
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.buttons.press import Ending, Press
from taskbook_schemas.registry import WEEKLY


def press_weekly(press: Press) -> Ending:
    """Fill the page for the weekly meeting and bring it before the person's eyes."""
    recorded = Recorded(press.workbook, FileHistory(press.place), ACTION, press.run)
    report = weekly(recorded, press.run, press.as_of, press.progress)
    show(press.book, WEEKLY)
    return Ending([*weekly_lines(report), *press.workbook.notes])
