"""The status table: every row, its boundaries and its order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taskbook.core.model import Status
from taskbook.core.status import RULES, Case, Contradiction, days, judge

C = date(2026, 6, 30)
DAY = timedelta(days=1)
FREE = Case(as_of=C)
DUE = replace(FREE, due=C)

# what stands in the row, what the table says, how many days
TABLE = [
    ("cancelled with a document", replace(DUE, cancelled=True), Status.CANCELLED, None),
    ("cancelled beats suspended", replace(DUE, cancelled=True, suspended=True), Status.CANCELLED, None),
    ("suspended", replace(DUE, suspended=True), Status.SUSPENDED, None),
    (
        "suspended beats contradiction",
        replace(DUE, suspended=True, contradictions=(Contradiction.DONE_IN_FUTURE,)),
        Status.SUSPENDED,
        None,
    ),
    (
        "a contradiction beats done",
        replace(DUE, done=C, has_product=True, contradictions=(Contradiction.UNUSABLE_CELL,)),
        Status.CHECK_DATA,
        None,
    ),
    ("done without a deadline", replace(FREE, done=C, has_product=True), Status.DONE_NO_DEADLINE, None),
    ("an ongoing task done", replace(FREE, done=C, has_product=True, ongoing=True), Status.DONE_NO_DEADLINE, None),
    ("done on the day", replace(DUE, done=C, has_product=True), Status.DONE_ON_TIME, 0),
    ("done two days early", replace(DUE, done=C - 2 * DAY, has_product=True), Status.DONE_ON_TIME, -2),
    ("done one day late", replace(DUE, due=C - DAY, done=C, has_product=True), Status.DONE_LATE, 1),
    ("done after C, with product, is not done yet", replace(DUE, done=C + DAY, has_product=True), Status.DUE_SOON, 0),
    (
        "done after C and due before C is late",
        replace(DUE, due=C - DAY, done=C + DAY, has_product=True),
        Status.LATE,
        1,
    ),
    ("completion without product", replace(DUE, done=C), Status.TO_CONFIRM, 0),
    ("product without completion, late", replace(DUE, due=C - 3 * DAY, has_product=True), Status.TO_CONFIRM, 3),
    ("product without completion, no deadline", replace(FREE, has_product=True), Status.TO_CONFIRM, None),
    ("ongoing", replace(FREE, ongoing=True), Status.ONGOING, None),
    ("ongoing in a stretch that is over", replace(DUE, due=C - DAY, ongoing=True), Status.ONGOING, None),
    ("waiting for a condition", replace(FREE, conditional=True, condition_open=True), Status.WAITING, None),
    ("condition met, no date", replace(FREE, conditional=True), Status.NO_DEADLINE, None),
    ("a condition of no conditional task", replace(FREE, condition_open=True), Status.NO_DEADLINE, None),
    ("conditional but extended to a day", replace(DUE, conditional=True, condition_open=True), Status.DUE_SOON, 0),
    ("no deadline", FREE, Status.NO_DEADLINE, None),
    ("not started", replace(DUE, due=C + 90 * DAY, start=C + DAY), Status.NOT_STARTED, -90),
    ("started today", replace(DUE, due=C + 90 * DAY, start=C), Status.IN_TIME, -90),
    ("past its day, condition open", replace(DUE, due=C - DAY, condition_open=True), Status.WAITING_PAST_DUE, None),
    ("on its day, condition open", replace(DUE, condition_open=True), Status.DUE_SOON, 0),
    ("one day late", replace(DUE, due=C - DAY), Status.LATE, 1),
    ("due today", DUE, Status.DUE_SOON, 0),
    ("due in the last warning day", replace(DUE, due=C + 7 * DAY), Status.DUE_SOON, -7),
    ("due one day after the warning days", replace(DUE, due=C + 8 * DAY), Status.IN_TIME, -8),
    ("a quarter's warning days", replace(DUE, due=C + 30 * DAY, warn_days=30), Status.DUE_SOON, -30),
    ("after a quarter's warning days", replace(DUE, due=C + 31 * DAY, warn_days=30), Status.IN_TIME, -31),
]


@pytest.mark.parametrize(("case", "status", "count"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_the_first_row_that_holds_gives_the_status_and_its_days(case: Case, status: Status, count: int | None) -> None:
    assert judge(case) is status
    assert days(case, status) == count


def test_the_rules_stand_in_the_order_of_the_statuses() -> None:
    assert [status for status, _ in RULES] == list(Status)


def test_every_status_is_proved_by_a_row_of_the_table() -> None:
    assert {row[2] for row in TABLE} == set(Status)


days_around = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))
cases = st.builds(
    Case,
    as_of=days_around,
    due=st.none() | days_around,
    start=st.none() | days_around,
    done=st.none() | days_around,
    has_product=st.booleans(),
    cancelled=st.booleans(),
    suspended=st.booleans(),
    contradictions=st.sampled_from([(), (Contradiction.UNUSABLE_CELL,)]),
    ongoing=st.booleans(),
    conditional=st.booleans(),
    condition_open=st.booleans(),
    warn_days=st.integers(0, 60),
)
LATE_FOR_GOOD = {Status.LATE, Status.DONE_LATE}
IN_TIME = {Status.NOT_STARTED, Status.DUE_SOON, Status.IN_TIME, Status.DONE_ON_TIME}


@given(cases)
def test_every_case_has_exactly_one_status(case: Case) -> None:
    assert judge(case) in Status


@given(cases, st.integers(0, 4000))
def test_time_passing_never_turns_late_into_in_time(case: Case, later: int) -> None:
    unfinished = replace(case, done=None)
    if judge(unfinished) in LATE_FOR_GOOD:
        assert judge(replace(unfinished, as_of=unfinished.as_of + timedelta(days=later))) not in IN_TIME


@given(cases, st.integers(0, 4000))
def test_what_is_done_stays_as_it_was_done(case: Case, later: int) -> None:
    status = judge(case)
    if status in (Status.DONE_ON_TIME, Status.DONE_LATE, Status.DONE_NO_DEADLINE):
        assert judge(replace(case, as_of=case.as_of + timedelta(days=later))) is status


@given(cases)
def test_days_late_are_positive_exactly_when_the_status_says_late(case: Case) -> None:
    assume(case.start is None or case.due is None or case.start <= case.due)  # no phrase begins after its end
    status = judge(case)
    count = days(case, status)
    if status in LATE_FOR_GOOD:
        assert count is not None
        assert count > 0
    if status in IN_TIME:
        assert count is not None
        assert count <= 0
