"""For every issue there is, a small workbook that has just this one: what the page of issues shows, and tests try.

A workbook begins as one of two tasks with which nothing is wrong; each entry says what is typed into it instead, or
what else is done to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from taskbook.ports import CellError, Value
from taskbook_schemas.column import Need
from taskbook_schemas.registry import AMENDMENTS, HEADINGS, PLANS
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.core.amendments.test_register import cells
from tests.core.builders import LEADER_ROWS, PLAN_ROW, UNIT_ROWS, FakeWorkbook, Row, given, grid, task, workbook

TODAY = date(2026, 11, 22)
SHEET = str(PLAN_ROW["sheet"])
DOCUMENT = "12/QĐ-UBND ngày 15/9/2026"
LATER_DOCUMENT = "Thực hiện Kế hoạch số 10/KH-UBND ngày 13/10/2026 của UBND xã"
OTHER: Row = {**PLAN_ROW, "code": "KH27", "sheet": "KH 2027", "year": 2027.0, "issued": date(2027, 1, 5)}
NOT_MADE = frozenset({"bad_value"})
"""What would be said should a model ever gain a rule without a sentence of its own."""

ROWS: Mapping[str, Row] = {
    "text_in_date": {"completed": "giữa tháng 9", "result_document": DOCUMENT},
    "impossible_date": {"completed": "31/02/2026", "result_document": DOCUMENT},
    "number_in_date": {"completed": 46280.0, "result_document": DOCUMENT},
    "date_out_of_range": {"completed": date(1926, 1, 1), "result_document": DOCUMENT},
    "number_as_text": {"progress": "1.250", "last_report": TODAY},
    "text_in_number": {"progress": "một nửa", "last_report": TODAY},
    "date_in_number": {"progress": date(2026, 1, 1), "last_report": TODAY},
    "error_value": {"note": CellError("#N/A")},
    "truth_value": {"note": True},
    "percent_out_of_range": {"progress": 150.0, "last_report": TODAY},
    "percent_fraction": {"progress": 0.5, "last_report": TODAY},
    "negative_number": {"budget": -1.0},
    "choice_unknown": {"halt": "ngưng", "halt_document": "7/TB-UBND"},
    "required_blank": {"lead": None},
    "id_missing": {"id": None},
    "lead_names_nobody": {"lead": "?"},
    "unknown_unit": {"lead": "Hội Người mù"},
    "unknown_coordinator": {"coordinate": "Hội Người mù"},
    "unknown_leader": {"leader": "Lê Văn Không"},
    "completed_before_issue": {"completed": date(2026, 3, 9), "result_document": "12/QĐ-UBND"},
    "completed_in_future": {"completed": date(2026, 11, 23), "result_document": "12/QĐ-UBND"},
    "report_in_future": {"last_report": date(2026, 11, 23)},
    "day_without_product": {"completed": date(2026, 9, 15)},
    "product_without_day": {"result_document": "12/QĐ-UBND"},
    "progress_without_day": {"progress": 100.0},
    "extension_without_document": {"extended_to": date(2027, 1, 31)},
    "document_without_extension": {"extension_document": "15/TB-UBND"},
    "extension_document_undated": {"extended_to": date(2027, 1, 31), "extension_document": "Thông báo 15/TB-UBND"},
    "extension_not_later": {"extended_to": date(2026, 12, 31), "extension_document": "Thông báo ngày 1/9/2026"},
    "extension_asked_not_later": {"extension_asked": date(2026, 12, 31)},
    "halt_without_document": {"halt": "Tạm dừng"},
    "document_without_halt": {"halt_document": "7/TB-UBND"},
    "amendment_without_document": {"amendment": "Sản phẩm: Kế hoạch liên tịch"},
    "document_without_amendment": {"amendment_document": DOCUMENT},
    "amendment_document_undated": {"amended_to": date(2026, 12, 31), "amendment_document": "45/QĐ-UBND"},
    "report_day_missing": {"situation": "Đã trình dự thảo"},
    "document_vague": {"completed": date(2026, 9, 15), "result_document": "Báo cáo"},
    "day_month_swapped": {"completed": date(2026, 6, 7), "result_document": "123/BC-UBND ngày 6/7/2026"},
    "day_as_text": {"completed": "15/9/2026", "result_document": "12/QĐ-UBND"},
    "number_read": {"progress": "70%", "last_report": TODAY},
    "product_says_none": {"product": "chưa có"},
    "none_said": {"halt": "không"},
    "deadline_unreadable": {"deadline": "Quý V"},
    "unclear_time": {"deadline": None},
    "unclear_leader": {"leader": None},
    "unclear_assignee": {"assignee": None},
    "unclear_lead": {"lead": "Các cơ quan, đơn vị liên quan"},
    "unclear_product": {"product": None},
    "unclear_coordinate": {"coordinate": None},
    "unclear_authority": {"product": "Báo cáo", "name": "Rà soát"},
    "several_leads": {"lead": "Phòng Kinh tế; Công an xã"},
    "unit_spellings": {"lead": "P. Kinh tế"},
    "reference_after_plan": {"name": LATER_DOCUMENT},
    "declared_section": {"section": "I. Mục một (3 nhiệm vụ)"},
}
"""What is typed into the first task's row, by field."""


