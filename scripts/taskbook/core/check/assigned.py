"""Tasks given by letter: rows that will get an id, and rows whose document has no day."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.core.assigned import lacks_id
from taskbook.core.check.group_issues import gap
from taskbook.core.gathered import PlanTable
from taskbook.core.issues import Issue


def assigned_issues(table: PlanTable) -> Iterator[Issue]:
    """One issue for each kind of gap."""
    if not table.plan.own_documents:
        return
    nameless = [task.row for task in table.tasks if lacks_id(table.plan, task)]
    undated = [task.row for task in table.tasks if task.issued is None and "issued" not in task.suspect]
    for code, field, rows in (("id_to_come", "id", nameless), ("document_not_dated", "issued", undated)):
        if rows:
            yield gap(table.place, code, field, rows)
