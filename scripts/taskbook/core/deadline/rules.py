"""The table of rules that make times, rhythms and days of a cycle from tokens.

A rule is a name, the kind of what it makes, a pattern in the notation of `notation` and a function that builds the
value. No two rules match at the same place, and each has a phrase that proves it (tests see to both).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from taskbook.core.deadline import builders
from taskbook.core.deadline import kinds as k
from taskbook.core.deadline.builders import Parts, Value
from taskbook.core.deadline.notation import Pattern, Table
from taskbook.core.deadline.times import Frame


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern over tokens and what it builds, given the plan's year and date of issue."""

    name: str
    makes: str
    pattern: Pattern
    build: Callable[[Parts, Frame], Value]


PARTS = {
    "number": "NUMBER | NUMBER_WORD | ROMAN",
    "numeral": "NUMBER | NUMBER_WORD",
    "big_number": "NUMBER | FULL_YEAR | OTHER_NUMBER",
    "list": "X any((, | AND | - | TO) X unless(MONTH | TIMES))",
    # "2026", "/2026", ", năm 2026", "của năm 2026", "năm sau", "/26", "(năm 2026)", "trong năm"
    "of_year": "[/ | . | , | -] [OF | WITHIN] [YEAR] year=FULL_YEAR unless(/)"
    " | [, | /] [OF | WITHIN] relative=OTHER_YEAR"
    " | / short=NUMBER unless((/ | . | -) NUMBER | (/ | . | -) FULL_YEAR)"
    " | OPEN [YEAR] year=FULL_YEAR CLOSE"
    " | (OF | WITHIN) YEAR unless(FULL_YEAR | number)",
    "of_the_year": "[/ | OF] [YEAR] year=FULL_YEAR | any(/ | OF) relative=OTHER_YEAR | [OF] YEAR unless(number)",
    "day_opens": "[weekday=WEEKDAY [,]] [DAY | WORKDAY]",
    "day_closes": "[OPEN weekday=WEEKDAY CLOSE | [,] weekday=WEEKDAY unless(EACH)]",
    "no_more_digits": "unless(/ | . big_number)",
    "no_list": "unless(/ | . | TIMES | (, | AND | -) NUMBER / | - NUMBER)",
    # "Quý III/2026 - ", "Tháng 10 năm 2026 đến ": a time in full before its short other half
    "quarter_before": "QUARTER ROMAN / FULL_YEAR (- | TO) | QUARTER ROMAN / FULL_YEAR TO BY"
    " | QUARTER ROMAN YEAR FULL_YEAR (- | TO) | QUARTER ROMAN YEAR FULL_YEAR TO BY"
    " | QUARTER ROMAN / YEAR FULL_YEAR (- | TO)",
    "quarter_in_digits_before": "QUARTER NUMBER / FULL_YEAR (- | TO) | QUARTER NUMBER YEAR FULL_YEAR (- | TO)",
    "month_before": "MONTH number YEAR FULL_YEAR (- | TO) | MONTH number YEAR FULL_YEAR TO BY",
    "iso_end": "PHRASE_END | , | ; | CLOSE | AND | TO | - FULL_YEAR",
    "unit": "DAY | WEEK | MONTH | QUARTER | YEAR",
    "units": "unit | numeral (MONTH | QUARTER | YEAR)",
    "bare_units": "units unless(number | FULL_YEAR | BEGINNING | END)",
    "more_units": "any(some(, | AND | /) [PERIODIC] (EACH units unless(TIMES) | bare_units unless(TIMES)))",
    "any_word": "WORD | REMARK | ACTION | CONDITION | OF | DOCUMENT",
    "event": "any_word | some(WITHIN | BY)"
    " (any_word | (MONTH | QUARTER | YEAR) unless(number | FULL_YEAR | BEGINNING | END) | PHRASE_END)",
}
"""Parts that several patterns share."""

