"""What calendars say now, beside what was given out before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given as tried
from hypothesis import strategies as st

from taskbook.core.calendar.model import Entry, Given
from taskbook.core.calendar.update import KEPT, updated

NOW = datetime(2026, 11, 22, 9, 30)
LATER = NOW + timedelta(days=7)
KT = "Phòng Kinh tế"
DUE = date(2026, 12, 15)
ENTRY = Entry("u1", KT, DUE, "Hạn: Đề án", "Nhiệm vụ KH26-1: Đề án")


def first(entry: Entry = ENTRY) -> dict[str, Given]:
    return updated([entry], {KT}, {}, NOW)


def test_a_new_entry_is_given_out_with_the_moment_it_came() -> None:
    (one,) = first().values()
    assert (one.day, one.cancelled, one.changed) == (DUE, False, NOW)
    assert one.sequence == (NOW - datetime(2020, 1, 1)) // timedelta(minutes=1)


def test_what_has_not_changed_keeps_its_sequence_and_its_moment() -> None:
    assert updated([ENTRY], {KT}, first(), LATER) == first()


def test_every_change_raises_the_sequence_even_where_the_clock_was_set_back() -> None:
    for changed in (
        replace(ENTRY, day=date(2027, 1, 31)),
        replace(ENTRY, summary="Hạn: Đề án mới"),
        replace(ENTRY, description="Khác"),
    ):
        for moment in (LATER, NOW, datetime(2019, 1, 1)):
            (one,) = updated([changed], {KT}, first(), moment).values()
            assert one.sequence > first()["u1"].sequence
            assert one.changed == moment


def test_where_the_record_is_lost_the_sequence_still_grows() -> None:
    (again,) = updated([ENTRY], {KT}, {}, LATER).values()
    assert again.sequence > first()["u1"].sequence


def test_a_task_that_never_stood_in_the_calendar_and_has_no_deadline_now_is_left_out() -> None:
    assert first(replace(ENTRY, day=None)) == {}


def test_a_task_done_since_is_cancelled_on_the_day_it_had_and_stays_so() -> None:
    done = replace(ENTRY, day=None)
    (one,) = (once := updated([done], {KT}, first(), LATER)).values()
    assert (one.cancelled, one.day, one.summary, one.changed) == (True, DUE, ENTRY.summary, LATER)
    assert one.sequence > first()["u1"].sequence
    assert updated([done], {KT}, once, LATER + timedelta(days=7)) == once


def test_a_task_that_is_gone_is_cancelled_in_its_owners_calendar_only() -> None:
    assert updated([], {KT}, first(), LATER)["u1"].cancelled
    assert updated([], {"Công an xã"}, first(), LATER) == first()


def test_a_task_taken_up_again_comes_back_with_a_higher_number() -> None:
    cancelled = updated([], {KT}, first(), LATER)
    (back,) = updated([ENTRY], {KT}, cancelled, LATER + timedelta(hours=1)).values()
    assert not back.cancelled
    assert back.sequence > cancelled["u1"].sequence


def test_a_cancelled_entry_is_forgotten_after_a_year_and_more() -> None:
    cancelled = updated([], {KT}, first(), LATER)
    assert updated([], {KT}, cancelled, LATER + KEPT - timedelta(days=1)) == cancelled
    assert updated([], {KT}, cancelled, LATER + KEPT) == {}


_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
_STEPS = st.lists(st.tuples(st.dictionaries(st.sampled_from("abc"), _DAYS), st.integers(-5, 5000)), max_size=8)


@tried(_STEPS)
def test_over_any_months_a_sequence_never_falls_and_moves_with_every_change_and_only_then(
    steps: list[tuple[dict[str, date | None], int]],
) -> None:
    record: dict[str, Given] = {}
    now = NOW
    for tasks, minutes in steps:
        now += timedelta(minutes=minutes)
        entries = [Entry(uid, KT, day, f"Hạn {uid}", "") for uid, day in tasks.items()]
        fresh = updated(entries, {KT}, record, now)
        for uid, one in fresh.items():
            before = record.get(uid)
            if before is not None:
                assert (one.sequence > before.sequence) is (not one.says_the_same_as(before))
                assert (one.changed == before.changed) or not one.says_the_same_as(before)
        assert {uid for uid, one in fresh.items() if not one.cancelled} == {uid for uid, day in tasks.items() if day}
        assert set(record) <= set(fresh)
        record = fresh
