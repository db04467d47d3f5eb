"""The button «Kiểm tra»."""

from __future__ import annotations

from taskbook.actions.refresh import judge_workbook
from taskbook.adapters.excel.screen import show
from taskbook.buttons.press import Ending, Press
from taskbook.ports import Changes
from taskbook.sheets.refresh import fill_checks
from taskbook.texts import excel as texts
from taskbook.texts.issues import left_out
from taskbook.texts.outcomes import issue_counts
from taskbook.texts.progress import DONE, WRITING
from taskbook_schemas.registry import CHECKS


def press_check(press: Press) -> Ending:
    """Write the sheet of issues, nothing else, and bring it before the person's eyes."""
    judgement = judge_workbook(press.workbook, press.run.today, press.as_of, press.progress)
    press.progress(WRITING, 0.8)
    press.workbook.apply(Changes(fills=[fill_checks(judgement.issues)]))
    show(press.book, CHECKS)
    press.progress(DONE, 1.0)
    told = texts.checked(press.workbook.label, len(judgement.tasks))
    return Ending([told, issue_counts(judgement.issues), *left_out(judgement.issues), *press.workbook.notes])
