"""Tasks of different plans that look like the same work: a hint at the later one, with the earlier one and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from taskbook.core.check.group_issues import gap
from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Task
from taskbook.core.overlap import Overlap, Work, find_overlaps
from taskbook.core.parsed_cells import Readings
from taskbook_schemas.choices import HALT_CANCELLED


def overlap_issues(gathered: Gathered, readings: Readings) -> Iterator[Issue]:
    """One issue for each text of a plan that another plan seems to have already; the best of several, and their ids."""
    if len(gathered.tables) < 2 and not any(table.plan.own_documents for table in gathered.tables):
        return
    places = {work: (table, tasks) for table in gathered.tables for work, tasks in works_of(table, readings).items()}
    for second, overlaps in groupby(find_overlaps(places), key=lambda overlap: overlap.second):
        best, *others = overlaps
        table, tasks = places[second]
        more = [places[overlap.first][1][0].id for overlap in others]
        rows = [task.row for task in tasks]
        yield gap(
            table.place, "looks_like_another", "name", rows, **_details(best, *places[best.first]), more=", ".join(more)
        )


def works_of(table: PlanTable, readings: Readings) -> dict[Work, list[Task]]:
    """The works of one plan, each with the tasks that have its text; cancelled tasks are none.

    Each letter that gives tasks is a plan for itself.
    """
    by_text: dict[tuple[str, str], list[Task]] = {}
    for task in table.tasks:
        if task.halt != HALT_CANCELLED:
            plan = f"{table.plan.code} {task.document}" if task.document else table.plan.code
            by_text.setdefault((plan, task.name), []).append(task)
    return {_work(plan, text, tasks, readings): tasks for (plan, text), tasks in by_text.items()}


def _work(plan: str, text: str, tasks: Sequence[Task], readings: Readings) -> Work:
    leads = dict.fromkeys(unit for task in tasks for unit in readings.of(task).lead.units)
    products = dict.fromkeys(task.product for task in tasks if task.product)
    return Work(plan, text, tuple(leads), tuple(products))


def _details(overlap: Overlap, table: PlanTable, tasks: Sequence[Task]) -> dict[str, str]:
    first = tasks[0]
    return {
        "other": first.id,
        "other_sheet": table.grid.sheet,
        "other_cell": table.place.cell(first.row, "name"),
        "phrases": ", ".join(f"«{phrase}»" for phrase in overlap.phrases),
        "documents": ", ".join(overlap.documents),
        "leads": ", ".join(overlap.leads),
        "products": ", ".join(f"«{product}»" for product in overlap.products),
    }
