"""What needs two tables, judged by pandera: an id that stands on two sheets, figures from the future."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd

from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Task
from taskbook.tables.failures import failing
from taskbook_schemas.cross_rules import IDS, MEASURED
from taskbook_schemas.registry import TARGETS


def cross_issues(gathered: Gathered, today: date) -> Iterator[Issue]:
    """The issues of ids and of targets. `today`: the run's day."""
    yield from _duplicate_ids(gathered)
    yield from _future_figures(gathered, today)


def _duplicate_ids(gathered: Gathered) -> Iterator[Issue]:
    """Ids that an earlier plan's sheet has too; an id twice on one sheet is found by the table's model."""
    firsts = [(table, task) for table in gathered.tables for task in _each_once(table)]
    found = failing(IDS, pd.DataFrame({"id": [task.id for _, task in firsts]}, dtype=object))
    repeated = {firsts[place][1].id for place in found.get("duplicate_across_sheets", ())}
    homes = {task.id: (table, task) for table, task in reversed(firsts) if task.id in repeated}
    for table in gathered.tables:
        for task in table.tasks:
            home, first = homes.get(task.id, (table, task))
            if home is not table:
                details = {"first": home.place.cell(first.row, "id"), "first_sheet": home.grid.sheet}
                yield table.place.issue("duplicate_across_sheets", task.row, "id", **details)


def _each_once(table: PlanTable) -> Iterable[Task]:
    return {task.id: task for task in reversed(table.tasks)}.values()


def _future_figures(gathered: Gathered, today: date) -> Iterator[Issue]:
    """Targets measured on a day that has not come."""
    measured = [target for target in gathered.targets if target.measured_on is not None]
    if not measured:
        return
    days = pd.Series([target.measured_on for target in measured], dtype="datetime64[ns]")
    found = failing(MEASURED, pd.DataFrame({"measured_on": days, "today": pd.Timestamp(today)}))
    for place in found.get("measured_in_future", ()):
        yield gathered.fixed[TARGETS].place.issue("measured_in_future", measured[place].row, "measured_on")
