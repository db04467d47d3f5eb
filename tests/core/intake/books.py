"""What a plan that is taken is written into: a small workbook, and a way to look at all that comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from taskbook.core.gathered import Gathered
from taskbook.core.intake.heads import Standing
from taskbook.core.intake.model import Preview
from taskbook.core.intake.settle import Settled, settle
from taskbook.core.intake.writing import amended_writing, assigned_writing, new_plan_writing
from taskbook.core.intake.written import Writing
from taskbook.core.renewal import BookFacts
from taskbook.tables import gather
from taskbook.tables.facts import book_facts
from taskbook_schemas.choices import PLAN_ASSIGNED, PLAN_NEW
from taskbook_schemas.columns import TARGET_COLUMNS
from taskbook_schemas.registry import TARGETS
from taskbook_schemas.task_columns import ASSIGNED_COLUMNS, TASK_COLUMNS
from tests.core.builders import PLAN_ROW, FakeWorkbook, Row, task, workbook

CODE, SHEET = "CDS26", "CDS 2026"


def book(*targets: Row, tasks: Sequence[Row] = (), **more: object) -> FakeWorkbook:
    """A workbook with the plan CDS26, whose tasks are CDS26-1 and -2 or those given."""
    standing = tasks or [task(at, id=f"{CODE}-{at}") for at in (1, 2)]
    return workbook(*standing, targets=targets, plan={**PLAN_ROW, "code": CODE, "sheet": SHEET}, assigned=(), **more)  # type: ignore[arg-type]


def without(made: FakeWorkbook, sheet: str, heading: str) -> FakeWorkbook:
    """The workbook whose table on a sheet has lost a column."""
    (grid,) = made.grids[sheet]
    left = [at for at, one in enumerate(grid.headings) if one != heading]
    assert len(left) == len(grid.headings) - 1
    grids = replace(
        grid, headings=tuple(grid.headings[at] for at in left), columns=tuple(grid.columns[at] for at in left)
    )
    return replace(made, grids={**made.grids, sheet: [grids]})


def written(shown: Preview, into: FakeWorkbook) -> Writing:
    """What is written when the plan is taken into the workbook."""
    return written_into(shown, gather(into), book_facts(into, ()))


def written_into(shown: Preview, gathered: Gathered, facts: BookFacts) -> Writing:
    """The same, of a workbook that was read."""
    ids = {one.id.casefold(): table.plan.code for table in gathered.tables for one in table.tasks}
    settled = settle(shown, Standing({CODE: SHEET}, frozenset(), frozenset(), ids))
    assert isinstance(settled, Settled), settled
    if shown.head.way == PLAN_NEW:
        return new_plan_writing(settled, facts)
    if shown.head.way == PLAN_ASSIGNED:
        return assigned_writing(settled, facts)
    table = next(table for table in gathered.tables if table.plan.code == CODE)
    return amended_writing(shown, settled, gathered, table, facts)


def lines_of(writing: Writing, sheet: str) -> list[Mapping[str, object]]:
    """The lines that come to a sheet, by the fields of its columns."""
    columns = {TARGETS: TARGET_COLUMNS, SHEET: TASK_COLUMNS}.get(sheet, ASSIGNED_COLUMNS)
    return [{columns[at - 1].field: value for at, value in line.items()} for line in writing.lines.get(sheet, ())]
