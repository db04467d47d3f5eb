"""The stories of returned files: read them, decide, show the plan on `Phản hồi`; then write what was chosen there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from taskbook.actions.refresh import Judgement
from taskbook.core.amendments.register import WIDTH as AMENDMENTS_WIDTH
from taskbook.core.case import Days
from taskbook.core.gathered import Gathered
from taskbook.core.issues import Issue
from taskbook.core.parsed_cells import read_tasks
from taskbook.core.replies.accept import Registers
from taskbook.core.replies.accept import accept as decide_acceptance
from taskbook.core.replies.accepted import Accepted
from taskbook.core.replies.file_findings import Received
from taskbook.core.replies.master_index import Master, read_log
from taskbook.core.replies.model import MergePlan
from taskbook.core.replies.plan import Known, plan_merge
from taskbook.core.replies.raw_file import RawFile
from taskbook.core.replies.read_file import Vouch
from taskbook.core.replies.review_rows import ReviewSheet, read_review
from taskbook.core.run import Run
from taskbook.errors import StructureError
from taskbook.ports import Append, Changes, Progress, Receipt, SheetFill, Workbook, silent
from taskbook.sheets import reported
from taskbook.sheets.extensions import WIDTH as REGISTER_WIDTH
from taskbook.sheets.extensions import register_fill
from taskbook.sheets.notes import Below, keep_notes
from taskbook.sheets.reported import BatchReport
from taskbook.sheets.review import review_fill
from taskbook.tables import gather
from taskbook.texts import replies as texts
from taskbook.texts import replies_outcome as outcome_texts
from taskbook.texts.progress import DONE, READING, WRITING
from taskbook_schemas.layout import Amendments, Extensions, Log, Reports, Review
from taskbook_schemas.registry import AMENDMENTS, EXTENSIONS, LOG, REPORTS, REVIEW
from taskbook_schemas.settings import Setting
from taskbook_schemas.words import LOG_REVIEWED


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What reading returned files found and wrote; `receipt` is None when only the plan was asked for.

    `issues` are those of reading the workbook: a plan that could not be read takes no answers.
    """

    plan: MergePlan
    batches: tuple[BatchReport, ...]
    receipt: Receipt | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptReport:
    """What an accept wrote; `receipt` is None when only the plan was asked for."""

    accepted: Accepted
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class _Book:
    """The master as a merge reads it, and what earlier merges left in it; `notes` are those below `Báo cáo kỳ`."""

    master: Master
    sheets: frozenset[str]
    review: ReviewSheet
    known: Known
    registers: Registers
    reply_by: date | None
    notes: Below = ()

    def lacks(self, sheet: str) -> bool:
        """Whether the workbook was made before there was such a sheet."""
        return sheet not in self.sheets

    def batches(self, plan: MergePlan, today: date) -> tuple[BatchReport, ...]:
        """Who has reported, batch by batch."""
        return reported.batch_reports(plan.received, self.master.recipients(), today, self.reply_by)


def merge(
    workbook: Workbook,
    files: Iterable[RawFile],
    run: Run,
    dry: bool = False,
    progress: Progress = silent,
    vouch: Vouch = lambda manifest: None,
) -> MergeReport:
    """Decide about returned files and show it on `Phản hồi` and `Báo cáo kỳ`; no input cell is written. `dry`: nothing.

    What is still open from earlier merges stays on the sheet, with what was chosen there. `vouch` says what speaks
    against a file being one that was given out.
    """
    progress(READING, 0.0)
    book = _read(workbook)
    plan = plan_merge(files, book.master, book.known, run.today, vouch)
    batches = book.batches(plan, run.today)
    if dry:
        return MergeReport(plan, batches, None, book.master.gathered.issues)
    progress(WRITING, 0.9)
    fills = [
        review_fill(plan, book.review, book.lacks(REVIEW)),
        _reports_fill(book, batches, frozenset()),
    ]
    line = (
        run.now,
        run.who,
        LOG_REVIEWED,
        None,
        outcome_texts.review_counts(plan),
        None,
        None,
        outcome_texts.file_count(plan),
    )
    receipt = workbook.apply(Changes(fills=fills, appends=[Append(LOG, Log.TOP, [line])] if plan.files else []))
    progress(DONE, 1.0)
    return MergeReport(plan, batches, receipt, book.master.gathered.issues)


