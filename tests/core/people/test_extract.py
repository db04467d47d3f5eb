"""What is counted of each person for a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Status
from taskbook.core.people.extract import Extract, PersonFigures, extract
from taskbook.core.period.kinds import Period
from taskbook_schemas.period_kinds import PeriodKind
from tests.adapters.mail.letters import judged
from tests.core.judging import PLAN

Q3 = Period(PeriodKind.QUARTER, 2026, 3)  # 15/6 - 14/9/2026
AN, BINH = "Nguyễn Văn An", "Trần Thị Bình"


def task(
    nth: int,
    who: str | None = AN,
    status: Status = Status.IN_TIME,
    due: date | None = None,
    done: date | None = None,
    **cells: object,
) -> Judged:
    one = judged(nth, status)
    verdict = replace(one.verdict, due=due)
    return replace(one, task=replace(one.task, assignee=who, completed=done, **cells), verdict=verdict)  # type: ignore[arg-type]


def of(*tasks: Judged, day: date = Q3.last, **more: object) -> Extract:
    return extract(tasks, [PLAN], Q3, day, **more)  # type: ignore[arg-type]


def ids(found: Extract) -> dict[str, list[str]]:
    people = [*found.people, found.nobody] if found.nobody.tasks else found.people
    return {person.name: [one.task.id for one in person.tasks] for person in people}


def test_a_task_of_several_persons_stands_with_each_and_once_in_the_total() -> None:
    found = of(task(1, f"{AN}; {BINH}"), task(2, BINH))
    assert ids(found) == {AN: ["KH26-1"], BINH: ["KH26-1", "KH26-2"]}
    assert (found.total.given, found.shared) == (2, 1)


def test_people_go_by_their_given_names_and_what_names_nobody_is_told_apart() -> None:
    found = of(task(1, "Lê Thị Ước"), task(2, "Bùi Văn Ất"), task(3, None), task(4, "chưa phân công"))
    assert list(ids(found)) == ["Bùi Văn Ất", "Lê Thị Ước", ""]
    assert len(found.nobody.tasks) == 2


@pytest.mark.parametrize("other", ["NGUYỄN VĂN AN", "nguyễn văn an", "Nguyen Van An", "Đ/c Nguyễn  Văn An"])
def test_one_person_written_in_two_ways_is_one_person(other: str) -> None:
    for tasks in ([task(1, other), task(2, AN)], [task(1, AN), task(2, other)]):
        (person,) = of(*tasks).people
        assert len(person.tasks) == 2
        assert not person.name.isupper()


def test_a_name_without_accents_that_two_persons_may_have_stays_a_name_of_its_own() -> None:
    found = of(task(1, "Lê Thị Hoa"), task(2, "Lê Thị Hóa"), task(3, "Le Thi Hoa"))
    assert len(found.people) == 3


def test_one_cell_that_names_a_person_twice_counts_him_once() -> None:
    found = of(task(1, f"{AN}, Nguyen Van An"))
    assert (ids(found), found.shared) == ({AN: ["KH26-1"]}, 0)


@pytest.mark.parametrize(
    ("done", "counts"),
    [(date(2026, 6, 14), False), (date(2026, 6, 15), True), (date(2026, 9, 14), True), (None, True)],
)
def test_a_task_done_before_the_period_began_is_not_one_of_it(done: date | None, counts: bool) -> None:
    assert bool(of(task(1, status=Status.DONE_ON_TIME, done=done)).people) is counts


def test_a_task_half_told_long_ago_is_still_one_of_the_period() -> None:
    assert of(task(1, status=Status.TO_CONFIRM, done=date(2026, 1, 1))).people


def test_a_task_given_after_the_day_is_not_there_yet_and_one_given_in_the_period_is_new() -> None:
    letters = replace(PLAN, code="Giao việc", own_documents=True)
    given_ = [
        replace(one, task=replace(one.task, plan="Giao việc", issued=day))
        for one, day in ((task(1), date(2026, 8, 1)), (task(2), date(2026, 9, 15)), (task(3), None))
    ]
    found = extract([*given_, task(4)], [PLAN, letters], Q3, Q3.last)
    assert ids(found) == {AN: ["KH26-1", "KH26-3", "KH26-4"]}
    assert found.total.new == 1


@pytest.mark.parametrize(
    ("due", "inside"),
    [(date(2026, 6, 14), 0), (date(2026, 6, 15), 1), (date(2026, 9, 14), 1), (date(2026, 9, 15), 0), (None, 0)],
)
def test_due_in_the_period_is_from_its_first_to_its_last_day(due: date | None, inside: int) -> None:
    assert of(task(1, due=due)).total.due == inside


def test_halted_tasks_are_listed_beside_the_others_and_not_counted() -> None:
    (person,) = of(task(1, status=Status.SUSPENDED, due=date(2026, 7, 1)), task(2)).people
    assert [one.task.id for one in person.halted] == ["KH26-1"]
    assert person.figures == PersonFigures(
        given=1, new=0, due=0, done=0, done_on_time=0, done_late=0, late=0, rest=1, to_mend=0, halted=1
    )


def test_only_those_asked_for_are_there_and_the_total_is_theirs() -> None:
    found = of(task(1, AN), task(2, f"{AN}; {BINH}"), task(3, BINH), task(4, None), asked=[BINH])
    assert ids(found) == {BINH: ["KH26-2", "KH26-3"]}
    assert (found.total.given, found.shared) == (2, 0)


def test_units_are_no_persons() -> None:
    found = of(task(1, f"Tư pháp; {AN}"), is_unit=lambda name: name == "Tư pháp")
    assert list(ids(found)) == [AN]


_TASKS = st.builds(
    lambda nth, who, status, flag: replace(
        made := task(nth, who, status, date(2026, 7, 1), date(2026, 8, 1) if status.done else None),
        verdict=replace(made.verdict, days=9, flags=(Flag.LATE_CHECK_DATA,) if flag else ()),
    ),
    st.integers(1, 99),
    st.sampled_from([None, AN, BINH, f"{AN}; {BINH}", "Lê C"]),
    st.sampled_from(Status),
    st.booleans(),
)


@given(st.lists(_TASKS, max_size=15))
def test_figures_add_up_for_every_person_and_the_total_counts_each_task_once(tasks: list[Judged]) -> None:
    found = of(*tasks)
    people = (*found.people, found.nobody)
    for figures in (found.total, *(person.figures for person in people)):
        assert figures.given == figures.done + figures.late + figures.rest
        assert figures.done_on_time + figures.done_late <= figures.done
        assert min(figures.rest, figures.new, figures.due, figures.halted) >= 0
    assert found.total.given + found.total.halted == len(tasks)
    stand = sum(person.figures.given + person.figures.halted for person in people)
    assert stand == len(tasks) + found.shared
