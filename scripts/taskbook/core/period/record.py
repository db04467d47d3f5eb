"""A closing's rows on the sheet `Số liệu kỳ`: written once, read back by whoever compares or reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.model import Flag, Status
from taskbook.core.period.kinds import Period, read_period
from taskbook.core.period.line import TaskLine
from taskbook.ports import Value, Writable
from taskbook_schemas.layout import Snapshots

BETWEEN = "; "
"""What stands between several names, or flags, in one cell."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Which closing a row is of: the `nth` of its period, of the figures at `as_of`, with `count` tasks."""

    period: Period
    as_of: date
    nth: int
    count: int


def rows_of(mark: Mark, lines: Sequence[TaskLine], told: str, rules: int) -> list[tuple[Writable, ...]]:
    """The rows of a closing; `told` says when, by whom and why it was made, `rules` is the rules' version."""
    return [_row(mark, line, told, rules) for line in lines]


def _row(mark: Mark, line: TaskLine, told: str, rules: int) -> tuple[Writable, ...]:
    return (
        mark.period.name,
        mark.as_of,
        mark.nth,
        line.id or None,
        line.name,
        line.plan,
        BETWEEN.join(line.leads) or None,
        BETWEEN.join(line.leaders) or None,
        line.deadline or None,
        line.status.value,
        line.days,
        line.due,
        line.original_due,
        line.extensions or None,
        BETWEEN.join(flag.value for flag in line.flags) or None,
        line.progress,
        line.completed,
        line.reported,
        line.late_periods or None,
        told,
        rules,
        mark.count,
    )


def read_mark(cells: Sequence[Value]) -> Mark | None:
    """Which closing a row is of; None for a row that is of none, or was spoilt."""
    period, as_of = read_period(cells[Snapshots.PERIOD - 1]), _day(cells[Snapshots.AS_OF - 1])
    nth, count = _whole(cells[Snapshots.NTH - 1]), _whole(cells[Snapshots.COUNT - 1])
    if period is None or as_of is None or not nth or not count:
        return None
    return Mark(period, as_of, nth, count)


def read_line(cells: Sequence[Value]) -> TaskLine | None:
    """The task of a row; None where its status is none of ours."""
    _, _, _, id, name, plan, leads, leaders, deadline, status, days, due, original, extensions, flags, *rest = cells
    progress, completed, reported, late_periods = rest[:4]
    found = _STATUSES.get(_text(status))
    if found is None:
        return None
    return TaskLine(
        id=_text(id),
        name=_text(name),
        plan=_text(plan),
        leads=tuple(_names(leads)),
        leaders=tuple(_names(leaders)),
        status=found,
        days=_whole(days),
        due=_day(due),
        original_due=_day(original),
        deadline=_text(deadline),
        extensions=_whole(extensions) or 0,
        flags=tuple(_FLAGS[name] for name in _names(flags) if name in _FLAGS),
        progress=progress if isinstance(progress, float) else None,
        completed=_day(completed),
        reported=_day(reported),
        late_periods=_whole(late_periods) or 0,
    )


_STATUSES = {status.value: status for status in Status}
_FLAGS = {flag.value: flag for flag in Flag}


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _names(value: Value) -> Iterator[str]:
    return (name for name in _text(value).split(BETWEEN) if name)


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _whole(value: Value) -> int | None:
    return int(value) if isinstance(value, float) and value.is_integer() else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a closing's rows stand: their numbers on the sheet, from top to bottom."""

    mark: Mark
    rows: Sequence[int]


def places(last: int, row_at: Callable[[int], Sequence[Value]]) -> list[Place] | None:
    """Find the closings from the last row upward, by what each says of its length; the newest made stands first.

    None where the rows are not as they were written (sorted, deleted, typed under): then all must be read.
    """
    found: list[Place] = []
    while last >= Snapshots.TOP:
        mark = read_mark(row_at(last))
        if mark is None or mark.count > last - Snapshots.TOP + 1:
            return None
        first = last - mark.count + 1
        if read_mark(row_at(first)) != mark:
            return None
        found.append(Place(mark, range(first, last + 1)))
        last = first - 1
    return found


def places_among(rows: Sequence[Sequence[Value]]) -> list[Place]:
    """Find the closings among all rows, however they stand, from `Snapshots.TOP` on; the newest made stands first."""
    found: dict[Mark, list[int]] = {}
    for number, cells in enumerate(rows, Snapshots.TOP):
        mark = read_mark(cells)
        if mark is not None:
            found.setdefault(mark, []).append(number)
    return [Place(mark, numbers) for mark, numbers in reversed(found.items())]
