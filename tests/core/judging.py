"""Short ways to write tasks, plans and deadlines for tests of the judging rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from taskbook.core.case import Days
from taskbook.core.model import Deadline, Kind, Plan, Precision, Settings, Task

C = date(2026, 6, 30)
WHEN = Days(as_of=C, today=C)
SETTINGS = Settings()
PLAN = Plan(code="KH26", number=None, issued=date(2026, 3, 10), year=2026, subject="Kế hoạch thử", sheet="KH 2026")
TASK = Task(
    id="KH26-1",
    plan="KH26",
    sheet="KH 2026",
    row=5,
    section="I. Mục một",
    number="1",
    name="Ban hành kế hoạch",
    lead_text="Phòng Kinh tế",
    coordinate_text="Công an xã",
    deadline_text="30/6/2026",
    product="Kế hoạch",
)


def task(**fields: object) -> Task:
    """A task with some fields changed."""
    return replace(TASK, **fields)  # type: ignore[arg-type]


def dated(due: date, **fields: object) -> Deadline:
    """A deadline that is a day."""
    made = Deadline("…", Kind.DATED, due=due, precision=Precision.DAY)
    return replace(made, **fields)  # type: ignore[arg-type]


def quarterly(first: date, **fields: object) -> Deadline:
    """A deadline at the end of every quarter."""
    made = Deadline("Hằng quý", Kind.RECURRING, due=first, recurrence="quarterly", precision=Precision.QUARTER)
    return replace(made, **fields)  # type: ignore[arg-type]
