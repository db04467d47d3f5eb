"""Two closings are compared task by task, by ids; nothing else about a row looks like a change."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.model import Flag, Status
from taskbook.core.period.compare import Comparison, compare
from taskbook.core.period.line import TaskLine, lines_of

from ..test_summary import judged
from .test_figures import lines

DUE = date(2026, 9, 30)


def line(id: str, status: Status = Status.IN_TIME, **more: object) -> TaskLine:
    made = TaskLine(id, f"Việc {id}", "KH26", ("Phòng Kinh tế",), (), status, due=DUE, original_due=DUE)
    return replace(made, **more)  # type: ignore[arg-type]


def ids(comparison: Comparison, name: str) -> list[str]:
    return [getattr(one, "now", one).id for one in getattr(comparison, name)]


def test_each_change_stands_in_its_list() -> None:
    before = [
        line("A"),
        line("B"),
        line("C", Status.LATE, days=3),
        line("D", Status.LATE, days=3),
        line("E"),
        line("F", Status.DONE_ON_TIME),
    ]
    now = [
        line("G"),
        line("B", Status.LATE, days=1),
        line("a", Status.DONE_ON_TIME),
        line("C", Status.LATE, days=30),
        line("D", due=date(2026, 12, 31)),
        line("F"),
    ]
    found = compare(now, before)
    assert ids(found, "done") == ["a"]
    assert ids(found, "newly_late") == ["B"]
    assert ids(found, "still_late") == ["C"]
    assert ids(found, "no_longer_late") == ["D"]
    assert ids(found, "moved") == ["D"]
    assert found.moved[0].days_later == 92
    assert ids(found, "undone") == ["F"]
    assert ids(found, "new") == ["G"]
    assert ids(found, "gone") == ["E"]
    assert not found.is_empty


def test_a_slip_in_a_cell_does_not_take_a_task_out_of_the_late_ones() -> None:
    found = compare([line("A", Status.CHECK_DATA, days=40, flags=(Flag.LATE_CHECK_DATA,))], [line("A", Status.LATE)])
    assert ids(found, "still_late") == ["A"]
    assert found.no_longer_late == ()


def test_a_deadline_that_comes_again_is_not_moved_one_that_is_rewritten_is() -> None:
    later = date(2026, 12, 31)
    monthly, went_on = line("A", deadline="Hằng quý"), line("A", deadline="Hằng quý", due=later, original_due=later)
    assert compare([went_on], [monthly]).moved == ()
    rewritten = replace(went_on, deadline="Quý IV/2026")
    assert ids(compare([rewritten], [monthly]), "moved") == ["A"]


def test_days_later_needs_both_deadlines() -> None:
    found = compare([line("A", due=None)], [line("A")])
    assert found.moved[0].days_later is None


@given(st.lists(lines, max_size=12), st.randoms())
def test_sorting_and_renaming_rows_changes_nothing(tasks: list[TaskLine], chance: random.Random) -> None:
    shuffled = [replace(one, name="Tên khác") for one in tasks]
    chance.shuffle(shuffled)
    found = compare(shuffled, tasks)
    assert found.is_empty
    assert [one.now.id for one in found.still_late if not one.now.is_listed_late] == []


def test_tasks_without_an_id_or_with_that_of_another_are_not_followed() -> None:
    assert compare([line(""), line("A"), line("a")], [line("B"), line("b")]).is_empty


def test_a_line_is_a_task_as_it_was_judged_and_counts_the_closings_in_which_it_is_late() -> None:
    late = judged(Status.LATE, days=7)
    key = late.task.id.casefold()
    first = lines_of([late], {}, [])
    assert (first[0].status, first[0].days, first[0].late_periods, first[0].extensions) == (Status.LATE, 7, 1, 0)
    again = lines_of([late], {key: 2}, first)
    assert (again[0].late_periods, again[0].extensions) == (2, 2)
    assert lines_of([judged(Status.IN_TIME)], {}, again)[0].late_periods == 0
    assert again[0].leads == ("Phòng Kinh tế",)
    assert again[0].leaders == ("Vũ Duy Kha",)
