"""Items put together to clauses: "từ A đến B", "trước A"; a table of patterns over the kinds of items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline.items import Item
from taskbook.core.deadline.notation import Match, Pattern, Table
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.times import CycleDay, Frame, Time
from taskbook.core.model import Precision


@dataclass(frozen=True, slots=True)
class Clause:
    """One meaningful part of a phrase. `what` names its clause rule; the other fields are what that rule fills.

    `times` holds the times named (two for a range); `before` says that the last one is a bound not included;
    `until` ("đến", "hết", "chậm nhất") and `within` ("trong") say which word stands before the time.
    `end_day` asks for the last day ("day") or last working day ("workday") of the time. `segment` counts the parts
    between semicolons, `labelled` says that task words stand before, `bracketed` that it stood in parentheses;
    `joined` holds the kinds of the signs and words between it and the clause before;
    `binding` is false for a condition that holds for every task or only cites a document.
    """

    what: str
    times: tuple[Time, ...] = ()
    rhythms: tuple[str, ...] = ()
    cycle_day: CycleDay | None = None
    number: int = 0
    before: bool = False
    until: bool = False
    within: bool = False
    end_day: str = ""
    text: str = ""
    rules: tuple[str, ...] = ()
    segment: int = 0
    labelled: bool = False
    bracketed: bool = False
    joined: tuple[str, ...] = ()
    binding: bool = True


Builder = Callable[[str, Match, list[Item]], Clause]


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """A named pattern over items and what it makes of the items matched."""

    name: str
    pattern: Pattern
    build: Builder


def _taken(match: Match, items: list[Item], name: str) -> list[Item]:
    start, end = match.span(name)
    return items[start:end]


def _times(item: Item) -> tuple[Time, ...]:
    return tuple(value for value in item.value if isinstance(value, Time)) if isinstance(item.value, tuple) else ()


def _names(name: str, match: Match, items: list[Item]) -> tuple[str, ...]:
    return (*(item.rule for item in items[match.start : match.end] if item.rule), name)


def _range(name: str, match: Match, items: list[Item]) -> Clause:
    first, last = _times(_taken(match, items, "first")[0]), _times(_taken(match, items, "last")[0])
    if len(first) > 1 or len(last) > 1:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    before = bool(_taken(match, items, "before"))
    return Clause(name, (*first, *last), before=before, rules=_names(name, match, items))


def _time(name: str, match: Match, items: list[Item]) -> Clause:
    times = _times(_taken(match, items, "time")[0])
    before = bool(_taken(match, items, "before"))
    if before and (len(times) > 1 or not times[0].single):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    rules = _names("before" if before else name, match, items)
    end_day = "workday" if _taken(match, items, "workday") else "day" if _taken(match, items, "end_day") else ""
    around = {item.kind for item in items[match.start : match.end]}
    until, within = bool(around & {k.BY, k.TO}), k.WITHIN in around
    return Clause("time", times, before=before, until=until, within=within, end_day=end_day, rules=rules)


def _from(name: str, match: Match, items: list[Item]) -> Clause:
    """A beginning without an end; "từ tháng 6-8" has both."""
    times = _times(_taken(match, items, "time")[0])
    if len(times) > 1:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return Clause(name if times[0].single else "time", times, rules=_names(name, match, items))


def _rhythm(name: str, match: Match, items: list[Item]) -> Clause:
    value = _taken(match, items, "rhythm")[0].value
    named = tuple(part for part in value if isinstance(part, str)) if isinstance(value, tuple) else ()
    return Clause(name, rhythms=named, rules=_names(name, match, items))


def _cycle(name: str, match: Match, items: list[Item]) -> Clause:
    value = _taken(match, items, "day")[0].value
    before = bool(_taken(match, items, "before"))
    rules = _names(name, match, items)
    if isinstance(value, CycleDay):
        return Clause(name, cycle_day=value, before=before, rules=rules)
    return Clause(name, number=value if isinstance(value, int) else 0, before=before, rules=rules)


def _plain(name: str, match: Match, items: list[Item]) -> Clause:
    return Clause(name, rules=_names(name, match, items))


PARTS = {
    "opening": "any(WITHIN | WHOLE | BY | TO | : | TIME_OF_DAY)",
    "soon": "any(WITHIN | BY | TO | WHOLE | : | END [OF] | TIME_OF_DAY [,])",
    "until_time": "[,] TO any(WITHIN | BY | END | TO) [BEFORE] any(WITHIN | BY) [STRETCH] TIME",
    # "Lập: Quý II/2026 - Phê duyệt: Quý IV/2026" are two steps, no range
    "step": "(ACTION | WORD) any(ACTION | WORD | REMARK | OF | DOCUMENT | AND | NUMBER_WORD | ROMAN)",
    "ends_it": "unless(ONWARDS | - unless(step) | until_time)",
}
"""Parts that several patterns share."""

_WRITTEN: tuple[tuple[str, str, Builder], ...] = (
    (
        "range",
        "opening [STRETCH] [:] any(WITHIN | BY) [FROM] any(WITHIN | BY | END | TIME_OF_DAY) [STRETCH] first=TIME"
        " (- | [,] TO) any(WITHIN | BY | END | TO | TIME_OF_DAY) before=[BEFORE] any(WITHIN | BY | END | TIME_OF_DAY)"
        " last=TIME [TIME_OF_DAY] unless(-)",
        _range,
    ),
    (
        "from_on",
        "any(WITHIN | :) FROM any(WITHIN | BY | TIME_OF_DAY | : | ,) time=TIME [TIME_OF_DAY] ([,] ONWARDS | ends_it)",
        _from,
    ),
    ("onwards", "any(WITHIN | :) time=TIME [,] ONWARDS", _from),
    (
        "time",
        "soon before=[BEFORE] soon end_day=[DAY END [OF] | workday=LAST_WORKDAY [OF]] time=TIME"
        " [[WITHIN | BEFORE] TIME_OF_DAY] ends_it",
        _time,
    ),
    ("following_years", "FOLLOWING_YEARS", _plain),
    ("rhythm", "any(WITHIN | WHOLE | :) rhythm=RHYTHM", _rhythm),
    ("ongoing", "any(WITHIN | : | WHOLE) ONGOING", _plain),
    ("cycle_day", "soon before=[BEFORE] soon day=CYCLE_DAY", _cycle),
    ("day_of_month", "soon before=[BEFORE] soon day=DAY_ONLY [TIME_OF_DAY]", _cycle),
    ("weekday", "soon before=[BEFORE] soon day=WEEKDAY", _cycle),
    ("vision", "VISION any(WORD | REMARK | ACTION | TO | BY | WITHIN | , | AND | :) TIME [- TIME]", _plain),
)

CLAUSE_RULES = Table([ClauseRule(name, Pattern(written, PARTS), build) for name, written, build in _WRITTEN])


def clause_at(codes: str, place: int, items: list[Item]) -> tuple[Clause, int] | None:
    """The clause that begins at an item, and where it ends; None when no clause rule matches there."""
    found = CLAUSE_RULES.match(codes, place)
    if found is None:
        return None
    rule, match = found
    return rule.build(rule.name, match, items), match.end


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
