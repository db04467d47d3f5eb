"""What is said once an action was taken back."""

from __future__ import annotations

from taskbook.actions.undo import UndoReport
from taskbook.texts import undo as texts


def undone_lines(report: UndoReport) -> list[str]:
    """Say what an undo did."""
    step, undoing = report.step, report.undoing
    return texts.undone(step.action, step.when, undoing.restored, report.sheets, undoing.kept, report.whole)
