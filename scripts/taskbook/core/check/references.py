"""Finds references to documents dated after the plan that refers to them: a slip of the pen in the signed text.

The words stay as they are; the slip is reported. Looked at: the plan's own columns, its subject, and the targets'
sentences. A target does not say which plan it is from, so it is held against the newest plan of its year, or where no
plan is of that year the newest of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taskbook.core.cell_address import plain_text
from taskbook.core.check.phrases import DATED_DOCUMENT
from taskbook.core.gathered import Gathered, Place, PlanTable
from taskbook.core.issues import Issue
from taskbook_schemas.registry import PLANS, TARGETS

_FIELDS = (
    ("section", "section"),
    ("name", "name"),
    ("lead", "lead_text"),
    ("coordinate", "coordinate_text"),
    ("product", "product"),
    ("deadline", "deadline_text"),
)
"""The plan's own columns, and what a task calls them."""


def reference_issues(gathered: Gathered) -> Iterator[Issue]:
    """One issue for each cell that refers to a document of a later day than the plan's."""
    for table in gathered.tables:
        yield from _in_tasks(table)
    yield from _in_subjects(gathered)
    yield from _in_targets(gathered)


def later_document(text: str | None, issued: date | None) -> str | None:
    """The first document in a text dated after `issued`, as it stands there; None when there is none."""
    if not text or issued is None or not _names_a_day(text):
        return None
    for found in DATED_DOCUMENT.finditer(text):
        day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
        if day is not None and day > issued:
            return " ".join(found[0].split())
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _names_a_day(text: str) -> bool:
    return "gày" in text or "GÀY" in text  # most texts name none, and the pattern is slow


def _in_tasks(table: PlanTable) -> Iterator[Issue]:
    """A section stands in each of its rows, but is one text: every text is reported once."""
    for field, attribute in _FIELDS:
        texts: dict[tuple[str, date | None], int] = {}
        for task in table.tasks:
            text = getattr(task, attribute)
            if _names_a_day(text):
                texts.setdefault((text, table.plan.day_of(task)), task.row)
        for (text, issued), row in texts.items():
            yield from _issue(table.place, row, field, text, issued)


def _in_subjects(gathered: Gathered) -> Iterator[Issue]:
    plans = gathered.fixed[PLANS]
    for row, subject, issued in zip(plans.rows, plans.texts("subject"), plans.days("issued"), strict=True):
        yield from _issue(plans.place, row, "subject", subject, issued)


def _in_targets(gathered: Gathered) -> Iterator[Issue]:
    place = gathered.fixed[TARGETS].place
    for target in gathered.targets:
        of_year = [plan.issued for plan in gathered.plans if plan.year == target.year]
        days = of_year or [plan.issued for plan in gathered.plans]
        issued = max((day for day in days if day is not None), default=None)
        yield from _issue(place, target.row, "source", target.source, issued)


def _issue(place: Place, row: int, field: str, text: str | None, issued: date | None) -> Iterator[Issue]:
    document = later_document(text, issued)
    if document is not None and issued is not None:
        yield place.issue("reference_after_plan", row, field, document=document, issued=plain_text(issued))
