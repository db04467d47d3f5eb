"""What is said once a report is made, and its figures as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from taskbook.actions.report import ReportMade
from taskbook.core.period.figures import GroupFigures, PeriodFigures
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.report.model import Counted
from taskbook.outbox import NotWritten
from taskbook.texts import closing as closing_texts
from taskbook.texts import report as texts
from taskbook.texts import report_told
from taskbook.texts.issues import left_out


def report_lines(made: ReportMade) -> Iterator[str]:
    """Say what was made, where it is, and what a person must still write."""
    outline, now, file = made.outline, made.outline.now, made.file
    if isinstance(file, NotWritten):
        yield report_told.not_written(str(file.path), file.reason)
        return
    if file is not None:
        label = outline.kind.row.label
        yield report_told.made(label, now.period, now.as_of, now.closed, outline.figures.total, str(file.path))
        if file.kept is not None:
            yield report_told.kept(file.kept.name, file.path.name)
    if outline.before is None:
        yield report_told.not_compared(now.period.before)
    elif made.lost_before:
        yield closing_texts.lost(outline.before.period.name, made.lost_before)
    yield from left_out(made.judgement.issues)
    yield report_told.to_write(outline.gaps)


def plain_report(made: ReportMade) -> dict[str, object]:
    """Return every figure of a report, for other programs."""
    outline = made.outline
    now = outline.now
    return {
        **_figures(outline.figures, now.period, now.as_of),
        "kind": outline.kind.value,
        "closed": now.closed,
        "previous": _counted(outline.before),
        "a_year_before": _counted(outline.a_year_before),
        "by_unit": _groups(outline.by_unit),
        "by_leader": _groups(outline.by_leader),
        "by_plan": _groups(outline.by_plan),
        "late_tasks": [_task(line) for line in outline.late],
        "due_next": [_task(line) for line in outline.due_next],
        "done_in_period": [_task(line) for line in outline.done],
        "silent": [_task(line) for line in outline.silent],
        "annexes": [annex.value for annex in outline.annexes],
        "gaps": [{"heading": texts.gap_heading(gap), "what": texts.gap_what(gap)} for gap in outline.gaps],
        "file": str(made.file.path) if made.file is not None else None,
    }


def _figures(figures: PeriodFigures, period: Period, as_of: date) -> dict[str, object]:
    return {"as_of": as_of.isoformat(), "period": period.name, **_numbers(figures)}


def _numbers(figures: PeriodFigures) -> dict[str, object]:
    return {
        **asdict(figures),
        "rates": {
            "done_of_all": figures.done_of_all,
            "late_of_with_deadline": figures.late_of_with_deadline,
            "done_of_due": figures.done_of_due,
            "updated": figures.updated,
        },
    }


def _counted(counted: Counted | None) -> dict[str, object] | None:
    return _figures(counted.figures, counted.period, counted.as_of) if counted is not None else None


def _groups(groups: tuple[GroupFigures, ...]) -> list[dict[str, object]]:
    return [{"name": group.name, **_numbers(group.figures)} for group in groups]


def _task(line: TaskLine) -> dict[str, object]:
    return {"id": line.id, "status": line.status.value, "days": line.days, "late_periods": line.late_periods}
