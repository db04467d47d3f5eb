"""Contradictions in a row and between tables are issues at the right cell; a right workbook has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.core.check.group_issues import CELLS_SHOWN
from taskbook.core.check.references import later_document
from taskbook.core.issue_codes import SEVERITY
from taskbook.core.issues import Issue, Severity
from taskbook.core.parsed_cells import read_tasks
from taskbook.ports import CellError, Value
from taskbook.tables import gather
from taskbook.tables.check import check_tables as check
from taskbook_schemas.column import Role
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.core.builders import LEADER_ROWS, PLAN_ROW, UNIT_ROWS, FakeWorkbook, Row, task, workbook
from tests.core.test_cell_values import CELLS

TODAY = date(2026, 11, 22)
INPUT_FIELDS = [column.field for column in TASK_COLUMNS if column.role is not Role.COMPUTED]


def checked(book: FakeWorkbook, today: date = TODAY) -> tuple[Issue, ...]:
    """All issues of a workbook."""
    gathered = gather(book)
    return check(gathered, read_tasks(gathered), today)


def found(*tasks: Row, **tables: object) -> list[tuple[str, str | None]]:
    """Code and cell of every issue of a workbook with these tasks."""
    return [(issue.code, issue.cell) for issue in checked(workbook(*tasks, **tables))]  # type: ignore[arg-type]


def one(*tasks: Row, **tables: object) -> Issue:
    """The only issue of a workbook with these tasks."""
    (issue,) = checked(workbook(*tasks, **tables))  # type: ignore[arg-type]
    return issue


def test_nothing_is_said_of_a_workbook_that_is_right() -> None:
    done = {"completed": date(2026, 9, 15), "result_document": "12/QĐ-UBND ngày 15/9/2026", "progress": 100.0}
    extended = {
        "extended_to": date(2027, 3, 31),
        "extension_document": "15/TB-UBND ngày 1/9/2026",
        "last_report": TODAY,
    }
    halted = {"halt": "Hủy", "halt_document": "7/TB-UBND", "leader": None, "assignee": None}
    assert found(task(1), task(2, **done), task(3, **extended), task(4, **halted)) == []


@pytest.mark.parametrize(
    ("cells", "code", "cell", "severity"),
    [
        (
            {"completed": date(2026, 3, 9), "result_document": "12/QĐ-UBND"},
            "completed_before_issue",
            "M5",
            Severity.ERROR,
        ),
        (
            {"completed": date(2026, 11, 23), "result_document": "12/QĐ-UBND"},
            "completed_in_future",
            "M5",
            Severity.ERROR,
        ),
        ({"last_report": date(2026, 11, 23)}, "report_in_future", "W5", Severity.WARNING),
        ({"completed": date(2026, 9, 15)}, "day_without_product", "N5", Severity.WARNING),
        ({"result_document": "12/QĐ-UBND"}, "product_without_day", "M5", Severity.WARNING),
        ({"progress": 100.0}, "progress_without_day", "M5", Severity.WARNING),
        ({"progress": 0.5, "last_report": TODAY}, "percent_fraction", "K5", Severity.WARNING),
        ({"extended_to": date(2027, 1, 31)}, "extension_without_document", "S5", Severity.ERROR),
        ({"extension_document": "15/TB-UBND"}, "document_without_extension", "R5", Severity.WARNING),
        (
            {"extended_to": date(2027, 1, 31), "extension_document": "Thông báo 15/TB-UBND"},
            "extension_document_undated",
            "S5",
            Severity.WARNING,
        ),
        (
            {"extended_to": date(2026, 12, 31), "extension_document": "Thông báo ngày 1/9/2026"},
            "extension_not_later",
            "R5",
            Severity.ERROR,
        ),
        ({"extension_asked": date(2026, 12, 31)}, "extension_asked_not_later", "Q5", Severity.WARNING),
        ({"halt": "Tạm dừng"}, "halt_without_document", "V5", Severity.ERROR),
        ({"halt_document": "7/TB-UBND"}, "document_without_halt", "U5", Severity.WARNING),
        ({"situation": "Đã trình dự thảo"}, "report_day_missing", "W5", Severity.HINT),
        ({"progress": 60.0}, "report_day_missing", "W5", Severity.HINT),
        ({"completed": date(2026, 9, 15), "result_document": "Báo cáo"}, "document_vague", "N5", Severity.HINT),
        (
            {"completed": date(2026, 6, 7), "result_document": "123/BC-UBND ngày 6/7/2026"},
            "day_month_swapped",
            "M5",
            Severity.WARNING,
        ),
        ({"lead": "-"}, "lead_names_nobody", "E5", Severity.ERROR),
        ({"lead": "\u200b"}, "lead_names_nobody", "E5", Severity.ERROR),
        ({"lead": "Chưa phân công"}, "lead_names_nobody", "E5", Severity.ERROR),
        ({"product": "chưa có"}, "product_says_none", "G5", Severity.WARNING),
        ({"halt": "không"}, "none_said", "U5", Severity.WARNING),
        ({"completed": "15/9/2026", "result_document": "12/QĐ-UBND"}, "day_as_text", "M5", Severity.HINT),
        ({"progress": "70%", "last_report": TODAY}, "number_read", "K5", Severity.HINT),
    ],
)
def test_a_contradiction_in_a_row_is_shown_at_its_cell(cells: Row, code: str, cell: str, severity: Severity) -> None:
    issue = one(task(1, **cells), task(2))
    assert (issue.code, issue.cell, issue.severity) == (code, cell, severity)


@pytest.mark.parametrize(
    "cells",
    [
        {"completed": date(2026, 3, 10), "result_document": "12/QĐ-UBND"},
        {"completed": TODAY, "result_document": "12/QĐ-UBND"},
        {"last_report": TODAY},
        {"progress": 0.0},
        {"progress": 1.0, "last_report": TODAY},
        {"progress": 100.0, "completed": TODAY, "result_document": "12/QĐ-UBND"},
        {"extended_to": date(2027, 1, 1), "extension_document": "Thông báo ngày 1/9/2026"},
        {"extension_asked": date(2027, 1, 1)},
        {"completed": date(2026, 6, 6), "result_document": "123/BC-UBND ngày 6/6/2026"},
        {"completed": date(2026, 7, 8), "result_document": "123/BC-UBND ngày 6/7/2026"},
        {"completed": date(2026, 9, 15), "result_document": "Các văn bản ngày 31/2/2026"},
        {"situation": "chưa có"},
        {"deadline": "Thường xuyên", "extended_to": date(2026, 4, 1), "extension_document": "Thông báo ngày 1/9/2026"},
    ],
)
def test_at_the_boundary_there_is_no_contradiction(cells: Row) -> None:
    assert found(task(**cells)) == []


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"completed": "giữa tháng 9", "result_document": "12/QĐ-UBND"}, "text_in_date"),
        ({"completed": date(2026, 9, 15), "result_document": CellError("#N/A")}, "error_value"),
        ({"extended_to": date(2027, 1, 31), "extension_document": True}, "truth_value"),
        ({"extended_to": "quý sau", "extension_document": "Thông báo ngày 1/9/2026"}, "text_in_date"),
        ({"halt": "Hủy", "halt_document": CellError("#REF!")}, "error_value"),
        ({"halt": "ngưng", "halt_document": "7/TB-UBND"}, "choice_unknown"),
        ({"leader": CellError("#N/A")}, "error_value"),
        ({"deadline": CellError("#N/A")}, "error_value"),
        ({"product": True}, "truth_value"),
        ({"lead": CellError("#N/A")}, "error_value"),
    ],
)
def test_an_unusable_cell_is_told_once_and_makes_no_second_issue(cells: Row, code: str) -> None:
    assert one(task(**cells)).code == code


def test_an_extension_is_held_against_the_first_of_several_milestones() -> None:
    phrase = "Ban hành Đề án trong năm 2026; triển khai giai đoạn 2026-2030"
    cells: Row = {"deadline": phrase, "extension_document": "Thông báo ngày 1/9/2026"}
    assert found(task(**cells, extended_to=date(2027, 1, 31))) == []
    assert found(task(**cells, extended_to=date(2026, 11, 30))) == [("extension_not_later", "R5")]


def test_without_the_plans_day_nothing_is_held_against_it() -> None:
    plan = {**PLAN_ROW, "issued": None}
    cells: Row = {
        "completed": date(2020, 1, 1),
        "result_document": "12/QĐ-UBND",
        "name": "Theo KH số 1/KH-UBND ngày 1/1/2030, UBND",
    }
    assert found(task(**cells), plan=plan) == [("plan_not_dated", "C5")]


def test_an_id_on_two_sheets_is_an_error_that_names_the_other() -> None:
    other: Row = {**PLAN_ROW, "code": "B", "sheet": "B 2026"}
    issue = one(task(1), more_plans=[(other, [task(2), task(1)])])
    assert (issue.code, issue.sheet, issue.cell) == ("duplicate_across_sheets", "B 2026", "A6")
    assert dict(issue.details) == {"first": "A5", "first_sheet": "KH 2026"}


@pytest.mark.parametrize("phrase", ["Quý V", "31/6/2026", "-", "Chưa xác định"])
def test_a_deadline_that_cannot_be_read_is_asked_about(phrase: str) -> None:
    issue = one(task(deadline=phrase))
    assert (issue.code, issue.cell, issue.value, issue.severity) == (
        "deadline_unreadable",
        "H5",
        phrase,
        Severity.WARNING,
    )
    assert dict(issue.details)["problem"]


def test_a_target_measured_in_the_future_is_doubtful() -> None:
    targets: Sequence[Row] = ({"name": "GRDP", "measured_on": TODAY}, {"name": "Thu", "measured_on": date(2026, 12, 1)})
    assert found(task(), targets=targets) == [("measured_in_future", "G6")]


class TestSixClear:
    """Gaps of the 6 rõ, one line for each kind and sheet."""

    @pytest.mark.parametrize(
        ("cells", "code", "cell", "severity"),
        [
            ({"leader": None}, "unclear_leader", "I5", Severity.WARNING),
            ({"assignee": None}, "unclear_assignee", "J5", Severity.WARNING),
            ({"deadline": None}, "unclear_time", "H5", Severity.WARNING),
            ({"lead": "Các cơ quan, đơn vị liên quan"}, "unclear_lead", "E5", Severity.WARNING),
            ({"product": " "}, "unclear_product", "G5", Severity.WARNING),
            ({"coordinate": None}, "unclear_coordinate", "F5", Severity.HINT),
            ({"product": "Báo cáo", "name": "Rà soát"}, "unclear_authority", "G5", Severity.HINT),
        ],
    )
    def test_a_gap_is_shown_at_its_cell(self, cells: Row, code: str, cell: str, severity: Severity) -> None:
        issue = one(task(1, **cells), task(2))
        assert (issue.code, issue.cell, issue.severity, issue.count) == (code, cell, severity, 1)

    def test_many_gaps_of_one_kind_are_one_line_with_count_and_first_cells(self) -> None:
        rows = [task(nth, assignee=None) for nth in range(1, 13)]
        issue = one(*rows)
        assert (issue.code, issue.cell, issue.count) == ("unclear_assignee", "J5", 12)
        assert dict(issue.details)["cells"] == "J5, J6, J7, J8, J9, J10, J11, J12 …"

    def test_each_sheet_has_its_own_line(self) -> None:
        other: Row = {**PLAN_ROW, "code": "B", "sheet": "B 2026"}
        issues = checked(workbook(task(1, assignee=None), more_plans=[(other, [task(2, assignee=None)])]))
        assert [(issue.code, issue.sheet) for issue in issues] == [
            ("unclear_assignee", "KH 2026"),
            ("unclear_assignee", "B 2026"),
        ]

    def test_the_issuer_may_stand_in_the_tasks_words(self) -> None:
        assert found(task(product="Kế hoạch", name="Tham mưu Ủy ban nhân dân xã ban hành kế hoạch")) == []

    def test_a_group_beside_a_unit_is_a_clear_lead(self) -> None:
        assert found(task(lead="Phòng Kinh tế; Các cơ quan, đơn vị liên quan")) == []


class TestNames:
    """Names that no table knows, or that two rows claim."""

    def test_an_unknown_lead_is_an_error_with_the_nearest_names(self) -> None:
        issue = one(task(lead="Phòng Kính tê Hạ tầng"))
        assert (issue.code, issue.cell, issue.severity) == ("unknown_unit", "E5", Severity.ERROR)
        assert issue.value == "Phòng Kính tê Hạ tầng"
        assert "Phòng Kinh tế" in dict(issue.details)["nearest"]

    def test_an_unknown_coordinator_is_a_warning_and_an_unknown_leader_an_error(self) -> None:
        assert one(task(coordinate="Hội Người mù")).severity is Severity.WARNING
        issue = one(task(leader="Lê Văn Không"))
        assert (issue.code, issue.cell, issue.severity) == ("unknown_leader", "I5", Severity.ERROR)

    def test_one_unknown_name_in_many_cells_is_one_line(self) -> None:
        issue = one(*[task(nth, coordinate="Hội Người mù") for nth in range(1, 5)])
        assert (issue.count, dict(issue.details)["cells"]) == (4, "F5, F6, F7, F8")

    def test_two_unknown_names_are_two_lines(self) -> None:
        issues = checked(workbook(task(1, lead="Hội Người mù"), task(2, lead="Ban Quản lý chợ")))
        assert {issue.value for issue in issues} == {"Hội Người mù", "Ban Quản lý chợ"}

    def test_a_spelling_that_two_units_claim_is_told_at_the_later_row(self) -> None:
        units: Sequence[Row] = (*UNIT_ROWS, {"name": "Phòng Kế toán", "aliases": "Phòng KT"})
        issue = one(task(), units=units)
        assert (issue.code, issue.sheet, issue.cell) == ("unit_name_conflict", "Đơn vị", "B8")
        assert dict(issue.details) == {"spelling": "Phòng KT", "names": "Phòng Kinh tế; Phòng Kế toán"}

    def test_a_name_written_in_another_case_is_the_same_name(self) -> None:
        issue = one(
            task(leader=None, halt="Hủy", halt_document="7/TB-UBND"), leaders=(*LEADER_ROWS, {"name": "nguyễn văn an"})
        )
        assert (issue.code, issue.sheet, issue.cell) == ("leader_name_conflict", "Lãnh đạo", "A6")

    def test_units_written_in_several_ways_are_one_hint_a_sheet(self) -> None:
        leads = ("Phòng Kinh tế", "- Phòng Kinh tế;", "P. Kinh tế", "Phòng Kinh tế xã", "Phòng kinh tế", "Phòng KT")
        issue = one(*[task(nth, lead=lead) for nth, lead in enumerate(leads)])
        assert (issue.code, issue.cell, issue.severity) == ("unit_spellings", "E7", Severity.HINT)
        assert dict(issue.details) == {
            "units": "1",
            "spellings": "Phòng Kinh tế: «Phòng Kinh tế», «P. Kinh tế», «Phòng Kinh tế xã», «Phòng kinh tế» …",
        }

    def test_two_leads_are_a_hint(self) -> None:
        issue = one(task(lead="- Phòng Kinh tế;\n- Công an xã"))
        assert (issue.code, issue.cell, issue.severity) == ("several_leads", "E5", Severity.HINT)


class TestDeclaredCounts:
    """The numbers of tasks that a plan declares are a checksum."""

    def test_the_plans_total_counts_rows_with_a_number(self) -> None:
        rows = (task(1), task(2, number=None), task(3))
        assert found(*rows, plan={**PLAN_ROW, "declared": 2.0}) == []
        issue = one(*rows, plan={**PLAN_ROW, "declared": 3.0})
        assert (issue.code, issue.sheet, issue.cell, issue.severity) == (
            "declared_plan",
            "Kế hoạch",
            "G5",
            Severity.ERROR,
        )
        assert dict(issue.details) == {"plan_sheet": "KH 2026", "declared": "3", "counted": "2"}

    def test_a_table_without_any_number_counts_its_rows(self) -> None:
        assert found(task(1, number=None), task(2, number=None), plan={**PLAN_ROW, "declared": 2.0}) == []

    def test_a_section_and_its_sub_sections_each_have_their_number(self) -> None:
        main, a, b = "II. Cải cách (03 nhiệm vụ)", "1 Thể chế (2 nhiệm vụ)", "2 Quyền (01 nhiệm vụ)"
        rows = [task(nth, section=f"{main} › {sub}") for nth, sub in enumerate((a, a, b), start=1)]
        assert found(*rows) == []
        issues = checked(workbook(*rows[1:], task(9, section="III. Khác")))
        assert [(i.code, i.cell, dict(i.details)["section"], dict(i.details)["counted"]) for i in issues] == [
            ("declared_section", "B5", main, "2"),
            ("declared_section", "B5", a, "1"),
        ]

    def test_a_plan_without_tasks_is_doubtful(self) -> None:
        issue = one()
        assert (issue.code, issue.sheet, issue.cell) == ("plan_without_tasks", "Kế hoạch", "F5")

    def test_a_plan_that_declares_tasks_and_has_none_has_lost_them(self) -> None:
        issue = one(plan={**PLAN_ROW, "declared": 39.0})
        assert (issue.code, issue.severity, dict(issue.details)["counted"]) == ("declared_plan", Severity.ERROR, "0")


class TestReferences:
    """A plan cannot refer to a document that is dated after it."""

    ISSUED = date(2026, 3, 10)

    @pytest.mark.parametrize(
        ("text", "document"),
        [
            ("Kế hoạch số 10/KH-UBND ngày 13/10/2026 của UBND xã", "10/KH-UBND ngày 13/10/2026"),
            ("Nghị quyết số 14-NQ/TU, ngày 13/5/2026", "14-NQ/TU, ngày 13/5/2026"),
            ("Kế hoạch số 236/KH-UBND ngày 12 tháng 9 năm 2026", "236/KH-UBND ngày 12 tháng 9 năm 2026"),
            ("NGHỊ QUYẾT SỐ 71- NQ/TW NGÀY 11.3.2026", "71- NQ/TW NGÀY 11.3.2026"),
            ("Công văn số 05 ngày 11/3/2026", "05 ngày 11/3/2026"),
            ("số 1/KH-UBND ngày 1/1/2026 và số 2/KH-UBND ngày 2/4/2026", "2/KH-UBND ngày 2/4/2026"),
            ("Kế hoạch số 10/KH-UBND ngày 10/3/2026", None),
            ("Kế hoạch số 10/KH-UBND ngày 31/13/2026", None),
            ("Trước ngày 15/10/2026", None),
            ("Kế hoạch số 10/KH-UBND", None),
            ("", None),
            (None, None),
        ],
    )
    def test_a_later_document_is_found_by_number_and_day(self, text: str | None, document: str | None) -> None:
        assert later_document(text, self.ISSUED) == document

    def test_it_is_shown_in_tasks_subject_and_targets(self) -> None:
        words = "Thực hiện Kế hoạch số 10/KH-UBND ngày 13/10/2026 của UBND xã"
        book = workbook(
            task(1, section=words, name=words),
            task(2, section=words),
            plan={**PLAN_ROW, "subject": words},
            targets=({"name": "GRDP", "source": words, "year": 2026.0}, {"name": "Thu", "source": words}),
        )
        issues = checked(book)
        assert [(issue.sheet, issue.cell) for issue in issues] == [
            ("KH 2026", "B5"),
            ("KH 2026", "D5"),
            ("Chỉ tiêu", "E5"),
            ("Chỉ tiêu", "E6"),
            ("Kế hoạch", "E5"),
        ]
        assert {issue.code for issue in issues} == {"reference_after_plan"}
        assert dict(issues[0].details) == {"document": "10/KH-UBND ngày 13/10/2026", "issued": "10/03/2026"}

    def test_a_target_whose_plan_has_no_day_is_held_against_no_other_year_s(self) -> None:
        words = "Theo Nghị quyết số 20/NQ-HĐND ngày 20/12/2026"
        undated = {**PLAN_ROW, "code": "KH27", "sheet": "KH 2027", "year": 2027.0, "issued": None}
        codes = found(
            task(), targets=({"name": "GRDP", "source": words, "year": 2027.0},), more_plans=[(undated, [task(9)])]
        )
        assert "reference_after_plan" not in [code for code, _ in codes]

    def test_a_target_is_held_against_the_plan_of_its_year(self) -> None:
        words = "Kế hoạch số 10/KH-UBND ngày 13/10/2026"
        later: Row = {**PLAN_ROW, "code": "B", "sheet": "B", "year": 2027.0, "issued": date(2027, 1, 5)}
        targets: Sequence[Row] = (
            {"name": "a", "source": words, "year": 2026.0},
            {"name": "b", "source": words, "year": 2027.0},
            {"name": "c", "source": words, "year": 2030.0},
        )
        assert found(task(), targets=targets, more_plans=[(later, [task(9)])]) == [("reference_after_plan", "E5")]


class TestFolding:
    """A page of checks stays short and comes in order."""

    def test_many_errors_of_one_column_become_one_line(self) -> None:
        rows = [task(nth, completed="rác") for nth in range(1, 31)]
        issue = one(*rows)
        assert (issue.code, issue.cell, issue.count) == ("text_in_date", "M5", 30)
        assert dict(issue.details)["cells"].count("M") == CELLS_SHOWN

    def test_a_few_errors_keep_a_line_each(self) -> None:
        assert len(found(*[task(nth, completed="rác") for nth in range(1, 11)])) == 10

    def test_errors_come_first_then_warnings_then_hints_by_sheet_and_row(self) -> None:
        book = workbook(
            task(1, coordinate=None),
            task(2, assignee=None),
            task(3, completed="rác"),
            task(4, progress=120.0),
            units=(*UNIT_ROWS, {"name": "Trạm Y tế", "email": "?"}),
        )
        assert [(issue.severity.name, issue.code) for issue in checked(book)] == [
            ("ERROR", "text_in_date"),
            ("ERROR", "percent_out_of_range"),
            ("ERROR", "email_bad"),
            ("WARNING", "unclear_assignee"),
            ("HINT", "unclear_coordinate"),
        ]


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.sampled_from(INPUT_FIELDS), CELLS, max_size=8))
def test_no_garbage_in_a_row_stops_the_check_or_blames_the_row_beside_it(garbage: Mapping[str, Value]) -> None:
    gathered = gather(workbook(task(1), task(2) | garbage))
    readings = read_tasks(gathered)
    issues = check(gathered, readings, TODAY)
    assert {issue.row for issue in issues} <= {6}
    assert all(SEVERITY[issue.code] is issue.severity for issue in issues)
    assert set(gathered.issues) <= set(issues)


def test_each_text_is_read_once_and_every_task_has_its_reading() -> None:
    gathered = gather(workbook(task(1), task(2), task(3, lead="Công an xã")))
    readings = read_tasks(gathered)
    first, second, third = (readings.of(made) for made in gathered.tables[0].tasks)
    assert first is second
    assert (first.lead.units, third.lead.units) == (("Phòng Kinh tế",), ("Công an xã",))
    assert first.coordinate.units == ("Công an xã",)
    assert first.leader.names == ("Nguyễn Văn An",)
    assert first.deadline.due == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("setting", "due"), [("Hạn là ngày đó", date(2026, 10, 15)), ("Hạn là ngày liền trước", date(2026, 10, 14))]
)
def test_the_setting_decides_how_before_a_day_is_read(setting: str, due: date) -> None:
    gathered = gather(workbook(task(deadline="Trước ngày 15/10"), settings={"Cách đọc «Trước ngày …»": setting}))
    assert read_tasks(gathered).of(gathered.tables[0].tasks[0]).deadline.due == due


def test_a_part_of_a_number_is_shown_as_vietnamese_writes_it() -> None:
    issue = one(task(progress=0.8, last_report=TODAY))
    assert (issue.code, issue.value) == ("percent_fraction", "0,8")
