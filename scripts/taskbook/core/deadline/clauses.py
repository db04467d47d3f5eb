"""Items put together to clauses: "từ A đến B", "trước A"; a table of patterns over item codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from taskbook.core.deadline.items import Item
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.times import CycleDay, Frame, Time
from taskbook.core.model import Precision


@dataclass(frozen=True, slots=True)
class Clause:
    """One meaningful part of a phrase. `what` names its clause rule; the other fields are what that rule fills.

    `times` holds the times named (two for a range); `before` says that the last one is a bound not included;
    `end_day` asks for the last day ("day") or last working day ("workday") of the time. `segment` counts the parts
    between semicolons, `labelled` says that task words stand before, `bracketed` that it stood in parentheses.
    """

    what: str
    times: tuple[Time, ...] = ()
    rhythms: tuple[str, ...] = ()
    cycle_day: CycleDay | None = None
    number: int = 0
    before: bool = False
    until: bool = False
    end_day: str = ""
    text: str = ""
    rules: tuple[str, ...] = ()
    segment: int = 0
    labelled: bool = False
    bracketed: bool = False
    joined: str = ""


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """A named pattern over item codes and what it makes of the items matched."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[str, re.Match[str], list[Item]], Clause]


def _taken(match: re.Match[str], items: list[Item], group: str) -> list[Item]:
    start, end = match.span(group)
    return items[max(start, 0) : max(end, 0)]


def _times(item: Item) -> tuple[Time, ...]:
    return tuple(value for value in item.value if isinstance(value, Time)) if isinstance(item.value, tuple) else ()


def _names(name: str, match: re.Match[str], items: list[Item]) -> tuple[str, ...]:
    return (*(item.rule for item in items[match.start() : match.end()] if item.rule), name)


def _range(name: str, match: re.Match[str], items: list[Item]) -> Clause:
    first, last = _times(_taken(match, items, "first")[0]), _times(_taken(match, items, "last")[0])
    if len(first) > 1 or len(last) > 1:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    before = bool(_taken(match, items, "before"))
    return Clause(name, (*first, *last), before=before, rules=_names(name, match, items))


def _time(name: str, match: re.Match[str], items: list[Item]) -> Clause:
    times = _times(_taken(match, items, "time")[0])
    before = bool(_taken(match, items, "before"))
    if before and (len(times) > 1 or not times[0].single):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    rules = _names("before" if before else name, match, items)
    end_day = "workday" if _taken(match, items, "workday") else "day" if _taken(match, items, "end_day") else ""
    until = any(item.code in "HT" for item in items[match.start() : match.end()])
    return Clause("time", times, before=before, until=until, end_day=end_day, rules=rules)


def _from(name: str, match: re.Match[str], items: list[Item]) -> Clause:
    """A beginning without an end; "từ tháng 6-8" has both."""
    times = _times(_taken(match, items, "time")[0])
    if len(times) > 1:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return Clause(name if times[0].single else "time", times, rules=_names(name, match, items))


def _rhythm(name: str, match: re.Match[str], items: list[Item]) -> Clause:
    value = _taken(match, items, "rhythm")[0].value
    named = tuple(part for part in value if isinstance(part, str)) if isinstance(value, tuple) else ()
    return Clause(name, rhythms=named, rules=_names(name, match, items))


def _cycle(name: str, match: re.Match[str], items: list[Item]) -> Clause:
    value = _taken(match, items, "day")[0].value
    before = bool(_taken(match, items, "before"))
    rules = _names(name, match, items)
    if isinstance(value, CycleDay):
        return Clause(name, cycle_day=value, before=before, rules=rules)
    return Clause(name, number=value if isinstance(value, int) else 0, before=before, rules=rules)


def _plain(name: str, match: re.Match[str], items: list[Item]) -> Clause:
    return Clause(name, rules=_names(name, match, items))


_SOON = "(?:[IHTA:]|Ue?|h,?)*"
_ENDS_IT = r"(?![O]|-|,?T[IHUT]*B?[IH]*g?t)"

CLAUSE_RULES: tuple[ClauseRule, ...] = tuple(
    ClauseRule(name, re.compile(pattern), build)
    for name, pattern, build in (
        (
            "range",
            r"[IAHT:h]*g?:?[IH]*F?[IHUh]*g?(?P<first>t)(?:-|,?T)[IHUTh]*(?P<before>B?)[IHUh]*(?P<last>t)h?(?!-)",
            _range,
        ),
        ("from_on", rf"[I:]*F[IHh:,]*(?P<time>t)h?(?:,?O|{_ENDS_IT})", _from),
        ("onwards", r"[I:]*(?P<time>t),?O", _from),
        (
            "time",
            rf"{_SOON}(?P<before>B?){_SOON}(?P<end_day>dUe?|(?P<workday>K)e?)?(?P<time>t)(?:[IB]?h)?{_ENDS_IT}",
            _time,
        ),
        ("following_years", r"X", _plain),
        ("rhythm", r"[IA:]*(?P<rhythm>R)", _rhythm),
        ("ongoing", r"[I:A]*o", _plain),
        ("cycle_day", rf"{_SOON}(?P<before>B?){_SOON}(?P<day>Z)", _cycle),
        ("day_of_month", rf"{_SOON}(?P<before>B?){_SOON}(?P<day>D)h?", _cycle),
        ("weekday", rf"{_SOON}(?P<before>B?){_SOON}(?P<day>W)", _cycle),
        ("vision", r"V[xabTHI,&:]*t(?:-t)?", _plain),
    )
)


def clause_at(codes: str, place: int, items: list[Item]) -> tuple[Clause, int] | None:
    """The clause that begins at an item, and where it ends; None when no clause rule matches there."""
    for rule in CLAUSE_RULES:
        match = rule.pattern.match(codes, place)
        if match:
            return rule.build(rule.name, match, items), match.end()
    return None


def bounds(clause: Clause, frame: Frame) -> tuple[date, date]:
    """The first and the last day of a clause with times. Its days are checked, nothing is clamped."""
    first, last = clause.times[0], clause.times[-1]
    start, end = first.start(frame.year), last.end(frame.year)
    if len(clause.times) > 1:
        first.end(frame.year)
        last.start(frame.year)
    if clause.before:
        end = _bound(last, frame)
        start = start if len(clause.times) > 1 else end
    if start > end:
        raise UnreadableError(Problem.INVERTED_RANGE)
    return start, end


def _bound(time: Time, frame: Frame) -> date:
    """A day is due itself by practice (a setting may choose the day before); a period's bound is the day before it."""
    if time.precision is Precision.DAY and time.single and not frame.day_before:
        return time.end(frame.year)
    return date.fromordinal(time.start(frame.year).toordinal() - 1)
