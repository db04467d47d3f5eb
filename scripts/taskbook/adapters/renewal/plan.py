"""A workbook in use takes a plan: its sheet behind those of the other plans, and blank rows in the tables it goes into.

What is written into the rows comes with the changes that are saved with it.
"""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.renewal.bench import Bench
from taskbook.adapters.renewal.macros import MakeProject
from taskbook.adapters.renewal.rows import make_room
from taskbook.adapters.xlsx.package import Package
from taskbook.core.headings import key
from taskbook.core.new_plan import NewPlan
from taskbook.core.renewal import BookFacts, Renewed, StandingTable
from taskbook_schemas.registry import SUMMARY


def with_plan(
    package: Package,
    pattern: Package,
    facts: BookFacts,
    plan: NewPlan | None,
    rows: Mapping[str, int],
    make_project: MakeProject | None,
) -> Renewed:
    """Give a workbook the pattern's sheet of a plan, and so many rows more in the tables of the sheets named.

    A table below which something stands gets none: `Renewed.in_the_way`. `make_project` None: there are no macros.
    """
    work = Bench(package, pattern, facts)
    if plan is not None:
        work.adder.add(plan.sheet, after=_before(work, facts))
        work.result.sheets.append(plan.sheet)
        if make_project is not None:
            work.renew_project(make_project)
    for sheet, count in rows.items():
        make_room(work, _table(facts, sheet), count)
    return work.finish()


def _before(work: Bench, facts: BookFacts) -> str:
    """The last sheet of a plan among the tabs, else the first sheet of all."""
    plans = {key(plan.table.sheet) for plan in facts.plans} or {key(SUMMARY)}
    names = [entry.name for entry in work.book.sheets]
    return next((name for name in reversed(names) if key(name) in plans), names[-1])


def _table(facts: BookFacts, sheet: str) -> StandingTable:
    plans = {plan.table.sheet: plan.table for plan in facts.plans}
    return plans.get(sheet) or facts.tables[sheet]
