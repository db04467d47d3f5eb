"""A refresh of the real workbook: what it fills, what it leaves, and that a second one changes nothing."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from taskbook.actions.outcomes.refresh import refreshed_lines
from taskbook.actions.refresh import find_unit_sheets, judge_workbook, refresh
from taskbook.core.model import Status
from taskbook.core.run import Run
from taskbook.ports import CellWrite, Changes, SheetFill
from taskbook.texts.sheets import REPEATED
from taskbook_schemas.layout import TABLE_HEADER_ROW, ChartData, Checks, Log, RowKind, Summary, UnitSheet
from taskbook_schemas.registry import CHART_DATA, CHECKS, LOG, PLANS, SUMMARY, TARGETS, TEMPLATE, UNITS

from .real import NOW, RUN, fresh, opened, read, refreshed, rows_of, typed

PLAN, ECONOMY = "TTKT 2026", "Phiếu Phòng Kinh tế"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def test_the_first_refresh_judges_every_task_of_both_plans(book: Path) -> None:
    report = refreshed(book)
    assert report.figures.total == 57
    for sheet in ("KTTN 2025", PLAN):
        for cells in rows_of(book, sheet).values():
            assert cells["Trạng thái"] in {status.value for status in Status}
            assert cells["Cách hiểu thời hạn"]
            assert str(cells["Vì sao"]).startswith(str(cells["Trạng thái"]))


def test_what_is_late_and_was_never_reported_is_told_apart(book: Path) -> None:
    figures = refreshed(book).figures
    assert figures.late == figures.late_never_reported == 34
    headline = read(book)[SUMMARY].cell(*Summary.HEADLINE).value
    assert "quá hạn 34 (trong đó 34 chưa có báo cáo)" in headline


def test_the_summary_and_the_message_say_that_a_plan_is_not_in_their_total(book: Path) -> None:
    [grid] = opened(book).tables([PLANS])[PLANS]
    column = grid.first_column + list(grid.headings).index("Trang tính")
    opened(book).apply(Changes(cells=[CellWrite(PLANS, grid.first_row, column, "Trang đã mất")]))
    report = refreshed(book)
    assert 0 < report.figures.total < 57
    wanted = f"Tổng số {report.figures.total} nhiệm vụ (CHƯA GỒM kế hoạch «KTTN25», xem trang «Kiểm tra»): hoàn thành"
    assert str(read(book)[SUMMARY].cell(*Summary.HEADLINE).value).startswith(wanted)
    assert any(wanted in line for line in refreshed_lines("sổ", report))


def test_a_second_refresh_changes_nothing(book: Path) -> None:
    refreshed(book)
    before = book.read_bytes()
    report = refreshed(book)
    assert report.receipt.changed == 0
    assert book.read_bytes() == before


def test_a_sheet_drawn_for_other_statuses_gets_the_labels_of_its_numbers(book: Path) -> None:
    made = read(book)
    tile = Summary.TILES[2][0]
    made[SUMMARY].cell(Summary.TILE_ROW, tile).value = "SẮP ĐẾN HẠN"
    made[CHART_DATA].cell(ChartData.HEADER_ROW, 2).value = "Đã xong"
    made[TEMPLATE].cell(UnitSheet.FIGURES_ROW, UnitSheet.FIGURES_COLUMN + 1).value = "Nhiệm vụ"
    made[TEMPLATE].cell(UnitSheet.HEADER_ROW, 2).value = "Ký hiệu"
    made.save(book)
    refreshed(book)
    summary, unit = read(book)[SUMMARY], read(book)[ECONOMY]
    assert [summary.cell(Summary.TILE_ROW + down, tile).value for down in (0, 1)] == ["QUÁ HẠN", 34]
    assert read(book)[CHART_DATA].cell(ChartData.HEADER_ROW, 2).value == "Hoàn thành"
    assert unit.cell(UnitSheet.FIGURES_ROW, UnitSheet.FIGURES_COLUMN + 1).value == "Tổng số"
    assert unit.cell(UnitSheet.HEADER_ROW, 2).value == "Mã"


def test_input_and_plan_cells_stay_as_they_were(book: Path) -> None:
    computed = {"Hạn xử lý", "Cách hiểu thời hạn", "Trạng thái", "Số ngày", "Lưu ý", "Vì sao"}
    before = {sheet: rows_of(book, sheet) for sheet in ("KTTN 2025", PLAN)}
    refreshed(book)
    for sheet, rows in before.items():
        for task, cells in rows_of(book, sheet).items():
            assert {name: cells[name] for name in cells if name not in computed} == {
                name: rows[task][name] for name in cells if name not in computed
            }


def test_only_the_columns_that_a_plan_has_are_filled(book: Path) -> None:
    made = read(book)
    (table,) = made[PLAN].tables.values()
    next(column for column in table.tableColumns if column.name == "Vì sao").name = "Lý do"
    next(cell for cell in made[PLAN][TABLE_HEADER_ROW] if cell.value == "Vì sao").value = "Lý do"
    made.save(book)
    report = refreshed(book)
    assert report.figures.total == 57
    cells = rows_of(book, PLAN)["TTKT26-12"]
    assert (cells["Trạng thái"], cells["Lý do"]) == ("Quá hạn", None)
    assert [issue.code for issue in report.judgement.issues if issue.sheet == PLAN].count("columns_missing") == 1


def test_a_completion_typed_by_a_person_makes_the_task_done(book: Path) -> None:
    typed(book, PLAN, "TTKT26-12", **{"Ngày_hoàn_thành": date(2026, 6, 30), "Số,_ngày_văn_bản_kết_quả": "12/BC-UBND"})
    refreshed(book)
    cells = rows_of(book, PLAN)["TTKT26-12"]
    assert (cells["Trạng thái"], cells["Số ngày"], cells["Lưu ý"]) == ("Hoàn thành đúng hạn", 0, None)


def test_a_changed_status_is_logged_and_the_first_one_is_not(book: Path) -> None:
    refreshed(book)
    assert read(book)[LOG].cell(Log.TOP, 1).value is None
    typed(book, PLAN, "TTKT26-12", **{"Ngày_hoàn_thành": date(2026, 7, 1), "Số,_ngày_văn_bản_kết_quả": "12/BC-UBND"})
    refreshed(book)
    line = [read(book)[LOG].cell(Log.TOP, column).value for column in range(1, 9)]
    assert line[:4] == [NOW, "Lan", "Đổi trạng thái", "TTKT26-12"]
    assert line[5:7] == ["Quá hạn", "Hoàn thành quá hạn"]


def test_the_summarys_tables_add_up_to_the_tasks(book: Path) -> None:
    refreshed(book)
    rows = list(read(book)[SUMMARY].iter_rows(min_row=Summary.TOP, max_col=Summary.KIND, values_only=True))
    totals = [row for row in rows if row[-1] == RowKind.TOTAL.value]
    assert [row[1] for row in totals] == [57, 57, 57]
    figures = [row for row in rows if row[-1] == RowKind.FIGURES.value]
    by_unit = figures[: 1 + next(place for place, row in enumerate(figures) if row[0] == REPEATED)]
    assert by_unit[-1][:2] == (REPEATED, -1)  # one task has two lead units
    assert sum(row[1] for row in by_unit) == 57


def test_every_unit_that_receives_sheets_gets_one_and_no_group_or_outer_body_does(book: Path) -> None:
    report = refreshed(book)
    sheets = [name for name in read(book).sheetnames if name.startswith("Phiếu ")]
    assert len(sheets) == report.unit_sheets == 7
    assert ECONOMY in sheets
    assert not [name for name in sheets if "liên quan" in name or "doanh nghiệp" in name or "Sở" in name]


def test_a_unit_that_is_to_receive_no_sheet_any_more_has_its_sheet_emptied_and_hidden(book: Path) -> None:
    refreshed(book)
    units = read(book)[UNITS]
    row = next(cell.row for cell in units["A"] if cell.value == "Phòng Kinh tế")
    column = next(cell.column for cell in units[TABLE_HEADER_ROW] if cell.value == "Nhận phiếu")
    opened(book).apply(Changes(cells=[CellWrite(UNITS, row, column, "Không")]))
    assert refreshed(book).unit_sheets == 6
    sheet = read(book)[ECONOMY]
    assert sheet.sheet_state == "hidden"
    assert sheet.cell(UnitSheet.TOP, 1).value is None
    assert sheet.cell(*UnitSheet.UNIT).value == "Đơn vị: Phòng Kinh tế (không lập phiếu)"
    opened(book).apply(Changes(cells=[CellWrite(UNITS, row, column, "Có")]))
    assert refreshed(book).unit_sheets == 7
    assert read(book)[ECONOMY].sheet_state == "visible"


def test_a_unit_sheet_lists_the_units_tasks_with_its_figures_on_top(book: Path) -> None:
    refreshed(book)
    sheet = read(book)[ECONOMY]
    figures = [sheet.cell(UnitSheet.FIGURES_ROW + down, UnitSheet.FIGURES_COLUMN + 1).value for down in (1, 2)]
    kinds = [
        row[0]
        for row in sheet.iter_rows(
            min_row=UnitSheet.TOP, min_col=UnitSheet.KIND, max_col=UnitSheet.KIND, values_only=True
        )
    ]
    assert sum(figures) == kinds.count(RowKind.TASK.value) == 36
    assert sheet.cell(*UnitSheet.UNIT).value == "Đơn vị: Phòng Kinh tế"
    assert sheet.cell(*UnitSheet.AS_OF).value == "Số liệu đến ngày 22/11/2026"


def test_a_unit_sheet_no_longer_needed_is_emptied_and_hidden(book: Path) -> None:
    refreshed(book)
    typed(book, "KTTN 2025", "KTTN25-II.1.1", **{"Cơ_quan_chủ_trì": "Phòng Kinh tế"})
    for task in ("KTTN25-II.1.3", "KTTN25-II.1.4"):
        typed(book, "KTTN 2025", task, **{"Cơ_quan,_tổ_chức,_đơn_vị_phối_hợp_thực_hiện": None})
    refreshed(book)
    sheet = read(book)["Phiếu Trung tâm Phục vụ HCC"]
    assert sheet.sheet_state == "hidden"
    assert sheet.cell(UnitSheet.TOP, 1).value is None
    assert "hiện không có nhiệm vụ" in sheet.cell(*UnitSheet.UNIT).value
    assert refreshed(book).receipt.changed == 0


def test_a_hidden_unit_sheet_comes_back_when_it_is_needed_again(book: Path) -> None:
    refreshed(book)
    typed(book, "KTTN 2025", "KTTN25-II.1.1", **{"Cơ_quan_chủ_trì": "Phòng Kinh tế"})
    for task in ("KTTN25-II.1.3", "KTTN25-II.1.4"):
        typed(book, "KTTN 2025", task, **{"Cơ_quan,_tổ_chức,_đơn_vị_phối_hợp_thực_hiện": None})
    refreshed(book)
    typed(book, "KTTN 2025", "KTTN25-II.1.1", **{"Cơ_quan_chủ_trì": "Trung tâm Phục vụ hành chính công"})
    refreshed(book)
    names = [name for name in read(book).sheetnames if "Phục vụ HCC" in name]
    assert names == ["Phiếu Trung tâm Phục vụ HCC"]
    assert read(book)[names[0]].sheet_state == "visible"


def test_a_sheet_of_the_offices_own_called_like_ours_is_left_alone(book: Path) -> None:
    own = SheetFill(ECONOMY, 1, 1, [("của tôi",)], cells=[(3, 1, "ghi chú riêng")], template=TEMPLATE, visible=True)
    opened(book).apply(Changes(fills=[own]))
    assert find_unit_sheets(opened(book)).foreign == (TEMPLATE, ECONOMY)
    refreshed(book)
    sheets = read(book)
    assert sheets[ECONOMY].cell(1, 1).value == "của tôi"
    assert sheets[ECONOMY + " 2"].cell(*UnitSheet.UNIT).value == "Đơn vị: Phòng Kinh tế"


def test_what_is_wrong_stands_on_its_sheet_with_a_link_to_the_cell(book: Path) -> None:
    typed(book, PLAN, "TTKT26-12", **{"Ngày_hoàn_thành": "31/02/2026"})
    refreshed(book)
    sheet = read(book)[CHECKS]
    first = [sheet.cell(Checks.TOP, column).value for column in range(1, Checks.KIND)]
    assert first[:2] == ["Lỗi", PLAN]
    assert f"#'{PLAN}'!" in str(first[2])
    assert first[3] == "31/02/2026"
    assert rows_of(book, PLAN)["TTKT26-12"]["Trạng thái"] == Status.CHECK_DATA.value


def test_a_bad_row_stops_only_itself(book: Path) -> None:
    good = judge_workbook(opened(book), RUN.today, None)
    typed(book, PLAN, "TTKT26-12", **{"Ngày_hoàn_thành": "hôm qua", "Tiến_độ_(%)": "nhiều"})
    bad = judge_workbook(opened(book), RUN.today, None)
    differing = [old.task.id for old, new in zip(good.tasks, bad.tasks, strict=True) if old.verdict != new.verdict]
    assert differing == ["TTKT26-12"]


def test_the_as_of_day_comes_from_the_command_then_the_setting_then_today(book: Path) -> None:
    assert judge_workbook(opened(book), RUN.today, None).days.as_of == date(2026, 11, 22)
    grid = opened(book).tables(["Thiết lập"])["Thiết lập"][0]
    row = grid.first_row + grid.columns[0].index("Ngày chốt số liệu")
    opened(book).apply(Changes(cells=[CellWrite("Thiết lập", row, grid.first_column + 1, date(2026, 6, 30))]))
    assert judge_workbook(opened(book), RUN.today, None).days.as_of == date(2026, 6, 30)
    assert judge_workbook(opened(book), RUN.today, date(2026, 9, 14)).days.as_of == date(2026, 9, 14)


def test_a_workbook_that_openpyxl_saved_stays_whole_when_sheets_are_added(book: Path) -> None:
    """It names the relations' namespace on every sheet's entry, not once for all."""
    read(book).save(book)
    refreshed(book)
    with zipfile.ZipFile(book) as file:
        for part in file.namelist():
            if part.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(part))
    assert any(name.startswith("Phiếu ") for name in read(book).sheetnames)
    assert refreshed(book).receipt.changed == 0


def test_errors_are_counted_apart_from_warnings_and_hints(book: Path) -> None:
    assert judge_workbook(opened(book), RUN.today, None).errors == 0
    typed(book, PLAN, "TTKT26-12", **{"Ngày_hoàn_thành": "hôm qua"})
    assert judge_workbook(opened(book), RUN.today, None).errors == 1


def test_a_target_shows_how_far_it_is_reached(book: Path) -> None:
    grid = opened(book).tables(["Chỉ tiêu"])["Chỉ tiêu"][0]
    column = grid.first_column + grid.headings.index("Thực hiện")
    opened(book).apply(Changes(cells=[CellWrite("Chỉ tiêu", grid.first_row, column, 75.0)]))
    refreshed(book)
    assert opened(book).tables(["Chỉ tiêu"])["Chỉ tiêu"][0].columns[-1][0] is not None


def test_progress_is_told_from_nothing_to_all(book: Path) -> None:
    told: list[float] = []
    refresh(opened(book), Run(datetime(2026, 11, 22), "Lan"), progress=lambda step, share: told.append(share))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("day", "shown_as", "due"),
    [
        (date(2026, 6, 1), "mmm-yy", date(2026, 6, 30)),
        (date(2026, 6, 1), "mm/yyyy", date(2026, 6, 30)),
        (date(2026, 6, 1), '"Tháng "m/yyyy', date(2026, 6, 30)),
        (date(2026, 6, 1), "[$-42A]mmmm\\-yy;@", date(2026, 6, 30)),
        (date(2026, 1, 1), "yyyy", date(2026, 12, 31)),
        (date(2026, 6, 1), "dd/mm/yyyy", date(2026, 6, 1)),
        (date(2026, 6, 1), "d-mmm", date(2026, 6, 1)),
    ],
)
def test_a_deadline_that_excel_made_a_date_is_the_period_its_cell_shows(
    book: Path, day: date, shown_as: str, due: date
) -> None:
    made = read(book)
    plan = made["KTTN 2025"]
    names = [cell.value for cell in plan[TABLE_HEADER_ROW]]
    cell = plan.cell(TABLE_HEADER_ROW + 1, names.index("Thời gian hoàn thành") + 1)
    cell.value, cell.number_format = day, shown_as
    made.save(book)
    judgement = refreshed(book).judgement
    task = judgement.gathered.tables[0].tasks[0]
    assert judgement.readings.of(task).deadline.due == due


def test_percentages_typed_with_their_sign_count_as_they_are_shown(book: Path) -> None:
    made = read(book)
    targets = made[TARGETS]
    headings = [cell.value for cell in targets[TABLE_HEADER_ROW]]
    row, actual = TABLE_HEADER_ROW + 1, headings.index("Thực hiện") + 1
    targets.cell(row, headings.index("Mục tiêu") + 1).value = "10"
    targets.cell(row, actual).value, targets.cell(row, actual).number_format = 0.12, "0%"
    plan = made["KTTN 2025"]
    names = [cell.value for cell in plan[TABLE_HEADER_ROW]]
    progress = plan.cell(TABLE_HEADER_ROW + 1, names.index("Tiến độ (%)") + 1)
    progress.value, progress.number_format = 1, "0%"
    made.save(book)
    judgement = refreshed(book).judgement
    assert judgement.gathered.targets[0].actual == 12
    assert judgement.gathered.tables[0].tasks[0].progress == 100
    achieved = headings.index("Đạt %") + 1
    assert read(book)[TARGETS].cell(row, achieved).value == 120
    again = refreshed(book)
    assert again.receipt.changed == 0
