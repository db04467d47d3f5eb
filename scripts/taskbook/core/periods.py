"""Reporting periods of Nghị định 09/2019/NĐ-CP: a month's figures run from the 15th to the 14th of the next month."""

from __future__ import annotations

from datetime import date, timedelta

FIRST_DAY = 15


def month_period_start(as_of: date) -> date:
    """Return the first day of the monthly reporting period in which `as_of` lies (article 12 of the decree)."""
    if as_of.day >= FIRST_DAY:
        return as_of.replace(day=FIRST_DAY)
    return (as_of.replace(day=1) - timedelta(days=1)).replace(day=FIRST_DAY)
