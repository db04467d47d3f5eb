"""A total that lacks tasks of the office says what it lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from taskbook.core.summary import Figures
from taskbook.core.uncounted import Uncounted, uncounted
from taskbook.tables import gather
from taskbook.texts.sheets import headline
from taskbook_schemas.registry import UNITS
from tests.core.builders import PLAN_ROW, FakeWorkbook, task, workbook


def with_plans(*codes: str) -> FakeWorkbook:
    """A workbook with a plan that is read, and others whose sheets are missing."""
    book = workbook(task(), more_plans=[({**PLAN_ROW, "code": code, "sheet": f"Trang {code}"}, []) for code in codes])
    for code in codes:
        del book.grids[f"Trang {code}"]
    return book


def below(book: FakeWorkbook, sheet: str) -> FakeWorkbook:
    book.grids[sheet] = [replace(grid, below=9) for grid in book.grids[sheet]]
    return book


def said(book: FakeWorkbook) -> str:
    return headline(Figures(), uncounted(gather(book)))


def test_a_total_that_has_everything_says_no_more() -> None:
    assert uncounted(gather(workbook(task()))) == Uncounted()
    assert said(workbook(task())).startswith("Tổng số 0 nhiệm vụ: hoàn thành 0")


def test_a_plan_that_stands_aside_is_named_beside_the_total() -> None:
    told = said(with_plans("K1", "K2"))
    assert told.startswith("Tổng số 0 nhiệm vụ (CHƯA GỒM kế hoạch «K1», «K2», xem trang «Kiểm tra»): hoàn thành 0")


def test_a_plan_whose_table_cannot_be_read_is_named_too() -> None:
    book = workbook(task(), more_plans=[({**PLAN_ROW, "code": "K1", "sheet": "Trang K1"}, [])])
    book.grids["Trang K1"] = []
    assert uncounted(gather(book)) == Uncounted(plans=("K1",))


def test_tasks_typed_below_a_plans_table_are_told_of_and_rows_below_other_tables_are_not_tasks() -> None:
    book = below(below(workbook(task()), "KH 2026"), UNITS)
    assert "(CHƯA GỒM dòng gõ dưới bảng ở trang «KH 2026», xem" in said(book)


def test_both_are_told_apart() -> None:
    assert "kế hoạch «K1»; dòng gõ dưới bảng ở trang «KH 2026», xem" in said(below(with_plans("K1"), "KH 2026"))


@pytest.mark.parametrize(("number", "more"), [(3, ""), (4, " và 1 nơi khác"), (9, " và 6 nơi khác")])
def test_of_many_the_first_few_are_named_and_the_rest_counted(number: int, more: str) -> None:
    told = said(with_plans(*(f"K{place}" for place in range(number))))
    assert f"«K0», «K1», «K2»{more}, xem" in told
    assert "K3" not in told
