"""The button «Báo cáo» and its menu: one action for each kind of paper."""

from __future__ import annotations

from taskbook.actions.outcomes.report import report_lines
from taskbook.actions.report import Wanted, report
from taskbook.adapters.report.store import ReportFolder
from taskbook.buttons.press import Ending, Press
from taskbook_schemas.report_kinds import ReportKind


def press_report(press: Press) -> Ending:
    """Write the report to the Chairman."""
    return _write(press, ReportKind.CHAIRMAN)


def press_report_upward(press: Press) -> Ending:
    """Write the report to a higher body."""
    return _write(press, ReportKind.UPWARD)


def press_report_urge(press: Press) -> Ending:
    """Write the letter that urges units with late tasks."""
    return _write(press, ReportKind.URGE)


def _write(press: Press, kind: ReportKind) -> Ending:
    """Write the paper of the newest closed period beside the workbook; nothing in the workbook changes."""
    files = ReportFolder(press.place.parent)
    made = report(press.workbook, press.run, files, Wanted(kind, as_of=press.as_of), progress=press.progress)
    return Ending([*report_lines(made), *press.workbook.notes])
