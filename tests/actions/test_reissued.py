"""A plan issued again: proposals on the sheet; what the office typed stays with its task, old words are in the log."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from taskbook.actions.intake import shown_preview
from taskbook.errors import PlanNotReadyError
from taskbook_schemas.layout import Intake, Log
from taskbook_schemas.registry import LOG, PLANS, TARGETS
from tests.actions.real import column_of, fresh, opened, refreshed, row_of
from tests.actions.test_intake import shown, table_rows, taken, taken_back, type_into
from tests.appendices.plans import plan_document

SUBJECT = "Chuyển đổi số xã An Bình năm 2026"
NUMBER, DAY = "5/KH-UBND", "02 tháng 3 năm 2026"
ROWS = (
    ("1", "Rà soát, chuẩn hóa dữ liệu dân cư", "Công an xã", "Quý I/2026", "Báo cáo"),
    ("2", "Lắp đặt mạng không dây ở nhà văn hóa thôn", "Phòng Kinh tế", "Quý II/2026", "Mạng"),
    ("3", "Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng", "Phòng Văn hóa - Xã hội", "Quý III/2026", "Lớp học"),
    ("4", "Số hóa hồ sơ hộ tịch còn lại", "Văn phòng HĐND và UBND", "Quý IV/2026", "Dữ liệu"),
)
SHEET = "XÃAB 2026"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The real workbook with a plan that was taken, in which the office has typed."""
    book = fresh(tmp_path)
    shown(book, plan_document(tmp_path / "đầu.docx", SUBJECT, *ROWS, number=NUMBER, day=DAY))
    type_into(book, Intake.HEAD_ROW, Intake.CODE, "CDS26")
    type_into(book, Intake.HEAD_ROW, Intake.SHEET, "CDS 2026")
    taken(book)
    refreshed(book)
    for task in ("CDS26-2", "CDS26-4"):
        type_into(
            book,
            row_of(book, "CDS 2026", task),
            column_of(book, "CDS 2026", "Tình hình thực hiện"),
            f"Đang làm {task}",
            "CDS 2026",
        )
    return book


def again(book: Path, subject: str, *rows: tuple[str, ...], number: str = "9/KH-UBND") -> dict[str, str]:
    """Show the plan issued again; gives what becomes of each task by its id."""
    shown(book, plan_document(book.parent / "sau.docx", subject, *rows, number=number, day="05 tháng 6 năm 2026"))
    preview = shown_preview(opened(book))
    assert preview is not None
    return {row.id: row.take for row in preview.rows if row.id}


def tasks(book: Path) -> dict[object, dict[str, object]]:
    return {row["Mã"]: row for row in table_rows(book, "CDS 2026")}


REPLACES = f"Chuyển đổi số xã An Bình năm 2026 (thay thế Kế hoạch số {NUMBER} ngày 02/3/2026)"
AMENDS = f"Sửa đổi, bổ sung Kế hoạch số {NUMBER} ngày 02/3/2026 về chuyển đổi số xã An Bình năm 2026"


def test_a_plan_that_replaces_changes_words_adds_rows_and_ends_tasks(book: Path) -> None:
    new = ("2", "Mở điểm truy cập Internet công cộng", "Phòng Kinh tế", "Quý III/2026", "Điểm")
    moved = ("3", *ROWS[1][1:3], "Quý III/2026", ROWS[1][4])
    takes = again(book, REPLACES, ROWS[0], new, moved, ("4", *ROWS[3][1:]))
    preview = shown_preview(opened(book))
    assert preview is not None
    assert (preview.head.way, preview.head.code) == ("Thay thế", "CDS26")
    assert (takes["CDS26-1"], takes["CDS26-2"], takes["CDS26-3"], takes["CDS26-4"]) == (
        "Nhiệm vụ",
        "Nhiệm vụ",
        "Thôi thực hiện",
        "Nhiệm vụ",
    )
    (added,) = set(takes) - {f"CDS26-{at}" for at in range(1, 5)}
    taken(book)
    found = tasks(book)
    assert found["CDS26-2"]["Thời gian hoàn thành"] == "Quý III/2026"
    assert found["CDS26-2"]["TT"] == "3"
    assert found["CDS26-2"]["Tình hình thực hiện"] == "Đang làm CDS26-2"
    assert found["CDS26-4"]["Tình hình thực hiện"] == "Đang làm CDS26-4"
    assert found[added]["Nhiệm vụ"] == new[1]
    assert found["CDS26-3"]["Tạm dừng/Hủy"] == "Hủy"
    assert found["CDS26-3"]["Văn bản tạm dừng/hủy"] == "9/KH-UBND ngày 05/06/2026"
    (line,) = [row for row in table_rows(book, PLANS) if row["Mã kế hoạch"] == "CDS26"]
    assert line["Số, ký hiệu"] == "9/KH-UBND"
    log = [row for row in opened(book).block(LOG, Log.TOP, len(Log.WIDTHS)) if row[2] == "Nhận kế hoạch"]
    assert ("CDS26-2", "Thời gian hoàn thành", "Quý II/2026", "Quý III/2026") in [tuple(row[3:7]) for row in log]
    assert any(row[5] == NUMBER and row[6] == "9/KH-UBND" for row in log)
    report = refreshed(book)
    assert report.figures.total == 57 + 5