_WRITTEN: tuple[tuple[str, str, str, Callable[[Parts, Frame], Value]], ...] = (
    (
        "day_iso",
        k.TIME,
        "day_opens year=FULL_YEAR mark=(- | /) month=NUMBER same(mark) day=NUMBER unless(/ | -)",
        builders.make_day,
    ),
    (
        "day_numeric",
        k.TIME,
        "day_opens day=NUMBER mark=(/ | . | -) month=NUMBER same(mark)"
        " (year=FULL_YEAR | short=NUMBER no_more_digits) day_closes",
        builders.make_day,
    ),
    (
        "day_and_month",
        k.TIME,
        "day_opens day=NUMBER / month=NUMBER"
        " [([- | . | ,] [OF] [YEAR] | / YEAR) year=FULL_YEAR | [,] [OF | WITHIN] relative=OTHER_YEAR]"
        " no_more_digits unless(- FULL_YEAR | - NUMBER unless(/)) day_closes",
        builders.make_day,
    ),
    (
        "day_dashed",
        k.TIME,
        "(DAY | after(BEFORE | TO | BY | FROM)) day=NUMBER (. | -) month=NUMBER unless(/ | . | - | MONTH)",
        builders.make_dashed_day,
    ),
    (
        "day_in_words",
        k.TIME,
        "day_opens day=numeral [, | /] MONTH month=number [of_year]"
        " unless(TIMES) no_more_digits unless((, | AND | -) number unless(MONTH | / NUMBER)) day_closes",
        builders.make_day,
    ),
    (
        "days_of_month",
        k.TIME,
        "[DAY] first=NUMBER (- | TO [DAY]) day=NUMBER (/ | MONTH) month=NUMBER [of_year] unless(/ | .)",
        builders.make_days,
    ),
    (
        "days_listed",
        k.TIME,
        "days=(DAY NUMBER some((, | AND) [DAY] NUMBER)) (/ | MONTH) month=NUMBER [of_year] unless(/ | .)",
        builders.make_day_list,
    ),
    (
        "month",
        k.TIME,
        "MONTH list=list(number) (of_year no_more_digits | unless(EACH WEEK) no_list)",
        builders.make_months,
    ),
    (
        "month_numeric",
        k.TIME,
        "not_after(NUMBER (- | / | . | ,)) not_after(quarter_in_digits_before)"
        " month=NUMBER (/ | . | -) year=FULL_YEAR unless(/)",
        builders.make_month,
    ),
    (
        "month_iso",
        k.TIME,
        "not_after(YEAR | STRETCH | / | .) year=FULL_YEAR (- | /) month=NUMBER then(iso_end)",
        builders.make_month,
    ),
    (
        "month_unnamed",
        k.TIME,
        "after(month_before) list=(NUMBER | ROMAN) YEAR year=FULL_YEAR",
        builders.make_months,
    ),
    ("quarter", k.TIME, "QUARTER list=list(number) (of_year no_more_digits | no_list)", builders.make_quarters),
    (
        "quarter_unnamed",
        k.TIME,
        "(after(quarter_before) list=ROMAN | after(quarter_in_digits_before) list=NUMBER)"
        " (/ | - | YEAR | / YEAR) year=FULL_YEAR unless(/)",
        builders.make_unnamed_quarter,
    ),
    (
        "part_of_year",
        k.TIME,
        "count=(numeral | AFTER) (MONTH | quarters=QUARTER) (BEGINNING | closing=END) [of_the_year]"
        " | unless(after(WORD) (MONTH | QUARTER) BEGINNING)"
        " (MONTH | quarters=QUARTER | half=HALF [YEAR]) (BEGINNING | closing=END) of_the_year",
        builders.make_edge_months,
    ),
    (
        "months_counted",
        k.TIME,
        "count=numeral MONTH [/] [YEAR] year=FULL_YEAR unless(/)",
        builders.make_counted_months,
    ),
    (
        "year",
        k.TIME,
        "not_after(/) not_after(NUMBER -) [YEAR [:]] years=(FULL_YEAR any((, | AND) FULL_YEAR))"
        " unless((/ | . | -) NUMBER (/ | . | -) | - NUMBER then(iso_end) | /)",
        builders.make_years,
    ),
    (
        "years_counted",
        k.TIME,
        "count=numeral YEAR [:] [OPEN] years=([YEAR] FULL_YEAR some((- | AND | ,) [YEAR] FULL_YEAR)) [CLOSE] unless(/)",
        builders.make_counted_years,
    ),
    (
        "years_short",
        k.TIME,
        "STRETCH opening=FULL_YEAR - short=NUMBER unless(/ | - | .)",
        builders.make_short_years,
    ),
    ("year_relative", k.TIME, "relative=OTHER_YEAR", builders.make_years),
    (
        "year_of_plan",
        k.TIME,
        "after(WITHIN | BY | END | WHOLE | TO) YEAR unless(number | FULL_YEAR)",
        builders.make_years,
    ),
    ("this_period", k.TIME, "this=THIS", builders.make_this_period),
    (
        "each",
        k.RHYTHM,
        "[PERIODIC] units=(EACH units more_units)"
        " unless(numeral TIMES | some(, | WITHIN | ACTION) numeral TIMES | / (number | FULL_YEAR | TIMES))",
        builders.make_each,
    ),
    (
        "periodic",
        k.RHYTHM,
        "PERIODIC [CONDITION] units=(bare_units more_units) unless(TIMES | /)",
        builders.make_each,
    ),
    (
        "units_listed",
        k.RHYTHM,
        "units=(bare_units some(some(, | AND) bare_units) | numeral MONTH some(, | AND) EACH YEAR) unless(TIMES | /)",
        builders.make_each,
    ),
    (
        "times_in_period",
        k.RHYTHM,
        "[PERIODIC] times=number TIMES any(/ | EACH | WITHIN | OF) count=[numeral] noun=unit unless(number)",
        builders.make_frequency,
    ),
    (
        "period_per_time",
        k.RHYTHM,
        "[PERIODIC] [EACH] count=[numeral] noun=unit any(/ | , | WITHIN | ACTION) times=[numeral] TIMES unless(/)",
        builders.make_frequency,
    ),
    (
        "day_of_quarter_month",
        k.CYCLE_DAY,
        "DAY day=NUMBER [OF] MONTH (opening=BEGINNING | END) any(OF | EACH | WITHIN) QUARTER unless(number)",
        builders.make_cycle_day,
    ),
    (
        "month_of_quarter",
        k.CYCLE_DAY,
        "not_after(NUMBER) not_after(NUMBER OF) MONTH (opening=BEGINNING | END) any(OF | EACH) QUARTER unless(number)",
        builders.make_cycle_day,
    ),
    ("years_from_to", k.STRETCH, "YEAR then(FROM [YEAR] FULL_YEAR)", builders.make_nothing),
    ("last_month_of", k.END, "MONTH END [OF] then(QUARTER number)", builders.make_nothing),
    (
        "end_of_period",
        k.CYCLE_DAY,
        "(DAY END any(OF | EACH) then(MONTH | QUARTER) | [DAY] END EACH"
        " | [DAY] END (MONTH [,] EACH then(MONTH) | QUARTER [,] EACH then(QUARTER)))"
        " noun=(MONTH | QUARTER | YEAR) unless(number)",
        builders.make_cycle_day,
    ),
    (
        "last_workday",
        k.CYCLE_DAY,
        "workday=LAST_WORKDAY any(OF | EACH) noun=(MONTH | QUARTER | YEAR)"
        " unless(number | FULL_YEAR | BEGINNING | END)",
        builders.make_cycle_day,
    ),
    (
        "day_of_cycle",
        k.DAY_ONLY,
        "DAY day=NUMBER [OF MONTH unless(number | BEGINNING | END) | OF then(EACH MONTH)]"
        " unless((, | AND) [DAY] NUMBER (/ | MONTH))"
        " unless([OF | , | /] MONTH | (/ | . | - | TO) [DAY] NUMBER | (/ | . | -) FULL_YEAR)",
        builders.make_day_only,
    ),
    ("weekday_short", k.WEEKDAY, "MONTH day=NUMBER then(EACH WEEK)", builders.make_weekday),
    (
        "report_of_period",
        k.ACTION,
        "ACTION ([numeral] MONTH | QUARTER | YEAR)"
        " then(CLOSE | [:] BEFORE [DAY] NUMBER ([OF] MONTH (BEGINNING | END) | any(but(;)) EACH))",
        builders.make_nothing,
    ),
    (
        "duration",
        k.DURATION,
        "((NUMBER | NUMBER_WORD | OTHER_NUMBER) (DAY | WORKDAY | WEEK | MONTH | YEAR | QUARTER)"
        " | not_after(but(WITHIN | BY | AFTER)) TIME_OF_DAY)"
        " then(CONDITION | AFTER | FROM [DAY] (EACH | event) | BEFORE some(WORD | REMARK | ACTION) PHRASE_END)",
        builders.make_nothing,
    ),
    (
        "from_event",
        k.DURATION,
        "not_after(DAY | WORKDAY | WEEK | MONTH | YEAR | QUARTER | TIME_OF_DAY) FROM DAY then(event)",
        builders.make_nothing,
    ),
)

RULES = Table([Rule(name, makes, Pattern(written, PARTS), build) for name, makes, written, build in _WRITTEN])
