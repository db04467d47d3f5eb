"""How far a target is reached, in per cent."""

from __future__ import annotations

import re

from taskbook.core.model import Target

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_AT_MOST = ("≤", "<=", "<")


def goal_number(goal: str) -> float | None:
    """Return the number of a goal such as "≥ 12", "> 150" or "1.500,5" (Vietnamese separators), else None."""
    found = _NUMBER.search(goal)
    if found is None:
        return None
    text = found.group()
    thousands = re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text)
    text = text.replace(".", "") if thousands else text
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def achieved(target: Target) -> float | None:
    """Return actual / goal in per cent, one decimal; for a goal of at most (a rank), goal / actual, at most 100.

    None while there is no actual figure or no usable goal.
    """
    goal = goal_number(target.goal or "")
    if target.actual is None or not goal or target.actual < 0:
        return None
    if (target.goal or "").strip().startswith(_AT_MOST):
        return 100.0 if target.actual <= goal else round(100 * goal / target.actual, 1)
    return round(100 * target.actual / goal, 1)
