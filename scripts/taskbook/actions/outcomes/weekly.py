"""What is said once the page for the weekly meeting is made."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.actions.weekly import WeeklyReport
from taskbook.texts import weekly as texts
from taskbook.texts.issues import left_out
from taskbook.texts.outcomes import notes_moved


def weekly_lines(report: WeeklyReport) -> Iterator[str]:
    """Say what the page holds, and what of the workbook it leaves out."""
    yield texts.made(report.label, report.page, report.receipt.changed)
    yield from (notes_moved(one.sheet, one.first, one.last, one.now) for one in report.moved)
    yield from left_out(report.judgement.issues)
