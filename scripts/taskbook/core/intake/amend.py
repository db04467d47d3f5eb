"""What a plan issued again changes in the one that stands: words of tasks, new tasks, tasks that end.

What the office typed stays with its task: a task is the one with the same id, whatever its number is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from taskbook.core.cell_address import whole_text
from taskbook.core.gathered import PlanTable
from taskbook.core.headings import key
from taskbook.core.intake.beside import NOTE, Headed, put_below, with_headings
from taskbook.core.intake.settle import Settled
from taskbook.core.intake.written import Said
from taskbook.core.new_plan import NewRow
from taskbook.core.reissue import SECTION, Extent, is_change
from taskbook.core.task_leader import OF_PLAN, TYPED
from taskbook.ports import Value, Writable
from taskbook_schemas.choices import HALT_CANCELLED
from taskbook_schemas.task_columns import BY_FIELD

HALT, HALT_DOCUMENT = "halt", "halt_document"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell (1-based) of a task that gets other words: its task, its heading, what stands there, what comes."""

    task: str
    row: int
    column: int
    heading: str
    old: Value
    new: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """All that changes. `added` are rows to come at the table's end: texts by column (1-based).

    `unplaced` are words that the standing sheet has no column for, not even one of notes.
    """

    changes: tuple[Change, ...]
    added: tuple[Mapping[int, Writable], ...]
    ended: tuple[str, ...] = ()
    unplaced: tuple[Said, ...] = ()


def amend(settled: Settled, table: PlanTable, document: str, extent: Extent) -> Amendment:
    """Work out what changes; `document` is what ends the tasks that are dropped."""
    rows = {task.id.casefold(): task.row for task in table.tasks}
    columns = _columns(settled, table)
    note = table.fields.get(NOTE)
    changes: list[Change] = []
    added: list[Mapping[int, Writable]] = []
    unplaced: list[Said] = []
    for row in settled.plan.rows:
        at = rows.get(row.id.casefold())
        rest = list(_untold(settled, row, columns))
        if note is None:
            unplaced += [Said(row.id, heading, None, text) for heading, text in rest]
        if at is None:
            added.append(_added(table, row, columns, with_headings(rest)))
        else:
            changes += _changes(table, row, at, columns, extent)
            changes += _noted(table, row, at, with_headings(rest))
    ended = [task for task in settled.dropped if task.casefold() in rows]
    for task in ended:
        changes += _ended(table, task, rows[task.casefold()], document)
    return Amendment(tuple(changes), tuple(added), tuple(ended), tuple(unplaced))


def _columns(settled: Settled, table: PlanTable) -> list[int | None]:
    """Where on the standing sheet each text of a new row goes: id, section, then the appendix's columns.

    None: the sheet has no such column.
    """
    place, grid = table.place, table.grid
    headings = {key(heading): at for at, heading in reversed(list(enumerate(grid.headings)))}
    taken = set(place.fields.values())
    found: list[int | None] = []
    for field, heading in [("id", ""), (SECTION, ""), *((one.field, one.heading) for one in settled.plan.columns)]:
        at = _standing(place.fields, field) if field is not None else headings.get(key(heading))
        free = at is not None and (field is not None or at not in taken)
        found.append(at if free else None)
    return found


def _standing(fields: Mapping[str, int], field: str) -> int | None:
    """Where a field's column is; a leader is put where the office types one when the plan named none so far."""
    return fields.get(field, fields.get(TYPED)) if field == OF_PLAN else fields.get(field)


def _told(row: NewRow, columns: list[int | None]) -> Iterator[tuple[int, str]]:
    """The row's texts that have a column, by its place in the table (from 0)."""
    for at, text in zip(columns, (row.id, row.section, *row.texts), strict=True):
        if at is not None:
            yield at, text


def _untold(settled: Settled, row: NewRow, columns: list[int | None]) -> Iterator[Headed]:
    """The row's texts that have no column, each with its heading."""
    told = (BY_FIELD["id"].heading, BY_FIELD[SECTION].heading, *(column.heading for column in settled.plan.columns))
    for at, heading, text in zip(columns, told, (row.id, row.section, *row.texts), strict=True):
        if at is None and text:
            yield heading, text


def _added(table: PlanTable, row: NewRow, columns: list[int | None], beside: list[str]) -> Mapping[int, Writable]:
    cells = dict(_told(row, columns))
    if beside and NOTE in table.fields:
        cells[table.fields[NOTE]] = put_below(cells.get(table.fields[NOTE], ""), beside)
    return {table.grid.first_column + place: text for place, text in cells.items() if text}


def _noted(table: PlanTable, row: NewRow, at: int, beside: list[str]) -> Iterator[Change]:
    """What has no column comes below what the office noted of the task."""
    place, grid = table.fields.get(NOTE), table.grid
    if place is None:
        return
    old = grid.columns[place][at - grid.first_row]
    new = put_below(whole_text(old), beside)
    if new != whole_text(old):
        yield Change(row.id, at, grid.first_column + place, grid.headings[place], old, new)


def _changes(table: PlanTable, row: NewRow, at: int, columns: list[int | None], extent: Extent) -> Iterator[Change]:
    grid = table.grid
    fields = {place: field for field, place in table.place.fields.items()}
    for place, text in _told(row, columns):
        old, field = grid.columns[place][at - grid.first_row], fields.get(place, "")
        if field != "id" and is_change(field, whole_text(old), text, extent):
            yield Change(row.id, at, grid.first_column + place, grid.headings[place], old, text)


def _ended(table: PlanTable, task: str, at: int, document: str) -> Iterator[Change]:
    """A task that is dropped is cancelled by the new plan, where the office has not said otherwise."""
    grid, fields = table.grid, table.place.fields
    for field, text in ((HALT, HALT_CANCELLED), (HALT_DOCUMENT, document)):
        if field in fields and not grid.columns[fields[field]][at - grid.first_row]:
            yield Change(task, at, grid.first_column + fields[field], grid.headings[fields[field]], None, text)
