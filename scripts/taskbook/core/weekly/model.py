"""What stands on the page for the weekly meeting, as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taskbook.core.judge import Judged

Asked = tuple[str, date | None]
"""A request for an extension: the task's id (case folded) and the day asked for."""


@dataclass(frozen=True, slots=True)
class LateLine:
    """A unit's late tasks: how many, how many of them nobody has reported, how many besides have a cell to mend.

    `longest` is the one late for the most days.
    """

    unit: str
    late: int
    never_reported: int
    to_mend: int
    longest: Judged | None = None

    @property
    def days(self) -> int:
        """The most days late."""
        return (self.longest.verdict.days or 0) if self.longest is not None else 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A unit's own words on a task."""

    judged: Judged
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a decision on a task: the day its unit asks for (None: none), or the unit's proposal."""

    judged: Judged
    unit: str
    asked: date | None = None
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class OwedSheet:
    """A sheet that a unit has not sent back: of which day its figures are, and whether the day to reply has passed."""

    as_of: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class SilentUnit:
    """A unit that owes: its sheet, reports never made, reports not made since the period began."""

    unit: str
    sheet: OwedSheet | None
    never: int
    not_in_period: int


@dataclass(frozen=True, slots=True)
class WeeklyPage:
    """All that the page may show, each list whole and in its order.

    `until` is the last day of `due`; `stuck` are tasks past their milestone whose condition is still not met; `owing`
    counts tasks without a report, each once; `to_choose` rows of answers that nobody has accepted yet.
    """

    as_of: date
    until: date
    due: tuple[Judged, ...]
    late: tuple[LateLine, ...]
    late_total: LateLine
    blocked: tuple[Quote, ...]
    stuck: tuple[Judged, ...]
    waiting: tuple[Waiting, ...]
    silent: tuple[SilentUnit, ...]
    owing: int
    to_choose: int
