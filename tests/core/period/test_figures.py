"""The parts of a period's figures add up to all that is given; rates name what they are of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.model import Flag, Status
from taskbook.core.period.figures import ages, by_names, figures_of, owes_report
from taskbook.core.period.line import TaskLine
from taskbook.core.status import counts_as_late

FIRST, C = date(2026, 9, 15), date(2026, 10, 14)

statuses = st.sampled_from(Status)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
lines = st.builds(
    TaskLine,
    id=st.integers(1, 99).map(str),
    name=st.just("Việc"),
    plan=st.sampled_from(["KH25", "KH26"]),
    leads=st.lists(st.sampled_from(["Phòng Kinh tế", "Công an xã"]), unique=True).map(tuple),
    leaders=st.just(()),
    status=statuses,
    days=st.none() | st.integers(-400, 400),
    due=st.none() | days,
    flags=st.sampled_from([(), (Flag.NEVER_REPORTED,), (Flag.LATE_CHECK_DATA,)]),
    completed=st.none() | days,
    reported=st.none() | days,
)


def line(status: Status, **more: object) -> TaskLine:
    made = TaskLine("KH26-1", "Việc", "KH26", ("Phòng Kinh tế",), (), status)
    return replace(made, **more)  # type: ignore[arg-type]


@given(st.lists(lines, max_size=30))
def test_the_parts_add_up_to_all_that_is_given(tasks: list[TaskLine]) -> None:
    found = figures_of(tasks, FIRST, C)
    rest = found.ongoing + found.waiting + found.no_deadline + found.to_confirm + found.check_data
    assert found.total == found.done + found.open + rest
    assert found.total + found.suspended + found.cancelled == len(tasks)
    assert found.done == found.done_on_time + found.done_late + found.done_no_deadline
    assert found.open == found.in_time + found.late
    assert found.due_soon <= found.in_time
    assert found.late_no_report + 0 <= found.late
    assert found.late_to_confirm <= found.late
    assert found.reported <= found.owe_report <= found.total
    assert sum(ages(tasks)) == found.late


@given(st.lists(lines, max_size=30))
def test_a_rate_is_between_nothing_and_all_or_there_is_none(tasks: list[TaskLine]) -> None:
    found = figures_of(tasks, FIRST, C)
    assert (found.done_of_all is None) == (found.total == 0)
    assert (found.done_of_due is None) == (found.was_due == 0)
    for rate in (found.done_of_all, found.done_of_due, found.updated):
        assert rate is None or 0 <= rate <= 1


def test_a_task_with_two_leads_stands_with_both_and_what_names_nobody_stands_last() -> None:
    tasks = [
        line(Status.LATE, days=3, leads=("Công an xã", "Phòng Kinh tế")),
        line(Status.IN_TIME, leads=("Phòng Kinh tế",)),
        line(Status.IN_TIME, leads=()),
    ]
    found = by_names(tasks, lambda one: one.leads, FIRST, C)
    assert [(group.name, group.figures.total, group.figures.late) for group in found] == [
        ("Phòng Kinh tế", 2, 1),
        ("Công an xã", 1, 1),
        (None, 1, 0),
    ]


def test_a_task_owes_a_report_unless_it_is_halted_or_was_done_before_the_period() -> None:
    tasks = [
        line(Status.SUSPENDED),
        line(Status.DONE_ON_TIME, completed=date(2026, 9, 14), reported=date(2026, 9, 14)),
        line(Status.DONE_ON_TIME, completed=date(2026, 9, 15), reported=date(2026, 9, 15)),
        line(Status.LATE, days=5, reported=date(2026, 9, 1)),
        line(Status.LATE, days=5, reported=date(2026, 10, 14)),
        line(Status.LATE, days=5, reported=date(2026, 10, 15)),
        line(Status.ONGOING),
    ]
    found = figures_of(tasks, FIRST, C)
    assert (found.owe_report, found.reported) == (5, 2)
    assert found.updated == 2 / 5


def test_the_rates_are_of_what_they_name() -> None:
    tasks = [
        line(Status.DONE_ON_TIME, due=C),
        line(Status.DONE_NO_DEADLINE),
        line(Status.LATE, days=100, due=C),
        line(Status.TO_CONFIRM, days=4, due=C),
        line(Status.TO_CONFIRM, days=-4, due=C),
        line(Status.IN_TIME, due=C),
        line(Status.CANCELLED, due=C),
    ]
    found = figures_of(tasks, FIRST, C)
    assert (found.done_of_all, found.late_of_with_deadline, found.done_of_due) == (2 / 6, 2 / 5, 2 / 4)
    assert (found.late, found.late_to_confirm, found.to_confirm, found.longest_late_days) == (2, 1, 1, 100)


def test_where_nothing_is_late_there_is_no_longest_delay() -> None:
    assert figures_of([line(Status.IN_TIME)], FIRST, C).longest_late_days is None


def test_late_tasks_are_counted_by_how_long() -> None:
    late = [line(Status.LATE, days=number) for number in (1, 30, 31, 90, 91, 180, 181, 400)]
    assert ages([*late, line(Status.IN_TIME, days=-3)]) == (2, 2, 2, 2)


def test_late_counts_once_past_only_for_what_waits_to_be_confirmed() -> None:
    assert counts_as_late(Status.TO_CONFIRM, 1)
    assert not counts_as_late(Status.TO_CONFIRM, 0)
    assert not counts_as_late(Status.TO_CONFIRM, None)
    assert not counts_as_late(Status.CHECK_DATA, 9)


def test_a_halted_task_owes_no_report() -> None:
    assert not owes_report(line(Status.CANCELLED), FIRST)
    assert owes_report(line(Status.DONE_ON_TIME), FIRST)
