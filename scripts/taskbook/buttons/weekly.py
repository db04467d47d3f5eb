"""The button «Trang giao ban», and the extracts by the person in charge in its menu."""

from __future__ import annotations

from taskbook.actions.outcomes.people import people_lines
from taskbook.actions.outcomes.weekly import weekly_lines
from taskbook.actions.people import ACTION as EXTRACTING
from taskbook.actions.people import people
from taskbook.actions.weekly import ACTION, weekly
from taskbook.adapters.excel.screen import show
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.people_file.store import PeopleFileFolder
from taskbook.buttons.press import Ending, Press
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import PEOPLE, WEEKLY


def press_weekly(press: Press) -> Ending:
    """Fill the page for the weekly meeting and bring it before the person's eyes."""
    recorded = Recorded(press.workbook, FileHistory(press.place), ACTION, press.run)
    report = weekly(recorded, press.run, press.as_of, press.progress)
    show(press.book, WEEKLY)
    return Ending([*weekly_lines(report), *press.workbook.notes])


def press_people(press: Press) -> Ending:
    """Extract the quarter by the person in charge: the sheet, and a file beside the workbook."""
    return _extract(press, PeriodKind.QUARTER)


def press_people_month(press: Press) -> Ending:
    """Extract the month."""
    return _extract(press, PeriodKind.MONTH)


def _extract(press: Press, kind: PeriodKind) -> Ending:
    recorded = Recorded(press.workbook, FileHistory(press.place), EXTRACTING, press.run)
    files = PeopleFileFolder(press.place.parent)
    report = people(recorded, press.run, files, kind, press.as_of, progress=press.progress)
    show(press.book, PEOPLE)
    return Ending([*people_lines(report), *press.workbook.notes])
