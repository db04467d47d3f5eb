"""The button «Chốt kỳ» and its menu: one action for each kind of period."""

from __future__ import annotations

from taskbook.actions.close import close, intent
from taskbook.actions.outcomes.close import closed_lines
from taskbook.adapters.excel.screen import ask_text
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.buttons.closed_file import DeclinedError, demand_consent
from taskbook.buttons.press import Ending, Press
from taskbook.texts import closing as texts
from taskbook.texts import excel as excel_texts
from taskbook.texts.reopening import DECLINED
from taskbook_schemas.period_kinds import PeriodKind


def press_close(press: Press) -> Ending:
    """Close a month."""
    return _close(press, PeriodKind.MONTH)


def press_close_quarter(press: Press) -> Ending:
    """Close a quarter."""
    return _close(press, PeriodKind.QUARTER)


def press_close_half(press: Press) -> Ending:
    """Close the first six months."""
    return _close(press, PeriodKind.HALF)


def press_close_nine_months(press: Press) -> Ending:
    """Close the first nine months."""
    return _close(press, PeriodKind.NINE_MONTHS)


def press_close_year(press: Press) -> Ending:
    """Close a year."""
    return _close(press, PeriodKind.YEAR)


def _close(press: Press, kind: PeriodKind) -> Ending:
    """Ask, and why where the period is closed already; then close. Nothing is saved: the person does that."""
    wanted = intent(press.workbook, press.run, kind, press.as_of)
    reason = ""
    if wanted.closed:
        newest = wanted.closed[0]
        question = texts.ask_reason(wanted.period.name, newest.as_of, newest.nth)
        reason = ask_text(press.book.app, question, texts.REASON_TITLE)
        if not reason:
            return Ending([DECLINED])
    else:
        try:
            demand_consent(press, texts.ask(wanted.period.name, wanted.as_of, press.workbook.label))
        except DeclinedError:
            return Ending([DECLINED])
    workbook = Recorded(press.workbook, FileHistory(press.place), "close", press.run)
    report = close(workbook, press.run, kind, wanted.as_of, reason, press.progress)
    lines = closed_lines(press.workbook.label, report)
    return Ending([*lines, excel_texts.SAVE, *press.workbook.notes])
