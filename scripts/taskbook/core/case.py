"""From a task's cells and its deadline to the case that the status table judges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from taskbook.core.changed_deadline import approved_amendment, approved_extension, extended_deadline
from taskbook.core.cycles import Round, current_round
from taskbook.core.model import Deadline, Kind, Plan, Precision, Settings, Task
from taskbook.core.status import Case, Contradiction
from taskbook_schemas.choices import HALT_CANCELLED, HALT_SUSPENDED

_LONG = (Precision.QUARTER, Precision.YEAR)
_JUDGED_FIELDS = frozenset(
    {
        "completed",
        "result_document",
        "extended_to",
        "extension_document",
        "amended_to",
        "amendment_document",
        "condition_met",
        "halt",
        "halt_document",
    }
)


@dataclass(frozen=True, slots=True)
class Days:
    """The two days a judgement needs: the reporting day C and the day of the run."""

    as_of: date
    today: date


def open_request(task: Task) -> date | None:
    """Return the day asked for, when it lies after what was granted: a day granted answers the request for it."""
    granted = approved_extension(task)
    asked = task.extension_asked
    return asked if asked is not None and (granted is None or asked > granted) else None


def build_case(task: Task, deadline: Deadline, plan: Plan, settings: Settings, days: Days) -> tuple[Case, date | None]:
    """Return the case of one task and its original deadline (the one before any extension or amendment)."""
    now = current_round(deadline, task.completed, bool(task.result_document), days.as_of, plan.issued)
    amended = _of_round(task, now, approved_amendment(task))
    extension = _of_round(task, now, extended_deadline(task))
    planned = amended or now.due
    shortens = _is_before(extension, planned)  # a slip surely: what was given first is what may be overdue
    without_day = deadline.kind is Kind.CONDITIONAL  # a plan amended to a day waits for nothing any more
    case = Case(
        as_of=days.as_of,
        due=planned if shortens else extension or planned,
        start=None if amended and now.start and now.start > amended else now.start,
        done=now.done,
        has_product=now.has_product,
        cancelled=_halted(task, HALT_CANCELLED),
        suspended=_halted(task, HALT_SUSPENDED),
        contradictions=tuple(_contradictions(task, plan, shortens, days)),
        ongoing=(deadline.kind is Kind.ONGOING and amended is None) or now.ongoing,
        conditional=without_day and amended is None,
        condition_open=_condition_open(task, deadline, days.as_of) and not (without_day and amended),
        warn_days=_warn_days(deadline, settings, amended or extension),
    )
    return case, now.due


def _halted(task: Task, how: str) -> bool:
    return task.halt == how and bool(task.halt_document)


def _condition_open(task: Task, deadline: Deadline, as_of: date) -> bool:
    met = task.condition_met is not None and task.condition_met <= as_of
    return deadline.condition is not None and not met


def _warn_days(deadline: Deadline, settings: Settings, changed: date | None) -> int:
    """An extended or amended deadline is a day, however coarse the plan's phrase was."""
    long = deadline.precision in _LONG and changed is None
    return settings.warn_days_long if long else settings.warn_days_short


def _contradictions(task: Task, plan: Plan, shortens: bool, days: Days) -> Iterator[Contradiction]:
    if _JUDGED_FIELDS.intersection(task.suspect):
        yield Contradiction.UNUSABLE_CELL
    if task.completed is not None and task.completed > days.today:
        yield Contradiction.DONE_IN_FUTURE
    if task.completed is not None and (issued := plan.day_of(task)) is not None and task.completed < issued:
        yield Contradiction.DONE_BEFORE_ISSUE
    if shortens:
        yield Contradiction.EXTENSION_SHORTENS


def _is_before(changed: date | None, due: date | None) -> bool:
    return changed is not None and due is not None and changed < due


def _of_round(task: Task, now: Round, changed: date | None) -> date | None:
    """Return a changed deadline when it is this round's: an older one says nothing of the rounds that follow."""
    went_on = task.completed is not None and now.done is None
    return None if now.ongoing or (went_on and _is_before(changed, now.due)) else changed
