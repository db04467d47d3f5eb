"""Counts and rates by unit, leader and plan. Every task stands in one column only, so that a row adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Status
from taskbook_schemas.statuses import Counted
from taskbook_schemas.words import NO_UNIT


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of tasks, apart from each other but for the last four, which are parts of others.

    `late_never_reported` and `late_to_confirm` are parts of `late`, `late_check_data` of `check_data`,
    `original_on_time` of those done.
    """

    done_on_time: int = 0
    done_late: int = 0
    done_no_deadline: int = 0
    in_time: int = 0
    due_soon: int = 0
    late: int = 0
    to_confirm: int = 0
    ongoing: int = 0
    waiting: int = 0
    no_deadline: int = 0
    check_data: int = 0
    suspended: int = 0
    cancelled: int = 0
    late_never_reported: int = 0
    late_to_confirm: int = 0
    late_check_data: int = 0
    original_on_time: int = 0

    @property
    def done(self) -> int:
        """Tasks with a completion day and a product."""
        return self.done_on_time + self.done_late + self.done_no_deadline

    @property
    def total(self) -> int:
        """All tasks, the suspended and cancelled ones too."""
        return sum(getattr(self, name) for name in _PARTS)

    @property
    def by_series(self) -> tuple[int, int, int, int, int]:
        """Done, in time, due soon, late, and all others: together all tasks, in the order of the chart's series."""
        shown = (self.done, self.in_time, self.due_soon, self.late)
        return (*shown, self.total - sum(shown))

    @property
    def completion_rate(self) -> float | None:
        """Done / (all - cancelled - suspended); None when there is nothing to do."""
        return _rate(self.done, self.total - self.cancelled - self.suspended)

    @property
    def on_time_rate(self) -> float | None:
        """On time / done, after extensions."""
        return _rate(self.done_on_time, self.done)

    @property
    def original_on_time_rate(self) -> float | None:
        """On time by the deadline first given / done."""
        return _rate(self.original_on_time, self.done)


_PARTS_OF_OTHERS = ("late_never_reported", "late_to_confirm", "late_check_data", "original_on_time")
_PARTS = tuple(field.name for field in fields(Figures) if field.name not in _PARTS_OF_OTHERS)


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None


def count(tasks: Iterable[Judged]) -> Figures:
    """Return the figures of some tasks, each counted once."""
    # few kinds of tasks stand for many thousands: tasks alike share a verdict, and each kind is looked at once
    tasks = list(tasks)
    alike = [(id(judged.verdict), judged.task.completed) for judged in tasks]
    kinds = dict(zip(alike, tasks, strict=True))
    numbers: Counter[str] = Counter()
    for key, tasks_alike in Counter(alike).items():
        for name in _counted(kinds[key]):
            numbers[name] += tasks_alike
    return Figures(**numbers)


def _counted(judged: Judged) -> Iterator[str]:
    """The figures in which one task is counted."""
    verdict, done = judged.verdict, judged.task.completed
    late, counted = judged.counts_as_late, judged.verdict.status.row.counted
    yield Counted.LATE.value if late else counted.value
    if late and Flag.NEVER_REPORTED in verdict.flags:
        yield "late_never_reported"
    if late and counted is Counted.TO_CONFIRM:
        yield "late_to_confirm"
    if judged.late_check_data:
        yield "late_check_data"
    by_original = done is not None and verdict.original_due is not None and done <= verdict.original_due
    if by_original and counted in (Counted.DONE_ON_TIME, Counted.DONE_LATE):
        yield "original_on_time"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary: a name, its tasks counted; `named` is False for the line of what names nobody."""

    name: str
    figures: Figures
    named: bool = True


def by_status(tasks: Sequence[Judged]) -> dict[Status, int]:
    """Return how many tasks have each status, in the order of the table."""
    found = Counter(judged.verdict.status for judged in tasks)
    return {status: found[status] for status in Status}


def lead_names(judged: Judged, nobody: str = NO_UNIT) -> tuple[str, ...]:
    """Return the lead units and groups of a task; `nobody` where its cell names none."""
    return judged.reading.lead.units + judged.reading.lead.groups or (nobody,)


def by_lead_unit(tasks: Sequence[Judged], nobody: str) -> list[Line]:
    """Return a line per lead unit, most tasks first; a task with two leads stands in both."""
    return _lines(tasks, lambda judged: judged.reading.lead.units + judged.reading.lead.groups, nobody)


def by_leader(tasks: Sequence[Judged], nobody: str) -> list[Line]:
    """Return a line per supervising leader, most tasks first."""
    return _lines(tasks, lambda judged: judged.reading.leader.names, nobody)


def by_plan(tasks: Sequence[Judged], names: dict[str, str]) -> list[Line]:
    """Return a line per plan in the order of `names` (code -> name)."""
    groups: dict[str, list[Judged]] = {code: [] for code in names}
    for judged in tasks:
        groups[judged.task.plan].append(judged)
    return [Line(names[code], count(group)) for code, group in groups.items()]


def _lines(tasks: Sequence[Judged], names_of: Callable[[Judged], tuple[str, ...]], nobody: str) -> list[Line]:
    groups: dict[str, list[Judged]] = {}
    rest: list[Judged] = []
    for judged in tasks:
        names = names_of(judged)
        for name in names:
            groups.setdefault(name, []).append(judged)
        if not names:
            rest.append(judged)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = [Line(name, count(group)) for name, group in ordered]
    return lines + [Line(nobody, count(rest), named=False)] if rest else lines


def repeats(lines: Sequence[Line], total: Figures) -> Figures | None:
    """What must be added to the lines (numbers below 0) for them to add up to `total`; None when they do.

    A task with two leads, or two leaders, stands in two lines and once in the total.
    """
    missing = {
        part.name: getattr(total, part.name) - sum(getattr(line.figures, part.name) for line in lines)
        for part in fields(Figures)
    }
    return Figures(**missing) if any(missing.values()) else None


def shared_leads(tasks: Sequence[Judged]) -> int:
    """Return how many tasks have more than one lead unit: each stands in several lines, and once in the total."""
    return sum(len(judged.reading.lead.units + judged.reading.lead.groups) > 1 for judged in tasks)
