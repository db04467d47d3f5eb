"""Rounds of a task: the cycles of a recurring one, the milestones of one that has several, ongoing work behind a date.

The latest completion day, with its product, closes the round it falls in; the next round is judged by the same status
table as any other task (section *Status*). A task whose last round is closed is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taskbook.core.deadline.recurrence import cycle_due, next_due
from taskbook.core.model import Deadline, Kind


@dataclass(frozen=True, slots=True)
class Round:
    """The round to judge: its due day, and the completion that belongs to it (none when an earlier one was closed).

    `ongoing`: every date is behind with its result, what is left has no due day.
    """

    due: date | None
    done: date | None
    has_product: bool
    start: date | None
    ongoing: bool = False


def current_round(
    deadline: Deadline, done: date | None, has_product: bool, as_of: date, issued: date | None = None
) -> Round:
    """Return the round judged at `as_of` (days as dates; `done` is the latest completion day typed).

    `issued` is the plan's day: a cycle that ended before it was never asked of anybody.
    """
    if deadline.ongoing_after and done is not None and done <= as_of and has_product and _last_closed(deadline, done):
        return Round(None, None, False, None, ongoing=True)
    if not _has_rounds(deadline):
        return Round(deadline.due, done, has_product, deadline.start)
    if done is None:
        return Round(_first(deadline, issued), None, has_product, deadline.start)
    due = _round_of(deadline, done)
    # a completion that closes nothing (of a day to come, without its product, behind the last round) must be judged in
    # the round it claims: moved to the next one, the slip would vanish from the late list it belongs to
    if done > as_of or not has_product or due is None:
        return Round(due or deadline.due, done, has_product, deadline.start)
    following = _after(deadline, done, due)
    if following is None:
        return Round(due, done, has_product, deadline.start)
    # the completion is spent on the round it closed; without a start, since a round of a running task has begun already
    return Round(following, None, False, None)


def _last_closed(deadline: Deadline, done: date) -> bool:
    """Whether a completion with its product closes the last milestone, or the only day there is."""
    return len(deadline.milestones) < 2 or done > deadline.milestones[-2]


def _has_rounds(deadline: Deadline) -> bool:
    if deadline.due is None:
        return False
    return deadline.kind is Kind.RECURRING or len(deadline.milestones) > 1


def _first(deadline: Deadline, issued: date | None) -> date | None:
    if deadline.kind is not Kind.RECURRING:
        return deadline.milestones[0]
    due = next_due(deadline, None)
    if due is None or issued is None:
        return due
    # «hằng tháng trong năm 2026» of a plan of May: the cycles from January on were over before anybody was asked; where
    # all were, the first one stands, so that a person sees that plan and phrase do not fit
    return cycle_due(deadline, issued) or due


def _round_of(deadline: Deadline, day: date) -> date | None:
    if deadline.kind is Kind.RECURRING:
        return cycle_due(deadline, day)
    return next((milestone for milestone in deadline.milestones if day <= milestone), None)


def _after(deadline: Deadline, day: date, due: date) -> date | None:
    """The due day of the round behind the one (due on `due`) that `day` falls in."""
    if deadline.kind is Kind.RECURRING:
        return next_due(deadline, day)
    return next((milestone for milestone in deadline.milestones if milestone > due), None)
