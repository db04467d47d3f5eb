"""What the table of rules builds: from a rule's matched tokens to times, rhythms and days of a cycle."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.notation import Match
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.times import CycleDay, Frame, Time, day_time, months, quarters, rhythm, whole_year
from taskbook.core.deadline.tokens import Token
from taskbook.core.model import Precision

Value = tuple[Time, ...] | tuple[str, ...] | CycleDay | int | None


class Parts:
    """What a rule's pattern matched: the tokens by the names that the pattern gives them."""

    def __init__(self, match: Match, tokens: list[Token]) -> None:
        self._match = match
        self._tokens = tokens

    def all(self, name: str) -> list[Token]:
        """The tokens of a name, none when it did not take part."""
        start, end = self._match.span(name)
        return self._tokens[start:end]

    def number(self, name: str, otherwise: int = 0) -> int:
        """The value of a name's only token."""
        found = self.all(name)
        return found[0].value if found else otherwise

    def has(self, name: str) -> bool:
        """Whether a name took part."""
        return bool(self.all(name))

    def year(self, frame: Frame) -> int | None:
        """The year named, None when none is."""
        if self.has("year"):
            return self.number("year")
        if self.has("relative"):
            return frame.year + self.number("relative")
        if self.has("short"):
            return _full_year(self.number("short"))
        return None


def _full_year(short: int) -> int:
    if short < 20:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return 2000 + short


def make_day(parts: Parts, frame: Frame) -> Value:
    """One day."""
    return (day_time(parts.number("day"), parts.number("month"), parts.year(frame), parts.number("weekday")),)


def make_dashed_day(parts: Parts, frame: Frame) -> Value:
    """Read "ngày 30-6"; "ngày 6-7" may be two days and is refused."""
    if parts.number("day") <= parts.number("month"):
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return make_day(parts, frame)


def make_days(parts: Parts, frame: Frame) -> Value:
    """Days of one month in a row: "10-20/6"."""
    month = parts.number("month")
    first, last = parts.number("first"), parts.number("day")
    year = parts.year(frame)
    day_time(first, month, year), day_time(last, month, year)
    if first >= last:
        raise UnreadableError(Problem.INVERTED_RANGE)
    return (Time(Precision.DAY, month, month, year, first, last, single=False),)


def make_day_list(parts: Parts, frame: Frame) -> Value:
    """Several days of one month: "ngày 15 và 30/6"."""
    days = [token.value for token in parts.all("days") if token.kind == k.NUMBER]
    return tuple(day_time(day, parts.number("month"), parts.year(frame)) for day in days)


def _listed(parts: Parts) -> list[tuple[int, int]]:
    """The runs of numbers in a list: "6-8" and "6, 7, 8" are one run, "6, 12" are two."""
    tokens = parts.all("list")
    runs: list[tuple[int, int]] = []
    joined = False
    for token in tokens:
        if token.kind in k.NUMBERS:
            last = runs[-1] if runs else None
            if last and joined and token.value <= last[1]:
                raise UnreadableError(Problem.INVERTED_RANGE)
            if last and (joined or token.value == last[1] + 1):
                runs[-1] = (last[0], token.value)
            else:
                runs.append((token.value, token.value))
        joined = token.kind in (k.DASH, k.TO)
    return runs


