"""From a task's cells and its deadline to the case that the status table judges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taskbook.core.cycles import Round, current_round
from taskbook.core.model import Deadline, Kind, Plan, Precision, Settings, Task
from taskbook.core.status import Case, Contradiction
from taskbook_schemas.choices import HALT_CANCELLED, HALT_SUSPENDED

_LONG = (Precision.QUARTER, Precision.YEAR)
_JUDGED_FIELDS = frozenset(
    {"completed", "result_document", "extended_to", "extension_document", "condition_met", "halt", "halt_document"}
)


@dataclass(frozen=True, slots=True)
class Days:
    """The two days a judgement needs: the reporting day C and the day of the run."""

    as_of: date
    today: date


def approved_extension(task: Task) -> date | None:
    """Return the extended deadline, only when the document that approves it is named."""
    return task.extended_to if task.extended_to and task.extension_document else None


def open_request(task: Task) -> date | None:
    """Return the day asked for, when it lies after what was granted: a day granted answers the request for it."""
    granted = approved_extension(task)
    asked = task.extension_asked
    return asked if asked is not None and (granted is None or asked > granted) else None


def build_case(task: Task, deadline: Deadline, plan: Plan, settings: Settings, days: Days) -> tuple[Case, date | None]:
    """Return the case of one task and its original deadline (the one that held before any extension)."""
    now = current_round(deadline, task.completed, bool(task.result_document), days.as_of, plan.issued)
    extension = _extension_of_round(task, now)
    shortens = _shortens(extension, now)  # a slip surely: what was given first is what may be overdue
    case = Case(
        as_of=days.as_of,
        due=now.due if shortens else extension or now.due,
        start=now.start,
        done=now.done,
        has_product=now.has_product,
        cancelled=_halted(task, HALT_CANCELLED),
        suspended=_halted(task, HALT_SUSPENDED),
        contradictions=tuple(_contradictions(task, plan, extension, now, days)),
        ongoing=deadline.kind is Kind.ONGOING or now.ongoing,
        conditional=deadline.kind is Kind.CONDITIONAL,
        condition_open=_condition_open(task, deadline, days.as_of),
        warn_days=_warn_days(deadline, settings, extension),
    )
    return case, now.due


def _halted(task: Task, how: str) -> bool:
    return task.halt == how and bool(task.halt_document)


def _condition_open(task: Task, deadline: Deadline, as_of: date) -> bool:
    met = task.condition_met is not None and task.condition_met <= as_of
    return deadline.condition is not None and not met


def _warn_days(deadline: Deadline, settings: Settings, extension: date | None) -> int:
    """An extended deadline is a day, however coarse the plan's phrase was."""
    long = deadline.precision in _LONG and extension is None
    return settings.warn_days_long if long else settings.warn_days_short


def _contradictions(task: Task, plan: Plan, extension: date | None, now: Round, days: Days) -> Iterator[Contradiction]:
    if _JUDGED_FIELDS.intersection(task.suspect):
        yield Contradiction.UNUSABLE_CELL
    if task.completed is not None and task.completed > days.today:
        yield Contradiction.DONE_IN_FUTURE
    if task.completed is not None and (issued := plan.day_of(task)) is not None and task.completed < issued:
        yield Contradiction.DONE_BEFORE_ISSUE
    if _shortens(extension, now):
        yield Contradiction.EXTENSION_SHORTENS


def _shortens(extension: date | None, now: Round) -> bool:
    return extension is not None and now.due is not None and extension < now.due


def _extension_of_round(task: Task, now: Round) -> date | None:
    """Return the extension when it was given for this round: an older one says nothing of the rounds that follow."""
    extension = approved_extension(task)
    went_on = task.completed is not None and now.done is None
    return None if now.ongoing or (went_on and _shortens(extension, now)) else extension
