"""What the chief sees first: five figures that need no table, and the few tasks that weigh most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from taskbook.core.case import open_request
from taskbook.core.judge import Judged
from taskbook.core.model import Status
from taskbook.core.period.figures import PeriodFigures
from taskbook.core.period.line import TaskLine
from taskbook.core.remarks import quotes
from taskbook.core.summary import Figures
from taskbook_schemas.statuses import Counted

STAR_WEIGHT, BLOCKED_WEIGHT = 30, 15
"""Days of delay that a star, or something in the way, counts as much as."""


@dataclass(frozen=True, slots=True)
class ToMend:
    """Open tasks that cannot be followed well: each counted once in `tasks`, and by what it lacks.

    `data`: a cell to mend; `leader`: nobody supervises; `deadline`: none is known.
    """

    tasks: int = 0
    data: int = 0
    leader: int = 0
    deadline: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of the five tiles."""

    total: int
    done: int
    late: int
    due_soon: int
    to_mend: int


def to_mend(tasks: Iterable[Judged]) -> ToMend:
    """Count the tasks that lack something."""
    return _lacking((judged.verdict.status, judged.reading.leader.names) for judged in tasks)


def totals(figures: Figures, mend: ToMend) -> Totals:
    """Return the tiles' numbers now."""
    return Totals(figures.total, figures.done, figures.late, figures.due_soon, mend.tasks)


def totals_then(figures: PeriodFigures, lines: Sequence[TaskLine]) -> Totals:
    """Return the tiles' numbers at a closing, of which these are the figures and the tasks."""
    mend = _lacking((line.status, line.leaders) for line in lines)
    return Totals(len(lines), figures.done, figures.late, figures.due_soon, mend.tasks)


def _lacking(tasks: Iterable[tuple[Status, Sequence[str]]]) -> ToMend:
    number = data = leader = deadline = 0
    for status, leaders in tasks:
        if status.done or status.halted:
            continue
        counted = status.row.counted
        lacks = (counted is Counted.CHECK_DATA, not leaders, counted is Counted.NO_DEADLINE)
        number, data = number + any(lacks), data + lacks[0]
        leader, deadline = leader + lacks[1], deadline + lacks[2]
    return ToMend(number, data, leader, deadline)


def pressing(tasks: Iterable[Judged], most: int) -> list[Judged]:
    """Return the open tasks that weigh most, the heaviest first.

    A task stands here when it is late, due soon or blocked. Its weight is its days of delay (below 0: days left), 30
    more for each star, 15 more when something is in its way: words of a difficulty, or an extension asked for and not
    decided. Of the same weight the earlier id stands first.
    """
    pressing = (judged for judged in tasks if _is_open(judged) and (_presses(judged) or is_blocked(judged)))
    return nsmallest(most, pressing, key=lambda judged: (-weight(judged), judged.task.id))


def weight(judged: Judged) -> int:
    """How much a task weighs, in days of delay."""
    stars = STAR_WEIGHT * len(judged.task.star or "")
    return (judged.verdict.days or 0) + stars + BLOCKED_WEIGHT * is_blocked(judged)


def is_blocked(judged: Judged) -> bool:
    """Whether something is in a task's way."""
    task = judged.task
    asked = task.extension_asked is not None and open_request(task) is not None
    return asked or (task.difficulty is not None and any(True for _ in quotes(task.difficulty, "")))


def _presses(judged: Judged) -> bool:
    return judged.is_late or judged.is_due_soon


def _is_open(judged: Judged) -> bool:
    return not judged.verdict.status.done and not judged.verdict.status.halted
