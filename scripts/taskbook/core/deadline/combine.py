"""Clauses to one deadline: which is the due day, what is a milestone, what repeats (the domain's rules 1 to 9)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline.clauses import Clause, bounds
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.recurrence import last_workday
from taskbook.core.deadline.repeating import read_cycle
from taskbook.core.deadline.times import Frame, Time
from taskbook.core.model import Deadline, Kind, Precision

_TIMES = ("time", "range")
_CYCLES = ("rhythm", "cycle_day", "day_of_month", "weekday", "following_years")


@dataclass(frozen=True, slots=True)
class _Named:
    """One stretch of time that a phrase names, with its days."""

    start: date
    end: date
    single: bool
    precision: Precision
    clause: Clause


def combine(phrase: str, clauses: list[Clause], frame: Frame) -> Deadline:
    """Return what the clauses of a phrase say together."""
    said = [clause for clause in clauses if clause.what not in ("condition", "vision")]
    counted = [clause for clause in clauses if clause.binding or not said]
    rules = tuple(dict.fromkeys(rule for clause in counted for rule in clause.rules))
    conditions = "; ".join(clause.text for clause in counted if clause.what == "condition") or None
    if not said:
        return _without_time(phrase, clauses, conditions, rules)
    said = _share_years(_refine(_once(said), frame), frame)
    what = {clause.what for clause in said}
    until_ongoing = _before_ongoing(said)
    if until_ongoing:
        deadline = replace(_due(phrase, until_ongoing, frame), ongoing_after=True)
    elif what & set(_CYCLES):
        deadline = read_cycle(phrase, said, frame)
    elif "ongoing" in what or not what & set(_TIMES):
        deadline = _ongoing(phrase, said, frame)
    else:
        deadline = _due(phrase, said, frame)
    return replace(deadline, condition=conditions, rules=rules)


def _before_ongoing(said: list[Clause]) -> list[Clause]:
    """The times of "Quý II/2026, sau đó thường xuyên": dated steps before ongoing work; none when that is not said.

    "Các năm tiếp theo" may follow.
    """
    place = next((place for place, clause in enumerate(said) if clause.what == "ongoing"), 0)
    steps, rest = said[:place], said[place + 1 :]
    if not steps or any(clause.what not in _TIMES for clause in steps):
        return []
    if any(clause.what not in ("following_years", "ongoing") for clause in rest):
        return []
    return steps if _comes_after(steps[-1], said[place]) else []


def _comes_after(step: Clause, ongoing: Clause) -> bool:
    """Whether the work goes on behind its date. "Trong Quý II/2026, thường xuyên" goes on within it, as does "Năm 2026,
    thường xuyên" unless something is said to be done first.
    """
    if {k.LATER, k.AND} & set(ongoing.joined) or (step.labelled and ongoing.labelled):
        return True
    dated = step.what == "time" and step.times[-1].precision is not Precision.YEAR
    if k.SEMICOLON in ongoing.joined:
        return dated or step.labelled or ongoing.labelled
    return k.COMMA in ongoing.joined and dated and not (step.within or step.until)


def _without_time(phrase: str, clauses: list[Clause], conditions: str | None, rules: tuple[str, ...]) -> Deadline:
    if conditions is None:
        raise UnreadableError(Problem.VISION_YEAR if clauses else Problem.NOT_UNDERSTOOD)
    return Deadline(phrase, Kind.CONDITIONAL, condition=conditions, rules=rules)


def _once(clauses: list[Clause]) -> list[Clause]:
    """ "01 lần trong năm 2026" repeats nothing: it is the year; "01 lần/năm" names no year and is a rhythm."""
    if len(clauses) == 2 and clauses[0].rhythms == ("yearly",) and "times_in_period" in clauses[0].rules:
        (rhythm, named), single = clauses, len(clauses[1].times) == 1
        years = single and named.times[0].precision is Precision.YEAR and named.times[0].year is not None
        if years and named.what == "time" and not (named.joined or named.bracketed or named.until or named.before):
            return [replace(named, rules=(*rhythm.rules, *named.rules), labelled=rhythm.labelled)]
    return clauses


def _refine(clauses: list[Clause], frame: Frame) -> list[Clause]:
    """Let a finer time replace the wider one it stands in: "Năm 2026, quý II", "Quý II/2026 (trước ngày 15/6)"."""
    kept: list[Clause] = []
    for clause in clauses:
        place = len(kept) - 1
        while clause.bracketed and place > 0 and kept[place].what == "rhythm":  # "Quý IV hằng năm (trước 15/12)"
            place -= 1
        if place >= 0 and _stands_in(kept[place], clause):
            kept[place] = _finer(kept[place], clause, frame)
        else:
            kept.append(clause)
    return kept


def _stands_in(wider: Clause, clause: Clause) -> bool:
    if wider.what != "time" or clause.what != "time" or len(wider.times) > 1:
        return False
    in_brackets = clause.bracketed and not wider.bracketed
    return in_brackets or _is_year_first(wider, clause) or _is_limit(wider, clause)


def _is_year_first(wider: Clause, clause: Clause) -> bool:
    same_part = (
        wider.segment == clause.segment and not clause.labelled and clause.joined in ((), (k.COMMA,), (k.COLON,))
    )
    return (
        same_part
        and wider.times[0].precision is Precision.YEAR
        and not wider.before
        and all(time.year is None and time.precision is not Precision.YEAR for time in clause.times)
    )


def _is_limit(wider: Clause, clause: Clause) -> bool:
    """Whether a day limits the period before it: "Quý II/2026, chậm nhất ngày 15/6"."""
    return (
        wider.segment == clause.segment
        and clause.joined in ((), (k.COMMA,))
        and (clause.before or clause.until)
        and clause.times[0].precision is Precision.DAY
        and wider.times[-1].precision is not Precision.DAY
        and not (clause.labelled or wider.labelled)
    )


def _finer(wider: Clause, clause: Clause, frame: Frame) -> Clause:
    if clause.labelled or wider.before:
        raise UnreadableError(Problem.CONFLICT)
    year = wider.times[0].year
    dated = replace(clause, times=tuple(time.in_year(year) for time in clause.times))
    frame = replace(frame, day_before=False)
    outer, inner = bounds(wider, frame), bounds(dated, frame)
    rules = tuple(dict.fromkeys((*wider.rules, *clause.rules)))
    joint = {"rules": rules, "labelled": wider.labelled, "joined": wider.joined, "bracketed": wider.bracketed}
    if inner[0] <= outer[0] and outer[1] <= inner[1]:
        return wider
    if outer[0] <= inner[1] <= outer[1]:
        return replace(dated, **joint)  # type: ignore[arg-type]
    raise UnreadableError(Problem.CONFLICT)


def _share_years(clauses: list[Clause], frame: Frame) -> list[Clause]:
    """Give a time without a year that of the time named after it in the same part ("tháng 6, tháng 7/2026")."""
    shared: list[Clause] = []
    year: int | None = None
    segment = -1
    repeats = any(clause.rhythms for clause in clauses)
    for clause in reversed(clauses):
        if clause.segment != segment:
            year, segment = None, clause.segment
        times: list[Time] = []
        for time in reversed(clause.times):
            times.insert(0, _with_year(time, year, times, frame))
            # "Trước 30/11 hằng năm, giai đoạn 2026-2030": the stretch is no year of the day
            year = year if repeats and time.precision is Precision.YEAR else times[0].year or year
        shared.insert(0, replace(clause, times=tuple(times)))
    _refuse_unclear_years(shared, frame, repeats)
    return shared


def _with_year(time: Time, year: int | None, later: list[Time], frame: Frame) -> Time:
    """A range over New Year begins the year before: "tháng 11 đến tháng 3/2027"."""
    over_new_year = later and year is not None and frame.year < year and time.first_month > later[0].first_month
    return time.in_year(year - 1 if over_new_year and year is not None else year)


def _refuse_unclear_years(clauses: list[Clause], frame: Frame, repeats: bool) -> None:
    for segment in {clause.segment for clause in clauses}:
        times = [time for clause in clauses if clause.segment == segment for time in clause.times]
        years = [time.year for time in times if not (repeats and time.precision is Precision.YEAR)]
        if None in years and any(year not in (None, frame.year) for year in years):
            raise UnreadableError(Problem.YEAR_UNCLEAR)


def _named(clauses: list[Clause], frame: Frame) -> list[_Named]:
    """The stretches of time named, a list of months or quarters one by one."""
    found = []
    for clause in clauses:
        if clause.what == "range":
            start, end = bounds(clause, frame)
            precision = clause.times[-1].precision
            found.append(_Named(start, end, False, precision, clause))
        elif clause.what == "time":
            found += [_single(part, frame) for part in _one_by_one(clause)]
    return found


def _one_by_one(clause: Clause) -> list[Clause]:
    """A list of times as if each stood by itself after a comma; only the first has the task words before it."""
    first = replace(clause, times=clause.times[:1])
    return [first, *(replace(clause, times=(time,), labelled=False, joined=(k.COMMA,)) for time in clause.times[1:])]


def _single(clause: Clause, frame: Frame) -> _Named:
    time = clause.times[0]
    start, end = bounds(clause, frame)
    if clause.end_day == "workday":
        end = last_workday(end.year, end.month)
    precision = Precision.DAY if clause.end_day else time.precision
    return _Named(start, end, time.single or clause.before, precision, clause)


def _due(phrase: str, clauses: list[Clause], frame: Frame) -> Deadline:
    """One stretch, several that follow each other, or milestones; a "từ" before them is the start."""
    named = _named(clauses, frame)
    _check_links(named)
    last = max(named, key=lambda one: one.end)
    start = _start(clauses, named, frame)
    if start is not None and start > last.end:
        raise UnreadableError(Problem.INVERTED_RANGE)
    milestones = () if _follow_each_other(named) else tuple(sorted({one.end for one in named}))
    kind = Kind.DATED if last.precision is Precision.DAY else Kind.PERIOD
    return Deadline(
        phrase,
        kind,
        start=start,
        due=last.end,
        milestones=milestones if len(milestones) > 1 else (),
        precision=last.precision,
    )


def _check_links(named: list[_Named]) -> None:
    """Two times side by side without a word or a comma between them are not understood."""
    for earlier, later in pairwise(named):
        joined = set(later.clause.joined) - {k.DASH, k.COLON} or later.clause.labelled or later.clause.bracketed
        if later.clause.segment == earlier.clause.segment and not joined:
            raise UnreadableError(Problem.NOT_UNDERSTOOD)


def _start(clauses: list[Clause], named: list[_Named], frame: Frame) -> date | None:
    begun = [clause.times[0].start(frame.year) for clause in clauses if clause.what in ("from_on", "onwards")]
    ranges = [one.start for one in named if not one.single]
    if len(named) > 1 and _follow_each_other(named):
        ranges.append(named[0].start)
    return min((*begun, *ranges), default=None)


def _follow_each_other(named: list[_Named]) -> bool:
    """Whether unlabelled stretches of one kind, joined by commas or "và", make one stretch ("Quý I và quý II")."""
    return all(
        earlier.end + timedelta(days=1) == later.start
        and earlier.precision is later.precision
        and not (earlier.clause.before or later.clause.before or later.clause.labelled)
        and later.clause.segment == earlier.clause.segment
        for earlier, later in pairwise(named)
    )


def _ongoing(phrase: str, clauses: list[Clause], frame: Frame) -> Deadline:
    """No due day; within a stretch its end is kept."""
    times = [clause for clause in clauses if clause.what in _TIMES]
    if any(clause.labelled or clause.before for clause in times):
        raise UnreadableError(Problem.CONFLICT)
    named = _named(times, frame)
    start = _start(clauses, named, frame)
    due = max((one.end for one in named), default=None)
    if start is not None and due is not None and start > due:
        raise UnreadableError(Problem.INVERTED_RANGE)
    precision = named[-1].precision if named else None
    return Deadline(phrase, Kind.ONGOING, start=start, due=due, precision=precision)
