"""What each button does on the open workbook, and the message it ends with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from taskbook.actions.refresh import RefreshReport, judge_workbook, refresh
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.buttons.press import Ending, Press
from taskbook.core.days import day_text
from taskbook.errors import WorkbookChangedError
from taskbook.ports import Changes
from taskbook.sheets.refresh import fill_checks
from taskbook.texts import live as texts
from taskbook.texts.cli import issue_counts, refreshed
from taskbook.texts.issues import left_out
from taskbook.texts.progress import DONE, WRITING
from taskbook.texts.sheets import headline
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
    return Ending([*_refreshed(press, report), *press.workbook.notes], found)


def _refreshed(press: Press, report: RefreshReport) -> Iterator[str]:
    judgement = report.judgement
    yield from refreshed(
        press.workbook.label,
        day_text(judgement.days.as_of),
        headline(report.figures),
        report.receipt.changed,
        report.unit_sheets,
    )
    yield issue_counts(judgement.issues)
    yield from left_out(judgement.issues)
    if report.receipt.changed:
        yield texts.SAVE


def press_check(press: Press) -> Ending:
    """Write the sheet of issues, nothing else, and bring it before the person's eyes."""
    judgement = judge_workbook(press.workbook, press.run.today, press.as_of, press.progress)
    press.progress(WRITING, 0.8)
    press.workbook.apply(Changes(fills=[fill_checks(judgement.issues)]))
    press.workbook.show(CHECKS)
    press.progress(DONE, 1.0)
    told = texts.checked(press.workbook.label, len(judgement.tasks))
    return Ending([told, issue_counts(judgement.issues), *left_out(judgement.issues), *press.workbook.notes])


def press_undo(press: Press) -> Ending:
    """Take back the last action, where nobody has typed since."""
    from taskbook.actions.undo import undo
    from taskbook.adapters.xlsx.workbook import open_workbook
    from taskbook.cli.undo import undone_lines
    from taskbook.texts.undo import NOTHING_TO_UNDO

    history = FileHistory(press.place)
    report = undo(press.workbook, history, lambda backup: open_workbook(Path(backup)), press.run)
    if report is None:
        return Ending([NOTHING_TO_UNDO])
    save = [texts.SAVE] if report.receipt.changed else []
    return Ending([*undone_lines(report), *press.workbook.notes, *save])
