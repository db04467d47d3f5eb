"""How far a target is reached."""

from __future__ import annotations

import pytest

from taskbook.core.model import Target
from taskbook.core.targets import achieved, goal_number

GOALS = [
    ("> 150", 150.0),
    ("≥ 12", 12.0),
    ("12,5 %", 12.5),
    ("12.5", 12.5),
    ("1.500", 1500.0),
    ("1.500.000,25", 1500000.25),
    ("khoảng 42", 42.0),
    ("", None),
    ("nhiều", None),
    ("1,2,3", None),
]


@pytest.mark.parametrize(("goal", "number"), GOALS)
def test_a_goals_number_is_read_as_vietnamese_writes_it(goal: str, number: float | None) -> None:
    assert goal_number(goal) == number


REACHED = [
    ("> 150", 75.0, 50.0),
    ("≥ 12", 13.0, 108.3),
    ("≥ 12", None, None),
    (None, 5.0, None),
    ("≤ 3", 2.0, 100.0),
    ("≤ 3", 4.0, 75.0),
    ("0", 1.0, None),
    ("12", -1.0, None),
]


@pytest.mark.parametrize(("goal", "actual", "percent"), REACHED)
def test_a_target_is_reached_in_per_cent_of_its_goal(
    goal: str | None, actual: float | None, percent: float | None
) -> None:
    assert achieved(Target(row=5, name="GRDP", goal=goal, actual=actual)) == percent
