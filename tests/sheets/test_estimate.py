"""The block of estimates on `Tổng hợp` as it was before version 7."""

import pytest

from taskbook.sheets.estimate import estimate_block
from taskbook.texts.estimate import amount_text
from taskbook_schemas.layout import FormerSummary, RowKind
from tests.core.test_estimate import ECONOMY, POLICE, judged, made


def test_the_block_sums_by_unit_and_plan_and_names_who_has_none() -> None:
    rows = estimate_block(made(judged(1, 12160.0, ECONOMY, POLICE), judged(2, None, POLICE)))
    assert {len(row) for row in rows} == {FormerSummary.KIND}
    told = [tuple(cell for cell in row if cell is not None) for row in rows]
    assert told == [
        (),
        ("Dự toán theo đơn vị chủ trì (triệu đồng)", "title"),
        ("Đơn vị chủ trì", "Tổng số", "Có dự toán", "Chưa có dự toán", "Dự toán", "head"),
        (POLICE, 2, 1, 1, "12.160", "item"),
        (ECONOMY, 1, 1, 0, "12.160", "item"),
        ("Trừ phần tính trùng (nhiệm vụ ở nhiều dòng)", -1, -1, 0, "-12.160", "item"),
        ("Cộng (mỗi nhiệm vụ tính một lần)", 2, 1, 1, "12.160", "plan"),
        (
            "Chưa có dự toán: 1 nhiệm vụ chưa hoàn thành (Công an xã 1); danh sách trong tệp «Tổng hợp dự toán».",
            "note",
        ),
        (),
        ("Dự toán theo kế hoạch (triệu đồng)", "title"),
        ("Kế hoạch", "Tổng số", "Có dự toán", "Chưa có dự toán", "Dự toán", "head"),
        ("Kế hoạch 2025", 0, 0, 0, "0", "item"),
        ("Kế hoạch 2026", 2, 1, 1, "12.160", "item"),
        ("Cộng (mỗi nhiệm vụ tính một lần)", 2, 1, 1, "12.160", "plan"),
    ]


def test_where_no_task_has_an_estimate_one_line_says_so() -> None:
    rows = estimate_block(made(judged(1, None, POLICE)))
    assert [row[-1] for row in rows] == [None, RowKind.NOTE.value]
    assert "chưa nhiệm vụ nào có dự toán" in str(rows[1][0])


def test_where_every_task_has_one_nothing_is_asked_for() -> None:
    notes = [row[0] for row in estimate_block(made(judged(1, 1.0, POLICE))) if row[-1] == RowKind.NOTE.value]
    assert notes == ["Mọi nhiệm vụ chưa hoàn thành đều đã có dự toán."]


def test_without_tasks_there_is_no_block() -> None:
    assert estimate_block(made()) == []


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (12160.0, "12.160"),
        (0.0, "0"),
        (250.5, "250,5"),
        (1234567.891, "1.234.567,891"),
        (-2.12, "-2,12"),
        (83.4, "83,4"),
    ],
)
def test_amounts_are_written_as_in_vietnam(amount: float, text: str) -> None:
    assert amount_text(amount) == text
