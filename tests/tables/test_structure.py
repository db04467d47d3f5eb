"""Sheets, tables and columns are found by forgiving names; what is missing is named with what to do."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from taskbook.core.cell_address import address
from taskbook.core.headings import find_columns, key
from taskbook.core.issue_codes import LEFT_OUT
from taskbook.core.issues import Issue, Severity
from taskbook.errors import StructureError
from taskbook.ports import CellError, Value
from taskbook.tables import gather
from taskbook.texts.issues import problem, remedy
from taskbook_schemas.column import CellType, Column, Need, Role
from taskbook_schemas.columns import UNIT_COLUMNS
from taskbook_schemas.registry import FIXED_TABLES, PLANS, UNITS
from taskbook_schemas.task_columns import TASK_COLUMNS
from taskbook_schemas.version import LAYOUT_KEY, LAYOUT_VERSION, WORDS_SHEET
from tests.core.builders import PLAN_ROW, FakeWorkbook, grid, task, workbook

HEADINGS = tuple(column.heading for column in TASK_COLUMNS)
OTHER_PLAN = {**PLAN_ROW, "code": "KH27", "sheet": "KH 2027"}

DECIDES = (Need.ALWAYS, Need.ONCE_DRAWN)


def swap(book: FakeWorkbook, sheet: str, **changes: object) -> FakeWorkbook:
    """The workbook with its table on `sheet` changed."""
    book.grids[sheet] = [replace(book.grids[sheet][0], **changes)]  # type: ignore[arg-type]
    return book


@pytest.mark.parametrize(
    "heading",
    ["  Ngày hoàn  thành ", "NGÀY HOÀN THÀNH", "Ngày\nhoàn thành", unicodedata.normalize("NFD", "Ngày hoàn thành")],
)
def test_a_heading_is_known_however_it_is_written(heading: str) -> None:
    headings = tuple(heading if name == "Ngày hoàn thành" else name for name in HEADINGS)
    assert find_columns(headings, TASK_COLUMNS).fields["completed"] == HEADINGS.index("Ngày hoàn thành")


def test_the_tone_may_stand_on_either_vowel() -> None:
    assert key("Tạm dừng/Huỷ") == key("Tạm dừng/Hủy")


def test_a_column_is_found_by_the_appendix_own_heading_in_any_order() -> None:
    headings = ["Thời hạn", *[name for name in HEADINGS if name != "Thời gian hoàn thành"], "Cột riêng"]
    found = find_columns(headings, TASK_COLUMNS)
    assert found.fields["deadline"] == 0
    assert not found.missing
    assert "Cột riêng" not in {headings[index] for index in found.fields.values()}


def test_missing_and_repeated_headings_are_named() -> None:
    headings = [*[name for name in HEADINGS if name not in ("Mục", "Cơ quan chủ trì")], "Nhiệm vụ"]
    found = find_columns(headings, TASK_COLUMNS)
    assert found.missing == ("Cơ quan chủ trì",)
    assert [column.heading for column in found.absent] == ["Mục"]
    assert [[headings[place] for place in places] for places in found.repeated] == [["Tên nhiệm vụ", "Nhiệm vụ"]]
    assert found.strange == ()


def test_a_column_that_need_not_be_there_is_not_missed() -> None:
    book = workbook(task())
    without_help = [column for column in FIXED_TABLES[4].columns if column.field != "help"]
    book.grids["Thiết lập"] = [grid("Thiết lập", "tbl_ThietLap", without_help, [])]
    assert gather(book).tables[0].tasks


@pytest.mark.parametrize("sheet", [spec.sheet for spec in FIXED_TABLES])
def test_a_missing_sheet_stops_with_its_name(sheet: str) -> None:
    book = workbook(task())
    del book.grids[sheet]
    with pytest.raises(StructureError, match=f"thu.xlsx.*{sheet}.*tên"):
        gather(book)


def test_all_missing_sheets_are_named_at_once() -> None:
    with pytest.raises(StructureError) as stop:
        gather(FakeWorkbook({}))
    assert all(spec.sheet in str(stop.value) for spec in FIXED_TABLES)


@pytest.mark.parametrize("sheet", [spec.sheet for spec in FIXED_TABLES])
def test_a_missing_table_stops_with_sheet_and_table(sheet: str) -> None:
    book = workbook(task())
    table = book.grids[sheet][0].table
    book.grids[sheet] = []
    with pytest.raises(StructureError, match=f"thu.xlsx.*{sheet}.*{table}.*Ctrl"):
        gather(book)


@pytest.mark.parametrize("heading", [c.heading for c in UNIT_COLUMNS if c.need is not Need.NEVER])
def test_a_fixed_tables_missing_heading_stops_with_its_name(heading: str) -> None:
    renamed = tuple("Cột khác" if column.heading == heading else column.heading for column in UNIT_COLUMNS)
    with pytest.raises(StructureError, match=rf"thu\.xlsx.*{UNITS}.*tbl_DonVi.*«{heading}».*«Cột khác»"):
        gather(swap(workbook(task()), UNITS, headings=renamed))


def test_a_fixed_table_reads_a_column_that_decides_nothing_as_blank_where_it_is_gone() -> None:
    renamed = tuple("Thư điện tử" if column.field == "email" else column.heading for column in UNIT_COLUMNS)
    gathered = gather(swap(workbook(task()), UNITS, headings=renamed))
    assert [unit.email for unit in gathered.units] == [None, None, None]
    assert [(issue.code, issue.sheet, issue.cell) for issue in gathered.issues] == [("columns_missing", UNITS, "A4")]
    assert "ô C4 «Thư điện tử»" in problem(gathered.issues[0])


# A plan that cannot be read stands aside.


def stopped(book: FakeWorkbook) -> Issue:
    """Why a plan is left out, after seeing that it is, and that the other plan goes on."""
    gathered = gather(book)
    assert [plan.code for plan in gathered.plans] == ["KH27"]
    assert [made.id for made in gathered.tables[0].tasks] == ["KH26-9"]
    (issue,) = [issue for issue in gathered.issues if issue.code in LEFT_OUT]
    assert issue.severity is Severity.ERROR
    assert "KH26" in problem(issue)
    assert "chưa được tính" in problem(issue)
    return issue


def of_today(book: FakeWorkbook) -> FakeWorkbook:
    """The workbook with the mark of today's version."""
    words: list[list[Value]] = [[LAYOUT_KEY, float(LAYOUT_VERSION)]]
    return replace(book, plain_sheets=("Tổng hợp", WORDS_SHEET), words=words)


