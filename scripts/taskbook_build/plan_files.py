"""The plans a workbook is built with: of each, a source file (`.toml`), or the plan's own file as it was issued.

A plan's own file is read as «Thêm kế hoạch» reads it: what that would ask a person about stops the build.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from taskbook.actions.appendix import read_plan
from taskbook.adapters.appendix.offers import KINDS
from taskbook.adapters.appendix.source import read_source
from taskbook.core.intake.heads import Standing
from taskbook.core.intake.of_reading import preview_of
from taskbook.core.intake.settle import Settled, settle
from taskbook.core.new_plan import NewPlan
from taskbook.errors import PlanSourceError
from taskbook.texts import intake_problems as texts
from taskbook_build.plans import load_plans, refuse_repeats

_NOTHING = Standing({}, frozenset(), frozenset(), {})


def new_plans(folder: Path) -> tuple[NewPlan, ...]:
    """Every plan of a folder, in the order of their years. PlanSourceError names the file and what is wrong."""
    issued = sorted(path for path in folder.iterdir() if path.suffix.casefold() in KINDS)
    sources = load_plans(folder) if not issued or any(folder.glob("*.toml")) else ()
    plans = [*(source.new_plan() for source in sources), *(_issued(path) for path in issued)]
    refuse_repeats((plan.code, kind, value) for plan in plans for kind, value in _names(plan))
    return tuple(sorted(plans, key=lambda plan: (plan.year, plan.code)))


def _issued(path: Path) -> NewPlan:
    source = read_source(path)
    settled = settle(preview_of(read_plan(source), path.name, str(path), source.digest), _NOTHING)
    if not isinstance(settled, Settled):
        raise PlanSourceError(texts.not_built(path.name, settled))
    return settled.plan


def _names(plan: NewPlan) -> Iterator[tuple[str, str]]:
    yield "code", plan.code
    yield "sheet", plan.sheet
    yield from (("id", row.id) for row in plan.rows)
