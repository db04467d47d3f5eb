"""Typed tables as the domain's records: units, leaders, targets and tasks, one pass over each table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from itertools import repeat, starmap
from typing import Any

from taskbook.core.assigned import provisional_id
from taskbook.core.model import Leader, Plan, Target, Task, Unit
from taskbook.tables.frames import Filled
from taskbook_schemas.choices import NO, YES
from taskbook_schemas.column import Column
from taskbook_schemas.columns import TARGET_COLUMNS
from taskbook_schemas.models import read_columns
from taskbook_schemas.task_columns import TASK_COLUMNS

_ALIAS_ENDS = re.compile(r"[;\n]")


def units(filled: Filled) -> tuple[Unit, ...]:
    """The units, in the table's order; a row without a name is none."""
    columns = [filled.texts(field) for field in ("name", "aliases", "email", "recipient", "is_group", "receives_sheet")]
    return tuple(
        Unit(name, _aliases(aliases), email, recipient, group == YES, group != YES and receives != NO)
        for name, aliases, email, recipient, group, receives in zip(*columns, strict=True)
        if name
    )


def leaders(filled: Filled) -> tuple[Leader, ...]:
    """The leaders, in the table's order; a row without a name is none."""
    columns = [filled.texts(field) for field in ("name", "position", "aliases", "email")]
    return tuple(
        Leader(name, position, _aliases(aliases), email)
        for name, position, aliases, email in zip(*columns, strict=True)
        if name
    )


def targets(filled: Filled) -> tuple[Target, ...]:
    """The targets, in the table's order; a row without a name is none."""
    columns = {column.field: filled.values(column) for column in read_columns(TARGET_COLUMNS)}
    made = {"row": filled.rows, **columns}
    rows = zip(*(made[field.name] for field in fields(Target)), strict=True)
    return tuple(target for target in starmap(Target, rows) if target.name)


def tasks(filled: Filled, plan: Plan, of: tuple[Column, ...] = TASK_COLUMNS) -> tuple[Task, ...]:
    """The tasks of one plan's table with the columns `of`; a row without an id goes by a provisional one.

    The record's fields are the table's, None or "" where it has none; columns that no record names stand in `more`.
    """
    columns: dict[str, Sequence[Any]] = {column.field: filled.values(column) for column in read_columns(of)}
    nothing = [None] * len(filled.rows)
    for name in _FIELDS_OF_TABLES - columns.keys():
        columns[name] = nothing
    columns["id"] = [id or provisional_id(plan, row) for id, row in zip(columns["id"], filled.rows, strict=True)]
    made: dict[str, Iterable[object]] = {_RECORD_NAMES.get(name, name): values for name, values in columns.items()}
    for name in _NEVER_NONE:
        made[name] = [value or "" for value in made[name]]
    made |= {"plan": repeat(plan.code), "sheet": repeat(filled.place.grid.sheet), "row": filled.rows}
    made |= {"suspect": _suspects(filled), "more": _more(columns)}
    return tuple(map(Task, *(made[field.name] for field in fields(Task))))


_RECORD_NAMES = {name.removesuffix("_text"): name for name in (field.name for field in fields(Task)) if "_text" in name}
"""Where a rule reads the names or the day out of a cell, the record has the cell's text, and says so."""
_NEVER_NONE = [
    field.name for field in fields(Task) if field.type == "str" and field.name not in ("id", "plan", "sheet")
]
_OTHERS = [
    column.field
    for column in read_columns(TASK_COLUMNS)
    if _RECORD_NAMES.get(column.field, column.field) not in {field.name for field in fields(Task)}
]


_FIELDS_OF_TABLES = {
    field.name.removesuffix("_text")
    for field in fields(Task)
    if field.name not in ("plan", "sheet", "row", "suspect", "more")
}


def _more(columns: Mapping[str, Sequence[object]]) -> Iterable[tuple[tuple[str, object], ...]]:
    """For each row the columns that no rule knows by name."""
    if not _OTHERS:
        return repeat(())
    rows = zip(*(columns[name] for name in _OTHERS), strict=True)
    return [tuple(zip(_OTHERS, row, strict=True)) for row in rows]


def _suspects(filled: Filled) -> list[tuple[str, ...]]:
    """For each row, the fields whose cell cannot be used."""
    by_row: dict[int, list[str]] = defaultdict(list)
    for row, field in sorted(filled.bad):
        by_row[row].append(field)
    return [tuple(by_row.get(row, ())) for row in filled.rows]


def _aliases(text: str | None) -> tuple[str, ...]:
    """Names in one cell, one a line or parted by semicolons: a comma can be part of a name."""
    return tuple(alias for part in _ALIAS_ENDS.split(text or "") if (alias := part.strip(" \t-•+")))
