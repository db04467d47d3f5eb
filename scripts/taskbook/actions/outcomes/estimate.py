"""What is said once the file of estimates is made."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.actions.estimate import EstimateReport
from taskbook.outbox import NotWritten
from taskbook.texts import estimate as texts
from taskbook.texts.issues import left_out


def estimate_lines(report: EstimateReport) -> Iterator[str]:
    """Say what was summed up, what became of the file, and what of the workbook is left out."""
    yield texts.made(report.label, report.found)
    yield from left_out(report.judgement.issues)
    file = report.file
    if isinstance(file, NotWritten):
        yield texts.not_written(str(file.path), file.reason)
        return
    yield texts.written(str(file.path))
    if file.kept is not None:
        yield texts.kept_aside(file.path.name, str(file.kept))
