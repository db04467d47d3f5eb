"""The story of the page for the weekly meeting: read and judge the workbook, choose what stands there, fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taskbook.actions.refresh import Judgement, judge_workbook, with_notes
from taskbook.actions.replies import batch_reports
from taskbook.core.replies.decisions import decisions
from taskbook.core.replies.review_rows import read_review
from taskbook.core.run import Run
from taskbook.core.summary import count
from taskbook.core.uncounted import uncounted
from taskbook.core.weekly.choose import weekly_page
from taskbook.core.weekly.model import Asked, OwedSheet, WeeklyPage
from taskbook.errors import UsageError
from taskbook.ports import Changes, Progress, Receipt, Workbook, silent
from taskbook.sheets.extensions import WIDTH as REGISTER_WIDTH
from taskbook.sheets.notes import MovedNotes
from taskbook.sheets.weekly import weekly_fill
from taskbook.texts import weekly as texts
from taskbook.texts.progress import DONE, WRITING
from taskbook_schemas.layout import Extensions, Review, Weekly
from taskbook_schemas.registry import EXTENSIONS, REVIEW, WEEKLY

ACTION = "weekly"


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """What stands on the page now."""

    judgement: Judgement
    page: WeeklyPage
    receipt: Receipt
    label: str
    moved: tuple[MovedNotes, ...] = ()


def weekly(workbook: Workbook, run: Run, as_of: date | None = None, progress: Progress = silent) -> WeeklyReport:
    """Judge the workbook as it is now and fill the sheet `Giao ban`; nothing else is written.

    UsageError when the workbook has no such sheet yet.
    """
    if WEEKLY not in {info.name for info in workbook.sheets()}:
        raise UsageError(texts.no_sheet(workbook.label))
    judgement = judge_workbook(workbook, run.today, as_of, progress)
    page = weekly_page(
        judgement.tasks,
        judgement.days.as_of,
        Weekly.DAYS_AHEAD,
        _owed(workbook, judgement),
        frozenset(_decided(workbook)),
        len(read_review(workbook.block(REVIEW, Review.TOP, Review.WIDTH)).rows),
    )
    fill = weekly_fill(page, count(judgement.tasks), uncounted(judgement.gathered))
    progress(WRITING, 0.8)
    changes, moved = with_notes(workbook, Changes(fills=[fill]))
    receipt = workbook.apply(changes)
    progress(DONE, 1.0)
    return WeeklyReport(judgement, page, receipt, workbook.label, moved)


def _owed(workbook: Workbook, judgement: Judgement) -> dict[str, OwedSheet]:
    """The sheets of the newest batch that have not come back, by unit."""
    return {
        unit: OwedSheet(report.as_of, unit in report.late)
        for report in batch_reports(workbook, judgement)[:1]
        for unit in report.missing
    }


def _decided(workbook: Workbook) -> Iterator[Asked]:
    for decision in decisions(workbook.block(EXTENSIONS, Extensions.TOP, REGISTER_WIDTH)):
        yield decision.id.casefold(), decision.asked
