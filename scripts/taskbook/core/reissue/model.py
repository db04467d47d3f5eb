"""What a plan issued again is held against, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from taskbook.core.appendix.reading import Field, ReadRow
from taskbook.core.model import Task
from taskbook_schemas.task_columns import SECTION_SEPARATOR

SECTION: Final = "section"
"""What `Change.field` says when the task stands under another heading."""


class Extent(Enum):
    """How much of the plan the new document lists."""

    WHOLE = "the whole list anew («thay thế»): a standing task that is not listed is dropped"
    PART = "only what is added or changed («sửa đổi, bổ sung»): a standing task that is not listed stays"


class Outcome(Enum):
    """What becomes of a row."""

    SAME = "stands in both, word for word"
    MOVED = "stands in both, with another number or under another heading"
    CHANGED = "stands in both, some words differ"
    ADDED = "is new"
    DROPPED = "stands no more"
    UNLISTED = "stands, and a document that lists only changes does not name it"
    UNFOUND = "the document takes out a task that does not stand"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of a plan: its id, its headings as one text (as in the column `Mục`), and its filled fields, verbatim."""

    id: str
    section: str
    fields: Mapping[Field, str]

    def text(self, field: Field) -> str:
        """What stands in a field; "" for nothing."""
        return self.fields.get(field, "")


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs: `field` is the value of a `Field`, or `SECTION`; "" is an empty cell."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one task, for a person to take or to leave.

    `id` is what the task has after it: the standing one where it stands, a new one (no other task's) where it is added.
    `old` is the standing row, `new` the one that was read; one of them is None where the task is only on one side.
    `changes` are empty but for MOVED and CHANGED.
    """

    outcome: Outcome
    id: str
    old: PlanRow | None
    new: PlanRow | None
    changes: tuple[Change, ...] = ()


def standing_row(task: Task) -> PlanRow:
    """A task of the workbook as far as its plan's appendix gives it."""
    fields = {
        Field.NUMBER: task.number,
        Field.TASK: task.name,
        Field.LEAD: task.lead_text,
        Field.COORDINATE: task.coordinate_text,
        Field.PRODUCT: task.product,
        Field.DEADLINE: task.deadline_text,
        Field.LEADER: task.plan_leader_text or task.leader_text,
    }
    return PlanRow(task.id, task.section, {field: text for field, text in fields.items() if text})


def read_row(row: ReadRow) -> PlanRow:
    """A task of a reading, its headings joined as the workbook joins them."""
    return PlanRow(row.id, SECTION_SEPARATOR.join(row.section), row.fields)
