"""A task given by letter that has no id gets the next one; ids that stand there stay, and none is given twice."""

from __future__ import annotations

import pytest

from taskbook.core.assigned import GivenId, with_ids
from taskbook.core.gathered import Gathered
from taskbook.tables import gather
from tests.core.builders import Row, given, task, workbook


def ids(gathered: Gathered) -> list[str]:
    return [task.id for table in gathered.tables if table.plan.own_documents for task in table.tasks]


def gathered(*rows: Row) -> Gathered:
    return gather(workbook(task(1, id=None), assigned=rows))


@pytest.mark.parametrize(
    ("there", "used", "wanted"),
    [
        ([None], [], ["GV-001"]),
        ([None, None], [], ["GV-001", "GV-002"]),
        ([None, "GV-007", None], [], ["GV-008", "GV-007", "GV-009"]),
        (["gv-12", None], [], ["gv-12", "GV-013"]),
        (["VB-3", None], [], ["VB-3", "GV-001"]),
        ([None], ["GV-004", "KH26-9", ""], ["GV-005"]),
        (["GV-999", None], [], ["GV-999", "GV-1000"]),
        (["GV-1"], ["GV-9"], ["GV-1"]),
    ],
)
def test_blanks_are_filled_from_the_highest_number_up(
    there: list[str | None], used: list[str], wanted: list[str]
) -> None:
    made, given_ids = with_ids(gathered(*[given(id=id) for id in there]), used)
    assert ids(made) == wanted
    assert [one.task.id for one in given_ids] == [new for old, new in zip(there, wanted, strict=True) if old is None]


def test_the_cell_of_each_id_is_told() -> None:
    _, found = with_ids(gathered(given(), given(id=None)))
    (one,) = found
    assert one == GivenId(one.task, row=6, column=1)


def test_a_plan_s_task_without_an_id_gets_none() -> None:
    made, _ = with_ids(gathered(given(id=None)))
    assert made.tables[0].tasks[0].id == "KH26-dòng 5"


def test_a_cell_that_holds_something_unusable_is_not_written_over() -> None:
    made, found = with_ids(gathered(given(id=True)))
    assert (ids(made), found) == (["Giao việc-dòng 5"], ())
