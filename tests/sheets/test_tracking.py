"""What stands on the printed lists: every task whole, in the groups a setting asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from taskbook.core.judge import Judged
from taskbook.core.model import Status
from taskbook.core.row_heights import split_lines, text_lines
from taskbook.core.tracking.groups import grouped
from taskbook.sheets.printed import printed_fill
from taskbook.sheets.tracking import six_clear_rows, tracking_rows
from taskbook.texts import tracking as texts
from taskbook_schemas.choices import GROUP_LEADER, GROUP_PLAN, GROUP_UNIT
from taskbook_schemas.layout import Printed, RowKind, SixClear, Tracking
from taskbook_schemas.registry import SIX_CLEAR, TRACKING
from taskbook_schemas.words import NO_LEADER
from tests.adapters.mail.letters import judged, late

C = date(2026, 9, 24)
TITLES = {"KH26": "Kế hoạch 26"}


def of_kind(tasks: list[Judged], kind: RowKind, by: str = GROUP_PLAN) -> list[tuple[object, ...]]:
    order = {GROUP_PLAN: ["KH26"], GROUP_UNIT: ["Công an xã"], GROUP_LEADER: []}[by]
    return [row for row, _, _ in tracking_rows(grouped(tasks, by, order), TITLES) if row[-1] == kind.value]


def with_cells(one: Judged, **cells: object) -> Judged:
    return replace(one, task=replace(one.task, **cells))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("by", "bands"),
    [
        (GROUP_PLAN, ["Kế hoạch 26 (2 nhiệm vụ)"]),
        (GROUP_UNIT, ["Công an xã (1 nhiệm vụ)", "Phòng A (2 nhiệm vụ)"]),
        (GROUP_LEADER, ["Bà Hai (1 nhiệm vụ)", f"{NO_LEADER} (1 nhiệm vụ)"]),
    ],
)
def test_tasks_stand_in_the_groups_that_the_setting_asks_for(by: str, bands: list[str]) -> None:
    tasks = [judged(1, lead=("Phòng A",), leader=("Bà Hai",)), judged(2, lead=("Phòng A", "Công an xã"))]
    assert [row[0] for row in of_kind(tasks, RowKind.PLAN, by)] == bands


def test_a_task_stands_whole_with_unit_deadline_result_status_days_and_leader() -> None:
    name = "Xây dựng kế hoạch " + "rất dài " * 30 + "của xã"
    one = with_cells(
        late(1, name=name, lead=("Phòng A",), leader=("Bà Hai",)),
        deadline_text="Quý III/2026",
        situation="Đang lấy ý kiến",
        difficulty="Thiếu kinh phí",
        progress=40.0,
        star="★",
    )
    assert of_kind([one], RowKind.TASK) == [
        (
            1,
            f"★ {name}",
            "Phòng A",
            "Quý III/2026\n(30/09/2026)",
            "Tiến độ 40%\nĐang lấy ý kiến\nVướng mắc: Thiếu kinh phí",
            Status.LATE.value,
            "quá 53",
            "Bà Hai",
            "task",
        )
    ]


def test_a_finished_task_says_when_and_by_which_document() -> None:
    one = with_cells(judged(1), completed=date(2026, 9, 5), result_document="12/BC-UBND")
    assert texts.result_words(one) == "Xong ngày 05/09/2026\n12/BC-UBND"


def test_a_deadline_that_names_its_day_is_not_said_twice() -> None:
    assert texts.deadline_words(with_cells(judged(1), deadline_text="Trước 30/9/2026")) == "Trước 30/9/2026"


def test_a_text_higher_than_a_row_may_be_goes_on_below_without_losing_a_word() -> None:
    said = " ".join(f"chữ{number}" for number in range(400))
    rows = of_kind([with_cells(judged(1), situation=said)], RowKind.TASK)
    assert len(rows) > 1
    assert " ".join(str(row[4]) for row in rows).split() == said.split()
    assert all(text_lines(str(row[4]), Tracking.WIDTHS[4]) <= Printed.MOST_LINES for row in rows)


def test_a_long_section_is_as_many_bands_as_it_needs() -> None:
    section = "II. " + "Đẩy mạnh cải cách thủ tục hành chính " * 8
    rows = of_kind([with_cells(judged(1), section=section)], RowKind.SECTION)
    assert " ".join(str(row[0]) for row in rows).split() == section.split()
    assert all(text_lines(str(row[0]), Printed.BAND_CHARACTERS) == 1 for row in rows)


def test_lines_are_parted_between_words_only() -> None:
    assert split_lines("một hai ba\nbốn", 7) == ["một hai", "ba", "bốn"]
    assert split_lines("", 7) == [""]


def test_every_row_has_a_height_and_the_list_is_signed() -> None:
    tasks = [judged(nth, name="Việc dài " * 30) for nth in range(1, 301)]
    made = printed_fill(TRACKING, Tracking, [*tracking_rows(grouped(tasks, GROUP_PLAN, ["KH26"]), TITLES)], C)
    assert len(made.heights) == len(made.rows)
    assert all(height is not None and height <= 409 for height in made.heights)
    assert set(texts.SIGNERS) <= set(made.rows[-1])


def test_a_workbook_without_tasks_says_so() -> None:
    assert [row[0] for row in of_kind([], RowKind.NOTE)] == [texts.NO_TASK]
    assert [row[0] for row, _, _ in six_clear_rows({}, {}) if row[-1] == "note"] == [texts.ALL_CLEAR]


def test_what_a_plan_leaves_unclear_stands_by_kind_with_its_tasks() -> None:
    tasks = [
        with_cells(judged(1), product="", deadline_text="", assignee=None),
        with_cells(judged(2), product="", deadline_text="Quý I", assignee="Lan"),
    ]
    made = printed_fill(SIX_CLEAR, SixClear, [*six_clear_rows({"KH26": tasks}, TITLES)], C)
    found = {row[2]: row[3:5] for row in made.rows if row[-1] == RowKind.TASK.value}
    assert found["Không nêu sản phẩm."] == (2, "Tất cả 2 nhiệm vụ")
    assert found["Không ghi thời hạn."] == (1, "KH26-1")
    assert found["Chưa có người phụ trách."] == (1, "KH26-1")
