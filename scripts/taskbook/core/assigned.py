"""The tasks that letters and conclusions give: a plan of its own, whose rows carry their documents, and their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.model import Plan, Task
from taskbook_schemas.registry import ASSIGNED

ID_PREFIX = "GV-"
_NUMBERED = re.compile(rf"{ID_PREFIX}(\d{{1,6}})", re.IGNORECASE)


def assigned_plan(sheet: str) -> Plan:
    """The plan of the tasks given by letter, on the sheet as it is named. Its code is no code the office could give."""
    return Plan(ASSIGNED, None, None, None, "", sheet, own_documents=True)


def provisional_id(plan: Plan, row: int) -> str:
    """What a task without an id goes by: its row."""
    return f"{plan.code}-dòng {row}"


def lacks_id(plan: Plan, task: Task) -> bool:
    """Whether a letter's task has a blank for an id, which a refresh fills."""
    return plan.own_documents and task.id == provisional_id(plan, task.row) and "id" not in task.suspect


@dataclass(frozen=True, slots=True)
class GivenId:
    """The id that a task gets, and its cell (1-based)."""

    task: Task
    row: int
    column: int


def with_ids(gathered: Gathered, used: Iterable[str] = ()) -> tuple[Gathered, tuple[GivenId, ...]]:
    """Give every task of a letter that has no id the next one, top to bottom; ids that stand there stay.

    `used` are ids that were given once, of tasks that may be gone: none is given again.
    """
    if not any(lacks_id(table.plan, task) for table in gathered.tables for task in table.tasks):
        return gathered, ()
    ids = (task.id for table in gathered.tables for task in table.tasks)
    numbers = [int(found[1]) for id in (*ids, *used) if (found := _NUMBERED.fullmatch(id))]
    fresh = map(f"{ID_PREFIX}{{:03}}".format, count(max(numbers, default=0) + 1))
    given: list[GivenId] = []
    tables = tuple(_named(table, fresh, given) if table.plan.own_documents else table for table in gathered.tables)
    return replace(gathered, tables=tables), tuple(given)


def _named(table: PlanTable, fresh: Iterator[str], given: list[GivenId]) -> PlanTable:
    tasks = []
    for task in table.tasks:
        if lacks_id(table.plan, task):
            task = replace(task, id=next(fresh))
            given.append(GivenId(task, task.row, table.grid.first_column + table.fields["id"]))
        tasks.append(task)
    return replace(table, tasks=tuple(tasks))
