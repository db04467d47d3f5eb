"""A plan whose appendix has headings nobody has seen before is built, read back, and refreshed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from taskbook.actions.refresh import refresh
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.errors import PlanSourceError
from taskbook_build import proof
from taskbook_build.master import build_workbook
from taskbook_build.plan_files import new_plans
from taskbook_build.proof import prove_readable

NOW = datetime(2026, 11, 27, 8, 0)
HEADINGS = {
    "number": "Số TT",
    "name": "Nội dung công việc",
    "lead": "Nơi làm",
    "coordinate": "Cùng làm",
    "product": "Đầu ra",
    "deadline": "Xong trước",
}


def plan_of(headings: dict[str, str], code: str = "CĐS-26") -> str:
    """A plan's source file with two rows."""
    columns = "".join(
        f'[[columns]]\nheading = "{heading}"\nfield = "{field}"\n\n' for field, heading in headings.items()
    )
    rows = "".join(
        f'''[[rows]]
id = "{code}-{number}"
number = "{number}"
name = "Số hóa hồ sơ phần {number}"
lead = "Phòng Kinh tế"
coordinate = ""
product = "Báo cáo"
deadline = "30/6/2026"

'''
        for number in (1, 2)
    )
    return f'''code = "{code}"
sheet = "Chuyển đổi số {code}"
number = "12/KH-UBND"
issued = 2026-01-15
year = 2026
subject = "Kế hoạch chuyển đổi số"
issuing_body = "Ủy ban nhân dân xã"
declared_tasks = 2

[appendix]
label = "PHỤ LỤC"
title = "Danh mục"
reference = "(Kèm theo)"

{columns}{rows}'''


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.toml").write_text(plan_of(HEADINGS), encoding="utf-8")
    (folder / "b.toml").write_text(plan_of({**HEADINGS, "name": "Việc phải làm"}, "CĐS.26"), encoding="utf-8")
    return folder


def test_plans_with_headings_of_their_own_are_built_read_back_and_refreshed(plans: Path, tmp_path: Path) -> None:
    data = build_workbook(plans)
    prove_readable(data, new_plans(plans))
    path = tmp_path / "so.xlsx"
    path.write_bytes(data)
    report = refresh(open_workbook(path), Run(NOW, "Lan"))
    assert report.figures.total == 4
    assert report.figures.late == 4
    assert not [issue for issue in report.judgement.issues if issue.sheet == "Tiêu đề cột"]
    (grid,) = open_workbook(path).tables(["Chuyển đổi số CĐS-26"])["Chuyển đổi số CĐS-26"]
    assert grid.table == "tbl_CĐS_26"
    assert grid.columns[grid.headings.index("Trạng thái")] == ["Quá hạn", "Quá hạn"]


@pytest.mark.parametrize("heading", ["Ghi chú", "ghi  chú", "Mã", "Trạng thái"])
def test_a_heading_that_another_column_has_is_refused_when_the_workbook_is_built(plans: Path, heading: str) -> None:
    (plans / "a.toml").write_text(plan_of({**HEADINGS, "product": heading}), encoding="utf-8")
    with pytest.raises(PlanSourceError, match=r"CĐS-26.*trùng với một cột khác.*workbook/plans"):
        build_workbook(plans)


def test_an_appendix_may_use_a_usual_heading_for_something_else(plans: Path) -> None:
    headings = {**HEADINGS, "product": "Tên nhiệm vụ", "name": "Việc"}
    (plans / "a.toml").write_text(plan_of(headings), encoding="utf-8")
    prove_readable(build_workbook(plans), new_plans(plans))


def test_a_plan_that_is_read_otherwise_than_it_was_written_is_found(plans: Path) -> None:
    data = build_workbook(plans)
    for changed, told in (("Số hóa hồ sơ phần 2", "dòng CĐS-26-2, cột «Nội dung công việc»"), ("CĐS-26-2", "cột «id»")):
        source = plan_of(HEADINGS).replace(changed, changed + " khác")
        (plans / "a.toml").write_text(source, encoding="utf-8")
        with pytest.raises(PlanSourceError, match=told):
            prove_readable(data, new_plans(plans))


def test_a_workbook_that_is_none_of_ours_is_found(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = build_workbook(plans)
    monkeypatch.setattr(proof, "gather", _lost)
    with pytest.raises(PlanSourceError, match="thiếu trang tính"):
        prove_readable(data, new_plans(plans))


def _lost(workbook: object) -> None:
    from taskbook.errors import StructureError

    raise StructureError("Tệp thiếu trang tính «Đơn vị».")
