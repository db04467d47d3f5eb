"""A plan as a person left it on the sheet becomes the plan that is drawn, or every cell to mend is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taskbook.core.intake.heads import Standing, free_head
from taskbook.core.intake.model import Origin, PreviewColumn, PreviewRow, SourceMark
from taskbook.core.intake.problems import Problem, ProblemCode
from taskbook.core.intake.settle import Settled, settle
from taskbook.core.new_plan import NewPlan, NewRow
from taskbook_schemas.choices import ROW_DROPPED, ROW_REST, ROW_SECTION, ROW_SKIPPED, ROW_TARGET, ROW_TASK
from taskbook_schemas.layout import Intake
from tests.core.intake.previews import COLUMNS, HEAD, NOTHING, preview, section, task, typed

ONE = task("CDS26-1", "1", "Số hóa hồ sơ")


def plan_of(shown: object, standing: Standing = NOTHING) -> NewPlan:
    settled = settle(shown, standing)  # type: ignore[arg-type]
    assert isinstance(settled, Settled), settled
    return settled.plan


def problems_of(shown: object, standing: Standing = NOTHING) -> list[tuple[ProblemCode, int, int]]:
    found = settle(shown, standing)  # type: ignore[arg-type]
    assert isinstance(found, tuple)
    return [(one.code, one.row, one.column) for one in found]


def test_what_was_read_comes_word_for_word() -> None:
    plan = plan_of(preview(section("I. Hạ tầng"), task("CDS26-I.1", "1", "Lắp\n- mạng", "I. Hạ tầng", more=("xa",))))
    assert plan.rows == (NewRow("CDS26-I.1", "I. Hạ tầng", ("1", "Lắp\n- mạng", "Phòng Kinh tế", "Quý II", "xa")),)
    assert (plan.code, plan.sheet, plan.number, plan.issued, plan.year) == (
        "CDS26",
        "CDS 2026",
        "12/KH-UBND",
        date(2026, 3, 2),
        2026,
    )
    assert [(one.heading, one.field) for one in plan.columns] == [
        ("TT", "number"),
        ("Nội dung", "name"),
        ("Chủ trì", "lead"),
        ("Thời gian", "deadline"),
        ("Ghi chú (phụ lục)", None),  # the office has a column of that heading
    ]


def test_blank_number_and_day_stay_blank() -> None:
    plan = plan_of(preview(ONE, number="", issued=None))
    assert (plan.number, plan.issued) == (None, None)


def test_ids_follow_the_plans_code_and_those_typed_stay() -> None:
    shown = preview(task("CDS26-1", "1", "a"), replace(ONE, id="RIENG-7"), typed(ROW_TASK, "3", "c"), code="SO26")
    assert [row.id for row in plan_of(shown).rows] == ["SO26-1", "RIENG-7", "SO26-3"]


def test_a_task_without_an_id_gets_one_that_no_other_has() -> None:
    rows = (
        section("II. Mạng"),
        task("CDS26-II.1", "1", "a", "II. Mạng"),
        typed(ROW_TASK, "1", "b", section="II. Mạng"),
    )
    assert [row.id for row in plan_of(preview(*rows)).rows] == ["CDS26-II.1", "CDS26-II.1-2"]


def test_without_a_record_of_the_reading_ids_stay_as_they_stand() -> None:
    shown = replace(preview(ONE, code="SO26"), source=None)
    assert [row.id for row in plan_of(shown).rows] == ["CDS26-1"]


def test_a_task_without_a_column_of_numbers_gets_an_id_too() -> None:
    columns = (PreviewColumn("Nội dung", "Nhiệm vụ"), PreviewColumn("Chủ trì", "Đơn vị chủ trì"))
    shown = replace(preview(typed(ROW_TASK, "Việc một", "UBND")), columns=columns)
    assert [row.id for row in plan_of(shown).rows] == ["CDS26-1"]


def test_what_a_column_is_said_to_be_counts() -> None:
    swapped = (COLUMNS[0], COLUMNS[1], replace(COLUMNS[2], meaning="Đơn vị phối hợp"), COLUMNS[3], COLUMNS[4])
    plan = plan_of(replace(preview(ONE), columns=swapped))
    assert [one.field for one in plan.columns] == ["number", "name", "coordinate", "deadline", None]


def test_a_column_may_be_left_out() -> None:
    columns = (*COLUMNS[:4], replace(COLUMNS[4], meaning="Bỏ cột này"))
    plan = plan_of(replace(preview(task("CDS26-1", "1", "a", more=("bí mật",))), columns=columns))
    assert plan.rows[0].texts == ("1", "a", "Phòng Kinh tế", "Quý II")


def test_cells_beyond_the_headings_get_a_heading_of_their_own() -> None:
    plan = plan_of(preview(task("CDS26-1", "1", "a", more=("", "thêm"))))
    assert plan.columns[-1].heading == "Cột 6"
    assert plan.rows[0].texts[-1] == "thêm"


def test_columns_under_one_heading_are_told_apart() -> None:
    columns = (*COLUMNS[:2], *[PreviewColumn("Ghi chú", "Cột riêng")] * 2, PreviewColumn("Nội dung", "Cột riêng"))
    headings = [one.heading for one in plan_of(replace(preview(ONE), columns=columns)).columns]
    assert headings == ["TT", "Nội dung", "Ghi chú (phụ lục)", "Ghi chú (phụ lục) 2", "Nội dung (phụ lục)"]


def test_a_rest_is_joined_to_the_task_above() -> None:
    shown = preview(ONE, typed(ROW_REST, "", "của xã", "", "năm 2026"), typed(ROW_REST, "", "- đợt hai"))
    assert plan_of(shown).rows[0].texts == (
        "1",
        "Số hóa hồ sơ của xã\n- đợt hai",
        "Phòng Kinh tế",
        "Quý II năm 2026",
        "",
    )


def test_a_heading_made_a_task_has_its_number_in_its_column() -> None:
    shown = preview(replace(section("II. Hạ tầng"), take=ROW_TASK, id="CDS26-II"), ONE)
    assert plan_of(shown).rows[0].texts[:2] == ("II", "Hạ tầng")


def test_a_heading_without_number_made_a_task_keeps_its_words() -> None:
    shown = preview(replace(section("Hạ tầng số"), take=ROW_TASK, id="CDS26-9"), ONE)
    assert plan_of(shown).rows[0].texts[:2] == ("", "Hạ tầng số")


def test_a_heading_made_a_task_whose_number_a_person_typed_keeps_both() -> None:
    made = replace(section("II. Hạ tầng"), take=ROW_TASK, id="CDS26-9", cells=("9", "II. Hạ tầng"))
    assert plan_of(preview(made)).rows[0].texts[:2] == ("9", "II. Hạ tầng")


def test_targets_are_kept_only_where_a_person_said_so() -> None:
    read = Origin(ROW_TARGET, text="Phấn đấu trên 150 doanh nghiệp mới.")
    offered = PreviewRow(ROW_SKIPPED, "", "", ("", "trên 150 doanh nghiệp"), read)
    plan = plan_of(preview(ONE, offered, replace(offered, take=ROW_TARGET), typed(ROW_TARGET, "Đạt 95%")))
    assert [(one.name, one.goal, one.unit, one.year, one.source) for one in plan.targets] == [
        ("trên 150 doanh nghiệp", "> 150", "doanh nghiệp", 2026, "Phấn đấu trên 150 doanh nghiệp mới."),
        ("Đạt 95%", "95", "%", 2026, "Đạt 95%"),
    ]


def test_tasks_that_are_to_end_are_named() -> None:
    settled = settle(
        preview(ONE, typed(ROW_DROPPED, "2", "Cũ", id_="CDS26-2"), typed(ROW_DROPPED, "3"), way="Thay thế"),
        Standing({"CDS26": "CDS 2026"}, frozenset(), frozenset(), {"cds26-1": "CDS26", "cds26-2": "CDS26"}),
    )
    assert isinstance(settled, Settled)
    assert settled.dropped == ("CDS26-2",)


def test_the_declared_number_of_tasks_comes_with_the_plan() -> None:
    shown = replace(preview(ONE), source=SourceMark("", "abc", 1, "CDS26", 39))
    assert plan_of(shown).declared == 39
    assert plan_of(replace(shown, source=None)).declared is None


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((typed(ROW_SKIPPED, "x"),), (ProblemCode.NO_TASKS, 7, Intake.TAKE)),
        ((ONE, typed("", "2", "b")), (ProblemCode.TAKE_BLANK, 8, Intake.TAKE)),
        ((ONE, typed("nhiem vu", "2", "b")), (ProblemCode.TAKE_UNKNOWN, 8, Intake.TAKE)),
        ((typed(ROW_REST, "", "b"), ONE), (ProblemCode.REST_ALONE, 7, Intake.TAKE)),
        ((ONE, typed(ROW_TASK, "2", "", "UBND")), (ProblemCode.TASK_EMPTY, 8, Intake.FIRST + 1)),
        ((ONE, replace(ONE, id="cds26-1")), (ProblemCode.ID_REPEATED, 8, Intake.ID)),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(rows: tuple[PreviewRow, ...], told: tuple[ProblemCode, int, int]) -> None:
    assert problems_of(preview(*rows)) == [told]


@pytest.mark.parametrize(
    ("changed", "code", "column"),
    [
        ({"way": "Thêm"}, ProblemCode.CODE_UNKNOWN, Intake.CODE),
        ({"code": ""}, ProblemCode.CODE_BLANK, Intake.CODE),
        ({"code": "KH 26"}, ProblemCode.CODE_STRANGE, Intake.CODE),
        ({"code": "Giao việc"}, ProblemCode.CODE_STRANGE, Intake.CODE),
        ({"code": "cũ25"}, ProblemCode.CODE_TAKEN, Intake.CODE),
        ({"code": "BANG"}, ProblemCode.CODE_TAKEN, Intake.CODE),
        ({"sheet": ""}, ProblemCode.SHEET_BLANK, Intake.SHEET),
        ({"sheet": "a/b"}, ProblemCode.SHEET_STRANGE, Intake.SHEET),
        ({"sheet": "'a"}, ProblemCode.SHEET_STRANGE, Intake.SHEET),
        ({"sheet": "History"}, ProblemCode.SHEET_STRANGE, Intake.SHEET),
        ({"sheet": "Phiếu X"}, ProblemCode.SHEET_STRANGE, Intake.SHEET),
        ({"sheet": "x" * 32}, ProblemCode.SHEET_STRANGE, Intake.SHEET),
        ({"sheet": "tổng  hợp"}, ProblemCode.SHEET_TAKEN, Intake.SHEET),
        ({"year": None}, ProblemCode.YEAR_STRANGE, Intake.YEAR),
        ({"year": "hai"}, ProblemCode.YEAR_STRANGE, Intake.YEAR),
        ({"year": 26}, ProblemCode.YEAR_STRANGE, Intake.YEAR),
        ({"issued": "31/2/2026"}, ProblemCode.DAY_STRANGE, Intake.ISSUED),
        ({"subject": ""}, ProblemCode.SUBJECT_BLANK, Intake.SUBJECT),
    ],
)
def test_a_head_that_cannot_be_taken_is_named(changed: dict[str, object], code: ProblemCode, column: int) -> None:
    standing = Standing(
        {"CŨ25": "CŨ 2025"}, frozenset({"tổng hợp", "cũ 2025"}), frozenset({"tbl_bang"}), {"cũ25-1": "CŨ25"}
    )
    assert (code, Intake.HEAD_ROW, column) in problems_of(preview(ONE, **changed), standing)


def test_a_way_that_is_none_is_named() -> None:
    assert (ProblemCode.WAY_UNKNOWN, Intake.HEAD_ROW, Intake.WAY) in problems_of(preview(ONE, way="Thêm"))


def test_an_id_of_another_plan_is_named_and_that_of_the_plan_itself_is_its_own() -> None:
    standing = Standing({"CDS26": "CDS 2026", "CŨ25": "CŨ"}, frozenset(), frozenset(), {"cds26-1": "CŨ25"})
    assert problems_of(preview(ONE, way="Thay thế"), standing) == [(ProblemCode.ID_TAKEN, 7, Intake.ID)]
    own = Standing({"CDS26": "CDS 2026"}, frozenset({"cds 2026"}), frozenset(), {"cds26-1": "CDS26"})
    assert isinstance(settle(preview(ONE, way="Thay thế", subject="", sheet=""), own), Settled)


@pytest.mark.parametrize(
    ("meanings", "told"),
    [
        (("Số thứ tự", "Cột riêng"), (ProblemCode.NO_TASK_COLUMN, Intake.FIRST)),
        (("Nhiệm vụ", "Nhiệm vụ"), (ProblemCode.COLUMN_TWICE, Intake.FIRST + 1)),
        (("Nhiệm vụ", "Tên"), (ProblemCode.MEANING_UNKNOWN, Intake.FIRST + 1)),
    ],
)
def test_columns_that_do_not_fit_are_named(meanings: tuple[str, ...], told: tuple[ProblemCode, int]) -> None:
    columns = tuple(PreviewColumn(f"C{at}", meaning) for at, meaning in enumerate(meanings))
    found = problems_of(replace(preview(typed(ROW_TASK, "a", "b")), columns=columns))
    assert (told[0], Intake.MEANING_ROW, told[1]) in found


def test_every_problem_is_told_at_once_in_the_order_of_the_sheet() -> None:
    found = settle(preview(ONE, typed("", "x"), typed(ROW_TASK, "3"), code=""), NOTHING)
    assert isinstance(found, tuple)
    assert [one.row for one in found] == sorted(one.row for one in found)
    assert Problem(ProblemCode.CODE_BLANK, Intake.HEAD_ROW, Intake.CODE) in found
    assert len(found) == 3


def test_a_code_and_a_sheet_that_stand_get_a_number_behind_them() -> None:
    standing = Standing({"CDS26": "CDS 2026"}, frozenset({"cds 2026", "cds 2026 (2)"}), frozenset(), {})
    head = free_head(HEAD, standing)
    assert (head.code, head.sheet) == ("CDS26-2", "CDS 2026 (3)")
    assert free_head(HEAD, NOTHING) == HEAD


def test_a_heading_typed_from_number_and_name_gets_a_dot_between() -> None:
    shown = preview(
        typed(ROW_SECTION, "II", "Hạ tầng"),
        typed(ROW_TASK, "1", "a"),
        typed(ROW_SECTION, "a)", "Mạng"),
        typed(ROW_TASK, "1", "b"),
    )
    assert [row.section for row in plan_of(shown).rows] == ["II. Hạ tầng", "a) Mạng"]
