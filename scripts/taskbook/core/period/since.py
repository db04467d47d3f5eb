"""How the tasks stand beside the last closing: both as lines, both counted, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.judge import Judged
from taskbook.core.period.compare import Comparison, compare
from taskbook.core.period.figures import PeriodFigures, figures_of
from taskbook.core.period.line import TaskLine, lines_of
from taskbook.core.period.record import Mark


@dataclass(frozen=True, slots=True)
class Since:
    """The tasks now, and `then`, at the closing `mark`; `lost` of its rows are gone."""

    mark: Mark
    now: tuple[TaskLine, ...]
    then: tuple[TaskLine, ...]
    figures: PeriodFigures
    before: PeriodFigures
    changes: Comparison
    lost: int


def since(tasks: Sequence[Judged], as_of: date, mark: Mark, before: Sequence[TaskLine]) -> Since:
    """Put tasks beside the lines of a closing. A report counts as one of the period that follows the closed one."""
    now = lines_of(tasks, {}, before)
    period = mark.period
    return Since(
        mark,
        now,
        tuple(before),
        figures_of(now, period.after.first, as_of),
        figures_of(before, period.first, mark.as_of),
        compare(now, before),
        mark.count - len(before),
    )
