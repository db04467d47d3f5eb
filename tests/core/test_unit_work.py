"""In which order a unit's tasks want its hand."""

from __future__ import annotations

from datetime import date

import pytest

from taskbook.core.judge import Judged
from taskbook.core.model import Named, Status, Unit, Verdict
from taskbook.core.naming.leaders import NamedLeaders
from taskbook.core.parsed_cells import TaskReading
from taskbook.core.unit_work import UnitWork, Urgency, urgency_of
from tests.core.judging import C, dated, task


def judged(id: str, status: Status, due: date | None = C, days: int | None = None, plan: str = "KH26") -> Judged:
    reading = TaskReading(dated(C), Named(), Named(), NamedLeaders())
    return Judged(task(id=id, plan=plan), reading, Verdict(status, due, days))


def order(*tasks: Judged) -> list[str]:
    return [one.task.id for one in UnitWork(Unit("Phòng Kinh tế"), tasks, ()).by_urgency().leads]


def test_late_then_due_soon_then_in_time_then_others_then_done_then_halted() -> None:
    tasks = (
        judged("halted", Status.SUSPENDED),
        judged("done", Status.DONE_LATE),
        judged("other", Status.WAITING),
        judged("in time", Status.NOT_STARTED),
        judged("soon", Status.DUE_SOON),
        judged("late", Status.LATE),
    )
    assert order(*tasks) == ["late", "soon", "in time", "other", "done", "halted"]


def test_the_earlier_due_stands_first_and_what_has_no_day_last() -> None:
    tasks = (
        judged("no day", Status.LATE, None),
        judged("later", Status.LATE, date(2026, 5, 1)),
        judged("earlier", Status.LATE, date(2026, 4, 1)),
    )
    assert order(*tasks) == ["earlier", "later", "no day"]


def test_one_plan_stays_together_within_what_is_alike_urgent() -> None:
    tasks = (
        judged("a", Status.LATE, date(2026, 5, 1)),
        judged("b", Status.LATE, date(2026, 1, 1), plan="KH27"),
        judged("c", Status.LATE, date(2026, 4, 1)),
    )
    assert order(*tasks) == ["c", "a", "b"]


def test_tasks_alike_stay_in_the_order_of_their_sheets() -> None:
    assert order(*(judged(str(nth), Status.IN_TIME) for nth in range(5))) == list("01234")


def test_what_waits_for_its_result_past_the_deadline_is_late() -> None:
    assert urgency_of(judged("a", Status.TO_CONFIRM, days=3)) is Urgency.LATE


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_place(status: Status) -> None:
    assert urgency_of(judged("a", status)) in Urgency