def accept(workbook: Workbook, run: Run, as_of: date | None = None, dry: bool = False) -> AcceptReport:
    """Write what was chosen on `Phản hồi` and decided in the two registers, all or nothing. `dry`: only say what."""
    book = _read(workbook)
    day = as_of or book.master.gathered.settings.as_of or run.today
    accepted = decide_acceptance(book.master, book.review, book.registers, run, Days(day, run.today))
    receipt = None if dry else workbook.apply(_changes(book, accepted, run))
    return AcceptReport(accepted, receipt)


def batch_reports(workbook: Workbook, judgement: Judgement) -> tuple[BatchReport, ...]:
    """Who has reported, as the workbook knows it now, the newest batch first: for letters that remind.

    Nothing when no file has come back yet, or the workbook was made before there was a register of them.
    """
    received = _received(workbook)
    if not received:
        return ()
    gathered = judgement.gathered
    recipients = Master(gathered, judgement.readings).recipients()
    return reported.batch_reports(received, recipients, judgement.days.today, _reply_by(gathered))


def _read(workbook: Workbook) -> _Book:
    sheets = frozenset(info.name for info in workbook.sheets())
    if LOG not in sheets:
        raise StructureError(texts.missing_log())
    gathered = gather(workbook)
    review = read_review(workbook.block(REVIEW, Review.TOP, Review.WIDTH))
    log = read_log(workbook.block(LOG, Log.TOP, len(Log.WIDTHS)))
    return _Book(
        master=Master(gathered, read_tasks(gathered)),
        sheets=sheets,
        review=review,
        known=Known(review.answers, _received(workbook), log, review.replaced),
        registers=Registers(
            workbook.block(EXTENSIONS, Extensions.TOP, REGISTER_WIDTH),
            workbook.block(AMENDMENTS, Amendments.TOP, AMENDMENTS_WIDTH),
        ),
        reply_by=_reply_by(gathered),
        notes=workbook.rows_below(REPORTS, Reports.TOP, Reports.KIND),
    )


def _received(workbook: Workbook) -> tuple[Received, ...]:
    return reported.read_received(workbook.block(REPORTS, Reports.TOP, Reports.KIND))


def _reply_by(gathered: Gathered) -> date | None:
    day = gathered.settings.extra.get(Setting.REPORT_BY)
    return day if isinstance(day, date) else None


def _changes(book: _Book, accepted: Accepted, run: Run) -> Changes:
    fills: list[SheetFill] = []
    if accepted.taken or accepted.kept:
        waiting = replace(book.review, rows=tuple(accepted.waiting))
        known = Known(waiting.answers, book.known.received, book.known.log, waiting.replaced)
        plan = plan_merge((), book.master.after(accepted.written), known, run.today)
        settled = book.review.choices.keys() - waiting.choices.keys()
        fills.append(review_fill(plan, book.review, book.lacks(REVIEW), settled))
        fills.append(_reports_fill(book, book.batches(plan, run.today), frozenset(accepted.reported)))
    missing = {sheet: rows for sheet, rows in accepted.new_rows.items() if book.lacks(sheet)}
    fills += [register_fill(sheet, rows) for sheet, rows in missing.items()]
    return Changes(cells=tuple(accepted.cells.values()), fills=fills, appends=accepted.appends(missing))


def _reports_fill(book: _Book, batches: tuple[BatchReport, ...], now_reported: frozenset[tuple[str, int]]) -> SheetFill:
    unreported = reported.without_report(book.master.tasks(), now_reported)
    fill = reported.reports_fill(batches, book.master.recipients(), unreported, book.lacks(REPORTS))
    return keep_notes(fill, book.notes)[0]
