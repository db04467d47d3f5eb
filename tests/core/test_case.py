"""From cells to a case: extensions, conditions, halts, contradictions, rounds, warning days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.case import Days, build_case
from taskbook.core.changed_deadline import approved_extension
from taskbook.core.cycles import current_round
from taskbook.core.deadline import read_deadline
from taskbook.core.flags import flags_of
from taskbook.core.model import Deadline, Flag, Kind, Precision, Status, Task
from taskbook.core.period.kinds import month_period_start
from taskbook.core.status import Case, Contradiction, judge

from .judging import PLAN, SETTINGS, WHEN, C, dated, quarterly, task

DAY = timedelta(days=1)


def case_of(row: Task, deadline: Deadline, when: Days = WHEN) -> Case:
    return build_case(row, deadline, PLAN, SETTINGS, when)[0]


def test_an_extension_counts_only_with_its_document() -> None:
    asked = task(extended_to=C + DAY)
    granted = task(extended_to=C + DAY, extension_document="12/UBND-KT")
    assert approved_extension(asked) is None
    assert approved_extension(task(extension_document="12/UBND-KT")) is None
    assert case_of(asked, dated(C - DAY)).due == C - DAY
    assert case_of(granted, dated(C - DAY)).due == C + DAY


def test_the_original_deadline_is_kept_beside_the_extended_one() -> None:
    row = task(extended_to=C + DAY, extension_document="12/UBND-KT")
    case, original = build_case(row, dated(C - DAY), PLAN, SETTINGS, WHEN)
    assert (case.due, original) == (C + DAY, C - DAY)


def test_a_halt_counts_only_with_its_document() -> None:
    deadline = dated(C)
    assert not case_of(task(halt="Hủy"), deadline).cancelled
    assert case_of(task(halt="Hủy", halt_document="3/QĐ"), deadline).cancelled
    assert case_of(task(halt="Tạm dừng", halt_document="3/QĐ"), deadline).suspended
    assert not case_of(task(halt="Tạm dừng", halt_document="3/QĐ"), deadline).cancelled


CONTRADICTIONS = [
    (task(completed=C + DAY), Contradiction.DONE_IN_FUTURE),
    (task(completed=date(2026, 3, 9)), Contradiction.DONE_BEFORE_ISSUE),
    (task(extended_to=C - 2 * DAY, extension_document="1/TB"), Contradiction.EXTENSION_SHORTENS),
    (task(suspect=("completed",)), Contradiction.UNUSABLE_CELL),
]


@pytest.mark.parametrize(("row", "found"), CONTRADICTIONS)
def test_a_row_that_cannot_be_true_is_data_to_check(row: Task, found: Contradiction) -> None:
    case = case_of(row, dated(C))
    assert case.contradictions == (found,)
    assert judge(case) is Status.CHECK_DATA


def test_a_completion_on_the_day_of_issue_is_no_contradiction() -> None:
    assert case_of(task(completed=PLAN.issued), dated(C)).contradictions == ()


def test_a_cell_that_does_not_matter_to_the_status_does_not_stop_it() -> None:
    assert case_of(task(suspect=("budget", "progress")), dated(C)).contradictions == ()


def test_today_and_the_reporting_day_are_not_confused() -> None:
    earlier = Days(as_of=C - 10 * DAY, today=C)
    case = case_of(task(completed=C - DAY, result_document="5/BC"), dated(C - 20 * DAY), earlier)
    assert case.contradictions == ()
    assert judge(case) is Status.LATE


@pytest.mark.parametrize(("met", "still_open"), [(None, True), (C + DAY, True), (C, False), (C - DAY, False)], ids=str)
def test_a_condition_is_open_until_the_day_it_is_met(met: date | None, still_open: bool) -> None:
    deadline = dated(C, condition="khi có yêu cầu")
    assert case_of(task(condition_met=met), deadline).condition_open is still_open


def test_without_a_condition_nothing_is_open() -> None:
    assert not case_of(task(), dated(C)).condition_open


@pytest.mark.parametrize(
    ("precision", "days"), [("day", 7), ("month", 7), ("quarter", 30), ("year", 30)], ids=lambda value: str(value)
)
def test_the_warning_days_follow_the_deadlines_precision(precision: str, days: int) -> None:
    assert case_of(task(), dated(C, precision=Precision(precision))).warn_days == days


def test_an_extended_deadline_is_a_day_whatever_the_phrase_was() -> None:
    row = task(extended_to=C + 20 * DAY, extension_document="1/TB")
    assert case_of(row, dated(C, precision=Precision.YEAR)).warn_days == 7


Q1, Q2, Q3, Q4 = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)
ROUNDS = [
    ("nothing done: the first cycle", None, False, (Q1, None, False)),
    ("done in the first cycle: the second", date(2026, 3, 20), True, (Q2, None, False)),
    ("done on the cycle's day: the next", Q2, True, (Q3, None, False)),
    ("no product: the cycle it falls in", date(2026, 5, 2), False, (Q2, date(2026, 5, 2), False)),
    ("done after C: its own cycle, not yet done", date(2026, 8, 1), True, (Q3, date(2026, 8, 1), True)),
    ("a product without a day: the first cycle", None, True, (Q1, None, True)),
]


@pytest.mark.parametrize(("done", "product", "expected"), [row[1:] for row in ROUNDS], ids=[row[0] for row in ROUNDS])
def test_a_recurring_task_is_judged_by_its_current_cycle(
    done: date | None, product: bool, expected: tuple[date, date | None, bool]
) -> None:
    found = current_round(quarterly(Q1), done, product, C)
    assert (found.due, found.done, found.has_product) == expected


def test_the_last_cycle_of_a_stretch_ends_the_task() -> None:
    deadline = quarterly(Q1, cycle_end=Q4)
    case = case_of(task(completed=Q4, result_document="9/BC"), deadline, Days(Q4, Q4))
    assert judge(case) is Status.DONE_ON_TIME


def test_a_completion_after_the_stretch_closes_it_late() -> None:
    deadline = quarterly(Q4, cycle_end=Q4)
    after = Q4 + DAY
    case = case_of(task(completed=after, result_document="9/BC"), deadline, Days(after, after))
    assert judge(case) is Status.DONE_LATE


MILESTONES = Deadline("…", Kind.PERIOD, due=Q4, milestones=(Q2, Q4), precision=Precision.YEAR)


def test_the_next_unmet_milestone_is_judged() -> None:
    assert current_round(MILESTONES, None, False, C).due == Q2
    assert current_round(MILESTONES, Q2, True, C).due == Q4
    assert current_round(MILESTONES, Q2, False, C).due == Q2


def test_only_the_last_milestone_ends_the_task() -> None:
    first_done = case_of(task(completed=Q2, result_document="1/BC"), MILESTONES)
    last_done = case_of(task(completed=Q4, result_document="1/BC"), MILESTONES, Days(Q4, Q4))
    assert judge(first_done) is Status.IN_TIME
    assert judge(last_done) is Status.DONE_ON_TIME


def test_a_completion_after_the_last_milestone_is_late() -> None:
    after = Q4 + DAY
    case = case_of(task(completed=after, result_document="1/BC"), MILESTONES, Days(after, after))
    assert judge(case) is Status.DONE_LATE


THEN_ONGOING = dated(Q2, ongoing_after=True)
STEPS_THEN_ONGOING = Deadline(
    "…", Kind.PERIOD, due=Q3, milestones=(Q2, Q3), precision=Precision.QUARTER, ongoing_after=True
)


@pytest.mark.parametrize(
    ("deadline", "as_of", "completed", "document", "status", "due"),
    [
        (THEN_ONGOING, date(2026, 4, 1), None, None, Status.IN_TIME, Q2),
        (THEN_ONGOING, Q2 - DAY, None, None, Status.DUE_SOON, Q2),
        (THEN_ONGOING, Q2 + DAY, None, None, Status.LATE, Q2),
        (THEN_ONGOING, Q2 + DAY, Q2, None, Status.TO_CONFIRM, Q2),
        (THEN_ONGOING, Q2 + DAY, None, "5/KH-UBND", Status.TO_CONFIRM, Q2),
        (THEN_ONGOING, Q2 + DAY, Q2, "5/KH-UBND", Status.ONGOING, None),
        (THEN_ONGOING, Q3, Q3, "5/KH-UBND", Status.ONGOING, None),
        (STEPS_THEN_ONGOING, Q2 + DAY, Q2, "5/KH-UBND", Status.IN_TIME, Q3),
        (STEPS_THEN_ONGOING, Q3 + DAY, Q2, "5/KH-UBND", Status.LATE, Q3),
        (STEPS_THEN_ONGOING, Q3 + DAY, Q3, "5/KH-UBND", Status.ONGOING, None),
        (STEPS_THEN_ONGOING, Q4, Q4, "5/KH-UBND", Status.ONGOING, None),
    ],
)
def test_a_date_before_ongoing_work_is_judged_until_it_has_its_result(
    deadline: Deadline, as_of: date, completed: date | None, document: str | None, status: Status, due: date | None
) -> None:
    case = case_of(task(completed=completed, result_document=document), deadline, Days(as_of, Q4))
    assert (judge(case), case.due) == (status, due)


def test_a_result_after_the_reporting_day_does_not_make_it_ongoing_yet() -> None:
    case = case_of(task(completed=Q3, result_document="5/KH-UBND"), THEN_ONGOING, Days(Q2 + DAY, Q4))
    assert judge(case) is Status.LATE


def test_an_extension_of_its_date_says_nothing_once_the_work_is_ongoing() -> None:
    row = task(extended_to=Q3, extension_document="1/TB")
    assert case_of(row, THEN_ONGOING).due == Q3
    done = replace(row, completed=Q2, result_document="5/KH-UBND")
    assert (judge(case_of(done, THEN_ONGOING)), case_of(done, THEN_ONGOING).due) == (Status.ONGOING, None)


def test_an_extension_of_an_earlier_cycle_says_nothing_of_the_next() -> None:
    row = task(
        completed=date(2026, 4, 10), result_document="1/BC", extended_to=date(2026, 4, 15), extension_document="x"
    )
    case = case_of(row, quarterly(Q1))
    assert case.due == Q3
    assert case.contradictions == ()


def test_an_extension_of_the_current_cycle_moves_it() -> None:
    row = task(extended_to=date(2026, 7, 15), extension_document="1/TB")
    assert case_of(row, quarterly(Q1)).due == date(2026, 7, 15)


FLAGS = [
    (task(), Status.LATE, (Flag.NEVER_REPORTED,)),
    (task(), Status.DONE_ON_TIME, ()),
    (task(), Status.SUSPENDED, ()),
    (task(), Status.CANCELLED, ()),
    (task(result_document="1/BC"), Status.TO_CONFIRM, ()),
    (task(completed=C), Status.TO_CONFIRM, ()),
    (task(last_report=date(2026, 6, 15)), Status.LATE, ()),
    (task(last_report=date(2026, 6, 14)), Status.LATE, (Flag.NOT_REPORTED_IN_PERIOD,)),
    (task(last_report=C, extension_asked=C), Status.LATE, (Flag.EXTENSION_ASKED,)),
    (task(last_report=C, extended_to=C, extension_document="1/TB"), Status.LATE, (Flag.EXTENDED,)),
    (
        task(last_report=C, extension_asked=C + DAY, extended_to=C, extension_document="1/TB"),
        Status.LATE,
        (Flag.EXTENSION_ASKED, Flag.EXTENDED),
    ),
    (
        task(last_report=C, extension_asked=C, extended_to=C, extension_document="1/TB"),
        Status.LATE,
        (Flag.EXTENDED,),
    ),
    (task(extension_asked=C), Status.LATE, (Flag.NEVER_REPORTED, Flag.EXTENSION_ASKED)),
]


@pytest.mark.parametrize(("row", "status", "expected"), FLAGS)
def test_flags_stand_beside_the_status(row: Task, status: Status, expected: tuple[Flag, ...]) -> None:
    assert flags_of(row, status, C) == expected


@pytest.mark.parametrize(
    ("as_of", "start"),
    [
        (date(2026, 6, 15), date(2026, 6, 15)),
        (date(2026, 6, 14), date(2026, 5, 15)),
        (date(2026, 1, 1), date(2025, 12, 15)),
        (date(2024, 3, 1), date(2024, 2, 15)),
    ],
)
def test_a_reporting_month_begins_on_the_15th(as_of: date, start: date) -> None:
    assert month_period_start(as_of) == start


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_lies_in_the_reporting_month_that_began_last(as_of: date) -> None:
    start = month_period_start(as_of)
    assert start <= as_of < start + timedelta(days=32)
    assert start.day == 15


def test_an_extension_to_the_very_deadline_is_no_contradiction() -> None:
    row = task(extended_to=C - DAY, extension_document="1/TB")
    assert case_of(row, dated(C - DAY)).contradictions == ()


def test_a_plan_without_its_day_of_issue_contradicts_no_completion() -> None:
    case, _ = build_case(task(completed=date(2020, 1, 1)), dated(C), replace(PLAN, issued=None), SETTINGS, WHEN)
    assert case.contradictions == ()


@pytest.mark.parametrize("kind", Kind)
def test_only_a_deadline_that_waits_for_something_is_conditional(kind: Kind) -> None:
    assert case_of(task(), Deadline("", kind)).conditional is (kind is Kind.CONDITIONAL)


def test_an_extension_beyond_the_next_cycle_moves_it_though_an_earlier_one_is_done() -> None:
    done = task(completed=date(2026, 4, 10), result_document="1/BC")
    extended = replace(done, extended_to=date(2027, 3, 31), extension_document="1/TB")
    assert (case_of(done, quarterly(Q1)).done, case_of(done, quarterly(Q1)).due) == (None, Q3)
    assert case_of(extended, quarterly(Q1)).due == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("phrase", "issued", "first"),
    [
        ("10/4 và 10/10 hằng năm", date(2025, 9, 19), date(2025, 10, 10)),
        ("Mỗi năm 02 lần", date(2025, 9, 19), date(2025, 12, 31)),
        ("Hằng quý", date(2025, 9, 19), date(2025, 9, 30)),
        ("Hằng quý", date(2025, 9, 30), date(2025, 9, 30)),
        ("Hằng tháng", date(2025, 9, 19), date(2025, 9, 30)),
        ("Hằng năm", date(2025, 9, 19), date(2025, 12, 31)),
        ("Hằng quý", None, date(2025, 3, 31)),
        ("Hằng quý", date(2024, 12, 1), date(2025, 3, 31)),
    ],
)
def test_no_cycle_is_judged_that_ended_before_the_plan_was_issued(
    phrase: str, issued: date | None, first: date
) -> None:
    assert current_round(read_deadline(phrase, 2025), None, False, C, issued).due == first


def test_a_stretch_that_was_over_when_the_plan_was_issued_is_judged_by_its_first_cycle() -> None:
    found = current_round(read_deadline("Hằng quý trong năm 2025", 2025), None, False, C, date(2026, 6, 1))
    assert found.due == date(2025, 3, 31)


@pytest.mark.parametrize("issued", [None, PLAN.issued])
def test_a_stretch_that_ends_before_its_first_cycle_has_no_round_due(issued: date | None) -> None:
    deadline = quarterly(Q3, cycle_end=Q1)
    assert current_round(deadline, None, False, C, issued).due is None