@dataclass(frozen=True, slots=True)
class Provoked:
    """What is done to the workbook, in words of the office, and the workbook."""

    done: str
    make: Callable[[], FakeWorkbook]


def changed(sheet: str = SHEET, **changes: object) -> FakeWorkbook:
    """The right workbook with something else about one of its tables."""
    book = workbook(task(1), task(2))
    book.grids[sheet] = [replace(book.grids[sheet][0], **changes)]  # type: ignore[arg-type]
    return book


def renamed(heading: str, instead: str) -> FakeWorkbook:
    """The plan's sheet, beside another plan that is right, with a heading typed over."""
    book = beside()
    headings = tuple(instead if text == heading else text for text in book.grids[SHEET][0].headings)
    book.grids[SHEET] = [replace(book.grids[SHEET][0], headings=headings)]
    return book


def beside(**plan: Value) -> FakeWorkbook:
    """Two plans, the second of which is right."""
    return workbook(task(1), task(2), plan={**PLAN_ROW, **plan}, more_plans=[(OTHER, [task(9)])])


def without_tables() -> FakeWorkbook:
    book = beside()
    book.grids[SHEET] = []
    return book


def without_sheet() -> FakeWorkbook:
    book = beside()
    del book.grids[SHEET]
    return book


def ageless() -> FakeWorkbook:
    """A plan of which nothing tells the year, beside one that is right."""
    return workbook(task(9), plan=OTHER, more_plans=[({"code": "CU", "sheet": "Kế hoạch cũ"}, [task(1)])])


def with_two_tables() -> FakeWorkbook:
    book = beside()
    book.grids[SHEET] = [replace(book.grids[SHEET][0], table=name) for name in ("Bảng1", "Bảng2")]
    return book


def with_few_columns() -> FakeWorkbook:
    book = workbook()
    needed = [column for column in TASK_COLUMNS if column.need is Need.ALWAYS]
    row = {column.field: value for column in needed if (value := task(1).get(column.field))}
    book.grids[SHEET] = [grid(SHEET, "T", needed, [row])]
    return book


def without_plans() -> FakeWorkbook:
    book = workbook()
    book.grids[PLANS] = [replace(book.grids[PLANS][0], columns=tuple([] for _ in book.grids[PLANS][0].headings))]
    return book


def without_headings() -> FakeWorkbook:
    book = workbook(task(1), headings=[])
    book.grids[HEADINGS] = []
    return book


def filtered() -> FakeWorkbook:
    book = workbook(task(1))
    book.filtered.add(SHEET)
    return book


def said(*rows: Row) -> FakeWorkbook:
    return workbook(task(1), headings=rows)


def own_heading() -> FakeWorkbook:
    """A plan whose own heading stands in for one of ours, named twice."""
    book = said(*[{"plan": "KH26", "heading": "Nơi làm", "stands_for": field} for field in ("Ghi chú", "Mục")])
    headings = tuple("Nơi làm" if text == "Ghi chú" else text for text in book.grids[SHEET][0].headings)
    book.grids[SHEET] = [replace(book.grids[SHEET][0], headings=headings)]
    return book


def proposed(**typed: Value) -> FakeWorkbook:
    """A workbook whose register of amendments has one row."""
    made = workbook(task(1), task(2))
    return replace(made, plain_sheets=(*made.plain_sheets, AMENDMENTS), proposals=[cells(**typed)])


