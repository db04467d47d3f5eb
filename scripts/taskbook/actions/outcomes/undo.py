"""What is said once an action was taken back."""

from __future__ import annotations

from taskbook.actions.undo import UndoReport
from taskbook.texts import undo as texts
from taskbook.texts.whole_file import put_back


def undone_lines(report: UndoReport) -> list[str]:
    """Say what an undo did."""
    step, undoing = report.step, report.undoing
    if step.typed is not None:
        return put_back(step.action, report.label, str(report.receipt.backup))
    return texts.undone(step.action, step.when, undoing.restored, report.sheets, undoing.kept, report.whole)
