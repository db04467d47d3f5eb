"""A workbook's tables become typed records; one bad cell is one issue and never touches another row."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.gathered import Gathered
from taskbook.core.issues import Issue, Severity
from taskbook.core.model import Plan, Settings, Target
from taskbook.ports import CellError, Value
from taskbook.tables import gather, records
from taskbook.tables.frames import fill
from taskbook.texts.issues import left_out, problem, remedy
from taskbook_schemas.choices import BEFORE_DAY_EARLIER
from taskbook_schemas.column import Role
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.core.builders import LEADER_ROWS, PLAN_ROW, UNIT_ROWS, FakeWorkbook, Row, task, workbook
from tests.core.test_cell_values import CELLS

INPUT_FIELDS = [column.field for column in TASK_COLUMNS if column.role is not Role.COMPUTED]


def found(gathered: Gathered) -> list[tuple[str, str | None]]:
    """Code and cell of every issue, as they come."""
    return [(issue.code, issue.cell) for issue in gathered.issues]


def only(gathered: Gathered) -> Issue:
    """The one issue there is."""
    (issue,) = gathered.issues
    return issue


def changed(book: FakeWorkbook, sheet: str, **changes: object) -> FakeWorkbook:
    """The workbook with its table on `sheet` changed."""
    book.grids[sheet] = [replace(book.grids[sheet][0], **changes)]  # type: ignore[arg-type]
    return book


def test_a_right_row_becomes_a_task_with_its_values() -> None:
    cells = {
        "progress": 50.0,
        "situation": " Đang làm ",
        "completed": datetime(2026, 9, 15, 7, 30),
        "extended_to": date(2026, 12, 1),
        "halt": "huỷ",
        "budget": 12,
        "number": 1.0,
        "coordinate": None,
    }
    gathered = gather(workbook(task(**cells)))
    (made,) = gathered.tables[0].tasks
    assert gathered.issues == ()
    assert (made.id, made.plan, made.sheet, made.row) == ("KH26-1", "KH26", "KH 2026", 5)
    assert (made.section, made.number, made.lead_text, made.coordinate_text) == ("I. Mục một", "1", "Phòng Kinh tế", "")
    assert (made.deadline_text, made.product) == ("Quý IV/2026", "Kế hoạch của UBND xã")
    assert (made.leader_text, made.assignee) == ("Nguyễn Văn An", "Trần Thị Bình")
    assert (made.progress, made.situation, made.completed) == (50.0, "Đang làm", date(2026, 9, 15))
    assert (made.extended_to, made.extension_asked, made.halt, made.budget) == (date(2026, 12, 1), None, "Hủy", 12.0)
    assert made.suspect == ()


@pytest.mark.parametrize("field", [column.field for column in TASK_COLUMNS if column.role is Role.INPUT])
def test_every_input_column_lands_in_its_own_field(field: str) -> None:
    column = next(column for column in TASK_COLUMNS if column.field == field)
    cell: dict[str, Value] = {"date": date(2026, 7, 1), "percent": 7.0, "number": 7.0, "text": "Bảy"}
    value = column.choices[-1] if column.choices else cell[column.type.value]
    (made,) = gather(workbook(task(**{field: value}))).tables[0].tasks
    name = "leader_text" if field == "leader" else field
    assert getattr(made, name) == value


def test_the_frames_index_is_the_sheets_row_and_blank_rows_are_skipped() -> None:
    gathered = gather(workbook(task(1), {}, {"note": "  "}, task(2)))
    table = gathered.tables[0]
    assert gathered.issues == ()
    filled = fill(table.place, TASK_COLUMNS, ("id", "name"))
    assert filled.frame.index.tolist() == filled.rows == [5, 8]
    assert list(filled.frame.columns) == INPUT_FIELDS
    assert [made.row for made in table.tasks] == [5, 8]
    assert table.fields["id"] == 0


def test_what_the_tool_wrote_before_is_no_content() -> None:
    assert gather(workbook(task(), {"status": "Quá hạn", "due": "rác"})).issues == ()


def test_a_table_without_rows_is_read() -> None:
    gathered = gather(workbook(units=(), leaders=()))
    assert (gathered.units, gathered.leaders, gathered.targets, gathered.tables[0].tasks) == ((), (), (), ())


def test_a_row_without_an_id_is_an_error_and_goes_by_its_row() -> None:
    gathered = gather(workbook(task(1), task(2, id=None)))
    assert found(gathered) == [("id_missing", "A6")]
    assert gathered.tables[0].tasks[1].id == "KH26-dòng 6"


def test_a_row_with_neither_id_nor_name_is_one_error_and_no_task() -> None:
    gathered = gather(workbook(task(1), {"note": "tổng cộng", "completed": "rác"}))
    assert found(gathered) == [("stray_row", "A6")]
    assert len(gathered.tables[0].tasks) == 1


def test_a_name_or_a_lead_that_is_missing_is_an_error_of_its_cell() -> None:
    assert found(gather(workbook(task(name=None)))) == [("required_blank", "D5")]
    assert found(gather(workbook(task(lead=" ")))) == [("required_blank", "E5")]


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"completed": "giữa tháng 9"}, "text_in_date", "M5"),
        ({"completed": "31/02/2026"}, "impossible_date", "M5"),
        ({"completed": 46280.0}, "number_in_date", "M5"),
        ({"completed": date(2206, 1, 1)}, "date_out_of_range", "M5"),
        ({"progress": "1.250"}, "number_as_text", "K5"),
        ({"progress": 150.0}, "percent_out_of_range", "K5"),
        ({"progress": -1.0}, "percent_out_of_range", "K5"),
        ({"budget": -5.0}, "negative_number", "X5"),
        ({"halt": "Tạm ngưng"}, "choice_unknown", "U5"),
        ({"note": CellError("#N/A")}, "error_value", "Y5"),
        ({"note": True}, "truth_value", "Y5"),
        ({"lead": CellError("#REF!")}, "error_value", "E5"),
    ],
)
def test_an_unusable_cell_is_one_issue_and_its_field_is_suspect(cells: Row, code: str, cell: str) -> None:
    gathered = gather(workbook(task(**cells), task(2)))
    (field,) = cells
    assert found(gathered) == [(code, cell)]
    assert gathered.tables[0].tasks[0].suspect == (field,)
    attribute = "lead_text" if field == "lead" else field
    assert not getattr(gathered.tables[0].tasks[0], attribute)
    assert gathered.tables[0].tasks[1] == gather(workbook(task(), task(2))).tables[0].tasks[1]


def test_a_column_that_no_rule_knows_by_name_stands_among_the_other_cells_of_its_task(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert gather(workbook(task(note="giữ"))).tables[0].tasks[0].more == ()
    monkeypatch.setattr(records, "_OTHERS", ["note", "budget"])
    (first, second) = gather(workbook(task(note="giữ", budget=5.0), task(2))).tables[0].tasks
    assert first.more == (("note", "giữ"), ("budget", 5.0))
    assert second.more == (("note", None), ("budget", None))


def test_a_cell_that_can_be_read_one_way_only_is_read_and_that_is_said() -> None:
    book = workbook(
        task(completed="20/10/2026", progress="70%"), settings={Setting.AS_OF: "30/6/2026", Setting.WARN_LONG: "45"}
    )
    gathered = gather(book)
    (made,) = gathered.tables[0].tasks
    assert (made.completed, made.progress, made.suspect) == (date(2026, 10, 20), 70.0, ())
    assert (gathered.settings.as_of, gathered.settings.warn_days_long) == (date(2026, 6, 30), 45)
    assert sorted(found(gathered)) == [
        ("day_as_text", "B5"),
        ("day_as_text", "M5"),
        ("number_read", "B6"),
        ("number_read", "K5"),
    ]


def test_words_that_say_none_are_no_evidence_and_that_is_said() -> None:
    gathered = gather(workbook(task(result_document="chưa có", extension_document="Đang trình", halt_document="-")))
    (made,) = gathered.tables[0].tasks
    assert (made.result_document, made.extension_document, made.halt_document) == (None, None, None)
    assert made.suspect == ()
    assert sorted(found(gathered)) == [("none_said", "N5"), ("none_said", "S5"), ("none_said", "V5")]


def test_an_issue_says_where_what_and_what_else_there_is() -> None:
    issue = only(gather(workbook(task(halt="Tạm ngưng"))))
    assert (issue.sheet, issue.row, issue.heading, issue.cell) == ("KH 2026", 5, "Tạm dừng/Hủy", "U5")
    assert issue.value == "Tạm ngưng"
    assert issue.details == (("choices", "Tạm dừng; Hủy"),)


def test_an_id_that_stands_again_is_an_error_that_names_the_first() -> None:
    gathered = gather(workbook(task(1), task(2), task(1), task(1), task(id=None), task(id=None)))
    assert found(gathered) == [
        ("duplicate", "A7"),
        ("duplicate", "A8"),
        ("id_missing", "A9"),
        ("id_missing", "A10"),
    ]
    assert {dict(issue.details).get("first") for issue in gathered.issues} == {"A5", None}
    assert len(gathered.tables[0].tasks) == 6


def test_cells_are_named_where_the_table_stands() -> None:
    book = changed(workbook(task(completed="rác")), "KH 2026", header_row=10, first_column=3)
    assert found(gather(book)) == [("text_in_date", "O11")]


def test_merged_cells_formulas_and_filters_are_told() -> None:
    computed = [place for place, column in enumerate(TASK_COLUMNS) if column.role is Role.COMPUTED]
    book = changed(workbook(task()), "KH 2026", merged=("A5:A6", "C7:D7"), formulas=frozenset({12, *computed}))
    book.filtered |= {"KH 2026", "Tổng hợp"}
    gathered = gather(book)
    assert [(i.code, i.sheet, i.cell, i.value) for i in gathered.issues] == [
        ("merged_cells", "KH 2026", "A5", "A5:A6"),
        ("merged_cells", "KH 2026", "C7", "C7:D7"),
        ("formula_in_input", "KH 2026", "M4", ""),
        ("filter_on", "KH 2026", None, ""),
    ]


def test_a_unit_has_its_other_names_and_switches() -> None:
    rows = (
        {"name": "Phòng Kinh tế", "aliases": "P. Kinh tế;\n- Phòng KT; ", "recipient": "Bà Lan", "email": "a@b.vn"},
        {"name": "Các cơ quan liên quan", "is_group": "có", "receives_sheet": "Có"},
        {"name": "Công an xã", "receives_sheet": "không"},
    )
    first, group, police = gather(workbook(units=rows)).units
    assert (first.aliases, first.email, first.recipient) == (("P. Kinh tế", "Phòng KT"), "a@b.vn", "Bà Lan")
    assert (first.is_group, first.receives_sheet) == (False, True)
    assert (group.is_group, group.receives_sheet) == (True, False)
    assert (police.is_group, police.receives_sheet) == (False, False)


def test_units_and_leaders_are_judged_too() -> None:
    units = (*UNIT_ROWS, UNIT_ROWS[0], {"aliases": "không tên"}, {"name": "Trạm Y tế", "email": "trạm y tế"})
    leaders = (*LEADER_ROWS, {"name": "Trần Bình", "email": "a@b@c"}, {"name": "Trần Bình", "is_group": "?"})
    gathered = gather(workbook(units=units, leaders=leaders))
    assert [(i.sheet, i.code, i.cell) for i in gathered.issues] == [
        ("Đơn vị", "stray_row", "A9"),
        ("Đơn vị", "duplicate", "A8"),
        ("Đơn vị", "email_bad", "C10"),
        ("Lãnh đạo", "email_bad", "D6"),
        ("Lãnh đạo", "duplicate", "A7"),
    ]
    assert len(gathered.units) == 5
    assert gathered.leaders[0].position == "Chủ tịch UBND xã"


def test_a_name_that_cannot_be_read_is_no_unit_and_no_leader() -> None:
    bad: Row = {"name": CellError("#N/A"), "aliases": "x"}
    gathered = gather(workbook(units=(bad,), leaders=(bad,), targets=(bad,)))
    assert (gathered.units, gathered.leaders, gathered.targets) == ((), (), ())
    assert [issue.code for issue in gathered.issues] == ["error_value"] * 3


def test_targets_keep_their_row_and_words() -> None:
    row: Row = {"name": "GRDP", "unit_of_measure": "%", "goal": 12.0, "year": 2026.0, "source": "Câu", "actual": 11.5}
    gathered = gather(
        workbook(targets=({}, {**row, "measured_on": date(2026, 6, 30)}, {"name": "Khác", "year": 1926.0}))
    )
    assert gathered.targets == (
        Target(6, "GRDP", "%", "12", 2026, "Câu", 11.5, date(2026, 6, 30)),
        Target(7, "Khác"),
    )
    assert found(gathered) == [("year_out_of_range", "D7")]
    assert gathered.fixed["Chỉ tiêu"].place.grid.sheet == "Chỉ tiêu"


def test_plans_are_read_with_their_tasks_in_order() -> None:
    other: Row = {"code": "B", "year": 2025.0, "sheet": "B 2025", "issued": date(2025, 9, 19), "declared": 39.0}
    gathered = gather(workbook(task(), more_plans=[(other, [task(2), task(3)])]))
    assert gathered.plans[1] == Plan("B", None, date(2025, 9, 19), 2025, "", "B 2025", 39)
    assert [len(table.tasks) for table in gathered.tables] == [1, 2]
    assert gathered.tables[1].plan == gathered.plans[1]


@pytest.mark.parametrize(
    ("cells", "year"),
    [
        ({"year": None}, 2026),
        ({"year": None, "issued": None, "sheet": "KH 2027"}, 2027),
        ({"year": None, "issued": None, "sheet": "KH", "subject": "Tăng trưởng 2025-2026"}, 2026),
        ({"year": "hai nghìn"}, 2026),
        ({"year": 26.0}, 2026),
    ],
)
def test_a_plan_without_a_usable_year_takes_it_from_its_other_cells(cells: Row, year: int) -> None:
    gathered = gather(workbook(task(), plan={**PLAN_ROW, **cells}))
    assert gathered.plans[0].year == year
    assert ("plan_year_missing", "D5") in found(gathered)
    assert dict(next(i for i in gathered.issues if i.code == "plan_year_missing").details) == {"year": str(year)}


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"issued": None}, "plan_not_dated", "C5"),
        ({"year": 2024.0}, "plan_year_differs", "D5"),
        ({"year": 2028.0}, "plan_year_differs", "D5"),
    ],
)
def test_a_doubtful_day_of_issue_is_a_warning(cells: Row, code: str, cell: str) -> None:
    assert found(gather(workbook(task(), plan={**PLAN_ROW, **cells}))) == [(code, cell)]


def test_a_plan_issued_at_the_end_of_the_year_before_is_right() -> None:
    assert gather(workbook(task(), plan={**PLAN_ROW, "issued": date(2025, 12, 28)})).issues == ()


def test_a_plan_row_without_a_sheet_is_an_error_and_the_others_go_on() -> None:
    book = workbook(task(), more_plans=[({"code": "B", "sheet": "x"}, [])])
    book.grids["Kế hoạch"][0].columns[5][1] = None
    gathered = gather(book)
    assert found(gathered) == [("required_blank", "F6")]
    assert [plan.code for plan in gathered.plans] == ["KH26"]


def test_a_sheet_claimed_by_two_plans_is_read_once() -> None:
    book = workbook(task(), more_plans=[({**PLAN_ROW, "code": "B"}, [task(9)])])
    gathered = gather(book)
    assert [plan.code for plan in gathered.plans] == ["KH26"]
    assert found(gathered) == [("plan_sheet_repeated", "F6")]


def test_a_plan_without_a_code_goes_by_its_sheet() -> None:
    gathered = gather(workbook(task(id=None), plan={**PLAN_ROW, "code": None}))
    assert gathered.plans[0].code == "KH 2026"
    assert gathered.tables[0].tasks[0].id == "KH 2026-dòng 5"
    assert ("required_blank", "A5") in [(i.code, i.cell) for i in gathered.issues if i.sheet == "Kế hoạch"]


def test_a_workbook_without_plans_says_so() -> None:
    book = workbook()
    book.grids["Kế hoạch"] = [replace(book.grids["Kế hoạch"][0], columns=tuple([] for _ in range(7)))]
    gathered = gather(book)
    assert [(i.code, i.sheet) for i in gathered.issues] == [("no_plans", "Kế hoạch")]
    assert gathered.tables == ()


def test_settings_are_read_and_blank_ones_have_defaults() -> None:
    values = {
        Setting.AS_OF: datetime(2026, 6, 30, 8, 0),
        Setting.WARN_LONG: 45.0,
        Setting.WARN_SHORT: None,
        "cách đọc  «trước ngày …»": BEFORE_DAY_EARLIER.upper(),
        Setting.OUTPUT: "D:\\Phiếu",
        Setting.SMTP_PORT: 587.0,
        Setting.PER_MINUTE: None,
        "Thiết lập riêng": 3.0,
    }
    gathered = gather(workbook(settings=values))
    assert gathered.issues == ()
    assert gathered.settings == Settings(
        as_of=date(2026, 6, 30),
        warn_days_long=45,
        before_means_day_before=True,
        extra={Setting.OUTPUT: "D:\\Phiếu", Setting.SMTP_PORT: 587, "Thiết lập riêng": 3.0},
    )


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        (Setting.AS_OF, "cuối tháng 6", "day"),
        (Setting.AS_OF, "hôm nay", "day"),
        (Setting.WARN_LONG, -1.0, "whole"),
        (Setting.WARN_LONG, 7.5, "whole"),
        (Setting.WARN_SHORT, "bảy", "whole"),
        (Setting.WARN_SHORT, 400.0, "whole"),
        (Setting.BEFORE_DAY, "ngày đó", "choice"),
        (Setting.SMTP_PORT, 0.0, "whole"),
        (Setting.PER_MINUTE, 1001.0, "whole"),
        (Setting.MAIL_MODE, "Gửi luôn", "choice"),
        (Setting.SMTP_SECURITY, "SSL", "choice"),
        (Setting.REPORT_BY, "cuối tháng", "day"),
    ],
)
def test_an_unusable_setting_is_an_issue_and_its_default_is_used(name: str, value: Value, wanted: str) -> None:
    gathered = gather(workbook(settings={name: value}))
    details = dict(next(i for i in gathered.issues if i.code == "setting_unusable").details)
    assert (details["setting"], details["wanted"]) == (name, wanted)
    assert found(gathered) == [("setting_unusable", "B5")]
    assert gathered.settings == Settings()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        (Setting.BEFORE_DAY, CellError("#N/A"), "error_value"),
        (Setting.OUTPUT, True, "truth_value"),
        (Setting.WARN_LONG, float("nan"), "error_value"),
    ],
)
def test_a_setting_that_no_cell_can_be_is_told_once(name: str, value: Value, code: str) -> None:
    gathered = gather(workbook(settings={name: value}))
    assert found(gathered) == [(code, "B5")]
    assert gathered.settings == Settings()


def test_the_first_of_two_equal_settings_counts() -> None:
    book = workbook(settings={Setting.WARN_LONG: 10.0, "x": 20.0, "y": None})
    book.grids["Thiết lập"][0].columns[0][1:] = [Setting.WARN_LONG, CellError("#N/A")]
    gathered = gather(book)
    assert gathered.settings.warn_days_long == 10
    assert found(gathered) == [("error_value", "A7"), ("duplicate", "A6")]


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.sampled_from(INPUT_FIELDS), CELLS, max_size=8), st.integers(0, 2))
def test_no_garbage_in_a_row_raises_or_changes_the_judgement_of_the_rows_beside_it(
    garbage: dict[str, Value], place: int
) -> None:
    good = [task(101), task(102)]
    rows = [*good[:place], task(103) | garbage, *good[place:]]
    gathered = gather(workbook(*rows))
    beside = [replace(made, row=0) for made in gathered.tables[0].tasks if made.id in ("KH26-101", "KH26-102")]
    if garbage.get("id") not in ("KH26-101", "KH26-102"):
        assert beside == [replace(made, row=0) for made in gather(workbook(*good)).tables[0].tasks]
    assert {issue.row for issue in gathered.issues} <= {5 + place}
    assert len({(issue.cell, issue.code) for issue in gathered.issues}) == len(gathered.issues)
    told = {issue.cell for issue in gathered.issues}
    for made in gathered.tables[0].tasks:
        assert all(gathered.tables[0].place.cell(made.row, field) in told for field in made.suspect)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(["Đơn vị", "Lãnh đạo", "Chỉ tiêu", "Thiết lập"]), st.integers(0, 5), CELLS)
def test_no_garbage_in_the_other_tables_raises(sheet: str, column: int, cell: Value) -> None:
    book = workbook(task(), targets=({"name": "GRDP"},), settings={Setting.WARN_LONG: 30.0})
    columns = book.grids[sheet][0].columns
    columns[column % len(columns)][0] = cell
    assert len(gather(book).tables[0].tasks) == 1


def test_reading_a_workbook_does_not_import_what_only_tests_need() -> None:
    script = (
        "import sys; from tests.core.builders import workbook, task; from taskbook.tables import gather; "
        "gather(workbook(task())); print('hypothesis' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=os.environ, check=True)
    assert run.stdout.strip() == "False"


def test_what_was_kept_from_being_imported_can_be_imported_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "hypothesis")
    gather(workbook(task()))
    assert "hypothesis" not in sys.modules


def test_a_cell_far_from_its_table_is_said_not_to_count() -> None:
    issue = only(gather(changed(workbook(task()), "KH 2026", stray="XFD1048576")))
    assert (issue.code, issue.sheet, issue.cell) == ("stray_cell", "KH 2026", "XFD1048576")
    assert "Ô XFD1048576 có nội dung nhưng nằm rất xa dưới bảng (bảng hết ở dòng 5)" in problem(issue)


def test_rows_under_a_table_are_said_not_to_count() -> None:
    gathered = gather(changed(workbook(task()), "KH 2026", below=8))
    issue = only(gathered)
    assert (issue.code, issue.sheet, issue.cell) == ("rows_below_table", "KH 2026", "A8")
    assert issue.severity is Severity.ERROR
    assert "dòng 8: nội dung nằm dưới bảng (bảng hết ở dòng 5)" in problem(issue)
    assert left_out(gathered.issues) == [f"CHƯA TÍNH ĐƯỢC: {problem(issue)} {remedy(issue)}"]


def test_the_closing_message_names_the_first_few_of_what_is_left_out() -> None:
    book = workbook(task(), more_plans=[({**PLAN_ROW, "code": f"K{n}", "sheet": f"K {n}"}, []) for n in range(7)])
    for number in range(7):
        del book.grids[f"K {number}"]
    lines = left_out(gather(book).issues)
    assert [f"K{number}" in line for number, line in enumerate(lines[:5])] == [True] * 5
    assert lines[5:] == ["Còn 2 chỗ nữa ở trang «Kiểm tra»."]


def test_an_id_that_is_computed_is_an_error() -> None:
    issue = only(gather(changed(workbook(task()), "KH 2026", formulas=frozenset({0}))))
    assert (issue.code, issue.severity, issue.cell) == ("formula_in_id", Severity.ERROR, "A4")
