"""What needs two tables: an id that stands on two sheets, deadlines that nobody can read, figures from the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taskbook.core.gathered import Gathered, Place, PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Kind
from taskbook.core.parsed_cells import Readings
from taskbook_schemas.registry import TARGETS


def duplicate_ids(gathered: Gathered) -> Iterator[Issue]:
    """Ids that an earlier plan's sheet has too; an id twice on one sheet is found by the table's model."""
    seen: dict[str, tuple[Place, int]] = {}
    for table in gathered.tables:
        place = table.place
        own = {}
        for task in table.tasks:
            if task.id in seen:
                other, row = seen[task.id]
                first = {"first": other.cell(row, "id"), "first_sheet": other.grid.sheet}
                yield place.issue("duplicate_across_sheets", task.row, "id", **first)
            own[task.id] = (place, task.row)
        seen = own | seen


def unreadable_deadlines(table: PlanTable, readings: Readings) -> Iterator[Issue]:
    """Deadlines with words that could not be read; a blank one is a gap of the "6 rõ"."""
    for task in table.tasks:
        deadline = readings.of(task).deadline
        if task.deadline_text and (deadline.problem or deadline.kind is Kind.UNKNOWN):
            yield table.place.issue("deadline_unreadable", task.row, "deadline", problem=deadline.problem or "")


def future_figures(gathered: Gathered, today: date) -> Iterator[Issue]:
    """Targets measured on a day that has not come."""
    place = gathered.fixed[TARGETS].place
    for target in gathered.targets:
        if target.measured_on is not None and target.measured_on > today:
            yield place.issue("measured_in_future", target.row, "measured_on")