def test_what_is_proposed_as_the_same_is_left_as_it_stands(book: Path) -> None:
    at = row_of(book, "CDS 2026", "CDS26-4")
    type_into(book, at, column_of(book, "CDS 2026", "TT"), None, "CDS 2026")
    before = tasks(book)
    decomposed = [tuple(unicodedata.normalize("NFD", cell) for cell in row) for row in ROWS]
    again(book, REPLACES, *decomposed)
    taken(book)
    assert tasks(book) == before


def test_a_plan_that_amends_leaves_alone_what_it_does_not_name(book: Path) -> None:
    takes = again(
        book,
        AMENDS,
        ("1", *ROWS[3][1:3], "Quý I/2027", ""),
        ("2", "Bổ sung: mua máy quét", "Phòng Kinh tế", "Quý II/2026", "Máy"),
    )
    assert "CDS26-1" not in takes
    before = tasks(book)
    taken(book)
    after = tasks(book)
    assert {key: after[key] for key in ("CDS26-1", "CDS26-2", "CDS26-3")} == {
        key: before[key] for key in ("CDS26-1", "CDS26-2", "CDS26-3")
    }
    assert (after["CDS26-4"]["TT"], after["CDS26-4"]["Thời gian hoàn thành"], after["CDS26-4"]["Sản phẩm"]) == (
        "4",
        "Quý I/2027",
        "Dữ liệu",
    )
    assert len(after) == 5
    (line,) = [row for row in table_rows(book, PLANS) if row["Mã kế hoạch"] == "CDS26"]
    assert line["Số, ký hiệu"] == NUMBER


def test_a_blank_number_or_the_same_subject_changes_nothing_of_the_plans_line(book: Path) -> None:
    again(book, SUBJECT, *ROWS[:3], number=NUMBER)
    type_into(book, Intake.HEAD_ROW, Intake.NUMBER, None)
    type_into(book, Intake.HEAD_ROW, Intake.WAY, "Thay thế")
    taken(book)
    (line,) = [row for row in table_rows(book, PLANS) if row["Mã kế hoạch"] == "CDS26"]
    assert (line["Số, ký hiệu"], line["Trích yếu"]) == (NUMBER, SUBJECT)


def test_a_column_that_the_standing_sheet_does_not_have_is_no_new_one_and_its_words_are_noted(book: Path) -> None:
    before = list(tasks(book)["CDS26-1"])
    path = book.parent / "sau.docx"
    shown(book, plan_document(path, AMENDS, ("1", *ROWS[0][1:], "Ngân sách xã"), number="9/KH-UBND", more="Nguồn vốn"))
    taken(book)
    assert list(tasks(book)["CDS26-1"]) == before
    assert tasks(book)["CDS26-1"]["Ghi chú"] == "Nguồn vốn: Ngân sách xã"


def keep_target(book: Path, words: str) -> None:
    preview = shown_preview(opened(book))
    assert preview is not None
    free = max(row.row for row in preview.rows) + 1
    type_into(book, free, Intake.TAKE, "Chỉ tiêu")
    type_into(book, free, Intake.FIRST + 1, words)


