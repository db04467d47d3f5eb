"""The two real plans, as Word files, give the very sheets that the workbook ships, by the code that takes any plan."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from taskbook.core.new_plan import NewPlan
from taskbook.data import default_office
from taskbook.errors import PlanSourceError
from taskbook_build.master import build_for, build_workbook
from taskbook_build.plan_files import new_plans
from tests.actions.real import PLANS
from tests.appendices import FOLDER
from tests.appendices.plans import plan_document

SHIPPED = {plan.code: plan for plan in new_plans(PLANS)}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> dict[str, NewPlan]:
    folder = tmp_path_factory.mktemp("issued")
    for name in ("S_KTTN25.docx", "S_TTKT26.docx"):
        shutil.copy(FOLDER / name, folder)
    return {plan.code: plan for plan in new_plans(folder)}


@pytest.mark.parametrize("code", ["KTTN25", "TTKT26"])
def test_every_row_and_heading_is_letter_for_letter_that_of_the_workbook(issued: dict[str, NewPlan], code: str) -> None:
    read, shipped = issued[code], SHIPPED[code]
    assert read.columns == shipped.columns
    assert read.rows == shipped.rows
    assert (read.sheet, read.year, read.subject, read.declared) == (
        shipped.sheet,
        shipped.year,
        shipped.subject,
        shipped.declared,
    )


def test_with_the_number_and_day_that_the_files_leave_blank_the_workbook_is_the_shipped_one_to_the_byte(
    issued: dict[str, NewPlan],
) -> None:
    filled = [
        replace(issued[code], number=plan.number, issued=plan.issued, targets=plan.targets)
        for code, plan in SHIPPED.items()
    ]
    assert build_for(default_office(), filled) == build_workbook(PLANS)


def test_a_plan_that_a_person_would_be_asked_about_stops_the_build(tmp_path: Path) -> None:
    plan_document(tmp_path / "một.docx", "Chuyển đổi số", ("1", "Việc một", "Phòng Kinh tế", "Quý II"), day="    tháng")
    with pytest.raises(PlanSourceError, match=r"Tệp một\.docx: chưa đủ để dựng sổ.*\n- chưa có năm của kế hoạch"):
        build_workbook(tmp_path)


def test_two_plans_of_one_code_are_refused(tmp_path: Path) -> None:
    for name in ("một.docx", "hai.docx"):
        plan_document(tmp_path / name, "Chuyển đổi số năm 2026", ("1", f"Việc {name}", "Phòng Kinh tế", "Quý II/2026"))
    with pytest.raises(PlanSourceError, match="đã có"):
        build_workbook(tmp_path)
