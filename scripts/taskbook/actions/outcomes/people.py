"""What is said once an extract by the person in charge is made."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.actions.people import PeopleReport
from taskbook.outbox import NotWritten
from taskbook.texts import people as texts
from taskbook.texts.issues import left_out
from taskbook.texts.outcomes import notes_moved


def people_lines(report: PeopleReport) -> Iterator[str]:
    """Say what stands on the sheet, what became of the file, and what of the workbook is left out."""
    yield texts.made(report.label, report.found)
    yield from (notes_moved(one.sheet, one.first, one.last, one.now) for one in report.moved)
    yield from left_out(report.judgement.issues)
    file = report.file
    if isinstance(file, NotWritten):
        yield texts.not_written(str(file.path), file.reason)
        return
    yield texts.written(str(file.path))
    if file.kept is not None:
        yield texts.kept_aside(file.path.name, str(file.kept))
