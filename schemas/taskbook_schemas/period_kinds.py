"""The kinds of reporting period, one row each: what an office closes and reports on.

Source: Nghị định 09/2019/NĐ-CP, article 12: the figures of a period run from the 15th of the month before it to the
14th of its last month; those of six and nine months and of a year begin on 15 December of the year before.
"""

from __future__ import annotations

from dataclasses import dataclass

from taskbook_schemas.row_enum import RowEnum


@dataclass(frozen=True, eq=False)
class PeriodRow:
    """One kind.

    `word` is what is typed after `--period`. `months` is its length, `a_year` how many of it a year has. `name` and
    `short` name a period of it: «{number}» is the month or quarter, a quarter's in Roman numerals. `early_days`: closed
    so many days before its last day by the decree it is still this period, not the one before.
    """

    word: str
    label: str
    name: str
    short: str
    months: int
    a_year: int
    early_days: int


class PeriodKind(RowEnum):
    """The table."""

    row: PeriodRow

    MONTH = PeriodRow("month", "tháng", "Tháng {number}/{year}", "T{number}-{year}", 1, 12, 4)
    QUARTER = PeriodRow("quarter", "quý", "Quý {number}/{year}", "Q{number}-{year}", 3, 4, 14)
    HALF = PeriodRow("half", "6 tháng", "6 tháng đầu năm {year}", "6T-{year}", 6, 1, 31)
    NINE_MONTHS = PeriodRow("nine-months", "9 tháng", "9 tháng đầu năm {year}", "9T-{year}", 9, 1, 31)
    YEAR = PeriodRow("year", "năm", "Năm {year}", "{year}", 12, 1, 31)


def kind_of(word: str) -> PeriodKind:
    """The kind of a word that is typed."""
    return next(kind for kind in PeriodKind if kind.value == word)
