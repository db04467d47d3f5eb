"""The due days of a recurring deadline's cycles: the first is `Deadline.due`, the others follow at the rhythm's step.

Days are `datetime.date`; a joint rhythm ("monthly+quarterly") is judged by its finest part, and a deadline with several
days a year (its `milestones`) by the earliest of them that applies. No clock is asked: the day is an argument.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from taskbook.core.model import Deadline, Kind

DAYS_PER_STEP = {"daily": 1, "weekly": 7}
MONTHS_PER_STEP = {"monthly": 1, "quarterly": 3, "semiannual": 6, "yearly": 12}
RHYTHMS = (*DAYS_PER_STEP, *MONTHS_PER_STEP)
"""The rhythms' names, finest first."""

_FRIDAY = 4


def next_due(deadline: Deadline, last_completed: date | None) -> date | None:
    """Return the due day of the cycle to be judged, None when the stretch is over (or there are no cycles to judge).

    With no completion day that is the first cycle, else the one after the cycle in which `last_completed` falls.
    """
    if last_completed is None:
        return _within(deadline, deadline.due) if _has_cycles(deadline) else None
    done = cycle_due(deadline, last_completed)
    return None if done is None or done == date.max else cycle_due(deadline, done + timedelta(days=1))


def cycle_due(deadline: Deadline, day: date) -> date | None:
    """Return the due day of the cycle that `day` falls in (the earliest on or after it), None after the last cycle."""
    if not _has_cycles(deadline) or deadline.due is None or deadline.recurrence is None:
        return None
    rhythm = "yearly" if deadline.milestones else min(deadline.recurrence.split("+"), key=RHYTHMS.index)
    first_days = deadline.milestones or (deadline.due,)
    several = bool(deadline.milestones)
    found = [
        _Cycle(first, rhythm, _day_of_month(deadline, first, several), deadline).on_or_after(day)
        for first in first_days
    ]
    return _within(deadline, min((due for due in found if due is not None), default=None))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def last_workday(year: int, month: int) -> date:
    """Return the last day of a month that is no Saturday or Sunday (public holidays are not known here)."""
    end = month_end(year, month)
    return end - timedelta(days=max(0, end.weekday() - _FRIDAY))


def _has_cycles(deadline: Deadline) -> bool:
    return deadline.kind is Kind.RECURRING and deadline.due is not None


def _within(deadline: Deadline, due: date | None) -> date | None:
    return None if due is None or (deadline.cycle_end is not None and due > deadline.cycle_end) else due


def _day_of_month(deadline: Deadline, first: date, several: bool) -> int:
    """The day to keep month after month; 31 stands for the month's end."""
    if deadline.cycle_day is not None and not several:
        return deadline.cycle_day
    return 31 if first == month_end(first.year, first.month) else first.day


@dataclass(frozen=True, slots=True)
class _Cycle:
    """One chain of due days: the first, then one every step of the rhythm."""

    first: date
    rhythm: str
    day_of_month: int
    deadline: Deadline

    def on_or_after(self, day: date) -> date | None:
        """The chain's earliest day on or after `day`, None past the calendar's end."""
        if day <= self.first:
            return self.first
        if self.rhythm in DAYS_PER_STEP:
            return self._by_days(day, DAYS_PER_STEP[self.rhythm])
        step = MONTHS_PER_STEP[self.rhythm]
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        steps = -(-months // step)
        due = self._after_months(steps * step)
        return self._after_months((steps + 1) * step) if due is not None and due < day else due

    def _by_days(self, day: date, step: int) -> date | None:
        ahead = -(-(day - self.first).days // step) * step
        return self.first + timedelta(days=ahead) if ahead <= (date.max - self.first).days else None

    def _after_months(self, months: int) -> date | None:
        years, month = divmod(self.first.month - 1 + months, 12)
        year = self.first.year + years
        if year > MAXYEAR:
            return None
        if self.deadline.cycle_last_workday:
            return last_workday(year, month + 1)
        end = month_end(year, month + 1)
        return end.replace(day=min(self.day_of_month, end.day))
