"""The table registry: which sheets the master workbook has, in order, and which table stands on which."""

from __future__ import annotations

import re
from dataclasses import dataclass

from taskbook_schemas.column import Column
from taskbook_schemas.columns import (
    HEADING_COLUMNS,
    LEADER_COLUMNS,
    PLAN_COLUMNS,
    SETTING_COLUMNS,
    TARGET_COLUMNS,
    UNIT_COLUMNS,
)
from taskbook_schemas.task_columns import ASSIGNED_COLUMNS, TASK_COLUMNS

SUMMARY, TARGETS, UNITS, LEADERS = "Tổng hợp", "Chỉ tiêu", "Đơn vị", "Lãnh đạo"
PLANS, SETTINGS, CHECKS, LOG = "Kế hoạch", "Thiết lập", "Kiểm tra", "Nhật ký"
HEADINGS = "Tiêu đề cột"
ASSIGNED = "Giao việc"
REVIEW, EXTENSIONS, REPORTS = "Phản hồi", "Gia hạn", "Báo cáo kỳ"
AMENDMENTS = "Đề xuất sửa đổi"
INTAKE = "Nhập kế hoạch"
WEEKLY, PEOPLE = "Giao ban", "Theo người"
SNAPSHOTS, MOVEMENTS = "Số liệu kỳ", "Biến động"
CHART_DATA = "Số liệu biểu đồ"
TRACKING, SIX_CLEAR = "Bảng theo dõi", "6 rõ"
"""What is printed: the list of all tasks, and what the plans leave unclear, for those who wrote them."""
ONLY_ADDED = (LOG, SNAPSHOTS)
"""Sheets that are only ever added to: nothing there is taken back."""
TEMPLATE = "Mẫu phiếu"
UNIT_SHEET_PREFIX = "Phiếu "
MAX_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table that stands on a sheet of a fixed name; the plans' tables are found through the sheet of plans.

    `since` is the version of the workbook that brought it.
    """

    sheet: str
    table: str
    columns: tuple[Column, ...]
    since: int = 1


FIXED_TABLES: tuple[TableSpec, ...] = (
    TableSpec(TARGETS, "tbl_ChiTieu", TARGET_COLUMNS),
    TableSpec(UNITS, "tbl_DonVi", UNIT_COLUMNS),
    TableSpec(LEADERS, "tbl_LanhDao", LEADER_COLUMNS),
    TableSpec(PLANS, "tbl_KeHoach", PLAN_COLUMNS),
    TableSpec(SETTINGS, "tbl_ThietLap", SETTING_COLUMNS),
)


HEADING_TABLE = TableSpec(HEADINGS, "tbl_TieuDe", HEADING_COLUMNS, since=2)
"""Which heading of a plan's sheet is which column: workbooks of version 1 do not have it."""

ASSIGNED_TABLE = TableSpec(ASSIGNED, "tbl_GiaoViec", ASSIGNED_COLUMNS, since=4)
"""Tasks given by letter or conclusion: a plan whose rows carry their own document. A sheet of that name in an older
workbook is the office's own.
"""

_NOT_IN_A_NAME = re.compile(r"[^\w.]")


def plan_table(sheet: str, code: str) -> TableSpec:
    """Return the spec of a plan's table: its name follows the plan's code (`KH26` -> `tbl_KH26`).

    What may not stand in a table's name becomes "_" (`CĐS-26` -> `tbl_CĐS_26`).
    """
    return TableSpec(sheet, "tbl_" + _NOT_IN_A_NAME.sub("_", code), TASK_COLUMNS)
