"""The figures of a period: parts that add up to all that is given, and rates that name what they are of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.model import Flag
from taskbook.core.period.line import TaskLine
from taskbook_schemas.statuses import Counted


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """Numbers of tasks at a day.

    `total` is all that is given, without those suspended and cancelled. It is the sum of `done` (on time, late, without
    a deadline), `open` (`in_time`, of which `due_soon`, and `late`), `ongoing`, `waiting`, `no_deadline`, `to_confirm`
    (not late) and `check_data`. `late_no_report` and `late_to_confirm` are parts of `late`, `late_check_data` of
    `check_data`. `longest_late_days` is None where nothing is late. `with_deadline` and `was_due` (done, or late) are
    what rates are of; of `owe_report` tasks `reported` have a report dated in the period.
    """

    total: int
    done: int
    done_on_time: int
    done_late: int
    done_no_deadline: int
    open: int
    in_time: int
    due_soon: int
    late: int
    late_no_report: int
    late_to_confirm: int
    late_check_data: int
    longest_late_days: int | None
    with_deadline: int
    was_due: int
    ongoing: int
    waiting: int
    no_deadline: int
    suspended: int
    cancelled: int
    to_confirm: int
    check_data: int
    owe_report: int
    reported: int

    @property
    def done_of_all(self) -> float | None:
        """Done / all that is given."""
        return _rate(self.done, self.total)

    @property
    def late_of_with_deadline(self) -> float | None:
        """Late / those that have a deadline."""
        return _rate(self.late, self.with_deadline)

    @property
    def done_of_due(self) -> float | None:
        """Done / those that were due: done, or late."""
        return _rate(self.done, self.was_due)

    @property
    def updated(self) -> float | None:
        """Those with a report in the period / those that owe one."""
        return _rate(self.reported, self.owe_report)


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def figures_of(lines: Sequence[TaskLine], first: date, as_of: date) -> PeriodFigures:
    """Return the figures of tasks at `as_of`, in a period that began on `first`."""
    parts = dict.fromkeys(Counted, 0)
    for line in lines:
        parts[counted_as(line)] += 1
    done = parts[Counted.DONE_ON_TIME] + parts[Counted.DONE_LATE] + parts[Counted.DONE_NO_DEADLINE]
    late = [line for line in lines if line.is_late]
    given = [line for line in lines if not line.status.halted]
    owing = [line for line in given if owes_report(line, first)]
    in_time = parts[Counted.IN_TIME] + parts[Counted.DUE_SOON]
    return PeriodFigures(
        total=len(given),
        done=done,
        done_on_time=parts[Counted.DONE_ON_TIME],
        done_late=parts[Counted.DONE_LATE],
        done_no_deadline=parts[Counted.DONE_NO_DEADLINE],
        open=in_time + len(late),
        in_time=in_time,
        due_soon=parts[Counted.DUE_SOON],
        late=len(late),
        late_no_report=_number(late, lambda line: line.never_reported),
        late_to_confirm=_number(late, lambda line: line.status.row.counted is Counted.TO_CONFIRM),
        late_check_data=_number(lines, lambda line: Flag.LATE_CHECK_DATA in line.flags),
        longest_late_days=max((line.days or 0 for line in late), default=None),
        with_deadline=_number(given, lambda line: line.due is not None),
        was_due=done + len(late),
        ongoing=parts[Counted.ONGOING],
        waiting=parts[Counted.WAITING],
        no_deadline=parts[Counted.NO_DEADLINE],
        suspended=parts[Counted.SUSPENDED],
        cancelled=parts[Counted.CANCELLED],
        to_confirm=parts[Counted.TO_CONFIRM],
        check_data=parts[Counted.CHECK_DATA],
        owe_report=len(owing),
        reported=_number(owing, lambda line: line.reported is not None and first <= line.reported <= as_of),
    )


def counted_as(line: TaskLine) -> Counted:
    """The one figure in which a task is counted."""
    return Counted.LATE if line.is_late else line.status.row.counted


def owes_report(line: TaskLine, first: date) -> bool:
    """Whether a task owes a report for the period that began on `first`: given, and not done before it."""
    if line.status.halted:
        return False
    return not (line.status.done and line.completed is not None and line.completed < first)


def _number(lines: Sequence[TaskLine], holds: Callable[[TaskLine], bool]) -> int:
    return sum(map(holds, lines))


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The figures of a unit, leader or plan; `name` is None for the tasks that name nobody."""

    name: str | None
    figures: PeriodFigures


def by_names(
    lines: Sequence[TaskLine], names_of: Callable[[TaskLine], Sequence[str]], first: date, as_of: date
) -> tuple[GroupFigures, ...]:
    """Return the figures of each name, most tasks first, then of what names nobody.

    A task of two leads or leaders stands with both: the groups may add up to more than the whole.
    """
    groups: dict[str | None, list[TaskLine]] = {}
    for line in lines:
        for name in names_of(line) or (None,):
            groups.setdefault(name, []).append(line)
    ordered = sorted(groups.items(), key=lambda item: (item[0] is None, -len(item[1]), item[0] or ""))
    return tuple(GroupFigures(name, figures_of(group, first, as_of)) for name, group in ordered)


AGES = (30, 90, 180)
"""The last days of the bands in which late tasks are counted: 1-30, 31-90, 91-180, more."""


def ages(lines: Sequence[TaskLine]) -> tuple[int, ...]:
    """How many tasks are late for how long, a number for each band of `AGES` and one for those beyond."""
    bands = [0] * (len(AGES) + 1)
    for line in lines:
        if line.is_late:
            bands[sum((line.days or 0) > last for last in AGES)] += 1
    return tuple(bands)
