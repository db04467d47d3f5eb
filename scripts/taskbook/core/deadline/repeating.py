"""Clauses that repeat to a recurring deadline: its rhythm, the first due day in the plan's year, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.clauses import Clause, bounds
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.recurrence import MONTHS_PER_STEP, RHYTHMS, cycle_due, last_workday, month_end
from taskbook.core.deadline.times import Frame, make_day
from taskbook.core.model import Deadline, Kind, Precision

_POINTS = {"yearly": (1, 2, 3, 4, 12), "semiannual": (2,), "quarterly": (4,)}
_PRECISION = {"monthly": Precision.MONTH, "yearly": Precision.YEAR}
_MONTH_END = 31


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Between which days the cycles run; None where the phrase does not say. `shown` is the start people see."""

    first: date | None = None
    last: date | None = None
    shown: date | None = None


@dataclass(frozen=True, slots=True)
class _First:
    """The first due day, the day of the month to keep, and how fine the deadline is named."""

    due: date | None
    precision: Precision
    day: int | None = None
    workday: bool = False
    milestones: tuple[date, ...] = ()
    start: date | None = None


def read_cycle(phrase: str, clauses: list[Clause], frame: Frame) -> Deadline:
    """Return the recurring deadline that the clauses make."""
    if any(clause.what == "following_years" or _and_every_year(clause) for clause in clauses):
        return _following_years(phrase, clauses, frame)
    names = _rhythms(clauses)
    finest = min(names, key=RHYTHMS.index)
    points = _points(clauses, finest)
    rest = [clause for clause in clauses if clause.times and clause not in points and not _is_yearly_day(clause, names)]
    stretch = _stretch(rest, finest, frame)
    if stretch.first:
        frame = replace(frame, year=stretch.first.year)
    first = _first(finest, clauses, points, frame)
    deadline = Deadline(
        phrase,
        Kind.RECURRING,
        start=stretch.shown or first.start,
        due=first.due,
        recurrence="+".join(_by_number(names, first)),
        milestones=first.milestones,
        precision=first.precision,
        cycle_end=stretch.last,
        cycle_day=first.day,
        cycle_last_workday=first.workday,
    )
    return _from_start(deadline, stretch)


def _and_every_year(clause: Clause) -> bool:
    """Whether a clause is the end of "Năm 2026 và hằng năm"."""
    return clause.rhythms == ("yearly",) and k.AND in clause.joined


def _rhythms(clauses: list[Clause]) -> list[str]:
    """The rhythms named, in order; a day within a cycle names its own when nothing else does."""
    names = list(dict.fromkeys(name for clause in clauses for name in clause.rhythms))
    implied = [clause.cycle_day.rhythm for clause in clauses if clause.cycle_day]
    if any(name not in names for name in implied) and names:
        raise UnreadableError(Problem.CONFLICT)
    names = names or list(dict.fromkeys(implied))
    if not names:
        weekday = any(clause.what == "weekday" for clause in clauses)
        raise UnreadableError(Problem.WEEK if weekday else Problem.NO_MONTH)
    return names


def _points(clauses: list[Clause], finest: str) -> list[Clause]:
    """The times without a year that say when in each cycle: "Quý III hằng năm", "02 lần/năm (15/6 và 15/12)"."""
    times = [clause for clause in clauses if clause.what in ("time", "range") and clause.times]
    points = [clause for clause in times if all(_is_point(clause, place) for place in range(len(clause.times)))]
    count = sum(1 if clause.what == "range" else len(clause.times) for clause in points)
    return points if count in _POINTS.get(finest, ()) else []


def _by_number(names: list[str], first: _First) -> list[str]:
    """Days named within a year are a rhythm by their number: two are semiannual, four quarterly, twelve monthly."""
    return [p.COUNTS_A_YEAR.get(len(first.milestones), "yearly")] if names == ["yearly"] else names


def _is_yearly_day(clause: Clause, names: list[str]) -> bool:
    """Whether "hằng năm (trước ngày 15/12)" stands beside a finer rhythm, which alone is judged."""
    return len(names) > 1 and "yearly" in names and clause.before and _is_point(clause, 0)


def _is_point(clause: Clause, place: int) -> bool:
    time = clause.times[place]
    return time.year is None and time.precision is not Precision.YEAR


