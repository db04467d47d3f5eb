"""A workbook of the real form with many tasks: the real plans' rows over and over, under other ids and units."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from taskbook.adapters.drawing.book import Book
from taskbook.core.model import Unit
from taskbook.data import default_office
from taskbook_build.master import write_sheets
from taskbook_build.plans import PlanSource, load_plans

PLANS = Path(__file__).resolve().parents[2] / "workbook" / "plans"


def made_units(number: int) -> tuple[Unit, ...]:
    """Units with names of their own."""
    return tuple(Unit(f"Phòng Chuyên môn số {place:03}") for place in range(1, number + 1))


def enlarged(plan: PlanSource, tasks: int, units: tuple[Unit, ...]) -> PlanSource:
    """The plan with `tasks` rows; leads and coordinators go round the units."""
    rows = []
    for number, row in enumerate(islice(cycle(plan.rows), tasks)):
        lead, other = units[number % len(units)], units[(number * 7 + 3) % len(units)]
        rows.append(
            replace(
                row,
                id=f"{plan.head.code}-{number + 1}",
                lead=lead.name,
                coordinate=other.name,
                number=str(number + 1),
            )
        )
    return replace(plan, rows=tuple(rows))


def build_big_workbook(out: Path, tasks: int, units: int) -> Path:
    """Build a workbook of `tasks` tasks in both plans together, over `units` units."""
    known = made_units(units)
    first, second = load_plans(PLANS)
    half = tasks // 2
    plans = (enlarged(first, tasks - half, known), enlarged(second, half, known))
    book = Book(str(out))
    write_sheets(book, [plan.new_plan() for plan in plans], replace(default_office(), units=known))
    book.close()
    return out
