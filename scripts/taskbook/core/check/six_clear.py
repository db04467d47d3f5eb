"""The "6 rõ" that the plans set: who, what, when, whose duty, which product, whose authority, each clear for each task.

Gaps of one kind on one sheet are one issue with their count. *Rõ việc* (a task without a name) and a task without a
lead are errors of their rows already. The workbook has no column for the issuing level (*rõ thẩm quyền*), so it is
looked for in the words of the product and the task; that it is not found is a hint only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from taskbook.core.check.group_issues import gap
from taskbook.core.check.phrases import ISSUERS
from taskbook.core.evidence import is_evidence
from taskbook.core.gathered import PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Task
from taskbook.core.parsed_cells import Readings, TaskReading
from taskbook_schemas.choices import HALT_CANCELLED


@dataclass(frozen=True, slots=True)
class _Clear:
    """One kind of gap: the cell in which it is, and when a task has it."""

    code: str
    field: str
    missing: Callable[[Task, TaskReading], bool]


GAPS: tuple[_Clear, ...] = (
    _Clear("unclear_leader", "leader", lambda task, reading: not (task.leader_text or task.plan_leader_text)),
    _Clear("unclear_assignee", "assignee", lambda task, reading: not task.assignee),
    _Clear("unclear_time", "deadline", lambda task, reading: not task.deadline_text),
    _Clear("unclear_lead", "lead", lambda task, reading: bool(reading.lead.groups) and not _lead_named(reading)),
    _Clear("unclear_product", "product", lambda task, reading: not task.product),
    _Clear("product_says_none", "product", lambda task, reading: bool(task.product) and not is_evidence(task.product)),
    _Clear("unclear_coordinate", "coordinate", lambda task, reading: not task.coordinate_text),
    _Clear("unclear_authority", "product", lambda task, reading: is_evidence(task.product) and not _issuer_named(task)),
)


def six_clear_issues(table: PlanTable, readings: Readings) -> Iterator[Issue]:
    """The gaps of one plan; an unusable cell is an issue of its own."""
    rows: dict[str, list[int]] = {clear.code: [] for clear in GAPS}
    for task in table.tasks:
        for code in gaps_of(task, readings.of(task)):
            rows[code].append(task.row)
    return (gap(table.place, clear.code, clear.field, rows[clear.code]) for clear in GAPS if rows[clear.code])


def gaps_of(task: Task, reading: TaskReading) -> list[str]:
    """The codes of a task's gaps; a cancelled task has none, nor has a cell that cannot be used."""
    if task.halt == HALT_CANCELLED:
        return []
    return [clear.code for clear in GAPS if clear.missing(task, reading) and clear.field not in task.suspect]


def _lead_named(reading: TaskReading) -> bool:
    """An unknown name is reported as such."""
    return bool(reading.lead.units or reading.lead.unknown)


def _issuer_named(task: Task) -> bool:
    return _names_issuer(task.product) or _names_issuer(task.name)


@lru_cache(maxsize=4096)  # products repeat
def _names_issuer(text: str) -> bool:
    return any(word in text for word in ISSUERS)