@pytest.mark.parametrize("heading", [c.heading for c in TASK_COLUMNS if c.need in DECIDES and c.since > 1])
def test_a_heading_that_decides_is_no_loss_to_a_workbook_that_is_older(heading: str) -> None:
    renamed = tuple("Cột khác" if name == heading else name for name in HEADINGS)
    assert [plan.code for plan in gather(swap(two_plans(), "KH 2026", headings=renamed)).plans] == ["KH26", "KH27"]


def test_a_plan_that_names_no_leaders_lacks_nothing() -> None:
    headings = tuple("Cột khác" if name == "Lãnh đạo theo kế hoạch" else name for name in HEADINGS)
    gathered = gather(swap(two_plans(), "KH 2026", headings=headings))
    assert not [issue for issue in gathered.issues if issue.code.startswith("columns")]


def two_plans(**plan: Value) -> FakeWorkbook:
    """The plan KH26, with which something is to be wrong, and KH27."""
    return workbook(task(), plan={**PLAN_ROW, **plan}, more_plans=[(OTHER_PLAN, [task(9)])])


@pytest.mark.parametrize("heading", [c.heading for c in TASK_COLUMNS if c.need in DECIDES])
def test_a_heading_that_decides_leaves_the_plan_out_where_it_was_changed(heading: str) -> None:
    renamed = tuple("Cột khác" if name == heading else name for name in HEADINGS)
    issue = stopped(swap(of_today(two_plans()), "KH 2026", headings=renamed))
    assert (issue.code, issue.sheet, issue.cell) == ("plan_columns_missing", "KH 2026", "A4")
    assert f"«{heading}»" in problem(issue)
    cell = address(4, HEADINGS.index(heading) + 1)
    assert f"ô {cell} «Cột khác»" in problem(issue)


def test_a_missing_column_is_told_with_the_cells_of_the_headings() -> None:
    table = workbook(task()).grids["KH 2026"][0]
    cut = {"headings": HEADINGS[1:], "columns": table.columns[1:]}
    said = problem(stopped(swap(two_plans(), "KH 2026", **cut)))
    assert f"hàng tiêu đề A4:{address(4, len(HEADINGS) - 1)};" in said


