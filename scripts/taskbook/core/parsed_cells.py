"""What the rules read in every task's words: its deadline, its units and its leader, each text read once.

`read_tasks` is the one place where a task's verbatim cells meet `read_deadline` and the directories of names; checks,
status rules and summaries all use its result.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from taskbook.core.deadline import read_deadline
from taskbook.core.deadline.given import read_given
from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.model import Deadline, Named, Plan, Task
from taskbook.core.naming.leaders import LeaderDirectory, NamedLeaders
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.task_leader import TYPED, leader_field, leader_words


@dataclass(frozen=True, slots=True)
class TaskReading:
    """One task's cells, read."""

    deadline: Deadline
    lead: Named
    coordinate: Named
    leader: NamedLeaders
    leader_field: str = TYPED  # which of the two columns it stands in


@dataclass(frozen=True, slots=True)
class Readings:
    """The reading of every task, by sheet and row (an id can stand twice by mistake, a place cannot)."""

    by_sheet: dict[str, dict[int, TaskReading]]

    def of(self, task: Task) -> TaskReading:
        """The reading of one task of the tables these readings were made of."""
        return self.by_sheet[task.sheet][task.row]


def read_tasks(gathered: Gathered, as_of: date | None = None) -> Readings:
    """Read every task's deadline, lead and coordinating units and supervising leader, as they are at a day."""
    units = UnitDirectory(gathered.units, gathered.places).read
    leaders = LeaderDirectory(gathered.leaders, gathered.places.commune).read
    before = gathered.settings.before_means_day_before
    tables = gathered.tables
    return Readings({table.grid.sheet: _read_table(table, units, leaders, before, as_of) for table in tables})


def _read_table(
    table: PlanTable,
    units: Callable[[str], Named],
    leaders: Callable[[str], NamedLeaders],
    before: bool,
    as_of: date | None,
) -> dict[int, TaskReading]:
    day_of, deadlines = table.plan.day_of, cache(_deadline_reader(table.plan, before))
    seen: dict[tuple[str, str, str, str, date | None, str], TaskReading] = {}
    readings = {}
    for task in table.tasks:
        field = leader_field(task, as_of)
        led_by = leader_words(task, as_of)
        key = (task.deadline_text, task.lead_text, task.coordinate_text, led_by, day_of(task), field)
        if key not in seen:
            deadline = deadlines(key[0], key[4])
            seen[key] = TaskReading(deadline, units(key[1]), units(key[2]), leaders(led_by), field)
        readings[task.row] = seen[key]
    return readings


def _deadline_reader(plan: Plan, before: bool) -> Callable[[str, date | None], Deadline]:
    """What reads a phrase of a task whose document is of a day; a plan's phrases without a year are of its year."""
    year = plan.year
    if year is None:
        return lambda phrase, issued: read_given(phrase, issued, before_means_day_before=before)
    return lambda phrase, issued: read_deadline(phrase, year, issued=issued, before_means_day_before=before)
