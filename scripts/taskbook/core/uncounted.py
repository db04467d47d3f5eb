"""What of the plans' tasks stands in no figure, so that no total is taken for the whole."""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.core.gathered import Gathered
from taskbook.core.issue_codes import BELOW, PLAN_STOPS


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Plans (by code) whose sheets cannot be read, and plans' sheets with rows of tasks below their tables."""

    plans: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


def uncounted(gathered: Gathered) -> Uncounted:
    """Find what the figures of a workbook lack, by what is wrong with it."""
    sheets = {table.grid.sheet for table in gathered.tables}
    plans = [dict(issue.details)["plan"] for issue in gathered.issues if issue.code in PLAN_STOPS]
    below = [issue.sheet for issue in gathered.issues if issue.code == BELOW and issue.sheet in sheets]
    return Uncounted(tuple(dict.fromkeys(plans)), tuple(dict.fromkeys(below)))
