"""What stands on the page for the weekly meeting, and that it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Status
from taskbook.core.summary import count
from taskbook.core.uncounted import Uncounted
from taskbook.core.weekly.choose import weekly_page
from taskbook.core.weekly.model import OwedSheet
from taskbook.ports import SheetFill, Writable
from taskbook.sheets.weekly import row_points, weekly_fill
from taskbook.texts import weekly as texts
from taskbook_schemas.layout import RowKind, Weekly
from tests.adapters.mail.letters import judged, late

C = date(2026, 9, 24)
HEADS = 5


def fill(*tasks: Judged, lacking: Uncounted | None = None, **more: object) -> SheetFill:
    known = {"owed": {}, "decided": (), "to_choose": 0} | more
    page = weekly_page(tasks, C, Weekly.DAYS_AHEAD, **known)  # type: ignore[arg-type]
    return weekly_fill(page, count(tasks), lacking or Uncounted())


def due(nth: int, name: str = "", **fields: object) -> Judged:
    return judged(nth, Status.DUE_SOON, -6, name=name, **fields)  # type: ignore[arg-type]


def blocks(made: SheetFill) -> list[list[tuple[Writable, ...]]]:
    found: list[list[tuple[Writable, ...]]] = []
    for row in made.rows:
        if row[-1] == RowKind.HEAD.value:
            found.append([])
        found[-1].append(tuple(row[:-1]))
    return found


def test_an_empty_workbook_says_of_every_block_that_there_is_nothing() -> None:
    made = fill()
    assert [block[1][0] for block in blocks(made)] == [
        texts.NOTHING_DUE,
        texts.NOTHING_LATE,
        texts.NOTHING_BLOCKED,
        texts.NOTHING_WAITING,
        texts.NOTHING_OWED,
    ]
    assert {(row, column): value for row, column, value in made.cells}[Weekly.HEADLINE] == ("Sổ chưa có nhiệm vụ nào.")


def test_a_task_due_stands_with_its_whole_name_unit_leader_day_and_days_left() -> None:
    name = "- Xây dựng kế hoạch " + "rất dài " * 20 + "của xã"
    (head, row) = blocks(fill(due(1, name, leader=("Nguyễn Xuân Thơ",))))[0]
    assert head[0] == "1. ĐẾN HẠN TRONG 14 NGÀY TỚI (đến 8/10/2026): 1"
    assert row == (1, "Phòng Kinh tế", f"KH26-1: {name[2:]}", "Nguyễn Xuân Thơ", date(2026, 9, 30), 6)


def test_what_is_due_on_the_day_itself_is_said_so_and_a_missing_leader_too() -> None:
    today = due(1)
    today = replace(today, verdict=replace(today.verdict, due=C))
    assert blocks(fill(today))[0][1][3:] == ("(Chưa phân công lãnh đạo)", C, "hôm nay")


def test_late_units_show_no_zeros_and_add_up_in_a_total() -> None:
    reported = judged(1, Status.LATE, 4, lead=("Công an xã",))
    (head, first, second, total) = blocks(fill(reported, late(2, 7), late(3, 9)))[1]
    assert head[0] == "2. QUÁ HẠN THEO ĐƠN VỊ: 3, trong đó 2 chưa có báo cáo"
    assert first[1:] == ("Phòng Kinh tế", "Lâu nhất: KH26-3: Nhiệm vụ số 3", 2, 2, 9)
    assert second[3:] == (1, None, 4)
    assert total[2:] == (texts.TOTAL, 3, 2, 9)


def test_one_late_unit_needs_no_total_and_late_tasks_to_mend_are_said_beside() -> None:
    slip = judged(1, Status.CHECK_DATA, 30, flags=(Flag.LATE_CHECK_DATA,))
    (_, row, note) = blocks(fill(slip))[1]
    assert row[3:] == (None, None, 30)
    assert note[0] == "Ngoài ra 1 nhiệm vụ quá hạn, cần sửa dữ liệu: Phòng Kinh tế 1"


def test_units_words_are_quoted_with_their_task_and_what_waits_is_said() -> None:
    one = late(1, 9)
    one = replace(
        one,
        task=replace(one.task, difficulty="Thiếu\nngười", proposal="Thêm người", extension_asked=date(2026, 12, 1)),
    )
    _, _, blocked, waiting, _ = blocks(fill(one, judged(2, Status.WAITING_PAST_DUE), to_choose=4))
    assert blocked[1][1:3] == ("Phòng Kinh tế", "«Thiếu người»\nKH26-1: Nhiệm vụ số 1")
    assert blocked[1][5] == "quá 9"
    assert blocked[2][0] == "Chờ điều kiện, đã qua mốc: 1 nhiệm vụ (KH26-2)"
    assert waiting[0][0] == "4. CHỜ QUYẾT ĐỊNH: 1 đề nghị gia hạn, 1 đề xuất"
    assert waiting[1][2] == "Đề nghị gia hạn đến 1/12/2026\nKH26-1: Nhiệm vụ số 1"
    assert waiting[2][2] == "Đề xuất: «Thêm người»\nKH26-1: Nhiệm vụ số 1"
    assert waiting[3][0] == "Trang «Phản hồi» còn 4 nội dung đơn vị gửi lại chưa nhận vào sổ."


def test_who_owes_a_sheet_and_who_reports_is_told_in_one_line() -> None:
    owed = {"Công an xã": OwedSheet(date(2026, 9, 1), overdue=True), "Văn phòng": OwedSheet(C, overdue=False)}
    (head, *rows) = blocks(fill(judged(1, flags=(Flag.NOT_REPORTED_IN_PERIOD,)), owed=owed))[4]
    assert head[0] == "5. CHƯA BÁO CÁO: 3 đơn vị, 1 nhiệm vụ"
    assert [row[1:] for row in rows] == [
        ("Phòng Kinh tế", None, None, 1, 1),
        ("Công an xã", "Chưa gửi lại phiếu số liệu đến ngày 1/9/2026, đã quá ngày hẹn", None, None, None),
        ("Văn phòng", "Chưa gửi lại phiếu số liệu đến ngày 24/9/2026", None, None, None),
    ]


def test_what_the_figures_leave_out_is_said_in_one_line_that_fits() -> None:
    made = fill(lacking=Uncounted(("KH26", "KH" + "X" * 90), ("Trang dài",)))
    said = {(row, column): value for row, column, value in made.cells}[Weekly.LACKING]
    assert isinstance(said, str)
    assert said.startswith("CHƯA GỒM kế hoạch «KH26»")
    assert said.endswith("(xem trang «Kiểm tra»)")
    assert len(said) <= Weekly.LINE_CHARACTERS
    assert {(row, column): value for row, column, value in fill().cells}[Weekly.LACKING] is None


_WORDS = st.text("abc đề nghị xử lý\n", max_size=900)
_TASKS = st.builds(
    lambda nth, lead, name, words, is_late: replace(
        made := late(nth, lead=(lead,), name=name) if is_late else due(nth, name, lead=(lead,)),
        task=replace(made.task, difficulty=words, proposal=words, extension_asked=date(2027, 1, 1)),
    ),
    st.integers(1, 999),
    st.sampled_from([f"Trung tâm Phục vụ hành chính công số {nth}" for nth in range(30)]),
    _WORDS,
    _WORDS,
    st.booleans(),
)


@given(st.lists(_TASKS, max_size=70))
def test_however_busy_the_workbook_the_page_is_no_higher_than_its_paper(tasks: list[Judged]) -> None:
    made = fill(*tasks, lacking=Uncounted(("KH26",)), to_choose=3)
    assert sum(map(row_points, made.rows)) <= Weekly.BODY_POINTS
    assert [row_points(row) for row in made.rows] == list(made.heights)
    assert sum(row[-1] == RowKind.HEAD.value for row in made.rows) == HEADS
    page = weekly_page(tasks, C, Weekly.DAYS_AHEAD, {}, (), 0)
    totals = (len(page.due), len(page.late), len(page.blocked), len(page.waiting), len(page.silent))
    for block, total in zip(blocks(made), totals, strict=True):
        shown = sum(isinstance(row[0], int) for row in block)
        left_out = [str(row[0]) for row in block if str(row[0]).startswith("… và ")]
        assert shown == total or left_out[0].startswith(f"… và {total - shown} ")
        assert shown or not total


@pytest.mark.parametrize("names", [40, 4000])
def test_a_list_of_thousands_costs_no_more_than_the_page_can_hold(names: int) -> None:
    made = fill(*(due(nth) for nth in range(1, names + 1)))
    assert len(made.rows) < Weekly.MOST_ITEMS + 3 * HEADS
