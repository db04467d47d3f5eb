"""Reads the sheet of headings: what the office says each heading of a plan's own sheet stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taskbook.core.gathered import Place
from taskbook.core.headings import key
from taskbook.core.issues import Issue
from taskbook.core.model import Plan
from taskbook.tables.frames import Filled
from taskbook.tables.structure import OwnHeadings
from taskbook_schemas.task_columns import LEADER, PLAN_LEADER, TASK_COLUMNS

_FIELDS = {column.heading: column.field for column in TASK_COLUMNS}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row that says something: the code of one plan, or None for all of them."""

    row: int
    plan: str | None
    heading: str
    field: str


def own_headings(filled: Filled | None, plans: Sequence[Plan]) -> tuple[list[OwnHeadings], list[Issue]]:
    """For each plan the headings that are its own, and what is wrong with the rows that say so.

    What is said of one plan goes before what is said of all; of two rows that say the same heading the first.
    """
    if filled is None:
        return [{} for _ in plans], []
    lines = list(_lines(filled))
    codes = {key(plan.code) for plan in plans}
    strangers = [line for line in lines if line.plan is not None and key(line.plan) not in codes]
    issues = [filled.place.issue("heading_plan_unknown", line.row, "plan") for line in strangers]
    issues += _repeated(filled.place, lines)
    return [_of_plan(lines, key(plan.code)) for plan in plans], issues


def unused_headings(filled: Filled | None, plans: Sequence[tuple[Plan, Place]]) -> Iterator[Issue]:
    """An issue for each heading that the sheet of its plan does not have; `plans` are those that could be read."""
    if filled is None:
        return
    headings = {key(plan.code): {key(text) for text in place.grid.headings} for plan, place in plans}
    for line in _lines(filled):
        there = headings.get(key(line.plan)) if line.plan is not None else None
        if there is not None and key(line.heading) not in there:
            sheet = next(plan.sheet for plan, _ in plans if key(plan.code) == key(str(line.plan)))
            yield filled.place.issue("heading_unused", line.row, "heading", plan_sheet=sheet)


def _lines(filled: Filled) -> Iterator[_Line]:
    columns = (filled.texts(field) for field in ("plan", "heading", "stands_for"))
    for row, plan, heading, stands_for in zip(filled.rows, *columns, strict=True):
        if heading and stands_for:
            yield _Line(row, plan, heading, _field(heading, _FIELDS[stands_for]))


def _field(heading: str, field: str) -> str:
    """A heading of an appendix's own that stands for the leader holds the plan's words, not what the office types."""
    return PLAN_LEADER.field if field == LEADER.field and key(heading) != key(LEADER.heading) else field


def _of_plan(lines: Sequence[_Line], code: str) -> OwnHeadings:
    of_all = [line for line in lines if line.plan is None]
    of_one = [line for line in lines if line.plan is not None and key(line.plan) == code]
    return {key(line.heading): line.field for line in reversed([*of_one, *of_all])}


def _repeated(place: Place, lines: Sequence[_Line]) -> Iterator[Issue]:
    seen: dict[tuple[str, str], _Line] = {}
    for line in lines:
        first = seen.setdefault((key(line.plan or ""), key(line.heading)), line)
        if first is not line and first.field != line.field:
            yield place.issue("heading_repeated", line.row, "heading", first=place.cell(first.row, "heading"))
