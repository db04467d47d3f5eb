"""The table of rules that make times, rhythms and days of a cycle from tokens.

A rule is a name, the code of what it makes, a pattern over token codes (see `taskbook.core.phrases`) and a function
that builds the value. Rules are tried at every token; no two of them may take the same tokens (a test sees to it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from taskbook.core import phrases as p
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.times import CycleDay, Frame, Time, day_time, months, quarters, rhythm, whole_year
from taskbook.core.deadline.tokens import Token
from taskbook.core.model import Precision

TIME, RHYTHM, CYCLE_DAY, DAY_ONLY, DURATION = "t", "R", "Z", "D", "C"
Value = tuple[Time, ...] | tuple[str, ...] | CycleDay | int | None


class Parts:
    """What a rule's pattern matched: its named groups as tokens."""

    def __init__(self, match: re.Match[str], tokens: list[Token]) -> None:
        self._match = match
        self._tokens = tokens

    def all(self, group: str) -> list[Token]:
        """The tokens of a group, none when it did not take part."""
        start, end = self._match.span(group) if group in self._match.re.groupindex else (0, 0)
        return self._tokens[max(start, 0) : max(end, 0)]

    def number(self, group: str, otherwise: int = 0) -> int:
        """The value of a group's only token."""
        found = self.all(group)
        return found[0].value if found else otherwise

    def has(self, group: str) -> bool:
        """Whether a group took part."""
        return bool(self.all(group))

    def year(self, frame: Frame) -> int | None:
        """The year named, None when none is."""
        for group in ("year", "bracketed", "year_one"):
            if self.has(group):
                return self.number(group)
        for group in ("relative", "relative_one"):
            if self.has(group):
                return frame.year + self.number(group)
        if self.has("short"):
            return _full_year(self.number("short"))
        return None


def _full_year(short: int) -> int:
    if short < 20:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return 2000 + short


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over token codes and what it builds, given the plan's year and date of issue."""

    name: str
    code: str
    pattern: re.Pattern[str]
    build: Callable[[Parts, Frame], Value]


_NUM = "[nkr]"
_YEAR_NAMED = (
    r"(?:[/.,\-]?[eI]?y?(?P<year>Y)(?!/)|[,/]?[eI]?(?P<relative>z)|/(?P<short>n)(?![/.\-]n|[/.\-]Y)"
    r"|\(y?(?P<bracketed>Y)\)|[eI]y(?!Y|[nkr]))"
)
_YEAR = f"(?:{_YEAR_NAMED})?"
_DAY_BEFORE = r"(?:(?P<weekday>W),?)?d?"
_OF_YEAR = r"(?:[/e]?y?(?P<year>Y)|[/e]*(?P<relative>z)|e?y(?![nkr]))"
_OF_YEAR_AGAIN = _OF_YEAR.replace("<year>", "<year_one>").replace("<relative>", "<relative_one>")
_NOT_LISTED = r"(?![/.]|[,&\-]n/|-n)"


def _day(parts: Parts, frame: Frame) -> Value:
    month = parts.number("month")
    return (day_time(parts.number("day"), month, parts.year(frame), parts.number("weekday")),)


def _dashed_day(parts: Parts, frame: Frame) -> Value:
    """Read "ngày 30-6"; "ngày 6-7" may be two days and is refused."""
    if parts.number("day") <= parts.number("month"):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return _day(parts, frame)


def _days(parts: Parts, frame: Frame) -> Value:
    month = parts.number("month")
    first, last = parts.number("first"), parts.number("day")
    year = parts.year(frame)
    day_time(first, month, year), day_time(last, month, year)
    if first >= last:
        raise UnreadableError(Problem.INVERTED_RANGE)
    return (Time(Precision.DAY, month, month, year, first, last, single=False),)


def _day_list(parts: Parts, frame: Frame) -> Value:
    days = [token.value for token in parts.all("days") if token.code == p.NUMBER]
    return tuple(day_time(day, parts.number("month"), parts.year(frame)) for day in days)


def _listed(parts: Parts) -> list[tuple[int, int]]:
    """The runs of numbers in a list: "6-8" and "6, 7, 8" are one run, "6, 12" are two."""
    tokens = parts.all("list")
    runs: list[tuple[int, int]] = []
    joined = False
    for token in tokens:
        if token.code in "nkr":
            last = runs[-1] if runs else None
            if last and joined and token.value <= last[1]:
                raise UnreadableError(Problem.INVERTED_RANGE)
            if last and (joined or token.value == last[1] + 1):
                runs[-1] = (last[0], token.value)
            else:
                runs.append((token.value, token.value))
        joined = token.code in "-T"
    return runs