@pytest.mark.parametrize("heading", [c.heading for c in TASK_COLUMNS if c.need is Need.NEVER])
def test_any_other_heading_reads_as_blank_where_it_was_changed_and_is_told(heading: str) -> None:
    renamed = tuple("Cột khác" if name == heading else name for name in HEADINGS)
    everything = {c.field: "50" for c in TASK_COLUMNS if c.role is Role.INPUT and c.type is CellType.TEXT}
    book = swap(workbook(task(**everything)), "KH 2026", headings=renamed)
    gathered = gather(marked(book, float(LAYOUT_VERSION)))
    (made,) = gathered.tables[0].tasks
    field = next(column.field for column in TASK_COLUMNS if column.heading == heading)
    assert not getattr(made, {"coordinate": "coordinate_text", "leader": "leader_text"}.get(field, field), None)
    (issue,) = [issue for issue in gathered.issues if issue.code == "columns_missing"]
    assert issue.severity is Severity.WARNING
    assert f"«{heading}»" in problem(issue)
    assert f"ô {address(4, HEADINGS.index(heading) + 1)} «Cột khác»" in problem(issue)


def test_a_table_made_by_hand_needs_four_columns_and_the_rest_is_a_hint() -> None:
    columns = [column for column in TASK_COLUMNS if column.need is Need.ALWAYS]
    book = workbook(task())
    book.grids["KH 2026"] = [grid("KH 2026", "Table1", columns, [task()])]
    gathered = gather(book)
    (made,) = gathered.tables[0].tasks
    assert (made.id, made.completed, made.note, made.product) == ("KH26-1", None, None, "")
    (issue,) = gathered.issues
    assert (issue.code, issue.severity) == ("columns_to_come", Severity.HINT)
    assert "«Trạng thái»" in problem(issue)


def test_a_column_that_only_newer_workbooks_have_is_to_come_in_an_older_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taskbook.tables.structure.LAYOUT_VERSION", 3)
    newer = Column("completed", "Ngày hoàn thành", CellType.DATE, need=Need.ONCE_DRAWN, since=3)
    columns = tuple(newer if column.field == "completed" else column for column in TASK_COLUMNS)
    monkeypatch.setattr("taskbook_schemas.registry.TASK_COLUMNS", columns)
    without = [column for column in TASK_COLUMNS if column.field != "completed"]

    def read(version: Value) -> list[str]:
        book = workbook(task())
        book.grids["KH 2026"] = [grid("KH 2026", "tbl_KH26", without, [task()])]
        return [issue.code for issue in gather(marked(book, version)).issues]

    assert read(None) == read(2.0) == ["columns_to_come"]
    assert read(3.0) == ["plan_columns_missing"]


def marked(book: FakeWorkbook, version: Value) -> FakeWorkbook:
    """The workbook with a version in its hidden sheet; None: the sheet has no such row."""
    book.plain_sheets = (*book.plain_sheets, WORDS_SHEET)
    book.words = [["title", "Theo dõi nhiệm vụ"], *([] if version is None else [[LAYOUT_KEY, version]])]
    return book


@pytest.mark.parametrize("version", [LAYOUT_VERSION + 1.0, str(LAYOUT_VERSION + 1), 99.0])
def test_a_workbook_of_a_newer_version_is_refused_with_what_to_do(version: Value) -> None:
    with pytest.raises(StructureError, match=r"thu\.xlsx.*mới hơn.*cai-dat\.cmd"):
        gather(marked(workbook(task()), version))


@pytest.mark.parametrize("version", [None, 1.0, "1", "một", "", CellError("#N/A"), -4.0, float(LAYOUT_VERSION)])
def test_a_workbook_whose_mark_is_missing_or_spoilt_is_taken_for_the_first(version: Value) -> None:
    assert gather(marked(workbook(task()), version)).tables[0].tasks


def test_a_heading_that_stands_twice_leaves_the_plan_out() -> None:
    book = two_plans()
    table = book.grids["KH 2026"][0]
    twice = {"headings": (*HEADINGS, "thời hạn"), "columns": (*table.columns, ["của văn phòng"])}
    issue = stopped(swap(book, "KH 2026", **twice))
    last = address(4, len(HEADINGS) + 1)
    assert f"«Thời gian hoàn thành» (ô {address(4, 8)}), «thời hạn» (ô {last})" in problem(issue)


