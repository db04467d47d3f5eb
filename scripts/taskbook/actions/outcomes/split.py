"""What is said once the units' files are written."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.actions.split import SplitReport
from taskbook.texts import split as texts
from taskbook.texts.issues import left_out


def report_lines(report: SplitReport) -> Iterator[str]:
    """Say what was written where, and what was not."""
    yield texts.written(len(report.written), str(report.folder), report.batch.as_of)
    yield from left_out(report.judgement.issues)
    if report.unmarked:
        yield texts.unmarked(report.unmarked)
    for name in report.idle:
        yield texts.without_tasks(name)
    for file in report.written:
        if file.kept is not None:
            yield texts.kept_aside(file.path.name, str(file.kept.relative_to(report.folder)))
    for missing in report.not_written:
        yield texts.not_written(missing.unit, missing.path.name, missing.reason)
