"""Holds the numbers of tasks that a plan declares, in all and in each section, against its rows: a checksum.

A task is a row with a number; a row without one is another row of the task above it. Sections declare theirs in their
own heading ("II. Cải cách (17 nhiệm vụ)"); a sub-section's heading follows its section's in the same cell, joined by
"›", and its tasks count for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.headings import key
from taskbook.core.issues import Issue
from taskbook.core.model import Task
from taskbook_schemas.registry import PLANS

_JOINT = "›"
_DECLARED = re.compile(r"\(\s*(\d{1,4})\s*nhiệm\s+vụ\s*\)", re.IGNORECASE)


def declared_issues(gathered: Gathered) -> Iterator[Issue]:
    """One issue for each declared number that the rows do not bear out; for a plan with no task and no number, one."""
    filled = gathered.fixed[PLANS]
    rows = {key(sheet): row for row, sheet in zip(filled.rows, filled.texts("sheet"), strict=True) if sheet}
    for table in gathered.tables:
        if table.plan.own_documents:
            continue
        row = rows[key(table.plan.sheet)]
        counted = _counted(table.tasks)
        if not table.tasks and not table.plan.declared_tasks:
            yield filled.place.issue("plan_without_tasks", row, "sheet")
        elif table.plan.declared_tasks not in (None, counted):
            numbers = {"declared": str(table.plan.declared_tasks), "counted": str(counted)}
            yield filled.place.issue("declared_plan", row, "declared", plan_sheet=table.plan.sheet, **numbers)
        yield from _sections(table)


def _sections(table: PlanTable) -> Iterator[Issue]:
    for headings, tasks in _by_section(table.tasks).items():
        declared = _DECLARED.findall(headings[-1])
        counted = _counted(tasks)
        if declared and int(declared[-1]) != counted:
            numbers = {"declared": str(int(declared[-1])), "counted": str(counted)}
            yield table.place.issue("declared_section", tasks[0].row, "section", section=headings[-1], **numbers)


def _by_section(tasks: Sequence[Task]) -> dict[tuple[str, ...], list[Task]]:
    """The tasks of each section and sub-section, by its heading and the headings above it."""
    sections: dict[tuple[str, ...], list[Task]] = {}
    for text, group in _by_text(tasks).items():
        headings = tuple(heading.strip() for heading in text.split(_JOINT))
        for depth in range(1, len(headings) + 1):
            sections.setdefault(headings[:depth], []).extend(group)
    return sections


def _by_text(tasks: Sequence[Task]) -> dict[str, list[Task]]:
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        groups.setdefault(task.section, []).append(task)
    return groups


def _counted(tasks: Sequence[Task]) -> int:
    """Rows with a number; where no row has one, all rows."""
    return sum(1 for task in tasks if task.number) or len(tasks)
