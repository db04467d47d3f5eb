"""One unit's sheet as rows: lead tasks first, then coordinated ones; what is not done stands above what is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from taskbook.core.judge import Judged
from taskbook.core.short_text import shortened
from taskbook.core.summary import Figures, count
from taskbook.core.unit_work import UnitWork, urgency_of
from taskbook.ports import Writable
from taskbook.texts.sheets import (
    SIGNATURES,
    TWO_LEADS_NOTE,
    band_title,
    document_line,
    role_title,
    to_mend_note,
    why_for_unit,
)
from taskbook_schemas.layout import RowKind, UnitSheet
from taskbook_schemas.words import ROLE_COORDINATE, ROLE_LEAD

Row = tuple[Writable, ...]


def figure_rows(work: UnitWork) -> list[Row]:
    """Return the figures as lead and as coordinator, in the order of `UnitSheet.FIGURE_HEADINGS` after the first."""
    return [_figure_row(count(work.leads)), _figure_row(count(work.coordinates))]


def _figure_row(figures: Figures) -> Row:
    shown = (
        figures.total,
        figures.done_on_time,
        figures.done_late,
        figures.in_time,
        figures.due_soon,
        figures.late,
    )
    rest = figures.total - sum(shown[1:])
    return (*shown, figures.late_never_reported, rest)


def body(work: UnitWork, plan_names: dict[str, str]) -> list[Row]:
    """Return the body's rows, the kind of each in the last cell; `plan_names` leads from plan code to its title.

    `work` is in the order in which its tasks are to stand (`by_urgency`).
    """
    rows: list[Row] = []
    for role, tasks in ((ROLE_LEAD, work.leads), (ROLE_COORDINATE, work.coordinates)):
        if tasks:
            rows.append(_line(role_title(role, count(tasks)), RowKind.TITLE))
            rows.extend(_tasks(tasks, role, plan_names))
    to_mend = count((*work.leads, *work.coordinates)).late_check_data
    if to_mend:
        rows.append(_line(to_mend_note(to_mend), RowKind.NOTE))
    if any(_shared(judged) for judged in work.leads):
        rows.append(_line(TWO_LEADS_NOTE, RowKind.NOTE))
    rows.append(_blank())
    rows.append(_signatures())
    return rows


def _tasks(tasks: Sequence[Judged], role: str, plan_names: dict[str, str]) -> Iterator[Row]:
    number = 0
    for (urgency, code), alike in groupby(tasks, key=lambda judged: (urgency_of(judged), judged.task.plan)):
        band = tuple(alike)
        title = band_title(urgency, len(band), plan_names[code])
        yield _line(shortened(title, UnitSheet.LINE_CHARACTERS), RowKind.PLAN)
        for document, given in groupby(band, key=lambda judged: document_line(judged.task)):
            if document:
                yield _line(shortened(document, UnitSheet.LINE_CHARACTERS), RowKind.SECTION)
            for judged in given:
                number += 1
                yield _task(judged, role, number)


def _shared(judged: Judged) -> bool:
    return len(judged.reading.lead.units) > 1


def _task(judged: Judged, role: str, number: int) -> Row:
    task, verdict = judged.task, judged.verdict
    mark = " *" if role == ROLE_LEAD and _shared(judged) else ""
    return (
        number,
        task.id,
        task.name,
        role + mark,
        task.coordinate_text if role == ROLE_LEAD else task.lead_text,
        task.product,
        task.deadline_text,
        verdict.due,
        verdict.status.value,
        verdict.days,
        why_for_unit(verdict),
        RowKind.TASK.value,
    )


_REST_OF_LINE = (None,) * (UnitSheet.KIND - 2)


def _line(text: str, kind: RowKind) -> Row:
    return (text, *_REST_OF_LINE, kind.value)


def _blank() -> Row:
    return (None,) * UnitSheet.KIND


def _signatures() -> Row:
    row: list[Writable] = [None] * UnitSheet.KIND
    for column, text in SIGNATURES:
        row[column - 1] = text
    row[-1] = RowKind.SIGN.value
    return tuple(row)
