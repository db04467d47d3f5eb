"""A plan as its source file holds it: head, sections, rows and targets, every word as the signed text has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from taskbook.core.new_plan import NewColumn, NewPlan, NewRow, NewTarget

REQUIRED_FIELDS = ("number", "name", "lead", "coordinate", "product", "deadline")
COLUMN_FIELDS = (*REQUIRED_FIELDS, "leader")
_TASK_FIELDS = {"leader": "plan_leader"}  # what the appendix says stays beside what the office types


class Comparison(Enum):
    """How a target's figure is to be compared with its value; the value is the sign people see."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    EXACTLY = "="
    ABOUT = "≈"
    AT_MOST = "<="


_SIGNS = {Comparison.AT_LEAST: "≥ ", Comparison.MORE_THAN: "> ", Comparison.ABOUT: "≈ ", Comparison.AT_MOST: "≤ "}


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """A column of the appendix: its own heading, verbatim, and the field of `PlanRow` it holds."""

    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """The lines above the appendix's table, verbatim. `total_line` is None when the plan declares no total."""

    label: str
    title: str
    reference: str
    total_line: str | None


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What identifies a plan. `number`, `issued` and `declared_tasks` are None when the plan does not say."""

    code: str
    sheet: str
    number: str | None
    issued: date | None
    year: int
    subject: str
    issuing_body: str
    declared_tasks: int | None
    appendix: Appendix
    columns: tuple[PlanColumn, ...]


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section or sub-section. `parent` is the key of the section it stands in; `text` joins both headings."""

    key: str
    heading: str
    declared: int | None
    parent: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of the appendix, cells verbatim, an empty cell as "". `section` is a key, None without sections."""

    id: str
    section: str | None
    section_text: str
    number: str
    name: str
    lead: str
    coordinate: str
    product: str
    deadline: str
    leader: str = ""

    def cell(self, field: str) -> str:
        """Return the cell of one of `COLUMN_FIELDS`."""
        return str(getattr(self, field))


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """A target the plan sets: `value` in `unit`, for `year`; `source` is the plan's own sentence."""

    id: str
    name: str
    unit: str
    comparison: Comparison
    value: float
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class PlanSource:
    """One plan, whole."""

    head: PlanHead
    sections: tuple[PlanSection, ...]
    rows: tuple[PlanRow, ...]
    targets: tuple[PlanTarget, ...]

    def new_plan(self) -> NewPlan:
        """The plan as its sheet is drawn from."""
        head = self.head
        fields = [column.field for column in head.columns]
        return NewPlan(
            code=head.code,
            sheet=head.sheet,
            number=head.number,
            issued=head.issued,
            year=head.year,
            subject=head.subject,
            declared=head.declared_tasks,
            columns=tuple(
                NewColumn(column.heading, _TASK_FIELDS.get(column.field, column.field)) for column in head.columns
            ),
            rows=tuple(NewRow(row.id, row.section_text, tuple(map(row.cell, fields))) for row in self.rows),
            targets=tuple(_new_target(target) for target in self.targets),
        )


def _new_target(target: PlanTarget) -> NewTarget:
    return NewTarget(target.name, target.unit, goal_text(target), target.year, target.source)


def goal_text(target: PlanTarget) -> str:
    """Return a target's goal as people write it: sign, blank, number with a decimal comma ("≥ 12", "85", "≈ 8,5")."""
    number = f"{target.value:.10g}".replace(".", ",")
    return _SIGNS.get(target.comparison, "") + number


@dataclass(frozen=True, slots=True)
class CountMismatch:
    """A declared number of tasks that the rows do not bear out; `section` is None for the whole plan."""

    plan: str
    section: PlanSection | None
    declared: int
    counted: int
