"""Proves that a workbook just built can be read: every plan, with every row under the heading its source gives it.

A plan may name its columns as its appendix does; whether the program then finds them is not left to the first refresh.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.gathered import Gathered
from taskbook.core.issue_codes import LEFT_OUT
from taskbook.core.model import Task
from taskbook.core.naming.names import one_line
from taskbook.core.new_plan import NewPlan, NewRow
from taskbook.errors import PlanSourceError, StructureError
from taskbook.tables import gather
from taskbook.texts import plans as texts
from taskbook.texts.issues import problem

_FIELDS = {"number": "number", "name": "name", "lead": "lead_text", "coordinate": "coordinate_text"}
_FIELDS |= {"product": "product", "deadline": "deadline_text", "plan_leader": "plan_leader_text"}
"""What a plan's source calls a cell, and what a task that was read calls it."""


def prove_readable(data: bytes, plans: Sequence[NewPlan]) -> None:
    """Read a workbook's bytes back. PlanSourceError when a plan is not read as its source says."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsx"
        path.write_bytes(data)
        try:
            gathered = gather(open_workbook(path))
        except StructureError as stop:
            raise PlanSourceError(texts.not_readable(str(stop))) from stop
    stops = [issue for issue in gathered.issues if issue.code in LEFT_OUT]
    if stops:
        raise PlanSourceError(texts.not_readable(problem(stops[0])))
    for plan in plans:
        _prove(plan, gathered)


def _prove(plan: NewPlan, gathered: Gathered) -> None:
    tasks = {task.id: task for table in gathered.tables if table.plan.code == plan.code for task in table.tasks}
    for row in plan.rows:
        field = _differs(plan, row, tasks.get(row.id))
        if field is not None:
            raise PlanSourceError(texts.read_otherwise(plan.code, row.id, field))


def _differs(plan: NewPlan, row: NewRow, task: Task | None) -> str | None:
    """The first heading under which a row reads otherwise than it was written; the id's when it is not read at all."""
    if task is None:
        return "id"
    for column, text in zip(plan.columns, row.texts, strict=True):
        if column.field in _FIELDS and not _same(text, getattr(task, _FIELDS[column.field])):
            return column.heading
    return None


def _same(written: str, read: str | None) -> bool:
    return one_line(written) == one_line(read or "")
