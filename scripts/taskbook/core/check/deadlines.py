"""Deadlines that nobody can read."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.core.gathered import PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Kind
from taskbook.core.parsed_cells import Readings


def unreadable_deadlines(table: PlanTable, readings: Readings) -> Iterator[Issue]:
    """Deadlines with words that could not be read; a blank one is a gap of the "6 rõ"."""
    for task in table.tasks:
        deadline = readings.of(task).deadline
        if task.deadline_text and (deadline.problem or deadline.kind is Kind.UNKNOWN):
            why = {"problem": deadline.problem or "", "words": deadline.problem_words or ""}
            yield table.place.issue("deadline_unreadable", task.row, "deadline", **why)
