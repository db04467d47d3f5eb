"""Estimates of cost summed by lead unit and by plan, and the lead tasks that have none."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.estimate import Estimate, estimate
from taskbook.core.judge import Judged
from taskbook.core.model import Deadline, Kind, Named, Status, Verdict
from taskbook.core.naming.leaders import NamedLeaders
from taskbook.core.parsed_cells import TaskReading
from tests.core.judging import task

PLANS = {"KH25": "Kế hoạch 2025", "KH26": "Kế hoạch 2026"}
NOBODY = "(không rõ)"
ECONOMY, POLICE = "Phòng Kinh tế", "Công an xã"


def judged(
    row: int, budget: float | None, *units: str, plan: str = "KH26", status: Status = Status.LATE, group: str = ""
) -> Judged:
    lead = Named(units, (group,) if group else ())
    reading = TaskReading(Deadline("…", Kind.UNKNOWN), lead, Named(), NamedLeaders())
    return Judged(replace(task(budget=budget, plan=plan), row=row), reading, Verdict(status, None, None))


def made(*tasks: Judged) -> Estimate:
    return estimate(tasks, PLANS, NOBODY)


def test_sums_stand_by_unit_most_money_first_and_by_plan_in_their_order() -> None:
    found = made(judged(1, 10.5, POLICE), judged(2, 12160.0, ECONOMY, plan="KH25"), judged(3, None, ECONOMY))
    assert [(line.name, line.amount, line.estimated) for line in found.by_unit] == [
        (ECONOMY, 12160.0, 1),
        (POLICE, 10.5, 1),
    ]
    assert [(line.name, line.amount, len(line.tasks)) for line in found.by_plan] == [
        ("Kế hoạch 2025", 12160.0, 1),
        ("Kế hoạch 2026", 10.5, 2),
    ]
    assert [one.task.row for one in found.total.missing] == [3]


def test_an_estimate_of_nothing_is_one_and_what_is_done_needs_none() -> None:
    found = made(judged(1, 0.0, POLICE), judged(2, None, POLICE, status=Status.DONE_ON_TIME))
    assert (found.total.missing, found.total.estimated) == ((), 1)


def test_a_cancelled_task_is_left_out_and_counted() -> None:
    found = made(judged(1, 5.0, POLICE, status=Status.CANCELLED), judged(2, 7.0, POLICE, status=Status.SUSPENDED))
    assert (found.total.amount, found.cancelled) == (7.0, 1)


def test_a_task_of_two_leads_stands_in_both_and_once_in_the_total() -> None:
    found = made(judged(1, 5.0, POLICE, ECONOMY))
    assert [line.amount for line in found.by_unit] == [5.0, 5.0]
    assert (found.total.amount, [one.task.row for one in found.repeated]) == (5.0, [1])


def test_tasks_that_no_unit_leads_stand_last_and_a_group_is_a_line() -> None:
    found = made(judged(1, 99.0), judged(2, 1.0, group="Các đơn vị"), judged(3, None, POLICE))
    assert [line.name for line in found.by_unit] == ["Các đơn vị", POLICE, NOBODY]


def test_without_tasks_there_is_nothing_to_sum() -> None:
    assert (made().total.amount, made().by_unit) == (0.0, ())


_TASKS = st.lists(
    st.builds(
        judged,
        st.just(1),
        st.none() | st.integers(0, 10**9).map(lambda number: number / 8),
        plan=st.sampled_from(sorted(PLANS)),
        status=st.sampled_from(Status),
        group=st.sampled_from(["", "Các đơn vị"]),
    )
    | st.builds(judged, st.just(1), st.none() | st.just(0.1), st.just(ECONOMY), st.just(POLICE))
)


@given(_TASKS)
def test_sums_add_up_whichever_way_they_are_taken(tasks: list[Judged]) -> None:
    placed = [Judged(replace(one.task, row=row), one.reading, one.verdict) for row, one in enumerate(tasks, 5)]
    found = made(*placed)
    repeated = sum(one.task.budget or 0.0 for one in found.repeated)
    assert abs(sum(line.amount for line in found.by_unit) - repeated - found.total.amount) < 1e-3
    assert abs(sum(line.amount for line in found.by_plan) - found.total.amount) < 1e-3
    assert sum(len(line.tasks) for line in found.by_unit) - len(found.repeated) == len(found.total.tasks)
    assert len(found.total.tasks) + found.cancelled == len(placed)
    assert found.total.estimated + len(found.total.missing) <= len(found.total.tasks)
