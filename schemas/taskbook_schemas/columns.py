"""The columns of every table: English field, Vietnamese heading, type, and who may write the cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from taskbook_schemas.choices import HALT, NONE, YES_NO, ChoiceList


class Role(Enum):
    """Who may write a column: nobody (the plan's own words), the office, or the tool alone."""

    PLAN = "plan"
    INPUT = "input"
    COMPUTED = "computed"


class CellType(Enum):
    """What a cell of the column holds."""

    TEXT = "text"
    DATE = "date"
    PERCENT = "percent"
    NUMBER = "number"
    INTEGER = "integer"
    CHOICE = "choice"


class Need(Enum):
    """What becomes of a table that lacks a column: it cannot be read, or only where it never had it, or with blanks."""

    ALWAYS = "always"  # without it nobody knows what a row is about
    ONCE_DRAWN = "once drawn"  # it decides: a table that had it must not be read as if nothing had been typed there
    NEVER = "never"
    NOT_READ = "not read"  # words of the workbook's own beside what is typed


SECTION_SEPARATOR = " › "  # between a section and its sub-section in the column `Mục`


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `also` are other headings it is known by; `choices` what a CHOICE may be; `width` in characters.

    `evidence` is a text that proves something: words that say "none" are none there. `as_shown`: a number counts as its
    cell shows it, 12% as 12.

    `since` is the version of the workbook (`taskbook_schemas.version`) that brought the column.
    """

    field: str
    heading: str
    type: CellType = CellType.TEXT
    role: Role = Role.INPUT
    also: tuple[str, ...] = ()
    need: Need = Need.NEVER
    choices: ChoiceList = NONE
    width: float = 14
    evidence: bool = False
    as_shown: bool = False
    since: int = 1


def _plan(field: str, heading: str, *also: str, need: Need = Need.NEVER, width: float = 14) -> Column:
    return Column(field, heading, role=Role.PLAN, also=also, need=need, width=width)


def _computed(field: str, heading: str, type: CellType = CellType.TEXT, width: float = 14) -> Column:
    return Column(field, heading, type, Role.COMPUTED, width=width)


LEADER = Column(
    "leader", "Lãnh đạo chỉ đạo", also=("Lãnh đạo UBND chỉ đạo",), width=20
)  # the plan's own column where the appendix has one

TASK_COLUMNS: tuple[Column, ...] = (
    _plan("id", "Mã", need=Need.ALWAYS, width=15),
    _plan("section", "Mục", width=20),
    _plan("number", "TT", "Stt", "STT", width=6),
    _plan("name", "Tên nhiệm vụ", "Nhiệm vụ", need=Need.ALWAYS, width=52),
    _plan("lead", "Cơ quan chủ trì", "Đơn vị chủ trì", need=Need.ALWAYS, width=20),
    _plan(
        "coordinate",
        "Cơ quan, tổ chức, đơn vị phối hợp thực hiện",
        "Cơ quan phối hợp",
        "Đơn vị phối hợp",
        width=24,
    ),
    _plan("product", "Sản phẩm", "Kết quả/sản phẩm", width=20),
    _plan("deadline", "Thời gian hoàn thành", "Thời hạn", "Thời hạn (nguyên văn)", need=Need.ALWAYS, width=16),
    LEADER,
    Column("assignee", "Người phụ trách", width=18),
    Column("progress", "Tiến độ (%)", CellType.PERCENT, width=9),
    Column("situation", "Tình hình thực hiện", width=32),
    Column("completed", "Ngày hoàn thành", CellType.DATE, need=Need.ONCE_DRAWN, width=12),
    Column("result_document", "Số, ngày văn bản kết quả", need=Need.ONCE_DRAWN, width=22, evidence=True),
    Column("difficulty", "Khó khăn, nguyên nhân", width=26),
    Column("proposal", "Đề xuất", width=22),
    Column("extension_asked", "Đề nghị gia hạn đến", CellType.DATE, width=14),
    Column("extended_to", "Gia hạn đến ngày", CellType.DATE, need=Need.ONCE_DRAWN, width=12),
    Column("extension_document", "Văn bản gia hạn", need=Need.ONCE_DRAWN, width=20, evidence=True),
    Column("condition_met", "Điều kiện đáp ứng từ", CellType.DATE, need=Need.ONCE_DRAWN, width=12),
    Column(
        "halt",
        "Tạm dừng/Hủy",
        CellType.CHOICE,
        choices=HALT,
        need=Need.ONCE_DRAWN,
        width=11,
    ),
    Column("halt_document", "Văn bản tạm dừng/hủy", need=Need.ONCE_DRAWN, width=20, evidence=True),
    Column("last_report", "Báo cáo gần nhất", CellType.DATE, width=14),
    Column("budget", "Dự toán (triệu đồng)", CellType.NUMBER, width=12),
    Column("note", "Ghi chú", width=20),
    _computed("due", "Hạn xử lý", CellType.DATE, width=12),
    _computed("understood", "Cách hiểu thời hạn", width=24),
    _computed("status", "Trạng thái", width=24),
    _computed("days", "Số ngày", CellType.INTEGER, width=9),
    _computed("flags", "Cờ", width=20),
    _computed("why", "Vì sao", width=48),
)

UNIT_COLUMNS: tuple[Column, ...] = (
    Column("name", "Tên đơn vị", need=Need.ALWAYS, width=44),
    Column("aliases", "Tên gọi khác", need=Need.ONCE_DRAWN, width=60),
    Column("email", "E-mail", width=28),
    Column("recipient", "Người nhận", width=24),
    Column("is_group", "Là nhóm", CellType.CHOICE, choices=YES_NO, need=Need.ONCE_DRAWN, width=10),
    Column("receives_sheet", "Nhận phiếu", CellType.CHOICE, choices=YES_NO, need=Need.ONCE_DRAWN, width=11),
)

LEADER_COLUMNS: tuple[Column, ...] = (
    Column("name", "Họ tên", need=Need.ALWAYS, width=26),
    Column("position", "Chức vụ", width=34),
    Column("aliases", "Tên gọi khác", need=Need.ONCE_DRAWN, width=50),
    Column("email", "E-mail", width=28),
)

PLAN_COLUMNS: tuple[Column, ...] = (
    Column("code", "Mã kế hoạch", need=Need.ALWAYS, width=14),
    Column("number", "Số, ký hiệu", width=18),
    Column("issued", "Ngày ban hành", CellType.DATE, need=Need.ONCE_DRAWN, width=14),
    Column("year", "Năm", CellType.INTEGER, need=Need.ONCE_DRAWN, width=8),
    Column("subject", "Trích yếu", width=80),
    Column("sheet", "Trang tính", need=Need.ALWAYS, width=16),
    Column("declared", "Số nhiệm vụ công bố", CellType.INTEGER, width=14),
)

HEADING_COLUMNS: tuple[Column, ...] = (
    Column("plan", "Mã kế hoạch", width=16),
    Column("heading", "Tiêu đề trong trang", need=Need.ALWAYS, width=52),
    Column(
        "stands_for",
        "Cột của sổ",
        CellType.CHOICE,
        choices=ChoiceList(
            "DS_CotSo",
            "Cột của sổ",
            *(column.heading for column in TASK_COLUMNS if column.role is not Role.COMPUTED),
        ),
        need=Need.ALWAYS,
        width=44,
    ),
)

TARGET_COLUMNS: tuple[Column, ...] = (
    Column("name", "Chỉ tiêu", need=Need.ALWAYS, width=46),
    Column("unit_of_measure", "Đơn vị tính", width=14),
    Column("goal", "Mục tiêu", width=12),
    Column("year", "Năm", CellType.INTEGER, width=8),
    Column("source", "Nguồn (câu nguyên văn)", also=("Nguồn",), width=70),
    Column("actual", "Thực hiện", CellType.NUMBER, width=12, as_shown=True),
    Column("measured_on", "Ngày số liệu", CellType.DATE, width=14),
    _computed("achieved", "Đạt %", CellType.PERCENT, width=9),
)

SETTING_COLUMNS: tuple[Column, ...] = (
    Column("key", "Thiết lập", need=Need.ALWAYS, width=40),
    Column("value", "Giá trị", need=Need.ALWAYS, width=30),
    Column("help", "Giải thích", need=Need.NOT_READ, width=80),
)

ISSUE_HEADINGS = ("Mức độ", "Trang tính", "Ô", "Giá trị", "Vấn đề", "Cách sửa", "Số lượng")
LOG_HEADINGS = (
    "Thời điểm",
    "Người thực hiện",
    "Thao tác",
    "Mã nhiệm vụ",
    "Nội dung",
    "Giá trị cũ",
    "Giá trị mới",
    "Nguồn",
)