def test_a_target_that_stands_gets_the_new_goal_keeps_the_offices_figure_and_is_taken_back(book: Path) -> None:
    first = "Phấn đấu trên 150 hộ lên doanh nghiệp"
    again(book, AMENDS, ("1", *ROWS[0][1:]))
    keep_target(book, first)
    taken(book)
    (grid,) = opened(book).tables([TARGETS])[TARGETS]
    at, headings = grid.first_row + grid.height - 1, grid.headings
    type_into(book, at, grid.first_column + headings.index("Mục tiêu"), "> 120", TARGETS)
    type_into(book, at, grid.first_column + headings.index("Thực hiện"), 88, TARGETS)
    before = table_rows(book, TARGETS)

    again(book, AMENDS, ("1", *ROWS[0][1:]), number="10/KH-UBND")
    keep_target(book, first)
    keep_target(book, "Đạt 90% hộ có tài khoản số")
    taken(book)
    after = table_rows(book, TARGETS)
    assert after[: len(before)] == [*before[:-1], {**before[-1], "Mục tiêu": "> 150"}]
    assert [(row["Chỉ tiêu"], row["Năm"]) for row in after[len(before) :]] == [("Đạt 90% hộ có tài khoản số", 2026)]
    log = [tuple(row[3:7]) for row in opened(book).block(LOG, Log.TOP, len(Log.WIDTHS)) if row[2] == "Nhận kế hoạch"]
    assert (None, f"{first}: Mục tiêu", "> 120", "> 150") in log
    assert any(
        "1 chỉ tiêu thêm vào trang «Chỉ tiêu», 1 chỉ tiêu ở trang «Chỉ tiêu» đổi nội dung" in str(row[1]) for row in log
    )
    taken_back(book)
    assert table_rows(book, TARGETS) == before


def test_a_person_may_keep_a_task_that_the_new_plan_drops(book: Path) -> None:
    again(book, REPLACES, *ROWS[:3])
    preview = shown_preview(opened(book))
    assert preview is not None
    at = next(row.row for row in preview.rows if row.take == "Thôi thực hiện")
    (told,) = opened(book).block("Nhập kế hoạch", at, Intake.WIDTH, 1)
    assert "chọn «Bỏ qua» thì giữ như đang có" in str(told[Intake.DOUBTS - 1])
    type_into(book, at, Intake.TAKE, "Bỏ qua")
    taken(book)
    assert not tasks(book)["CDS26-4"]["Tạm dừng/Hủy"]


def test_a_halt_that_the_office_typed_stays(book: Path) -> None:
    type_into(
        book, row_of(book, "CDS 2026", "CDS26-4"), column_of(book, "CDS 2026", "Tạm dừng/Hủy"), "Tạm dừng", "CDS 2026"
    )
    again(book, REPLACES, *ROWS[:3])
    taken(book)
    assert tasks(book)["CDS26-4"]["Tạm dừng/Hủy"] == "Tạm dừng"
    log = [row[4] for row in opened(book).block(LOG, Log.TOP, len(Log.WIDTHS)) if row[2] == "Nhận kế hoạch"]
    assert "Kế hoạch CDS26: 0 nhiệm vụ đổi nội dung, 0 thêm mới, 1 thôi thực hiện" in log


def test_all_of_it_is_taken_back_in_one_step(book: Path) -> None:
    before = tasks(book)
    again(book, REPLACES, *ROWS[:2])
    taken(book)
    assert tasks(book) != before
    taken_back(book)
    assert tasks(book) == before


def test_a_plan_whose_sheet_cannot_be_read_takes_nothing(book: Path) -> None:
    again(book, REPLACES, *ROWS[:3])
    at = next(at for at, row in enumerate(table_rows(book, PLANS), 5) if row["Mã kế hoạch"] == "CDS26")
    type_into(book, at, column_of(book, PLANS, "Trang tính"), "Không có", PLANS)
    before = book.read_bytes()
    with pytest.raises(PlanNotReadyError, match="trang của kế hoạch CDS26 đang không đọc được"):
        taken(book)
    assert book.read_bytes() == before


def test_a_person_may_say_that_it_is_a_plan_of_its_own(book: Path) -> None:
    again(book, AMENDS, ("1", "Mua máy quét", "Phòng Kinh tế", "Quý II/2026", "Máy"))
    for column, value in ((Intake.WAY, "Kế hoạch mới"), (Intake.CODE, "MQ26"), (Intake.SHEET, "MQ 2026")):
        type_into(book, Intake.HEAD_ROW, column, value)
    taken(book)
    (row,) = table_rows(book, "MQ 2026")
    assert str(row["Mã"]).startswith("MQ26-")
