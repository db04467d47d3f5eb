"""The table of rules that make times, rhythms and days of a cycle from tokens.

A rule is a name, the code of what it makes, a pattern over token codes (see `phrases`) and a function that builds the
value. No two rules match at the same place, and each has a phrase that proves it (tests see to both).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from taskbook.core.deadline import builders
from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.builders import Parts, Value
from taskbook.core.deadline.times import Frame

TIME, RHYTHM, CYCLE_DAY, DAY_ONLY, DURATION = "t", "R", "Z", "D", "C"


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
_DAY_BEFORE = r"(?:(?P<weekday>W),?)?[dl]?"
_DAY_AFTER = r"(?:\((?P<weekday_after>W)\)|,?(?P<weekday_last>W)(?!E))?"
_OF_YEAR = r"(?:[/e]?y?(?P<year>Y)|[/e]*(?P<relative>z)|e?y(?![nkr]))"
_OF_YEAR_AGAIN = _OF_YEAR.replace("<year>", "<year_one>").replace("<relative>", "<relative_one>")
_NOT_LISTED = r"(?![/.L]|[,&\-]n/|-n)"
_UNIT = "(?:[dwmqy]|[nk][mqy])"
_BARE_UNIT = _UNIT + "(?![nkrYSU])"
_MORE_UNITS = f"(?:[,&/]+P?(?:E{_UNIT}(?!L)|{_BARE_UNIT}(?!L)))*"
_EVENT = r"(?:[xabce%]|[IH]+(?:[xabce%]|[mqy](?![nkrYSU])|\Z))"

RULES: tuple[Rule, ...] = tuple(
    Rule(name, code, re.compile(pattern), build)
    for name, code, pattern, build in (
        (
            "day_iso",
            TIME,
            rf"{_DAY_BEFORE}(?P<year>Y)(?P<mark>[\-/])(?P<month>n)(?P=mark)(?P<day>n)(?![/\-])",
            builders.make_day,
        ),
        (
            "day_numeric",
            TIME,
            rf"{_DAY_BEFORE}(?P<day>n)(?P<mark>[/.\-])(?P<month>n)(?P=mark)(?:(?P<year>Y)|(?P<short>n)(?!/|\.[nY#]))"
            rf"{_DAY_AFTER}",
            builders.make_day,
        ),
        (
            "day_and_month",
            TIME,
            rf"{_DAY_BEFORE}(?P<day>n)/(?P<month>n)(?:(?:[\-.,]?e?y?|/y)(?P<year>Y)|,?[eI]?(?P<relative>z))?"
            rf"(?!/|\.[nY#]|-Y|-n(?!/)){_DAY_AFTER}",
            builders.make_day,
        ),
        ("day_dashed", TIME, r"(?:d|(?<=[BTHF]))(?P<day>n)[.\-](?P<month>n)(?![/.\-]|m)", builders.make_dashed_day),
        (
            "day_in_words",
            TIME,
            rf"{_DAY_BEFORE}(?P<day>[nk])[,/]?m(?P<month>[nkr]){_YEAR}(?!L|/|\.[nY#]|[,&\-][nkr](?!m|/n)){_DAY_AFTER}",
            builders.make_day,
        ),
        (
            "days_of_month",
            TIME,
            rf"d?(?P<first>n)(?:-|Td?)(?P<day>n)(?:/|m)(?P<month>n){_YEAR}(?![/.])",
            builders.make_days,
        ),
        ("days_listed", TIME, rf"(?P<days>dn(?:[,&]d?n)+)(?:/|m)(?P<month>n){_YEAR}(?![/.])", builders.make_day_list),
        (
            "month",
            TIME,
            rf"m(?P<list>{_NUM}(?:[,&\-T]{_NUM}(?!m|L))*)(?:{_YEAR_NAMED}(?!/|\.[nY#])|(?!Ew){_NOT_LISTED})",
            builders.make_months,
        ),
        ("month_numeric", TIME, r"(?<!n[\-/.,])(?P<month>n)[/.\-](?P<year>Y)(?!/)", builders.make_month),
        (
            "quarter",
            TIME,
            rf"q(?P<list>{_NUM}(?:[,&\-T]{_NUM}(?!m|L))*)(?:{_YEAR_NAMED}(?!/|\.[nY#])|{_NOT_LISTED})",
            builders.make_quarters,
        ),
        (
            "part_of_year",
            TIME,
            rf"(?:(?P<count>[nks])(?:m|(?P<quarters>q))(?:S|(?P<closing>U)){_OF_YEAR}?"
            rf"|(?!(?<=x)[mq]S)(?:m|(?P<quarter>q)|(?P<half>j)y?)(?:S|(?P<closing_one>U)){_OF_YEAR_AGAIN})",
            builders.make_edge_months,
        ),
        ("months_counted", TIME, r"(?P<count>[nk])m/?y?(?P<year>Y)(?!/)", builders.make_counted_months),
        ("year", TIME, r"(?<!/)(?<!n-)(?:y:?)?(?P<years>Y(?:[,&]Y)*)(?![/.\-]n[/.\-]|/)", builders.make_years),
        (
            "years_counted",
            TIME,
            r"(?P<count>[nk])y\(?y?(?P<opening>Y)[\-&]y?(?P<year>Y)\)?(?!/)",
            builders.make_counted_years,
        ),
        ("year_relative", TIME, r"(?P<relative>z)", builders.make_years),
        ("year_of_plan", TIME, r"(?<=[IHUAT])y(?![nkrY])", builders.make_years),
        ("this_period", TIME, r"(?P<this>p)", builders.make_this_period),
        ("each", RHYTHM, rf"P?(?P<units>E{_UNIT}{_MORE_UNITS})(?![nk]L|[,I]+[nk]L|/[nkrYL])", builders.make_each),
        ("periodic", RHYTHM, rf"Pc?(?P<units>{_BARE_UNIT}{_MORE_UNITS})(?!L|/)", builders.make_each),
        (
            "units_listed",
            RHYTHM,
            rf"(?P<units>{_BARE_UNIT}(?:[,&]+{_BARE_UNIT})+|[nk]m[,&]+Ey)(?!L|/)",
            builders.make_each,
        ),
        (
            "times_in_period",
            RHYTHM,
            rf"P?(?P<times>{_NUM})L[/EIe]*(?P<count>[nk])?(?P<noun>[dwmqy])(?![nkr])",
            builders.make_frequency,
        ),
        (
            "period_per_time",
            RHYTHM,
            r"P?E?(?P<count>[nk])?(?P<noun>[dwmqy])[/,I]*(?P<times>[nk])?L(?!/)",
            builders.make_frequency,
        ),
        (
            "day_of_quarter_month",
            CYCLE_DAY,
            r"d(?P<day>n)e?m(?:(?P<opening>S)|U)[eEI]*q(?![nkr])",
            builders.make_cycle_day,
        ),
        ("month_of_quarter", CYCLE_DAY, r"(?<!n)(?<!ne)m(?:(?P<opening>S)|U)[eE]*q(?![nkr])", builders.make_cycle_day),
        ("years_from_to", p.STRETCH, r"y(?=Fy?Y)", builders.make_nothing),
        ("last_month_of", p.END, r"mUe?(?=q[nkr])", builders.make_nothing),
        (
            "end_of_period",
            CYCLE_DAY,
            r"(?:dU[eE]*(?=[mq])|d?UE|d?U(?:m,?E(?=m)|q,?E(?=q)))(?P<noun>[mqy])(?![nkr])",
            builders.make_cycle_day,
        ),
        ("last_workday", CYCLE_DAY, r"(?P<workday>K)[eE]*(?P<noun>[mqy])(?![nkrYSU])", builders.make_cycle_day),
        (
            "day_of_cycle",
            DAY_ONLY,
            r"d(?P<day>n)(?:em(?![nkrSU])|e(?=Em))?(?![,&]d?n[/m])(?![e,/]?m|[/.\-T]d?n|[/.\-]Y)",
            builders.make_day_only,
        ),
        ("weekday_short", p.WEEKDAY, r"m(?P<day>n)(?=Ew)", builders.make_weekday),
        ("report_of_period", p.ACTION, r"b(?:[nk]?m|[qy])(?=\)|:?Bd?n(?:e?m[SU]|[^;]*E))", builders.make_nothing),
        (
            "duration",
            DURATION,
            rf"(?:[nk#][dlwmyq]|(?<![^IHs])h)(?=[cs]|Fd?E|Fd?{_EVENT}|B[xab]+\Z)",
            builders.make_nothing,
        ),
        ("from_event", DURATION, rf"(?<![dlwmyqh])Fd(?={_EVENT})", builders.make_nothing),
    )
)
