"""A letter tells since how many closed periods a task is late; without a closing it tells nothing of that."""

from __future__ import annotations

import pytest

from taskbook.core.letters.parts import leader_parts, make_part
from taskbook.core.model import Status

from ..test_summary import judged


@pytest.mark.parametrize(
    ("status", "before", "periods"),
    [
        (Status.LATE, {"kh26-1": 2}, 3),
        (Status.LATE, {"kh26-1": 0}, 1),
        (Status.LATE, {"kh26-2": 2}, 0),
        (Status.LATE, {}, 0),
        (Status.DUE_SOON, {"kh26-1": 2}, 0),
    ],
)
def test_a_late_task_is_told_by_its_closings(status: Status, before: dict[str, int], periods: int) -> None:
    part = make_part("Phòng Kinh tế", [judged(status, days=3)], {}, 9, before)
    assert [line.late_periods for line in (*part.late_tasks, *part.soon_tasks)] == [periods]


def test_a_leader_is_told_it_too() -> None:
    [part] = leader_parts([judged(Status.LATE, days=3)], 9, {"kh26-1": 4})
    assert part.late_tasks[0].late_periods == 5
