"""What is said once returned files were read, or what was chosen was written."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.actions.replies import AcceptReport, MergeReport
from taskbook.texts import replies as texts
from taskbook.texts import replies_outcome as outcome_texts
from taskbook.texts.issues import left_out
from taskbook.texts.outcomes import backup_kept


def report_lines(label: str, report: MergeReport) -> Iterator[str]:
    """Say what came back and who has not reported."""
    yield from outcome_texts.merged(label, report.plan)
    yield from left_out(report.issues)
    for batch in report.batches[:1]:
        yield outcome_texts.batch_line(batch.batch, len(batch.reported), batch.expected, len(batch.late))
        yield from filter(None, [outcome_texts.units_line(texts.MISSING, batch.missing)])
    if report.receipt and report.receipt.backup:
        yield backup_kept(report.receipt.backup)


def accepted_lines(report: AcceptReport) -> Iterator[str]:
    """Say what was written, what was kept and what still waits."""
    done = report.accepted
    yield from outcome_texts.accepted(
        done.taken, done.kept, len(done.waiting), done.decided, done.amended, len(done.proposals)
    )
    yield from map(texts.row_problem, done.problems)
