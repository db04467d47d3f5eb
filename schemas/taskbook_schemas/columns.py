"""The columns of every table, one row each: English field, Vietnamese heading, type, and who may write the cells.

From these tables come what pandera judges, the records of tasks, the sheets with their rules and messages, and the
guide. A new column is one row. Those of tasks are in `task_columns`.
"""

from __future__ import annotations

from taskbook_schemas.choices import YES_NO, ChoiceList
from taskbook_schemas.column import CellType, Column, Need, Role, Sense
from taskbook_schemas.task_columns import TASK_COLUMNS

_EMAIL = Column(
    "email",
    "E-mail",
    width=28,
    help="Một địa chỉ thư, ví dụ: phongkinhte@tenxa.gov.vn. Để trống nếu không gửi thư.",
    sense=Sense.EMAIL,
)

UNIT_COLUMNS: tuple[Column, ...] = (
    Column("name", "Tên đơn vị", need=Need.ALWAYS, width=44, filled=True, unique=True),
    Column(
        "aliases",
        "Tên gọi khác",
        need=Need.ONCE_DRAWN,
        width=60,
        help="Các cách viết khác của tên này, cách nhau bằng dấu chấm phẩy (;).",
    ),
    _EMAIL,
    Column("recipient", "Người nhận", width=24, help="Họ tên người nhận thư."),
    Column(
        "is_group",
        "Là nhóm",
        CellType.CHOICE,
        choices=YES_NO,
        need=Need.ONCE_DRAWN,
        width=10,
        help="«Có» nếu là tên gọi chung nhiều đơn vị (không có phiếu, không có thư).",
    ),
    Column(
        "receives_sheet",
        "Nhận phiếu",
        CellType.CHOICE,
        choices=YES_NO,
        need=Need.ONCE_DRAWN,
        width=11,
        help="«Không» nếu không lập phiếu cho đơn vị này.",
    ),
)

LEADER_COLUMNS: tuple[Column, ...] = (
    Column("name", "Họ tên", need=Need.ALWAYS, width=26, filled=True, unique=True),
    Column("position", "Chức vụ", width=34, help="Chức vụ, ví dụ: Phó Chủ tịch UBND xã."),
    Column(
        "aliases",
        "Tên gọi khác",
        need=Need.ONCE_DRAWN,
        width=50,
        help="Các cách viết khác của tên này, cách nhau bằng dấu chấm phẩy (;).",
    ),
    _EMAIL,
)

PLAN_COLUMNS: tuple[Column, ...] = (
    Column(
        "code",
        "Mã kế hoạch",
        need=Need.ALWAYS,
        width=14,
        help="Mã ngắn, chữ không dấu và số, không đổi về sau, ví dụ: KH26.",
        filled=True,
        unique=True,
    ),
    Column("number", "Số, ký hiệu", width=18),
    Column(
        "issued",
        "Ngày ban hành",
        CellType.DATE,
        need=Need.ONCE_DRAWN,
        width=14,
        help="Ngày ban hành kế hoạch, dạng ngày/tháng/năm.",
    ),
    Column("year", "Năm", CellType.INTEGER, need=Need.ONCE_DRAWN, width=8, help="Năm, bốn chữ số.", sense=Sense.YEAR),
    Column("subject", "Trích yếu", width=80),
    Column(
        "sheet", "Trang tính", need=Need.ALWAYS, width=16, help="Tên trang tính chứa phụ lục của kế hoạch.", filled=True
    ),
    Column(
        "declared",
        "Số nhiệm vụ công bố",
        CellType.INTEGER,
        width=14,
        help="Số nhiệm vụ ghi trong văn bản; để trống nếu văn bản không nêu.",
        sense=Sense.COUNT,
    ),
)

HEADING_COLUMNS: tuple[Column, ...] = (
    Column("plan", "Mã kế hoạch", width=16),
    Column("heading", "Tiêu đề trong trang", need=Need.ALWAYS, width=52, filled=True),
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
        filled=True,
    ),
)

TARGET_COLUMNS: tuple[Column, ...] = (
    Column("name", "Chỉ tiêu", need=Need.ALWAYS, width=46, filled=True),
    Column("unit_of_measure", "Đơn vị tính", width=14),
    Column("goal", "Mục tiêu", width=12, help="Dấu so sánh và số, ví dụ: ≥ 12, > 150, ≈ 10, 85."),
    Column("year", "Năm", CellType.INTEGER, width=8, help="Năm, bốn chữ số.", sense=Sense.YEAR),
    Column("source", "Nguồn (câu nguyên văn)", also=("Nguồn",), width=70),
    Column(
        "actual",
        "Thực hiện",
        CellType.NUMBER,
        width=12,
        as_shown=True,
        help="Số thực hiện, cùng đơn vị tính với mục tiêu, chỉ gõ số.",
    ),
    Column("measured_on", "Ngày số liệu", CellType.DATE, width=14, help="Ngày của số thực hiện, dạng ngày/tháng/năm."),
    Column("achieved", "Đạt %", CellType.PERCENT, Role.COMPUTED, width=9),
)

SETTING_COLUMNS: tuple[Column, ...] = (
    Column("key", "Thiết lập", need=Need.ALWAYS, width=40, filled=True, unique=True),
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
