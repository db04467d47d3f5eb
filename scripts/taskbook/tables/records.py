"""Typed tables as the domain's records: units, leaders, targets and tasks, one pass over each table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import repeat

from taskbook.core.model import Leader, Plan, Target, Task, Unit
from taskbook.tables.frames import Filled
from taskbook_schemas.choices import NO, YES

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
    years = [None if year is None else int(year) for year in filled.numbers("year")]
    rows = zip(
        filled.rows,
        filled.texts("name"),
        filled.texts("unit_of_measure"),
        filled.texts("goal"),
        years,
        filled.texts("source"),
        filled.numbers("actual"),
        filled.days("measured_on"),
        strict=True,
    )
    return tuple(Target(row, name, *rest) for row, name, *rest in rows if name)


def tasks(filled: Filled, plan: Plan) -> tuple[Task, ...]:
    """The tasks of one plan's table; a row without an id goes by a provisional one that names its row."""
    rows, texts, days, numbers = filled.rows, filled.texts, filled.days, filled.numbers
    return tuple(
        map(
            Task,
            _ids(texts("id"), rows, plan.code),
            repeat(plan.code),
            repeat(filled.place.grid.sheet),
            rows,
            _never_none(texts("section")),
            texts("number"),
            _never_none(texts("name")),
            _never_none(texts("lead")),
            _never_none(texts("coordinate")),
            _never_none(texts("deadline")),
            _never_none(texts("product")),
            _never_none(texts("leader")),
            texts("assignee"),
            numbers("progress"),
            texts("situation"),
            days("completed"),
            texts("result_document"),
            texts("difficulty"),
            texts("proposal"),
            days("extension_asked"),
            days("extended_to"),
            texts("extension_document"),
            days("condition_met"),
            texts("halt"),
            texts("halt_document"),
            days("last_report"),
            numbers("budget"),
            texts("note"),
            _suspects(filled),
        )
    )


def _ids(ids: Sequence[str | None], rows: Sequence[int], code: str) -> list[str]:
    return [id or f"{code}-dòng {row}" for id, row in zip(ids, rows, strict=True)]


def _never_none(texts: Sequence[str | None]) -> list[str]:
    return [text or "" for text in texts]


def _suspects(filled: Filled) -> list[tuple[str, ...]]:
    """For each row, the fields whose cell cannot be used."""
    by_row: dict[int, list[str]] = defaultdict(list)
    for row, field in sorted(filled.bad):
        by_row[row].append(field)
    return [tuple(by_row.get(row, ())) for row in filled.rows]


def _aliases(text: str | None) -> tuple[str, ...]:
    """Names in one cell, one a line or parted by semicolons: a comma can be part of a name."""
    return tuple(alias for part in _ALIAS_ENDS.split(text or "") if (alias := part.strip(" \t-•+")))
