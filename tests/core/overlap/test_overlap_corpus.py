"""Planted pairs: a task of one of the real plans, or a made one, said again as another plan or a letter would say it.

`overlaps.csv` has a pair a line: `kind` same or other (alike in words, not in work), the first task (the id of a real
one, or its text), its lead and product, then the second's. All firsts are held against all seconds, so that a pair
nobody planted is an error, too. The least score was found here: between the best of the wrong and the worst of the
right there is room.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from taskbook.core.naming.units import UnitDirectory
from taskbook.core.overlap import Overlap, Work, find_overlaps
from taskbook.data import default_units
from taskbook_build.plans import load_plans

ROOT = Path(__file__).parents[3]
UNITS = UnitDirectory(default_units())
MISSED = {("Thu gom, xử lý rác thải sinh hoạt", "Phát động phân loại rác tại nguồn")}
"""Same work that is not found: the common thing comes late in both."""
MISTAKEN = {("Quyết toán thu, chi ngân sách xã", "Lập dự toán thu, chi ngân sách xã")}
"""Other work that is taken for the same: a year's accounts and another year's budget."""


@dataclass(frozen=True)
class Planted:
    """All works of both sides, and which pairs are the same work."""

    works: tuple[Work, ...]
    same: frozenset[tuple[str, str]]
    other: frozenset[tuple[str, str]]


def work(plan: str, text: str, lead: str, product: str) -> Work:
    return Work(plan, text, UNITS.read(lead).units, (product,) if product else ())


def real_works(side: str | None = None) -> dict[str, Work]:
    return {
        row.id: work(side or plan.head.code, row.name, row.lead, row.product)
        for plan in load_plans(ROOT / "workbook" / "plans")
        for row in plan.rows
    }


@cache
def planted() -> Planted:
    firsts, seconds = real_works("first"), []
    pairs: dict[str, set[tuple[str, str]]] = {"same": set(), "other": set()}
    with (ROOT / "tests" / "corpus" / "overlaps.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            first = firsts.setdefault(row["first"], work("first", row["first"], row["lead"], row["product"]))
            second = work("second", row["second"], row["second_lead"], row["second_product"])
            seconds.append(second)
            pairs[row["kind"]].add((first.text, second.text))
    return Planted((*firsts.values(), *seconds), frozenset(pairs["same"]), frozenset(pairs["other"]))


def texts(overlaps: tuple[Overlap, ...]) -> set[tuple[str, str]]:
    return {(overlap.first.text, overlap.second.text) for overlap in overlaps}


def beginnings(pairs: set[tuple[str, str]], like: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs by as much of their texts as the named ones have."""
    return {
        next((named for named in like if first.startswith(named[0]) and second.startswith(named[1])), (first, second))
        for first, second in pairs
    }


def test_there_are_enough_pairs_of_both_kinds() -> None:
    assert len(planted().same) >= 30
    assert len(planted().other) >= 18


def test_of_all_planted_pairs_one_is_missed_and_one_is_a_mistake() -> None:
    found = texts(find_overlaps(planted().works))
    right = found & planted().same
    assert beginnings(set(planted().same - found), MISSED) == MISSED
    assert beginnings(found - planted().same, MISTAKEN) == MISTAKEN
    assert (len(right) / len(found), len(right) / len(planted().same)) == (31 / 32, 31 / 32)  # precision, recall


def test_the_real_plans_have_one_common_work_the_general_plan_of_the_commune() -> None:
    works = real_works()
    ids = {work: id for id, work in works.items()}
    (overlap,) = find_overlaps(works.values())
    assert (ids[overlap.first], ids[overlap.second]) == ("KTTN25-III.1.3", "TTKT26-1")
    assert overlap.phrases == ("quy hoạch chung xã",)
    assert overlap.leads == ("Phòng Kinh tế",)
    assert overlap.products == ()