BOOKS: Mapping[str, Provoked] = {
    "duplicate": Provoked("Hai dòng cùng mã «KH26-1».", lambda: workbook(task(1), task(1))),
    "duplicate_across_sheets": Provoked(
        "Mã «KH26-1» có ở hai trang kế hoạch.",
        lambda: workbook(task(1), more_plans=[(OTHER, [task(1)])]),
    ),
    "stray_row": Provoked("Một dòng chỉ có cột «Ghi chú»: «thừa».", lambda: workbook(task(1), {"note": "thừa"})),
    "email_bad": Provoked(
        "Trang «Đơn vị», cột thư điện tử: «tram y te».",
        lambda: workbook(task(1), units=(*UNIT_ROWS, {"name": "Trạm Y tế", "email": "tram y te"})),
    ),
    "unit_name_conflict": Provoked(
        "Hai đơn vị cùng tên gọi khác «Phòng KT».",
        lambda: workbook(task(1), units=(*UNIT_ROWS, {"name": "Phòng Kế toán", "aliases": "Phòng KT"})),
    ),
    "leader_name_conflict": Provoked(
        "Trang «Lãnh đạo»: «Nguyễn Văn An» và «nguyễn văn an».",
        lambda: workbook(
            task(1, leader=None, halt="Hủy", halt_document="7/TB-UBND"),
            leaders=(*LEADER_ROWS, {"name": "nguyễn văn an"}),
        ),
    ),
    "year_out_of_range": Provoked(
        "Trang «Chỉ tiêu», năm: 1926.", lambda: workbook(task(1), targets=({"name": "GRDP", "year": 1926.0},))
    ),
    "not_integer": Provoked(
        "Trang «Chỉ tiêu», năm: 2026,5.", lambda: workbook(task(1), targets=({"name": "GRDP", "year": 2026.5},))
    ),
    "measured_in_future": Provoked(
        "Trang «Chỉ tiêu», ngày đo 01/12/2026 khi hôm nay là 22/11/2026.",
        lambda: workbook(task(1), targets=({"name": "Thu", "measured_on": date(2026, 12, 1)},)),
    ),
    "setting_unusable": Provoked(
        "Trang «Thiết lập», ngày tính: «nay».", lambda: workbook(task(1), settings={Setting.AS_OF: "nay"})
    ),
    "plan_year_missing": Provoked("Trang «Kế hoạch»: bỏ trống năm.", lambda: beside(year=None)),
    "plan_year_unknown": Provoked("Trang «Kế hoạch»: bỏ trống cả năm và ngày ban hành.", ageless),
    "plan_year_differs": Provoked(
        "Trang «Kế hoạch»: năm 2026, ngày ban hành 10/03/2024.", lambda: beside(issued=date(2024, 3, 10))
    ),
    "plan_not_dated": Provoked("Trang «Kế hoạch»: bỏ trống ngày ban hành.", lambda: beside(issued=None)),
    "plan_sheet_repeated": Provoked(
        "Trang «Kế hoạch»: hai dòng cùng chỉ một trang.",
        lambda: workbook(task(1), more_plans=[({**OTHER, "sheet": SHEET}, [task(1)])]),
    ),
    "plan_sheet_missing": Provoked("Xóa hoặc đổi tên trang của một kế hoạch.", without_sheet),
    "plan_table_missing": Provoked("Trang của kế hoạch không còn bảng nào.", without_tables),
    "plan_table_twice": Provoked("Trang của kế hoạch có hai bảng cùng tiêu đề.", with_two_tables),
    "plan_columns_missing": Provoked("Gõ «Số» đè lên tiêu đề «Mã».", lambda: renamed("Mã", "Số")),
    "plan_column_repeated": Provoked(
        "Gõ «Stt» đè lên tiêu đề «Mục», trong khi đã có «TT».", lambda: renamed("Mục", "Stt")
    ),
    "columns_missing": Provoked("Gõ «Ghi thêm» đè lên tiêu đề «Ghi chú».", lambda: renamed("Ghi chú", "Ghi thêm")),
    "columns_to_come": Provoked("Bảng của kế hoạch chỉ có các cột bắt buộc.", with_few_columns),
    "plan_without_tasks": Provoked("Bảng của kế hoạch chưa có dòng nào.", workbook),
    "no_plans": Provoked("Trang «Kế hoạch» chưa có dòng nào.", without_plans),
    "looks_like_another": Provoked(
        "Hai kế hoạch cùng có việc «Lập quy hoạch chung xã» do một đơn vị chủ trì.",
        lambda: workbook(
            task(1, name="Lập quy hoạch chung xã đến năm 2050"),
            more_plans=[(OTHER, [task(9, name="Đẩy nhanh tiến độ quy hoạch chung của xã")])],
        ),
    ),
    "id_to_come": Provoked(
        "Trang «Giao việc»: một dòng chưa có mã.", lambda: workbook(task(1), assigned=[given(id=None)])
    ),
    "document_not_dated": Provoked(
        "Trang «Giao việc»: một dòng chưa ghi ngày văn bản, thời hạn 15/12/2026.",
        lambda: workbook(task(1), assigned=[given(issued=None, deadline="15/12/2026")]),
    ),
    "declared_plan": Provoked(
        "Trang «Kế hoạch»: số nhiệm vụ 3, trong trang có 2.",
        lambda: workbook(task(1), task(2), plan={**PLAN_ROW, "declared": 3.0}),
    ),
    "headings_unreadable": Provoked("Trang «Tiêu đề cột» không còn bảng.", without_headings),
    "heading_plan_unknown": Provoked(
        "Trang «Tiêu đề cột»: mã kế hoạch «KH62» không có.",
        lambda: said({"plan": "KH62", "heading": "Nơi làm", "stands_for": "Ghi chú"}),
    ),
    "heading_unused": Provoked(
        "Trang «Tiêu đề cột»: tiêu đề «Nơi làm» không có trong trang của kế hoạch.",
        lambda: said({"plan": "KH26", "heading": "Nơi làm", "stands_for": "Ghi chú"}),
    ),
    "heading_repeated": Provoked("Trang «Tiêu đề cột»: tiêu đề «Nơi làm» có hai dòng.", own_heading),
    "merged_cells": Provoked("Ô A5 và A6 bị gộp.", lambda: changed(merged=("A5:A6",))),
    "formula_in_input": Provoked("Cột «Ngày hoàn thành» có công thức.", lambda: changed(formulas=frozenset({12}))),
    "formula_in_id": Provoked("Cột «Mã» có công thức.", lambda: changed(formulas=frozenset({0}))),
    "rows_below_table": Provoked("Gõ ở ô A99, dưới bảng.", lambda: changed(below=99)),
    "stray_cell": Provoked("Gõ ở ô C9999, rất xa bảng.", lambda: changed(stray="C9999")),
    "amendment_decision_unknown": Provoked("Trang «Đề xuất sửa đổi», quyết định: «Ừ».", lambda: proposed(decision="Ừ")),
    "amendment_without_task": Provoked("Trang «Đề xuất sửa đổi», mã: để trống.", lambda: proposed(id=None)),
    "amendment_task_unknown": Provoked("Trang «Đề xuất sửa đổi», mã: «KH26-99».", lambda: proposed(id="KH26-99")),
    "amendment_day_unusable": Provoked(
        "Trang «Đề xuất sửa đổi», ngày văn bản: «hôm qua».", lambda: proposed(signed="hôm qua")
    ),
    "amendment_deadline_without_day": Provoked(
        "Trang «Đề xuất sửa đổi»: đồng ý sửa thời hạn, hạn mới để trống.", lambda: proposed(part="Thời hạn")
    ),
    "amendment_incomplete": Provoked(
        "Trang «Đề xuất sửa đổi»: đồng ý, số văn bản: «đang trình».", lambda: proposed(document="đang trình")
    ),
    "amendment_to_write": Provoked("Trang «Đề xuất sửa đổi»: đồng ý, đủ văn bản, chưa ghi vào sổ.", proposed),
    "filter_on": Provoked("Trang của kế hoạch đang lọc.", filtered),
}
"""What else is done to the workbook."""


def books() -> Iterator[tuple[str, FakeWorkbook]]:
    """Each code with the workbook that has just this issue."""
    for code, row in ROWS.items():
        yield code, workbook(task(1, **row), task(2))
    for code, provoked in BOOKS.items():
        yield code, provoked.make()


def typed(code: str) -> str:
    """What is typed or done, in words of the office."""
    if code in BOOKS:
        return BOOKS[code].done
    headings = {column.field: column.heading for column in TASK_COLUMNS}
    return "; ".join(f"«{headings[field]}»: {_shown(value)}" for field, value in ROWS[code].items()) + "."


def _shown(value: Value) -> str:
    if value is None:
        return "để trống"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"ngày {value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"số {value:g}".replace(".", ",")
    return f"«{value.code if isinstance(value, CellError) else value}»"
