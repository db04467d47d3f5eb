"""Which tasks, units and decisions the weekly meeting looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Status
from taskbook.core.summary import by_lead_unit, count
from taskbook.core.weekly.choose import weekly_page
from taskbook.core.weekly.model import OwedSheet, WeeklyPage
from taskbook_schemas.words import NO_UNIT
from tests.adapters.mail.letters import judged, late

C = date(2026, 9, 24)
KT, CA, VP = "Phòng Kinh tế", "Công an xã", "Văn phòng HĐND và UBND"


def due(nth: int, day: date | None, status: Status = Status.IN_TIME, lead: tuple[str, ...] = (KT,)) -> Judged:
    one = judged(nth, status, None if day is None else (C - day).days, lead=lead)
    return replace(one, verdict=replace(one.verdict, due=day))


def saying(one: Judged, **cells: object) -> Judged:
    return replace(one, task=replace(one.task, **cells))  # type: ignore[arg-type]


def page(*tasks: Judged, **more: object) -> WeeklyPage:
    known = {"owed": {}, "decided": (), "to_choose": 0} | more
    return weekly_page(tasks, C, 14, **known)  # type: ignore[arg-type]


def ids(tasks: Sequence[Judged]) -> list[str]:
    return [one.task.id for one in tasks]


@pytest.mark.parametrize(("ahead", "stands"), [(-1, False), (0, True), (1, True), (14, True), (15, False)])
def test_tasks_due_from_the_day_itself_to_the_fourteenth_after_it_stand_first(ahead: int, stands: bool) -> None:
    assert bool(page(due(1, C + timedelta(days=ahead))).due) is stands


@pytest.mark.parametrize("status", Status)
def test_what_is_done_or_halted_is_not_due_any_more(status: Status) -> None:
    assert bool(page(due(1, C, status)).due) is not (status.done or status.halted)


def test_tasks_without_a_deadline_are_not_due() -> None:
    assert page(due(1, None, Status.NO_DEADLINE)).due == ()


def test_due_tasks_go_by_unit_the_unit_with_the_nearest_deadline_first() -> None:
    tasks = (due(1, C + timedelta(5), lead=(KT,)), due(2, C + timedelta(1), lead=(CA,)), due(3, C, lead=(KT,)))
    assert ids(page(*tasks, due(4, C + timedelta(9), lead=(CA,))).due) == ["KH26-3", "KH26-1", "KH26-2", "KH26-4"]


def test_a_unit_is_late_with_its_number_its_longest_task_and_those_never_reported() -> None:
    reported = judged(2, Status.LATE, 90)
    lines = page(late(1, 10), reported, late(3, 5, lead=(CA,)), due(4, C)).late
    assert [(one.unit, one.late, one.never_reported, one.days) for one in lines] == [(KT, 2, 1, 90), (CA, 1, 1, 5)]
    assert lines[0].longest == reported


def test_a_task_of_two_leads_is_late_in_both_lines_and_once_in_the_total() -> None:
    made = page(late(1, 10, lead=(KT, CA)))
    assert [one.late for one in made.late] == [1, 1]
    assert (made.late_total.late, made.late_total.days) == (1, 10)


def test_late_tasks_with_a_cell_to_mend_are_counted_beside_the_late_ones() -> None:
    slip = judged(1, Status.CHECK_DATA, 30, lead=(CA,), flags=(Flag.LATE_CHECK_DATA,))
    made = page(slip)
    assert [(one.unit, one.late, one.to_mend, one.days) for one in made.late] == [(CA, 0, 1, 30)]
    assert (made.late_total.late, made.late_total.to_mend) == (0, 1)


def test_nobody_is_late_where_nothing_is() -> None:
    made = page(due(1, C))
    assert made.late == ()
    assert (made.late_total.late, made.late_total.longest, made.late_total.days) == (0, None, 0)


def test_what_is_in_the_way_is_told_in_the_words_of_the_unit_that_says_it_the_latest_task_first() -> None:
    coordinator = "Thiếu người\nÝ kiến phối hợp (Công an xã): Chưa có danh sách\n  của các thôn"
    tasks = (
        saying(due(1, C), difficulty="Chưa có kinh phí"),
        saying(late(2, 40), difficulty=coordinator),
    )
    assert [(one.judged.task.id, one.unit, one.words) for one in page(*tasks).blocked] == [
        ("KH26-2", KT, "Thiếu người"),
        ("KH26-2", CA, "Chưa có danh sách\ncủa các thôn"),
        ("KH26-1", KT, "Chưa có kinh phí"),
    ]


@pytest.mark.parametrize("words", [None, "", "Không", "chưa có", "-", "Ý kiến phối hợp (Công an xã): không"])
def test_words_that_say_there_is_nothing_block_nothing_and_propose_nothing(words: str | None) -> None:
    made = page(saying(due(1, C), difficulty=words, proposal=words))
    assert (made.blocked, made.waiting) == ((), ())


def test_a_done_task_blocks_nothing_and_waits_for_nothing() -> None:
    done = judged(1, Status.DONE_LATE, 5, flags=(Flag.NEVER_REPORTED,))
    made = page(saying(done, difficulty="Thiếu người", proposal="Thêm người", extension_asked=date(2026, 12, 1)))
    assert (made.blocked, made.waiting, made.silent, made.owing) == ((), (), (), 0)


def test_a_task_past_its_milestone_whose_condition_is_not_met_is_told_of() -> None:
    assert ids(page(judged(1, Status.WAITING_PAST_DUE), due(2, C)).stuck) == ["KH26-1"]


def test_requests_wait_before_proposals_and_one_that_the_register_has_decided_waits_no_more() -> None:
    asked = saying(due(1, C), extension_asked=date(2026, 12, 1))
    both = saying(late(2, 9), extension_asked=date(2026, 11, 1), proposal="Giao đơn vị khác")
    made = page(asked, both)
    assert [(one.judged.task.id, one.asked, one.proposal) for one in made.waiting] == [
        ("KH26-2", date(2026, 11, 1), ""),
        ("KH26-1", date(2026, 12, 1), ""),
        ("KH26-2", None, "Giao đơn vị khác"),
    ]
    left = page(asked, both, decided={("kh26-2", date(2026, 11, 1)), ("kh26-1", date(2026, 10, 1))}).waiting
    assert [one.asked for one in left] == [date(2026, 12, 1), None]


def test_a_request_that_was_granted_waits_no_more() -> None:
    granted = saying(due(1, C), extension_asked=C, extended_to=date(2026, 12, 31), extension_document="15/QĐ-UBND")
    assert page(granted).waiting == ()


def test_units_that_owe_a_sheet_or_reports_are_told_apart_most_reports_first() -> None:
    never = judged(1, lead=(KT,), flags=(Flag.NEVER_REPORTED,))
    old = judged(2, lead=(KT, CA), flags=(Flag.NOT_REPORTED_IN_PERIOD, Flag.EXTENDED))
    sheet = OwedSheet(date(2026, 9, 1), overdue=True)
    made = page(never, old, judged(3), owed={VP: sheet})
    assert [(one.unit, one.sheet, one.never, one.not_in_period) for one in made.silent] == [
        (KT, None, 1, 1),
        (CA, None, 0, 1),
        (VP, sheet, 0, 0),
    ]
    assert made.owing == 2


_UNITS = st.sampled_from([(KT,), (CA,), (KT, CA), ()])
_STATUSES = st.sampled_from([Status.LATE, Status.TO_CONFIRM, Status.CHECK_DATA, Status.IN_TIME, Status.DONE_LATE])
_FLAGS = st.sets(st.sampled_from([Flag.NEVER_REPORTED, Flag.LATE_CHECK_DATA])).map(tuple)
_TASKS = st.builds(
    lambda nth, status, days, lead, flags: judged(nth, status, days, lead=lead, flags=flags),
    st.integers(1, 99),
    _STATUSES,
    st.integers(-40, 400),
    _UNITS,
    _FLAGS,
)


@given(st.lists(_TASKS, max_size=12))
def test_late_lines_say_what_the_summary_says(tasks: list[Judged]) -> None:
    made = page(*tasks)
    summary = {line.name: line.figures for line in by_lead_unit(tasks, NO_UNIT)}
    assert {one.unit: (one.late, one.never_reported, one.to_mend) for one in made.late} == {
        name: (figures.late, figures.late_never_reported, figures.late_check_data)
        for name, figures in summary.items()
        if figures.late or figures.late_check_data
    }
    total = count(tasks)
    assert (made.late_total.late, made.late_total.to_mend) == (total.late, total.late_check_data)
    assert all(one.days == made.late_total.days for one in made.late[:1] if len(made.late) == 1)