def _ascending(times: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    runs = list(times)
    if any(later[0] <= earlier[1] for earlier, later in pairwise(runs)):
        raise UnreadableError(Problem.INVERTED_RANGE)
    return runs


def _months(parts: Parts, frame: Frame) -> Value:
    year = parts.year(frame)
    return tuple(months(first, last, year) for first, last in _ascending(_listed(parts)))


def _month(parts: Parts, frame: Frame) -> Value:
    return (months(parts.number("month"), parts.number("month"), parts.year(frame)),)


def _quarters(parts: Parts, frame: Frame) -> Value:
    year = parts.year(frame)
    return tuple(quarters(first, last, year) for first, last in _ascending(_listed(parts)))


def _edge_months(parts: Parts, frame: Frame) -> Value:
    """Read "6 tháng đầu năm", "3 tháng cuối năm", "2 quý đầu năm", "quý cuối năm", "nửa đầu năm"."""
    a_unit = 3 if parts.has("quarter") or parts.has("quarters") else 6 if parts.has("half") else 1
    count = parts.number("count", 1) * a_unit
    if not 1 <= count < 12:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    last = 12 if parts.has("closing") or parts.has("closing_one") else count
    return (Time(Precision.QUARTER, last - count + 1, last, parts.year(frame)),)


def _counted_months(parts: Parts, frame: Frame) -> Value:
    """Read "9 tháng năm 2026": only the stretches that reports are made for."""
    count = parts.number("count")
    if count not in (3, 6, 9):
        raise UnreadableError(Problem.DURATION)
    return (Time(Precision.QUARTER, 1, count, parts.year(frame)),)


def _years(parts: Parts, frame: Frame) -> Value:
    named = [token.value for token in parts.all("years") if token.code == p.FULL_YEAR]
    return tuple(map(whole_year, named)) if named else (whole_year(parts.year(frame)),)


def _counted_years(parts: Parts, frame: Frame) -> Value:
    """Read "trong 5 năm 2026-2030", the count and the years agreeing."""
    first, last = parts.number("opening"), parts.number("year")
    if last - first + 1 != parts.number("count"):
        raise UnreadableError(Problem.CONFLICT)
    return tuple(map(whole_year, range(first, last + 1)))


def _each(parts: Parts, frame: Frame) -> Value:
    """The rhythms of "hằng tháng, hằng quý", "định kỳ 6 tháng, năm", in the order named."""
    found: list[str] = []
    count = 1
    for token in parts.all("units"):
        if token.code in "nk":
            count = token.value
        elif token.code in p.PERIOD_NOUNS:
            found.append(rhythm(1, count, token.code))
            count = 1
    return tuple(dict.fromkeys(found))


def _frequency(parts: Parts, frame: Frame) -> Value:
    return (rhythm(parts.number("times", 1), parts.number("count", 1), parts.all("noun")[0].code),)


def _cycle_day(parts: Parts, frame: Frame) -> Value:
    day = parts.number("day")
    if parts.has("day") and not 1 <= day <= 31:
        raise UnreadableError(Problem.IMPOSSIBLE_DATE)
    noun = parts.all("noun")
    name = p.PERIOD_NOUNS[noun[0].code] if noun else "quarterly"
    return CycleDay(name, day, 1 if parts.has("opening") else 0, workday=parts.has("workday"))


def _day_only(parts: Parts, frame: Frame) -> Value:
    if not 1 <= parts.number("day") <= 31:
        raise UnreadableError(Problem.IMPOSSIBLE_DATE)
    return parts.number("day")


def _this_period(parts: Parts, frame: Frame) -> Value:
    """Read "tháng này", "quý này" by the plan's date of issue."""
    if frame.issued is None:
        raise UnreadableError(Problem.NO_MONTH)
    month, year = frame.issued.month, frame.issued.year
    if parts.all("this")[0].bare.startswith("t"):
        return (months(month, month, year),)
    return (quarters((month + 2) // 3, (month + 2) // 3, year),)


def _nothing(parts: Parts, frame: Frame) -> Value:
    return None


def _weekday(parts: Parts, frame: Frame) -> Value:
    if not 2 <= parts.number("day") <= 7:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return parts.number("day")


_UNIT = "(?:[dwmqy]|[nk][mqy])"
_BARE_UNIT = _UNIT + "(?![nkrYSU])"
_MORE_UNITS = f"(?:[,&/]+P?(?:E{_UNIT}(?!L)|{_BARE_UNIT}(?!L)))*"

RULES: tuple[Rule, ...] = tuple(
    Rule(name, code, re.compile(pattern), build)
    for name, code, pattern, build in (
        ("day_iso", TIME, rf"{_DAY_BEFORE}(?P<year>Y)(?P<mark>[\-/])(?P<month>n)(?P=mark)(?P<day>n)(?![/\-])", _day),
        (
            "day_numeric",
            TIME,
            rf"{_DAY_BEFORE}(?P<day>n)(?P<mark>[/.\-])(?P<month>n)(?P=mark)(?:(?P<year>Y)|(?P<short>n)(?![/.]))",
            _day,
        ),
        (
            "day_and_month",
            TIME,
            rf"{_DAY_BEFORE}(?P<day>n)/(?P<month>n)(?:[\-.,]?e?y?(?P<year>Y)|,?[eI]?(?P<relative>z))?"
            r"(?![/.]|-Y|-n(?!/))",
            _day,
        ),
        ("day_dashed", TIME, r"(?:d|(?<=[BTHF]))(?P<day>n)[.\-](?P<month>n)(?![/.\-]|m)", _dashed_day),
        (
            "day_in_words",
            TIME,
            rf"{_DAY_BEFORE}(?P<day>[nk])[,/]?m(?P<month>[nkr]){_YEAR}(?!L|[/.]|[,&\-][nkr](?!m|/n))",
            _day,
        ),
        ("days_of_month", TIME, rf"d?(?P<first>n)(?:-|Td?)(?P<day>n)(?:/|m)(?P<month>n){_YEAR}(?![/.])", _days),
        ("days_listed", TIME, rf"(?P<days>dn(?:[,&]d?n)+)(?:/|m)(?P<month>n){_YEAR}(?![/.])", _day_list),
        (
            "month",
            TIME,
            rf"m(?P<list>{_NUM}(?:[,&\-T]{_NUM}(?!m|L))*)(?:{_YEAR_NAMED}(?![/.])|(?!Ew){_NOT_LISTED})",
            _months,
        ),
        ("month_numeric", TIME, r"(?<!n[\-/.,])(?P<month>n)[/.\-](?P<year>Y)(?!/)", _month),
        (
            "quarter",
            TIME,
            rf"q(?P<list>{_NUM}(?:[,&\-T]{_NUM}(?!m|L))*)(?:{_YEAR_NAMED}(?![/.])|{_NOT_LISTED})",
            _quarters,
        ),
        (
            "part_of_year",
            TIME,
            rf"(?:(?P<count>[nks])(?:m|(?P<quarters>q))(?:S|(?P<closing>U)){_OF_YEAR}?"
            rf"|(?:m|(?P<quarter>q)|(?P<half>j)y?)(?:S|(?P<closing_one>U)){_OF_YEAR_AGAIN})",
            _edge_months,
        ),
        ("months_counted", TIME, r"(?P<count>[nk])m/?y?(?P<year>Y)(?!/)", _counted_months),
        ("year", TIME, r"(?<!/)(?<!n-)(?:y:?)?(?P<years>Y(?:[,&]Y)*)(?![/.\-]n[/.\-]|/)", _years),
        ("years_counted", TIME, r"(?P<count>[nk])y\(?(?P<opening>Y)-(?P<year>Y)\)?(?!/)", _counted_years),
        ("year_relative", TIME, r"(?P<relative>z)", _years),
        ("year_of_plan", TIME, r"(?<=[IHUAT])y(?![nkrY])", _years),
        ("this_period", TIME, r"(?P<this>p)", _this_period),
        ("each", RHYTHM, rf"P?(?P<units>E{_UNIT}{_MORE_UNITS})(?![nk]L|[,I]+[nk]L|/[nkrY])", _each),
        ("periodic", RHYTHM, rf"P(?P<units>{_BARE_UNIT}{_MORE_UNITS})(?!L|/)", _each),
        ("units_listed", RHYTHM, rf"(?P<units>{_BARE_UNIT}(?:[,&]+{_BARE_UNIT})+)(?!L|/)", _each),
        (
            "times_in_period",
            RHYTHM,
            rf"P?(?P<times>{_NUM})L[/EIe]*(?P<count>[nk])?(?P<noun>[dwmqy])(?![nkr])",
            _frequency,
        ),
        ("period_per_time", RHYTHM, r"P?E?(?P<count>[nk])?(?P<noun>[dwmqy])[/,I]*(?P<times>[nk])?L(?!/)", _frequency),
        ("day_of_quarter_month", CYCLE_DAY, r"d(?P<day>n)e?m(?:(?P<opening>S)|U)[eE]*q(?![nkr])", _cycle_day),
        ("month_of_quarter", CYCLE_DAY, r"(?<!n)(?<!ne)m(?:(?P<opening>S)|U)[eE]*q(?![nkr])", _cycle_day),
        (
            "end_of_period",
            CYCLE_DAY,
            r"(?:dU[eE]*(?=[mq])|d?UE|d?U(?:mE(?=m)|qE(?=q)))(?P<noun>[mqy])(?![nkr])",
            _cycle_day,
        ),
        ("last_workday", CYCLE_DAY, r"(?P<workday>K)[eE]*(?P<noun>[mqy])(?![nkrYSU])", _cycle_day),
        (
            "day_of_cycle",
            DAY_ONLY,
            r"d(?P<day>n)(?:em(?![nkrSU]))?(?![,&]d?n[/m])(?!e?m|[/.\-T]d?n|[/.\-]Y)",
            _day_only,
        ),
        ("weekday_short", p.WEEKDAY, r"m(?P<day>n)(?=Ew)", _weekday),
        ("duration", DURATION, r"[nk#](?:[dlwmyq])(?=[cs]|Fd?[xabce%E])", _nothing),
        ("from_event", DURATION, r"(?<![dlwmyq])Fd(?=[xabce%])", _nothing),
    )
)
