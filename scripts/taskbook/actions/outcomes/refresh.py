"""What is said once a workbook was refreshed."""

from __future__ import annotations

from taskbook.actions.refresh import RefreshReport
from taskbook.core.days import day_text
from taskbook.core.uncounted import uncounted
from taskbook.texts.issues import left_out
from taskbook.texts.outcomes import issue_counts, notes_moved, refreshed
from taskbook.texts.renewal import workbook_old
from taskbook.texts.sheets import state_line
from taskbook_schemas.version import LAYOUT_VERSION


def refreshed_lines(label: str, report: RefreshReport) -> list[str]:
    """Return what was found and written, and how many issues there are."""
    judgement = report.judgement
    lines = refreshed(
        label,
        day_text(judgement.days.as_of),
        state_line(report.figures, uncounted(judgement.gathered)),
        report.receipt.changed,
        report.unit_sheets,
    )
    version = judgement.gathered.version
    offer = [workbook_old(version, LAYOUT_VERSION)] if version < LAYOUT_VERSION else []
    moved = [notes_moved(one.sheet, one.first, one.last, one.now) for one in report.moved]
    return [*lines, *moved, issue_counts(judgement.issues), *left_out(judgement.issues), *offer]
