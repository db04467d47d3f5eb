"""Which unit gets which file, and what each file holds. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from taskbook.core.judge import Judged
from taskbook.core.model import Plan, Task, Unit
from taskbook.core.naming.file_names import file_names
from taskbook.core.unit_file import INPUT_FIELDS, Batch, FormRow, Manifest, SentTask, TaskRole, UnitFile, mark_of
from taskbook.core.unit_line import unit_line
from taskbook.core.unit_work import UnitWork, work_by_unit
from taskbook.ports import Writable
from taskbook.sheets.unit import body
from taskbook.texts.sheets import plan_title
from taskbook.texts.split import fixed_texts, repeated_id
from taskbook_schemas.layout import RowKind

_KINDS: Mapping[Writable, RowKind] = {kind.value: kind for kind in RowKind}
_NOT_TAKEN = (None, RowKind.SIGN)  # a file has signatures of its own, under wider columns
_inputs = attrgetter(*INPUT_FIELDS)
Place = tuple[str, int]  # a task's sheet and row: unlike its id, never the same twice


def unit_files(
    tasks: Sequence[Judged], units: Sequence[Unit], plans: Sequence[Plan], batch: Batch
) -> tuple[UnitFile, ...]:
    """Return the file of every unit that receives sheets and leads or coordinates a task, in the unit table's order."""
    names = file_names(units)
    subjects = {plan.code: plan_title(plan) if plan.own_documents else plan.subject for plan in plans}
    keys = task_keys([judged.task for judged in tasks])
    return tuple(
        _unit_file(work.by_urgency(), names[work.unit.name], batch, subjects, keys)
        for work in work_by_unit(tasks, units)
        if work.unit.receives_sheet
    )


def task_keys(tasks: Sequence[Task]) -> dict[Place, str]:
    """Return what stands in the column `Mã` for every task: its id, told apart where two rows bear one id."""
    times = Counter(task.id.casefold() for task in tasks)
    return {
        (task.sheet, task.row): task.id
        if times[task.id.casefold()] == 1
        else repeated_id(task.id, task.sheet, task.row)
        for task in tasks
    }


def _unit_file(
    work: UnitWork, file_name: str, batch: Batch, subjects: dict[str, str], keys: Mapping[Place, str]
) -> UnitFile:
    rows = tuple(_rows(work, subjects, keys))
    manifest = _manifest(work, batch, keys, [row.cells for row in rows if row.kind is RowKind.TASK])
    form = UnitFile(
        file_name=file_name,
        batch=batch,
        manifest=manifest,
        heading=unit_line(work.unit.name),
        rows=rows,
    )
    return replace(form, manifest=replace(manifest, drawn=frozenset(map(mark_of, _drawn(form)))))


def _drawn(form: UnitFile) -> Iterator[Writable]:
    """All that stands in the file outside the rows of its tasks: what else comes back there, somebody has written."""
    yield from fixed_texts(form.batch)
    yield form.heading
    for row in form.rows:
        if row.kind is not RowKind.TASK:
            yield from row.cells


def _manifest(
    work: UnitWork, batch: Batch, keys: Mapping[Place, str], cells: Sequence[tuple[Writable, ...]]
) -> Manifest:
    roles = (*(TaskRole.LEAD for _ in work.leads), *(TaskRole.COORDINATE for _ in work.coordinates))
    tasks = (*work.leads, *work.coordinates)
    sent = tuple(_sent(judged.task, role, keys, row) for judged, role, row in zip(tasks, roles, cells, strict=True))
    plans = tuple(dict.fromkeys(task.plan for task in sent))
    return Manifest(batch.workbook, plans, batch.id, work.unit.name, batch.as_of, sent)


def _sent(task: Task, role: TaskRole, keys: Mapping[Place, str], cells: tuple[Writable, ...]) -> SentTask:
    values = dict(zip(INPUT_FIELDS, _inputs(task), strict=True))
    given = tuple(map(mark_of, cells[: -len(INPUT_FIELDS)]))
    return SentTask(keys[task.sheet, task.row], task.id, task.plan, task.sheet, task.row, role, values, given)


def _rows(work: UnitWork, subjects: dict[str, str], keys: Mapping[Place, str]) -> Iterator[FormRow]:
    """The rows of the unit's sheet in the master, each task with the columns to fill in."""
    tasks = iter((*work.leads, *work.coordinates))
    roles = iter((*(TaskRole.LEAD for _ in work.leads), *(TaskRole.COORDINATE for _ in work.coordinates)))
    for row in body(work, subjects):
        kind = _KINDS.get(row[-1])
        if kind is RowKind.TASK:
            yield FormRow(kind, _task_cells(row[:-1], next(tasks).task, keys), next(roles))
        elif kind not in _NOT_TAKEN:
            yield FormRow(kind, row[:1])


def _task_cells(row: tuple[Writable, ...], task: Task, keys: Mapping[Place, str]) -> tuple[Writable, ...]:
    number, _, *rest = row
    return (number, keys[task.sheet, task.row], *rest, *_inputs(task))
