"""A new plan is shown, changed by a person, taken into the real workbook with its file closed, and taken back."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.appendix import PlanFile, read_plan_file
from taskbook.actions.intake import chosen_table, show, shown_preview, take
from taskbook.actions.undo import undo
from taskbook.actions.whole_file import undo_whole
from taskbook.adapters.appendix.source import read_source
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.renewal.vba_modules import read_project
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.appendix.choice import Choice
from taskbook.core.undo import Step
from taskbook.data import default_office
from taskbook.errors import PlanNotReadyError, UsageError
from taskbook.ports import CellWrite, Changes, Writable
from taskbook_build.macros import Macros
from taskbook_build.master import build_for
from taskbook_build.renewing import renewable
from taskbook_schemas.layout import Intake, Log
from taskbook_schemas.registry import HEADINGS, INTAKE, LOG, PLANS, TARGETS
from tests.actions.real import ROOT, RUN, column_of, fresh, opened, refreshed
from tests.adapters.renewal.office import WORKBOOKS
from tests.appendices import FOLDER
from tests.appendices.plans import plan_document

VERSION_2 = WORKBOOKS / "version-2.xlsm"
MACROS = ROOT / "macros"
OFFICE = default_office()
CODE, SHEET = "DTKD26", "DTKD 2026"
WIDE = FOLDER / "04_chin_cot_ngang.docx"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def plan_file(path: Path, choice: Choice | None = None) -> PlanFile:
    return read_plan_file(read_source(path), str(path), choice or Choice())


def shown(book: Path, source: Path = WIDE) -> None:
    show(Recorded(opened(book), FileHistory(book), "import", RUN), plan_file(source), RUN)


def taken(book: Path) -> None:
    take(renewable(book), FileHistory(book), RUN)


def taken_back(book: Path) -> None:
    history = FileHistory(book)

    def put_back(step: Step) -> str:
        return undo_whole(renewable(book), step, history, RUN)

    undo(open_workbook(book, lambda: RUN.now), history, lambda copy: open_workbook(Path(copy)), RUN, put_back)


def type_into(book: Path, row: int, column: int, value: Writable, sheet: str = INTAKE) -> None:
    opened(book).apply(Changes(cells=[CellWrite(sheet, row, column, value)]))


def rows_on_sheet(book: Path) -> dict[str, int]:
    preview = shown_preview(opened(book))
    assert preview is not None
    return {row.id: row.row for row in preview.rows if row.id}


def table_rows(book: Path, sheet: str) -> list[dict[str, object]]:
    (grid,) = opened(book).tables([sheet])[sheet]
    return [dict(zip(grid.headings, cells, strict=True)) for cells in zip(*grid.columns, strict=True)]


def parts_of(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_showing_a_plan_writes_its_sheet_and_a_line_of_the_log_and_nothing_else(book: Path) -> None:
    before = parts_of(book)
    shown(book)
    after = parts_of(book)
    sheets = [info.name for info in opened(book).sheets()]
    changed = {name for name in after if after[name] != before.get(name)}
    allowed = {f"xl/worksheets/sheet{sheets.index(name) + 1}.xml" for name in (INTAKE, LOG)}
    assert {name for name in changed if name.startswith("xl/worksheets/")} == allowed
    log = opened(book).block(LOG, Log.TOP, len(Log.WIDTHS))
    assert [(line[2], line[4], line[7]) for line in log if line[2]] == [
        ("Đọc kế hoạch", "22 dòng nhiệm vụ, chưa nhận", WIDE.name)
    ]


def test_what_the_workbook_does_not_know_is_asked_about(book: Path) -> None:
    shown(book)
    block = opened(book).block(INTAKE, Intake.TOP, Intake.WIDTH)
    told = [str(line[Intake.DOUBTS - 1]) for line in block if line[Intake.DOUBTS - 1]]
    assert any(said.startswith("«Thuế cơ sở 6» (") and "chưa có ở trang «Đơn vị»" in said for said in told)
    assert any("chưa có ở trang «Lãnh đạo»" in said for said in told)
    assert any("Chương trình chưa hiểu thời hạn «Kỳ họp giữa năm 2026 của HĐND xã»" in said for said in told)


def test_a_plan_that_is_taken_has_its_sheet_its_lines_and_is_judged_like_the_others(book: Path) -> None:
    shown(book)
    taken(book)
    names = [info.name for info in opened(book).sheets()]
    assert names[1:4] == ["KTTN 2025", "TTKT 2026", SHEET]
    (line,) = [one for one in table_rows(book, PLANS) if one["Mã kế hoạch"] == CODE]
    assert (line["Số, ký hiệu"], line["Trang tính"], line["Năm"]) == ("63/KH-UBND", SHEET, 2026)
    said = {
        str(one["Tiêu đề trong trang"]): one["Cột của sổ"]
        for one in table_rows(book, HEADINGS)
        if one["Mã kế hoạch"] == CODE
    }
    assert said["Cơ quan thực hiện"] == "Cơ quan chủ trì"
    assert "Kinh phí (triệu đồng)" not in said
    report = refreshed(book)
    assert report.figures.total == 57 + 22
    rows = table_rows(book, SHEET)
    assert len(rows) == 22
    assert all(one["Trạng thái"] for one in rows)
    assert rows[0]["Nội dung công việc"].startswith("Rà soát, thống kê đầy đủ hộ kinh doanh")  # type: ignore[union-attr]


def test_the_sheet_says_afterwards_that_its_plan_was_taken_and_takes_it_no_second_time(book: Path) -> None:
    shown(book)
    taken(book)
    assert shown_preview(opened(book)) is None
    assert "Kế hoạch DTKD26: 22 dòng nhiệm vụ" in str(opened(book).block(INTAKE, *Intake.HEADLINE[:1], 1, 1)[0][0])
    with pytest.raises(PlanNotReadyError, match="chưa có kế hoạch nào để nhận"):
        taken(book)


def test_taking_a_plan_is_taken_back_in_one_step_to_the_byte(book: Path) -> None:
    shown(book)
    before = parts_of(book)
    taken(book)
    taken_back(book)
    after = parts_of(book)
    same = {name for name in before if before[name] == after.get(name)}
    assert set(before) == set(after)
    assert {name for name in before if name.startswith("xl/worksheets/")} <= same
    taken(book)  # what stood on the sheet stands there again
    assert SHEET in [info.name for info in opened(book).sheets()]


def test_what_was_typed_since_is_not_lost_to_taking_back(book: Path) -> None:
    shown(book)
    taken(book)
    type_into(book, 5, column_of(book, SHEET, "Tình hình thực hiện"), "Đang làm", SHEET)
    with pytest.raises(UsageError, match="trước khi nhận kế hoạch vì sau đó đã có người nhập ở trang «DTKD 2026»"):
        taken_back(book)


def test_what_a_person_changes_on_the_sheet_counts(book: Path) -> None:
    shown(book)
    places = rows_on_sheet(book)
    first, second = sorted(places.values())[:2]
    type_into(book, Intake.HEAD_ROW, Intake.CODE, "KT26")
    type_into(book, Intake.HEAD_ROW, Intake.SHEET, "Kinh tế 2026")
    type_into(book, Intake.HEAD_ROW, Intake.NUMBER, "77/KH-UBND")
    type_into(book, Intake.HEAD_ROW, Intake.ISSUED, date(2026, 2, 5))
    type_into(book, first, Intake.FIRST + 1, "Việc đã sửa")
    type_into(book, second, Intake.TAKE, "Bỏ qua")
    type_into(book, Intake.MEANING_ROW, Intake.FIRST + 8, "Bỏ cột này")
    taken(book)
    rows = table_rows(book, "Kinh tế 2026")
    assert len(rows) == 21
    assert rows[0]["Mã"] == "KT26-A.1"
    assert rows[0]["Nội dung công việc"] == "Việc đã sửa"
    assert "Ghi chú (phụ lục)" not in rows[0]
    assert table_rows(book, PLANS)[-1]["Số, ký hiệu"] == "77/KH-UBND"


def test_a_target_that_a_person_keeps_comes_into_the_sheet_of_targets(book: Path) -> None:
    shown(book)
    block = opened(book).block(INTAKE, Intake.TOP, Intake.WIDTH)
    at = next(at for at, line in enumerate(block, Intake.TOP) if "chọn «Chỉ tiêu»" in str(line[Intake.DOUBTS - 1]))
    before = len(table_rows(book, TARGETS))
    type_into(book, at, Intake.TAKE, "Chỉ tiêu")
    taken(book)
    rows = table_rows(book, TARGETS)
    assert len(rows) == before + 1
    assert rows[-1]["Năm"] == 2026
    assert str(rows[-1]["Nguồn (câu nguyên văn)"])


def test_problems_are_named_by_cell_and_nothing_is_written(book: Path) -> None:
    shown(book)
    type_into(book, Intake.HEAD_ROW, Intake.YEAR, "năm nay")
    first = min(rows_on_sheet(book).values())
    type_into(book, first, Intake.TAKE, "nhiệm")
    before = book.read_bytes()
    with pytest.raises(PlanNotReadyError) as stop:
        taken(book)
    assert f"- Ô E{Intake.HEAD_ROW}: năm «năm nay» không phải một năm" in str(stop.value)
    assert f"- Ô A{first}: «nhiệm» không phải loại dòng nào" in str(stop.value)
    assert book.read_bytes() == before


def test_something_below_a_table_is_named_and_nothing_is_written(book: Path) -> None:
    shown(book)
    (grid,) = opened(book).tables([PLANS])[PLANS]
    type_into(book, grid.first_row + grid.height, grid.first_column + 1, "Ghi chú của văn phòng", PLANS)
    before = book.read_bytes()
    with pytest.raises(PlanNotReadyError, match=rf"trang «Kế hoạch», ô B{grid.first_row + grid.height} "):
        taken(book)
    assert book.read_bytes() == before


def test_another_plan_on_the_sheet_is_told_when_it_is_replaced(book: Path) -> None:
    shown(book)
    other = FOLDER / "02_muc_hai_cap.docx"
    report = show(Recorded(opened(book), FileHistory(book), "import", RUN), plan_file(other), RUN)
    assert report.replaced == WIDE.name
    again = show(Recorded(opened(book), FileHistory(book), "import", RUN), plan_file(other), RUN)
    assert again.replaced == ""


def test_a_plan_of_the_same_initials_gets_a_code_and_a_sheet_of_its_own(book: Path) -> None:
    subject = "Trồng cây xanh đô thị năm 2026"
    shown(book, plan_document(book.parent / "một.docx", subject, ("1", "Trồng cây", "Phòng Kinh tế", "Quý II/2026")))
    first = shown_preview(opened(book))
    assert first is not None
    taken(book)
    shown(
        book, plan_document(book.parent / "hai.docx", subject, ("1", "Chặt tỉa cành", "Phòng Kinh tế", "Quý III/2026"))
    )
    second = shown_preview(opened(book))
    assert second is not None
    assert (second.head.code, second.head.sheet) == (f"{first.head.code}-2", f"{first.head.sheet} (2)")
    assert [row.id for row in second.rows if row.id] == [f"{first.head.code}-2-1"]
    taken(book)
    assert f"{first.head.sheet} (2)" in [info.name for info in opened(book).sheets()]


def test_another_table_of_the_file_is_asked_for_by_its_number(book: Path) -> None:
    shown(book)
    preview = shown_preview(opened(book))
    assert preview is not None
    assert chosen_table(preview) is None
    type_into(book, Intake.HEAD_ROW, Intake.TABLE, 2)
    changed = shown_preview(opened(book))
    assert changed is not None
    assert chosen_table(changed) == (str(WIDE), 2)
    type_into(book, Intake.HEAD_ROW, Intake.TABLE, "hai")
    wrong = shown_preview(opened(book))
    assert wrong is not None
    with pytest.raises(PlanNotReadyError, match=f"ô J{Intake.HEAD_ROW}: «hai» không phải số thứ tự"):
        chosen_table(wrong)


def test_of_a_copied_table_no_other_can_be_asked_for(book: Path) -> None:
    read = plan_file(WIDE)
    show(opened(book), PlanFile("bảng vừa sao chép", "", read.digest, read.reading), RUN)
    type_into(book, Intake.HEAD_ROW, Intake.TABLE, 2)
    preview = shown_preview(opened(book))
    assert preview is not None
    with pytest.raises(PlanNotReadyError, match="đọc từ bảng đã sao chép"):
        chosen_table(preview)


def test_a_workbook_from_before_is_told_to_be_renewed(tmp_path: Path) -> None:
    old = tmp_path / "so.xlsm"
    shutil.copy(VERSION_2, old)
    with pytest.raises(UsageError, match=r"chưa có trang «Nhập kế hoạch»\. Hãy bấm «Nâng cấp sổ»"):
        shown(old)


@pytest.mark.parametrize("source", ["S_KTTN25.docx", "S_TTKT26.docx"])
def test_a_plan_comes_into_a_workbook_of_an_office_without_plans(source: str, tmp_path: Path) -> None:
    path = tmp_path / "so.xlsm"
    path.write_bytes(build_for(OFFICE, macros=Macros(MACROS)))
    shown(path, FOLDER / source)
    taken(path)
    before = modules(path)
    report = refreshed(path)
    assert report.figures.total in (41, 16)
    assert modules(path) == before
    names = {sheet.sheet_properties.codeName for sheet in openpyxl.load_workbook(path)}
    assert names - {None} <= before


def modules(path: Path) -> set[str]:
    return {module.name for module in read_project(parts_of(path)["xl/vbaProject.bin"]).modules}


def test_a_letters_tasks_go_among_those_that_letters_give(book: Path) -> None:
    letter = plan_document(
        book.parent / "thông báo.docx",
        "Kết luận giao ban tháng 11 năm 2026",
        ("1", "Rà soát hộ nghèo", "Phòng Văn hóa - Xã hội", "15/12/2026", "Danh sách"),
        ("2", "Sửa kênh mương", "Phòng Kinh tế", "trong 10 ngày"),
        number="15/TB-UBND",
        day="20 tháng 11 năm 2026",
    )
    shown(book, letter)
    type_into(book, Intake.HEAD_ROW, Intake.WAY, "Giao việc")
    type_into(book, Intake.HEAD_ROW, Intake.YEAR, None)
    type_into(book, Intake.HEAD_ROW, Intake.CODE, None)
    names = [info.name for info in opened(book).sheets()]
    taken(book)
    assert [info.name for info in opened(book).sheets()] == names
    assert refreshed(book).figures.total == 59
    rows = table_rows(book, "Giao việc")
    assert [(row["Mã"], row["Số, ký hiệu văn bản"], row["Ngày văn bản"], row["Nhiệm vụ"]) for row in rows] == [
        ("GV-001", "15/TB-UBND", date(2026, 11, 20), "Rà soát hộ nghèo"),
        ("GV-002", "15/TB-UBND", date(2026, 11, 20), "Sửa kênh mương"),
    ]
    assert rows[0]["Hạn xử lý"] == date(2026, 12, 15)
    assert rows[1]["Hạn xử lý"] == date(2026, 11, 30)


def test_a_letters_target_and_the_words_that_have_no_column_are_found_in_the_workbook(book: Path) -> None:
    row = ("1", "Rà soát hộ nghèo", "Phòng Kinh tế", "15/12/2026", "Danh sách", "Ngân sách xã")
    shown(book, plan_document(book.parent / "thông báo.docx", "Kết luận", row, more="Nguồn vốn", number="15/TB-UBND"))
    type_into(book, Intake.HEAD_ROW, Intake.WAY, "Giao việc")
    below = max(rows_on_sheet(book).values()) + 1
    type_into(book, below, Intake.TAKE, "Chỉ tiêu")
    type_into(book, below, Intake.FIRST + 1, "Giảm trên 30 hộ nghèo")
    taken(book)
    (task,) = table_rows(book, "Giao việc")
    assert "Nguồn vốn: Ngân sách xã" in str(task["Ghi chú"]).splitlines()
    assert table_rows(book, TARGETS)[-1]["Chỉ tiêu"] == "Giảm trên 30 hộ nghèo"
    said = str(opened(book).block(INTAKE, *Intake.HEADLINE[:1], 1, 1)[0][0])
    assert "1 việc giao theo 15/TB-UBND vào trang «Giao việc», 1 chỉ tiêu thêm vào trang «Chỉ tiêu»" in said


def test_words_that_no_column_can_hold_stand_in_the_log_and_the_closing_words_tell_of_them(book: Path) -> None:
    edited = openpyxl.load_workbook(book)
    sheet = edited["Giao việc"]
    (table,) = sheet.tables.values()
    (at,) = [at for at, column in enumerate(table.tableColumns, 1) if column.name == "Ghi chú"]
    table.tableColumns[at - 1].name = "Điều cần nhớ"
    heading = next(cell for row in sheet[table.ref] for cell in row if cell.value == "Ghi chú")
    heading.value = "Điều cần nhớ"
    edited.save(book)
    row = ("1", "Rà soát hộ nghèo", "Phòng Kinh tế", "15/12/2026", "Danh sách", "Ngân sách xã")
    shown(book, plan_document(book.parent / "thông báo.docx", "Kết luận", row, more="Nguồn vốn", number="15/TB-UBND"))
    type_into(book, Intake.HEAD_ROW, Intake.WAY, "Giao việc")
    taken(book)
    log = [tuple(line[4:7]) for line in opened(book).block(LOG, Log.TOP, len(Log.WIDTHS)) if line[2] == "Nhận kế hoạch"]
    assert ("Rà soát hộ nghèo: Nguồn vốn", None, "Ngân sách xã") in log
    said = str(opened(book).block(INTAKE, *Intake.HEADLINE[:1], 1, 1)[0][0])
    assert "nội dung không có cột để ghi, chỉ còn ở trang «Nhật ký»" in said


def test_without_the_sheet_of_letters_their_tasks_are_not_taken(book: Path) -> None:
    shown(book)
    type_into(book, Intake.HEAD_ROW, Intake.WAY, "Giao việc")
    edited = openpyxl.load_workbook(book)
    del edited["Giao việc"]
    edited.save(book)
    before = book.read_bytes()
    with pytest.raises(PlanNotReadyError, match="trang «Giao việc» không có"):
        taken(book)
    assert book.read_bytes() == before
