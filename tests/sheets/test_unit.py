"""A unit's sheet: lead tasks first, sections drawn, figures on top; and what its tab is called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Named, Status, Unit, Verdict
from taskbook.core.naming.leaders import NamedLeaders
from taskbook.core.naming.sheet_names import sheet_names
from taskbook.core.parsed_cells import TaskReading
from taskbook.core.unit_work import UnitWork, work_by_unit
from taskbook.sheets.unit import body, figure_rows
from taskbook.texts.sheets import UNDER_REVIEW, why_for_unit
from taskbook_schemas.layout import RowKind, UnitSheet
from tests.core.judging import C, dated, task

ECONOMY, POLICE = Unit("Phòng Kinh tế"), Unit("Công an xã")
EVERYBODY = Unit("Các phòng, cơ quan, đơn vị liên quan", is_group=True)
PLAN_NAMES = {"KH26": "Kế hoạch thử", "KH27": "Kế hoạch sau"}


def judged(
    leads: tuple[Unit, ...] = (ECONOMY,),
    coordinates: tuple[Unit, ...] = (),
    status: Status = Status.LATE,
    **fields: object,
) -> Judged:
    reading = TaskReading(
        dated(C),
        Named(units=tuple(unit.name for unit in leads)),
        Named(
            units=tuple(unit.name for unit in coordinates if not unit.is_group),
            groups=tuple(unit.name for unit in coordinates if unit.is_group),
        ),
        NamedLeaders(),
    )
    verdict = Verdict(status, due=C, days=3, flags=(Flag.NEVER_REPORTED,), why="Quá hạn 3 ngày: …")
    return Judged(task(**fields), reading, verdict)


def kinds(work: UnitWork) -> list[object]:
    return [row[-1] for row in body(work, PLAN_NAMES)]


def test_a_unit_gets_the_tasks_it_leads_and_those_it_coordinates() -> None:
    mine, shared = judged(id="A"), judged(leads=(POLICE,), coordinates=(ECONOMY, EVERYBODY), id="B")
    economy, police = work_by_unit([mine, shared], [ECONOMY, POLICE, EVERYBODY])
    assert (economy.unit, economy.leads, economy.coordinates) == (ECONOMY, (mine,), (shared,))
    assert (police.unit, police.leads, police.coordinates) == (POLICE, (shared,), ())


def test_groups_and_units_without_tasks_get_no_sheet() -> None:
    works = work_by_unit([judged(coordinates=(EVERYBODY,))], [ECONOMY, POLICE, EVERYBODY])
    assert [work.unit for work in works] == [ECONOMY]


def test_a_unit_in_both_cells_of_one_task_leads_it() -> None:
    (work,) = work_by_unit([judged(coordinates=(ECONOMY,))], [ECONOMY])
    assert (len(work.leads), work.coordinates) == (1, ())


def test_a_task_with_two_leads_stands_in_both_sheets_with_a_footnote() -> None:
    works = work_by_unit([judged(leads=(ECONOMY, POLICE))], [ECONOMY, POLICE])
    assert [len(work.leads) for work in works] == [1, 1]
    for work in works:
        rows = body(work, PLAN_NAMES)
        assert [row[3] for row in rows if row[-1] == RowKind.TASK.value] == ["Chủ trì *"]
        assert any(row[-1] == RowKind.NOTE.value and str(row[0]).startswith("* ") for row in rows)


def test_lead_tasks_stand_before_coordinated_ones_under_their_plans() -> None:
    work = UnitWork(
        ECONOMY,
        leads=(
            judged(section="I. Một"),
            judged(section="I. Một"),
            judged(section="II. Hai"),
            judged(plan="KH27", section=""),
        ),
        coordinates=(judged(leads=(POLICE,)),),
    )
    assert kinds(work) == [
        *("title", "plan", "task", "task", "task", "plan", "task"),
        *("title", "plan", "task"),
        *(None, "sign"),
    ]


def test_tasks_given_by_letter_stand_under_the_letter() -> None:
    work = UnitWork(ECONOMY, (judged(document="12/TB-UBND", giver="Chủ tịch"), judged()), ())
    drawn = [row[0] for row in body(work, PLAN_NAMES) if row[-1] == RowKind.SECTION.value]
    assert drawn == ["12/TB-UBND; người giao: Chủ tịch"]


def test_unfinished_tasks_stand_first_each_band_with_its_number() -> None:
    statuses = (Status.DONE_ON_TIME, Status.ONGOING, Status.CANCELLED, Status.IN_TIME, Status.LATE, Status.DUE_SOON)
    work = UnitWork(ECONOMY, tuple(judged(status=status) for status in (*statuses, Status.LATE)), ()).by_urgency()
    lines = [str(row[0]).split(" - ")[0] for row in body(work, PLAN_NAMES) if row[-1] == RowKind.PLAN.value]
    assert lines == [
        "QUÁ HẠN: 2",
        "SẮP ĐẾN HẠN: 1",
        "TRONG HẠN: 1",
        "THƯỜNG XUYÊN, CHỜ ĐIỀU KIỆN, CHỜ XÁC NHẬN VÀ VIỆC KHÁC: 1",
        "ĐÃ HOÀN THÀNH: 1",
        "TẠM DỪNG, ĐÃ HỦY: 1",
    ]


@given(st.lists(st.sampled_from(Status), min_size=1))
def test_the_parts_of_a_roles_title_add_up_to_its_total(statuses: list[Status]) -> None:
    (title, *_) = body(UnitWork(ECONOMY, tuple(judged(status=status) for status in statuses), ()), PLAN_NAMES)
    total, parts = str(title[0]).removeprefix("NHIỆM VỤ CHỦ TRÌ: ").rstrip(")").split(" (")
    assert int(total) == len(statuses)
    assert sum(int(part.split(", ")[0].split()[-1]) for part in parts.split("; ")) == len(statuses)


@pytest.mark.parametrize("status", Status)
def test_a_unit_never_reads_what_the_office_has_to_mend(status: Status) -> None:
    why = f"{status.value}: có ô nhập chưa đúng kiểu (xem trang Kiểm tra)."
    verdict = Verdict(status, due=C, days=3, why=why if status is Status.CHECK_DATA else f"{status.value}: còn làm.")
    said = why_for_unit(verdict)
    assert "Kiểm tra" not in said
    assert said == (UNDER_REVIEW if status in (Status.CHECK_DATA, Status.NO_DEADLINE) else "Còn làm.")


def test_tasks_past_their_deadline_that_the_office_looks_through_are_told_neutrally() -> None:
    late = replace(judged(), verdict=Verdict(Status.CHECK_DATA, C, None, (Flag.LATE_CHECK_DATA,), "…"))
    notes = [row[0] for row in body(UnitWork(ECONOMY, (late,), ()), PLAN_NAMES) if row[-1] == RowKind.NOTE.value]
    assert notes == ["Ngoài ra còn 1 nhiệm vụ đã qua hạn, văn phòng đang rà soát thông tin (tính ở mục khác)."]


def test_tasks_are_numbered_within_their_role() -> None:
    work = UnitWork(ECONOMY, leads=(judged(), judged()), coordinates=(judged(leads=(POLICE,)),))
    assert [row[0] for row in body(work, PLAN_NAMES) if row[-1] == RowKind.TASK.value] == [1, 2, 1]


def test_a_row_shows_the_other_side_of_the_task() -> None:
    row = next(row for row in body(UnitWork(ECONOMY, (judged(),), ()), PLAN_NAMES) if row[-1] == RowKind.TASK.value)
    assert dict(zip(UnitSheet.HEADINGS, row, strict=False)) == {
        "STT": 1,
        "Mã": "KH26-1",
        "Nhiệm vụ": "Ban hành kế hoạch",
        "Vai trò": "Chủ trì",
        "Chủ trì / Phối hợp": "Công an xã",
        "Sản phẩm": "Kế hoạch",
        "Thời hạn": "30/6/2026",
        "Hạn xử lý": C,
        "Trạng thái": "Quá hạn",
        "Số ngày": 3,
        "Vì sao": "…",
    }


def test_a_coordinating_unit_sees_who_leads() -> None:
    work = UnitWork(POLICE, (), (judged(coordinates=(POLICE,)),))
    row = next(row for row in body(work, PLAN_NAMES) if row[-1] == RowKind.TASK.value)
    assert (row[3], row[4]) == ("Phối hợp", "Phòng Kinh tế")


@given(st.lists(st.sampled_from(Status)), st.lists(st.sampled_from(Status)))
def test_the_figures_on_top_add_up_to_the_tasks_below(leads: list[Status], coordinates: list[Status]) -> None:
    work = UnitWork(
        ECONOMY,
        tuple(judged(status=status) for status in leads),
        tuple(judged(leads=(POLICE,), status=status) for status in coordinates),
    )
    for row, tasks in zip(figure_rows(work), (leads, coordinates), strict=True):
        total, *apart, late_never_reported, rest = (int(str(value)) for value in row)
        assert total == len(tasks) == sum(apart) + rest
        assert late_never_reported <= apart[-1]


@given(st.integers(0, 4), st.integers(0, 4))
def test_every_row_is_as_wide_as_the_sheet(leads: int, coordinates: int) -> None:
    work = UnitWork(ECONOMY, (judged(),) * leads, (judged(leads=(POLICE,)),) * coordinates)
    assert {len(row) for row in body(work, PLAN_NAMES)} == {UnitSheet.KIND}


def test_a_long_section_is_cut_to_the_pages_width() -> None:
    work = UnitWork(ECONOMY, (judged(document="dài " * 200),), ())
    section = next(row for row in body(work, PLAN_NAMES) if row[-1] == RowKind.SECTION.value)
    assert len(str(section[0])) <= UnitSheet.LINE_CHARACTERS
    assert str(section[0]).endswith("…")


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        (Unit("Phòng Kinh tế"), "Phiếu Phòng Kinh tế"),
        (Unit("Trung tâm Phục vụ hành chính công", ("Trung tâm Phục vụ HCC", "TTHCC")), "Phiếu Trung tâm Phục vụ HCC"),
        (Unit("Ban Quản lý dự án đầu tư xây dựng xã"), "Phiếu Ban Quản lý dự án đầu tư"),
        (Unit("Tổ 1/2: [A]?*"), "Phiếu Tổ 1 2   A"),
    ],
)
def test_a_sheet_is_called_by_the_first_of_the_units_names_that_fits(unit: Unit, name: str) -> None:
    assert sheet_names([unit], []) == {unit.name: name}


def test_two_units_never_share_a_sheet() -> None:
    long = "Ban Chỉ đạo phong trào toàn dân"
    names = sheet_names([Unit(long + " một"), Unit(long + " hai")], [])
    assert list(names.values()) == ["Phiếu Ban Chỉ đạo phong trào to", "Phiếu Ban Chỉ đạo phong trào 2"]


def test_a_sheet_of_the_offices_own_is_never_taken() -> None:
    assert sheet_names([ECONOMY], ["PHIẾU phòng kinh tế"]) == {ECONOMY.name: "Phiếu Phòng Kinh tế 2"}


@given(st.lists(st.text(min_size=1, max_size=60), unique=True, max_size=8))
def test_any_names_give_names_that_excel_takes(names: list[str]) -> None:
    found = sheet_names([Unit(name) for name in names], [])
    assert len({name.casefold() for name in found.values()}) == len(names)
    for name in found.values():
        assert len(name) <= 31
        assert not set(name) & set("\\/*?:[]")
