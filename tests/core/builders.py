"""A workbook in memory for tests of gathering and checking: every table, with rows given as fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from taskbook.ports import Changes, Grid, Receipt, SheetInfo, Value
from taskbook_schemas.column import Column
from taskbook_schemas.columns import (
    HEADING_COLUMNS,
    LEADER_COLUMNS,
    PLAN_COLUMNS,
    SETTING_COLUMNS,
    TARGET_COLUMNS,
    UNIT_COLUMNS,
)
from taskbook_schemas.registry import AMENDMENTS, ASSIGNED, HEADINGS, LEADERS, PLANS, SETTINGS, TARGETS, UNITS
from taskbook_schemas.task_columns import ASSIGNED_COLUMNS, TASK_COLUMNS
from taskbook_schemas.version import LAYOUT_KEY, LAYOUT_VERSION, WORDS_SHEET

Row = Mapping[str, Value]
HEADER_ROW = 4


def grid(sheet: str, table: str, columns: Sequence[Column], rows: Sequence[Row], **changes: object) -> Grid:
    """A table with the columns' own headings; fields that a row does not name are blank."""
    made = Grid(
        sheet=sheet,
        table=table,
        header_row=HEADER_ROW,
        first_column=1,
        headings=tuple(column.heading for column in columns),
        columns=tuple([row.get(column.field) for row in rows] for column in columns),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def task(nth: int = 1, **cells: Value) -> dict[str, Value]:
    """A row of a plan's sheet with which nothing is wrong."""
    right: dict[str, Value] = {
        "id": f"KH26-{nth}",
        "section": "I. Mục một",
        "number": str(nth),
        "name": "Ban hành kế hoạch của UBND xã",
        "lead": "Phòng Kinh tế",
        "coordinate": "Công an xã",
        "product": "Kế hoạch của UBND xã",
        "deadline": "Quý IV/2026",
        "leader": "Nguyễn Văn An",
        "assignee": "Trần Thị Bình",
    }
    return right | cells


def given(**cells: Value) -> dict[str, Value]:
    """A row of the sheet of tasks given by letter, with which nothing is wrong."""
    right: dict[str, Value] = {
        "id": "GV-001",
        "document": "15/TB-UBND",
        "issued": date(2026, 6, 1),
        "giver": "Nguyễn Văn An",
        "name": "Dọn kho lưu trữ của UBND xã",
        "lead": "Phòng Kinh tế",
        "coordinate": "Công an xã",
        "product": "Báo cáo của UBND xã",
        "deadline": "trong 10 ngày",
        "leader": "Nguyễn Văn An",
        "assignee": "Trần Thị Bình",
    }
    return right | cells


UNIT_ROWS: tuple[Row, ...] = (
    {"name": "Phòng Kinh tế", "aliases": "P. Kinh tế; Phòng KT", "is_group": "Không", "receives_sheet": "Có"},
    {"name": "Công an xã", "email": "ca@truongtan.gov.vn"},
    {"name": "Các cơ quan, đơn vị liên quan", "is_group": "Có"},
)
LEADER_ROWS: tuple[Row, ...] = ({"name": "Nguyễn Văn An", "position": "Chủ tịch UBND xã"},)
PLAN_ROW: Row = {
    "code": "KH26",
    "number": "10/KH-UBND",
    "issued": date(2026, 3, 10),
    "year": 2026.0,
    "subject": "Kế hoạch thử",
    "sheet": "KH 2026",
}


@dataclass
class FakeWorkbook:
    """Tables by sheet; only reading is possible."""

    grids: dict[str, list[Grid]]
    filtered: set[str] = field(default_factory=set)
    plain_sheets: tuple[str, ...] = ("Tổng hợp",)
    label: str = "thu.xlsx"
    words: list[list[Value]] = field(default_factory=list)
    proposals: list[list[Value]] = field(default_factory=list)

    def sheets(self) -> Sequence[SheetInfo]:
        names = (*self.plain_sheets, *self.grids)
        return [SheetInfo(name, True, name in self.filtered) for name in names]

    def tables(self, sheets: Collection[str]) -> dict[str, list[Grid]]:
        return {name: grids for name, grids in self.grids.items() if name in sheets}

    def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[Value]]:
        if sheet == AMENDMENTS:
            return self.proposals
        assert (sheet, first_row, width) == (WORDS_SHEET, 1, 2), "gathering reads tables, and the workbook's version"
        return self.words

    def last_row(self, sheet: str, width: int) -> int:
        return 0

    def rows_below(self, sheet: str, top: int, width: int) -> list[tuple[int, list[Value]]]:
        return []

    def apply(self, changes: Changes) -> Receipt:
        raise AssertionError("gathering writes nothing")


def workbook(
    *tasks: Row,
    units: Sequence[Row] = UNIT_ROWS,
    leaders: Sequence[Row] = LEADER_ROWS,
    targets: Sequence[Row] = (),
    settings: Mapping[str, Value] | None = None,
    plan: Row = PLAN_ROW,
    more_plans: Sequence[tuple[Row, Sequence[Row]]] = (),
    headings: Sequence[Row] | None = None,
    assigned: Sequence[Row] | None = None,
) -> FakeWorkbook:
    """A workbook with one plan of these tasks (and more plans, each with its own).

    `headings`, `assigned` (tasks given by letter) None: no such sheet; one with the second is of today's version.
    """
    plans = [(plan, tasks), *more_plans]
    pairs = [{"key": name, "value": value} for name, value in (settings or {}).items()]
    grids = {
        TARGETS: [grid(TARGETS, "tbl_ChiTieu", TARGET_COLUMNS, targets)],
        UNITS: [grid(UNITS, "tbl_DonVi", UNIT_COLUMNS, units)],
        LEADERS: [grid(LEADERS, "tbl_LanhDao", LEADER_COLUMNS, leaders)],
        PLANS: [grid(PLANS, "tbl_KeHoach", PLAN_COLUMNS, [row for row, _ in plans])],
        SETTINGS: [grid(SETTINGS, "tbl_ThietLap", SETTING_COLUMNS, pairs)],
    }
    if headings is not None:
        grids[HEADINGS] = [grid(HEADINGS, "tbl_TieuDe", HEADING_COLUMNS, headings)]
    for row, rows in plans:
        grids[str(row["sheet"])] = [grid(str(row["sheet"]), f"tbl_{row['code']}", TASK_COLUMNS, rows)]
    if assigned is None:
        return FakeWorkbook(grids)
    grids[ASSIGNED] = [grid(ASSIGNED, "tbl_GiaoViec", ASSIGNED_COLUMNS, assigned)]
    return FakeWorkbook(grids, plain_sheets=("Tổng hợp", WORDS_SHEET), words=[[LAYOUT_KEY, float(LAYOUT_VERSION)]])
