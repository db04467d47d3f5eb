"""Estimates of cost (`Dự toán`): summed by lead unit and by plan, and the lead tasks that have none yet.

Cancelled tasks are left out: nothing is to be paid for them. A task that two units lead stands in both units' sums and
once in the total. Source: plan 2025, IV.1 (units estimate the tasks they lead, Phòng Kinh tế sends the sums on).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from taskbook.core.judge import Judged
from taskbook.core.model import Status
from taskbook.core.summary import lead_names


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """Tasks under one name, in the order of the sheets' rows."""

    name: str
    tasks: tuple[Judged, ...]

    @property
    def amount(self) -> float:
        """The sum of the estimates, in millions of đồng."""
        return fsum(judged.task.budget or 0.0 for judged in self.tasks)

    @property
    def missing(self) -> tuple[Judged, ...]:
        """Tasks not done that have no estimate; an estimate of 0 is one."""
        return tuple(one for one in self.tasks if one.task.budget is None and not one.verdict.status.done)

    @property
    def estimated(self) -> int:
        """How many tasks have an estimate."""
        return sum(judged.task.budget is not None for judged in self.tasks)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The sums: of all tasks, by lead unit (most money first), by plan (in the plans' order).

    `cancelled` counts the tasks left out.
    """

    total: EstimateLine
    by_unit: tuple[EstimateLine, ...]
    by_plan: tuple[EstimateLine, ...]
    cancelled: int = 0

    @property
    def repeated(self) -> tuple[Judged, ...]:
        """What the units' lines hold beyond the total: a task once for each further unit that leads it."""
        return tuple(one for one in self.total.tasks for _ in lead_names(one, "")[1:])


def estimate(tasks: Sequence[Judged], plans: Mapping[str, str], nobody: str) -> Estimate:
    """Return the sums of judged tasks. `plans` are the plans' names by their codes, `nobody` names the line of tasks
    that no known unit leads.
    """
    counted = [judged for judged in tasks if judged.verdict.status is not Status.CANCELLED]
    by_unit: dict[str, list[Judged]] = {}
    by_plan: dict[str, list[Judged]] = {code: [] for code in plans}
    for judged in counted:
        by_plan[judged.task.plan].append(judged)
        for name in lead_names(judged, nobody):
            by_unit.setdefault(name, []).append(judged)
    units = sorted(_lines(by_unit.items()), key=lambda line: (line.name == nobody, -line.amount, line.name))
    return Estimate(
        EstimateLine("", tuple(counted)),
        tuple(units),
        tuple(_lines((plans[code], group) for code, group in by_plan.items())),
        len(tasks) - len(counted),
    )


def _lines(groups: Iterable[tuple[str, list[Judged]]]) -> Iterable[EstimateLine]:
    return (EstimateLine(name, tuple(group)) for name, group in groups)