def _ascending(times: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    runs = list(times)
    if any(later[0] <= earlier[1] for earlier, later in pairwise(runs)):
        raise UnreadableError(Problem.INVERTED_RANGE)
    return runs


def make_months(parts: Parts, frame: Frame) -> Value:
    """One month, months in a row, or several months."""
    year = parts.year(frame)
    return tuple(months(first, last, year) for first, last in _ascending(_listed(parts)))


def make_month(parts: Parts, frame: Frame) -> Value:
    """One month written in digits: "6/2026"."""
    return (months(parts.number("month"), parts.number("month"), parts.year(frame)),)


def make_quarters(parts: Parts, frame: Frame) -> Value:
    """One quarter, quarters in a row, or several quarters."""
    year = parts.year(frame)
    return tuple(quarters(first, last, year) for first, last in _ascending(_listed(parts)))


def make_unnamed_quarter(parts: Parts, frame: Frame) -> Value:
    """Read "II/2027" behind "Quý III/2026 -"; digits may be a month's, when there is no such quarter."""
    if parts.number("list") > 4 and parts.all("list")[0].kind == k.NUMBER:
        return make_months(parts, frame)
    return make_quarters(parts, frame)


def make_edge_months(parts: Parts, frame: Frame) -> Value:
    """Read "6 tháng đầu năm", "3 tháng cuối năm", "2 quý đầu năm", "quý cuối năm", "nửa đầu năm"."""
    a_unit = 3 if parts.has("quarters") else 6 if parts.has("half") else 1
    count = parts.number("count", 1) * a_unit
    if not 1 <= count < 12:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    last = 12 if parts.has("closing") else count
    return (Time(Precision.QUARTER, last - count + 1, last, parts.year(frame)),)


def make_counted_months(parts: Parts, frame: Frame) -> Value:
    """Read "9 tháng năm 2026": only the stretches that reports are made for."""
    count = parts.number("count")
    if count not in (3, 6, 9):
        raise UnreadableError(Problem.DURATION)
    return (Time(Precision.QUARTER, 1, count, parts.year(frame)),)


def make_years(parts: Parts, frame: Frame) -> Value:
    """One year, or several named one by one."""
    named = [token.value for token in parts.all("years") if token.kind == k.FULL_YEAR]
    return tuple(map(whole_year, named)) if named else (whole_year(parts.year(frame)),)


def make_counted_years(parts: Parts, frame: Frame) -> Value:
    """Read "trong 5 năm 2026-2030", "trong 02 năm 2026, 2027": the count and the years agreeing."""
    tokens = parts.all("years")
    named = [token.value for token in tokens if token.kind == k.FULL_YEAR]
    if any(token.kind == k.DASH for token in tokens) and len(named) == 2:
        named = list(range(named[0], named[1] + 1))
    in_a_row = all(later == earlier + 1 for earlier, later in pairwise(named))
    if len(named) != parts.number("count") or not in_a_row:
        raise UnreadableError(Problem.CONFLICT)
    return tuple(map(whole_year, named))


def make_short_years(parts: Parts, frame: Frame) -> Value:
    """Read "giai đoạn 2026-30"."""
    first, last = parts.number("opening"), 2000 + parts.number("short")
    if last <= first:
        raise UnreadableError(Problem.INVERTED_RANGE)
    return tuple(map(whole_year, range(first, last + 1)))


def make_each(parts: Parts, frame: Frame) -> Value:
    """The rhythms of "hằng tháng, hằng quý", "định kỳ 6 tháng, năm", in the order named."""
    found: list[str] = []
    count = 1
    for token in parts.all("units"):
        if token.kind in k.NUMBERS:
            count = token.value
        elif token.kind in p.PERIOD_NOUNS:
            found.append(rhythm(1, count, token.kind))
            count = 1
    return tuple(dict.fromkeys(found))


def make_frequency(parts: Parts, frame: Frame) -> Value:
    """The rhythm of "02 lần/năm", "03 tháng/lần"."""
    return (rhythm(parts.number("times", 1), parts.number("count", 1), parts.all("noun")[0].kind),)


def make_cycle_day(parts: Parts, frame: Frame) -> Value:
    """A day within each cycle: "ngày 15 tháng cuối quý", "cuối mỗi tháng"."""
    day = parts.number("day")
    if parts.has("day") and not 1 <= day <= 31:
        raise UnreadableError(Problem.IMPOSSIBLE_DATE)
    noun = parts.all("noun")
    name = p.PERIOD_NOUNS[noun[0].kind] if noun else "quarterly"
    return CycleDay(name, day, 1 if parts.has("opening") else 0, workday=parts.has("workday"))


def make_day_only(parts: Parts, frame: Frame) -> Value:
    """A day whose month a rhythm gives: "ngày 25"."""
    if not 1 <= parts.number("day") <= 31:
        raise UnreadableError(Problem.IMPOSSIBLE_DATE)
    return parts.number("day")


def make_this_period(parts: Parts, frame: Frame) -> Value:
    """Read "tháng này", "quý này" by the plan's date of issue."""
    if frame.issued is None:
        raise UnreadableError(Problem.NO_MONTH)
    month, year = frame.issued.month, frame.issued.year
    if parts.all("this")[0].bare.startswith("t"):
        return (months(month, month, year),)
    return (quarters((month + 2) // 3, (month + 2) // 3, year),)


def make_nothing(parts: Parts, frame: Frame) -> Value:
    """Nothing but the place: what opens a condition."""
    return None


def make_weekday(parts: Parts, frame: Frame) -> Value:
    """A weekday written short: "T6 hằng tuần"."""
    if not 2 <= parts.number("day") <= 7:
        raise UnreadableError(Problem.NOT_UNDERSTOOD)
    return parts.number("day")
