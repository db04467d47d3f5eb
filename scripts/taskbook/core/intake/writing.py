"""Where a plan that is taken goes: a sheet of its own and lines in the office's tables, or cells of one that stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from taskbook.core.gathered import Gathered, Place, PlanTable
from taskbook.core.intake.amend import amend
from taskbook.core.intake.model import Preview
from taskbook.core.intake.settle import Settled
from taskbook.core.new_plan import NewPlan, NewRow
from taskbook.core.reissue import Extent
from taskbook.core.renewal import BookFacts, StandingTable
from taskbook.ports import CellWrite, Value, Writable
from taskbook_schemas.choices import PLAN_REPLACES
from taskbook_schemas.registry import ASSIGNED, HEADINGS, PLANS, TARGETS

Lines = Mapping[str, Sequence[Mapping[int, Writable]]]
"""Rows that tables get, by the sheet of each: values by the sheet's column (1-based)."""
_OF_THE_DOCUMENT = ("number", "issued", "subject")


@dataclass(frozen=True, slots=True)
class Said:
    """A cell that gets other words, as the log tells it: whose it is, its heading, before and after."""

    task: str
    heading: str
    old: Value
    new: Writable


@dataclass(frozen=True, slots=True)
class Writing:
    """All that is written: `plan` gets a sheet (None: it stands), `lines` come to tables, `cells` get other words.

    `of` is the plan as it was taken, `ended` are the ids of tasks that it ends.
    """

    of: NewPlan
    plan: NewPlan | None
    lines: Lines
    cells: tuple[CellWrite, ...] = ()
    said: tuple[Said, ...] = ()
    ended: tuple[str, ...] = ()

    @property
    def is_of_letter(self) -> bool:
        """Whether the tasks go among those that letters give."""
        return ASSIGNED in self.lines

    @property
    def added(self) -> int:
        """Tasks that come."""
        return len(self.of.rows) if self.plan is not None else sum(map(len, self.lines.values()))

    @property
    def changed(self) -> int:
        """Tasks that get other words."""
        return len({one.task for one in self.said if one.task} - set(self.ended))

    def all_cells(self, first_rows: Mapping[str, int]) -> Iterator[CellWrite]:
        """Every cell to write, once it is known where each table's new rows begin."""
        yield from self.cells
        for sheet, rows in self.lines.items():
            for offset, row in enumerate(rows):
                for column, value in row.items():
                    yield CellWrite(sheet, first_rows[sheet] + offset, column, value)


def new_plan_writing(settled: Settled, facts: BookFacts) -> Writing:
    """A new plan: a workbook without the sheet of headings gets no lines there."""
    plan = settled.plan
    wanted = {PLANS: [plan.line], HEADINGS: list(plan.heading_lines()), TARGETS: list(plan.target_lines())}
    lines = {
        sheet: [dict(_placed(facts.tables[sheet], line)) for line in rows]
        for sheet, rows in wanted.items()
        if rows and sheet in facts.tables
    }
    return Writing(plan, plan, lines)


def assigned_writing(settled: Settled, facts: BookFacts) -> Writing:
    """Tasks of a letter or conclusion: lines of the sheet for them, each with the letter's number and day."""
    plan = settled.plan
    fields = [column.field for column in plan.columns]
    lines = [
        dict(_placed(facts.tables[ASSIGNED], {**_told(fields, row), "document": plan.number, "issued": plan.issued}))
        for row in plan.rows
    ]
    return Writing(plan, None, {ASSIGNED: lines})


def _told(fields: Sequence[str | None], row: NewRow) -> Mapping[str, Writable]:
    return {field: text for field, text in zip(fields, row.texts, strict=True) if field is not None and text}


def _placed(table: StandingTable, line: Mapping[str, Writable]) -> Iterator[tuple[int, Writable]]:
    for at, (_, field) in enumerate(table.columns, table.first_column):
        value = line.get(field) if field is not None else None
        if value is not None:
            yield at, value


def amended_writing(preview: Preview, settled: Settled, gathered: Gathered, table: PlanTable) -> Writing:
    """A plan issued again: what differs is written into the sheet of the one that stands.

    One that takes its place wholly gives it its number, day and subject, too.
    """
    extent = Extent.WHOLE if preview.head.way == PLAN_REPLACES else Extent.PART
    found = amend(settled, table, _document(settled.plan), extent)
    sheet = table.grid.sheet
    cells = [CellWrite(sheet, one.row, one.column, one.new, one.old, guarded=True) for one in found.changes]
    said = [Said(one.task, one.heading, one.old, one.new) for one in found.changes]
    if extent is Extent.WHOLE:
        for cell, told in _document_cells(settled.plan, gathered.fixed[PLANS].place, table.plan.code):
            cells.append(cell)
            said.append(told)
    lines = {sheet: found.added} if found.added else {}
    return Writing(settled.plan, None, lines, tuple(cells), tuple(said), found.ended)


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
