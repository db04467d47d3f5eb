"""A report's outline as records: the figures, each list whole and in its order, the annexes, the gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from taskbook.core.estimate import Estimate
from taskbook.core.model import Plan, Target
from taskbook.core.period.compare import Comparison
from taskbook.core.period.figures import GroupFigures, PeriodFigures
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.report.extensions import Extension
from taskbook_schemas.report_kinds import ReportKind


class Annex(Enum):
    """The annexes, in their order; the value names it in forms."""

    BY_UNIT = "by_unit"
    LATE = "late"
    DUE_NEXT = "due_next"
    DONE = "done"
    EXTENSIONS = "extensions"
    SILENT = "silent"
    ALL = "all"


class GapKind(Enum):
    """What only a person can write; the value names the place in forms."""

    PLAN_NUMBER = "plan_number"
    RECIPIENT = "recipient"
    CAUSES = "causes"
    DIRECTION = "direction"
    PROPOSALS = "proposals"
    ASSESSMENT = "assessment"
    REPLY_BY = "reply_by"
    SIGNED_BY = "signed_by"


@dataclass(frozen=True, slots=True)
class Gap:
    """A place left to a person; `detail` names whose, where there are several of a kind."""

    kind: GapKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Tasks at a day, of a period; `closed` is False for figures of now that nobody has kept."""

    period: Period
    as_of: date
    lines: tuple[TaskLine, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """An earlier closing and its figures."""

    period: Period
    as_of: date
    figures: PeriodFigures


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A unit or group and its late tasks, those late longest first. None: the tasks that name nobody."""

    name: str | None
    lines: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A unit's own words on a task."""

    line: TaskLine
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What waits for a decision on a task: the day its unit asks for (None: none), or the unit's proposal."""

    line: TaskLine
    unit: str
    asked: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs and what stands around: each line of the post, the name ("" where a person must write it)."""

    to: str
    sign: str
    post: tuple[str, ...]
    name: str
    copies: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a report says.

    `before` and `a_year_before` are the closings it compares with, None where there is none; `changes` those since
    `before`. `owing` are lead units that owe a report, `silent_units` those of them that made none. `reply_by` is the
    day by which units should answer. `until` is the last day of `due_next`. `estimate` are the sums of
    estimates as they are now, None in a month's report.
    """

    kind: ReportKind
    now: Standing
    figures: PeriodFigures
    before: Counted | None
    a_year_before: Counted | None
    changes: Comparison | None
    plans: tuple[Plan, ...]
    by_unit: tuple[GroupFigures, ...]
    by_leader: tuple[GroupFigures, ...]
    by_plan: tuple[GroupFigures, ...]
    late: tuple[TaskLine, ...]
    late_units: tuple[LateUnit, ...]
    stubborn: tuple[TaskLine, ...]
    due_next: tuple[TaskLine, ...]
    until: date
    done: tuple[TaskLine, ...]
    silent: tuple[TaskLine, ...]
    owing: tuple[str, ...]
    silent_units: tuple[str, ...]
    causes: tuple[Said, ...]
    to_decide: tuple[ToDecide, ...]
    targets: tuple[Target, ...]
    extensions: tuple[Extension, ...]
    annexes: tuple[Annex, ...]
    gaps: tuple[Gap, ...]
    signing: Signing
    reply_by: date | None = None
    estimate: Estimate | None = None

    def number_of(self, annex: Annex) -> int | None:
        """An annex's number among those there are, from 1; None for one that there is not."""
        return self.annexes.index(annex) + 1 if annex in self.annexes else None
