"""Where a plan that is taken goes: a sheet of its own and lines in the office's tables, or cells of one that stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from taskbook.core.gathered import Gathered, Place, PlanTable
from taskbook.core.intake.amend import amend
from taskbook.core.intake.letter_lines import letter_lines
from taskbook.core.intake.model import Preview
from taskbook.core.intake.settle import Settled
from taskbook.core.intake.target_lines import TargetWriting, amended_targets, new_targets, placed
from taskbook.core.intake.written import Said, Writing
from taskbook.core.new_plan import NewPlan
from taskbook.core.reissue import Extent
from taskbook.core.renewal import BookFacts
from taskbook.ports import CellWrite, Writable
from taskbook_schemas.choices import PLAN_REPLACES
from taskbook_schemas.registry import ASSIGNED, HEADINGS, PLANS, TARGETS

_OF_THE_DOCUMENT = ("number", "issued", "subject")


def new_plan_writing(settled: Settled, facts: BookFacts) -> Writing:
    """A new plan: a workbook without the sheet of headings gets no lines there."""
    plan = settled.plan
    targets = new_targets(plan.targets, facts.tables[TARGETS])
    wanted = {PLANS: [plan.line], HEADINGS: list(plan.heading_lines())}
    lines = {
        sheet: [dict(placed(facts.tables[sheet], line)) for line in rows]
        for sheet, rows in wanted.items()
        if rows and sheet in facts.tables
    }
    return Writing(plan, plan, {**lines, **_lines_of(targets)}, unplaced=targets.unplaced)


def assigned_writing(settled: Settled, facts: BookFacts) -> Writing:
    """Tasks of a letter or conclusion: lines of the sheet for them, each with the letter's number and day."""
    plan = settled.plan
    targets = new_targets(plan.targets, facts.tables[TARGETS])
    letter = letter_lines(plan, facts.tables[ASSIGNED])
    return Writing(
        plan,
        None,
        {ASSIGNED: letter.lines, **_lines_of(targets)},
        unplaced=(*letter.unplaced, *targets.unplaced),
    )


def _lines_of(targets: TargetWriting) -> Mapping[str, Sequence[Mapping[int, Writable]]]:
    return {TARGETS: targets.lines} if targets.lines else {}


def amended_writing(
    preview: Preview, settled: Settled, gathered: Gathered, table: PlanTable, facts: BookFacts
) -> Writing:
    """A plan issued again: what differs is written into the sheet of the one that stands, and into its targets.

    One that takes its place wholly gives it its number, day and subject, too.
    """
    extent = Extent.WHOLE if preview.head.way == PLAN_REPLACES else Extent.PART
    found = amend(settled, table, _document(settled.plan), extent)
    targets = amended_targets(
        settled.plan.targets, gathered.targets, gathered.fixed[TARGETS].place, facts.tables[TARGETS]
    )
    sheet = table.grid.sheet
    cells = [CellWrite(sheet, one.row, one.column, one.new, one.old, guarded=True) for one in found.changes]
    said = [Said(one.task, one.heading, one.old, one.new) for one in found.changes]
    if extent is Extent.WHOLE:
        for cell, told in _document_cells(settled.plan, gathered.fixed[PLANS].place, table.plan.code):
            cells.append(cell)
            said.append(told)
    lines = {sheet: found.added} if found.added else {}
    return Writing(
        settled.plan,
        None,
        {**lines, **_lines_of(targets)},
        (*cells, *targets.cells),
        (*said, *targets.said),
        found.ended,
        (*found.unplaced, *targets.unplaced),
    )


def _document_cells(plan: NewPlan, place: Place, code: str) -> Iterator[tuple[CellWrite, Said]]:
    grid = place.grid
    codes = grid.columns[place.fields["code"]]
    row = next(at for at, cell in enumerate(codes, grid.first_row) if str(cell) == code)
    for field in _OF_THE_DOCUMENT:
        new, at = plan.line[field], place.fields.get(field)
        if at is None or new is None or new == "":
            continue
        old = grid.columns[at][row - grid.first_row]
        if old != new:
            yield (
                CellWrite(grid.sheet, row, grid.first_column + at, new, old, guarded=True),
                Said("", f"{code}: {grid.headings[at]}", old, new),
            )


def _document(plan: NewPlan) -> str:
    """How the new plan is named as what ends a task: its number and day, or its subject."""
    day = f" ngày {plan.issued.day:02}/{plan.issued.month:02}/{plan.issued.year}" if plan.issued is not None else ""
    return f"{plan.number or plan.subject}{day}".strip()