def _stretch(clauses: list[Clause], finest: str, frame: Frame) -> _Stretch:
    if not clauses:
        return _Stretch()
    if len(clauses) == 2 and clauses[0].what in ("from_on", "onwards") and clauses[1].what == "time":
        first = clauses[0].times[0].start(frame.year)
        return _Stretch(first, bounds(clauses[1], frame)[1], first)
    if len(clauses) > 1:
        raise UnreadableError(Problem.CONFLICT)
    clause = clauses[0]
    first, last = bounds(clause, frame)
    if clause.what in ("from_on", "onwards"):
        if finest == "yearly" and _is_point(clause, 0):
            raise UnreadableError(Problem.CONFLICT)
        return _Stretch(first, None, first)
    if (
        clause.labelled
        or k.AND in clause.joined
        or (finest == "yearly" and clause.times[-1].precision is not Precision.YEAR)
    ):
        raise UnreadableError(Problem.CONFLICT)
    if clause.until or clause.before:
        return _Stretch(None if clause.what == "time" else first, last, None if clause.what == "time" else first)
    shown = None if clause.what == "time" and clause.times[0].single else first
    return _Stretch(first, last, shown)


def _first(finest: str, clauses: list[Clause], points: list[Clause], frame: Frame) -> _First:
    if points:
        return _first_of_points(points, frame)
    named = [clause for clause in clauses if clause.what in ("cycle_day", "day_of_month", "weekday")]
    named = [clause for clause in named if clause.cycle_day is None or clause.cycle_day.rhythm == finest]
    if len(named) > 1:
        raise UnreadableError(Problem.CONFLICT)
    if named:
        return _first_of_day(finest, named[0], frame)
    step = MONTHS_PER_STEP.get(finest)
    if step is None:
        return _First(None, Precision.DAY)
    return _First(month_end(frame.year, step), _PRECISION.get(finest, Precision.QUARTER))


def _first_of_points(points: list[Clause], frame: Frame) -> _First:
    days = [
        bounds(one, frame)
        for clause in points
        for one in ([clause] if clause.what == "range" else [replace(clause, times=(time,)) for time in clause.times])
    ]
    due = sorted({end for _, end in days})
    several = tuple(due) if len(due) > 1 else ()
    precision = points[-1].times[-1].precision
    is_range = len(points) == 1 and points[0].what == "range"
    return _First(due[0], precision, milestones=several, start=days[0][0] if is_range else None)


def _first_of_day(finest: str, clause: Clause, frame: Frame) -> _First:
    if clause.what == "weekday":
        return _first_weekday(finest, clause, frame)
    if clause.cycle_day is not None and clause.cycle_day.workday:
        month = MONTHS_PER_STEP[finest]
        return _First(last_workday(frame.year, month), Precision.DAY, workday=True)
    if clause.cycle_day is None and finest != "monthly":
        raise UnreadableError(Problem.NO_MONTH)
    day = clause.cycle_day.day if clause.cycle_day else clause.number
    month = 1 if clause.cycle_day is None or clause.cycle_day.month else MONTHS_PER_STEP[finest]
    if not day:
        return _First(month_end(frame.year, month), _PRECISION.get(finest, Precision.QUARTER), day=_MONTH_END)
    due = make_day(frame.year, month, day)
    if clause.before and frame.day_before:
        due -= timedelta(days=1)
        day = day - 1 or _MONTH_END
    return _First(due, Precision.DAY, day=day)


def _first_weekday(finest: str, clause: Clause, frame: Frame) -> _First:
    """Weekdays count from 2 (Monday) to 8 (Sunday), as in Vietnamese."""
    if finest != "weekly":
        raise UnreadableError(Problem.WEEK)
    wanted = clause.number - 1 - (clause.before and frame.day_before)
    new_year = date(frame.year, 1, 1)
    return _First(new_year + timedelta(days=(wanted - new_year.isoweekday()) % 7), Precision.DAY)


def _from_start(deadline: Deadline, stretch: _Stretch) -> Deadline:
    """Move the first due day to the stretch's first cycle; refuse a stretch that is over before it."""
    if deadline.due is None:
        return deadline
    due = deadline.due
    if stretch.first is not None and due < stretch.first:
        due = cycle_due(replace(deadline, cycle_end=None), stretch.first) or due
    if stretch.last is not None and due > stretch.last:
        raise UnreadableError(Problem.CONFLICT)
    return replace(deadline, due=due)


def _following_years(phrase: str, clauses: list[Clause], frame: Frame) -> Deadline:
    """Read "Năm X và các năm tiếp theo": every year from X, first due on its last day."""
    times = [clause for clause in clauses if clause.what in ("time", "from_on") and len(clause.times) == 1]
    others = [clause for clause in clauses if clause not in times and clause.what not in ("following_years", "ongoing")]
    if len(times) != 1 or any(clause.rhythms != ("yearly",) for clause in others):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    start, due = bounds(times[0], frame)
    precision = times[0].times[0].precision
    start = due if times[0].before else start
    return Deadline(phrase, Kind.RECURRING, start=start, due=due, recurrence="yearly", precision=precision)
