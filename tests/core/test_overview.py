"""The tiles and what weighs most."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.judge import Judged
from taskbook.core.model import Status
from taskbook.core.naming.leaders import NamedLeaders
from taskbook.core.overview import is_blocked, pressing, to_mend, totals, totals_then, weight
from taskbook.core.period.figures import figures_of
from taskbook.core.period.line import lines_of
from taskbook.core.summary import count
from tests.core.judging import C, task
from tests.core.test_summary import judged, judgements


def made(id: str, days: int | None = None, status: Status = Status.LATE, **cells: object) -> Judged:
    one = judged(status, days=days)
    return replace(one, task=replace(task(**cells), id=id))


@given(st.lists(judgements))
def test_a_closing_made_now_has_the_numbers_of_the_tiles_now(tasks: list[Judged]) -> None:
    lines = lines_of(tasks, {}, ())
    assert totals(count(tasks), to_mend(tasks)) == totals_then(figures_of(lines, C, C), lines)


def test_a_task_that_lacks_several_things_is_counted_once() -> None:
    nobody = NamedLeaders()
    reading = replace(judged().reading, leader=nobody)
    tasks = [
        replace(judged(Status.CHECK_DATA), reading=reading),
        judged(Status.NO_DEADLINE),
        replace(judged(), reading=reading),
        replace(judged(Status.DONE_ON_TIME), reading=reading),
        replace(judged(Status.CANCELLED), reading=reading),
        judged(),
    ]
    mend = to_mend(tasks)
    assert (mend.tasks, mend.data, mend.leader, mend.deadline) == (3, 1, 2, 1)


def test_what_is_late_longest_starred_and_blocked_weighs_most() -> None:
    tasks = [
        made("a", 40),
        made("b", 20, star="★"),
        made("c", 20, difficulty="Thiếu kinh phí"),
        made("d", 5, star="★★"),
        made("e", -3, Status.DUE_SOON),
        made("f", 30, extension_asked=C + timedelta(days=90)),
    ]
    assert [weight(one) for one in tasks] == [40, 50, 35, 65, -3, 45]
    assert [one.task.id for one in pressing(tasks, 5)] == ["d", "b", "f", "a", "c"]


@pytest.mark.parametrize("status", [Status.DONE_LATE, Status.DONE_ON_TIME, Status.CANCELLED, Status.SUSPENDED])
def test_what_is_done_or_halted_never_presses(status: Status) -> None:
    assert pressing([made("a", 90, status, star="★★", difficulty="Thiếu kinh phí")], 5) == []


def test_in_time_a_task_presses_only_when_something_is_in_its_way() -> None:
    free, blocked = made("a", -90, Status.IN_TIME), made("b", None, Status.IN_TIME, difficulty="Chờ hướng dẫn")
    assert [one.task.id for one in pressing([free, blocked], 5)] == ["b"]


@pytest.mark.parametrize(("words", "blocked"), [("Thiếu người", True), ("không có", False), (None, False)])
def test_words_that_say_none_are_in_nobodys_way(words: str | None, blocked: bool) -> None:
    assert is_blocked(made("a", 1, difficulty=words)) is blocked


def test_of_the_same_weight_the_earlier_id_stands_first() -> None:
    assert [one.task.id for one in pressing([made("b", 4), made("a", 4)], 1)] == ["a"]
