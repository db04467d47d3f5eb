"""A plan issued again: which plan of the workbook a reading amends or replaces, and what it changes, task by task.

    found = find_reissues(reading, said_around(source, reading), plans)   # best first; () for a new plan
    proposals = compare(found[0].plan.rows, reading, found[0].extent, code=found[0].plan.code, taken=all_ids)

`recognise` finds the plan, `matching` which row is which, `compare` what became of each. Every standing row and every
row that was read stands in exactly one proposal; a standing task keeps its id, and with it what the office typed.

Here: proposals. Not here: what a person decides of them, where they are written, sentences (`texts.reissue`).
"""

from taskbook.core.reissue.compare import compare, is_change
from taskbook.core.reissue.model import SECTION, Change, Extent, Outcome, PlanRow, Proposal, standing_row
from taskbook.core.reissue.recognise import Reissue, StandingPlan, Why, find_reissues, said_around

__all__ = [
    "SECTION",
    "Change",
    "Extent",
    "Outcome",
    "PlanRow",
    "Proposal",
    "Reissue",
    "StandingPlan",
    "Why",
    "compare",
    "find_reissues",
    "is_change",
    "said_around",
    "standing_row",
]