def test_a_sheet_without_a_table_leaves_the_plan_out() -> None:
    book = two_plans()
    book.grids["KH 2026"] = []
    issue = stopped(book)
    assert (issue.code, issue.sheet) == ("plan_table_missing", "KH 2026")
    assert "Ctrl+T" in remedy(issue)


def test_a_table_of_something_else_is_not_taken_for_the_plans() -> None:
    book = two_plans()
    book.grids["KH 2026"] = [grid("KH 2026", "Rieng", [Column("x", "Họ tên"), Column("y", "Điện thoại")], [])]
    assert stopped(book).code == "plan_table_missing"


def test_a_heading_of_a_fixed_table_that_stands_twice_stops() -> None:
    book = workbook(task())
    table = book.grids[UNITS][0]
    twice = {"headings": (*table.headings, "e-mail"), "columns": (*table.columns, [None] * 3)}
    with pytest.raises(StructureError, match=r"Đơn vị.*«E-mail» \(ô C4\), «e-mail» \(ô G4\)"):
        gather(swap(book, UNITS, **twice))


def test_a_table_that_was_given_a_new_name_is_known_by_its_headings() -> None:
    gathered = gather(swap(workbook(task()), UNITS, table="Table1"))
    assert gathered.units[0].name == "Phòng Kinh tế"
    assert gather(swap(workbook(task()), "KH 2026", table="Table2")).tables[0].grid.table == "Table2"


def test_another_table_beside_the_right_one_is_left_alone() -> None:
    book = workbook(task())
    book.grids[UNITS].insert(0, grid(UNITS, "Rieng", UNIT_COLUMNS[:1], [{"name": "của văn phòng"}]))
    assert gather(book).units[0].name == "Phòng Kinh tế"


def test_of_two_tables_the_one_with_our_name_or_with_more_columns_is_the_plans() -> None:
    book = workbook(task())
    right = book.grids["KH 2026"][0]
    few = [column for column in TASK_COLUMNS if column.need is Need.ALWAYS]
    book.grids["KH 2026"].insert(0, replace(grid("KH 2026", "A", few, [task(7)])))
    assert [made.id for made in gather(book).tables[0].tasks] == ["KH26-1"]
    book.grids["KH 2026"][1] = replace(right, table="B")
    assert [made.id for made in gather(book).tables[0].tasks] == ["KH26-1"]


def test_two_tables_that_could_each_be_the_plans_leave_it_out() -> None:
    book = two_plans()
    table = book.grids["KH 2026"][0]
    book.grids["KH 2026"] = [replace(table, table="A"), replace(table, table="B")]
    issue = stopped(book)
    assert issue.code == "plan_table_twice"
    assert "«A», «B»" in problem(issue)


def test_two_tables_that_could_each_be_the_one_stop() -> None:
    book = swap(workbook(task()), UNITS, table="A")
    book.grids[UNITS].append(replace(book.grids[UNITS][0], table="B"))
    with pytest.raises(StructureError, match="tbl_DonVi"):
        gather(book)


def test_a_plan_whose_sheet_is_missing_is_left_out_and_told_at_its_cell() -> None:
    book = two_plans()
    del book.grids["KH 2026"]
    issue = stopped(book)
    assert (issue.code, issue.sheet, issue.cell, issue.value) == ("plan_sheet_missing", PLANS, "F5", "KH 2026")


def test_a_plans_sheet_is_found_whatever_the_letters_case_and_blanks() -> None:
    book = workbook(task(), plan={**PLAN_ROW, "sheet": "kh  2026 "})
    book.grids["KH 2026"] = [replace(book.grids.pop("kh  2026 ")[0], sheet="KH 2026")]
    gathered = gather(book)
    assert gathered.plans[0].sheet == "KH 2026"
    assert gathered.tables[0].tasks[0].sheet == "KH 2026"


def test_a_plan_without_year_and_day_is_left_out_and_told_at_its_cell() -> None:
    issue = stopped(two_plans(year=None, issued=None, sheet="Phụ lục", subject=None))
    assert (issue.code, issue.sheet, issue.cell) == ("plan_year_unknown", PLANS, "D5")
    assert "năm" in remedy(issue)


def test_a_workbook_all_of_whose_plans_are_left_out_is_read_all_the_same() -> None:
    book = workbook(task())
    del book.grids["KH 2026"]
    gathered = gather(book)
    assert (gathered.plans, gathered.tables) == ((), ())
    assert [issue.code for issue in gathered.issues] == ["plan_sheet_missing"]
