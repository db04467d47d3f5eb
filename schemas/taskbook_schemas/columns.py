"""The columns of every table, one row each: English field, Vietnamese heading, type, and who may write the cells.

From these tables come what pandera judges, the records of tasks, the sheets with their rules and messages, and the
guide. A new column is one row; a column of tasks that no rule knows by name stands in `Task.more`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from taskbook_schemas.choices import HALT, NONE, STAR, YES_NO, ChoiceList


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


class Sense(Enum):
    """What a value stands for beyond its type, where that limits it."""

    ANY = "any"
    YEAR = "year"
    COUNT = "count"  # whole, not below 0
    AMOUNT = "amount"  # not below 0
    EMAIL = "email"


class Suggests(Enum):
    """Whose names Excel offers for a cell, though others may be typed."""

    NOTHING = "nothing"
    UNITS = "units"
    LEADERS = "leaders"


SECTION_SEPARATOR = " › "  # between a section and its sub-section in the column `Mục`


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `also` are other headings it is known by; `choices` what a CHOICE may be; `width` in characters.

    `evidence` is a text that proves something: words that say "none" are none there. `as_shown`: a number counts as its
    cell shows it, 12% as 12.

    `filled`: it may not be blank; `unique`: no value may stand twice. `help` is shown beside a cell that is typed into,
    and in the guide.

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
    filled: bool = False
    unique: bool = False
    sense: Sense = Sense.ANY
    suggests: Suggests = Suggests.NOTHING
    help: str = ""


def _plan(field: str, heading: str, *also: str, **more: Any) -> Column:
    return Column(field, heading, role=Role.PLAN, also=also, **more)


def _computed(field: str, heading: str, type: CellType = CellType.TEXT, width: float = 14) -> Column:
    return Column(field, heading, type, Role.COMPUTED, width=width)


LEADER = Column(
    "leader",
    "Lãnh đạo chỉ đạo",
    also=("Lãnh đạo UBND chỉ đạo",),
    width=20,
    help="Chọn trong danh sách (trang Lãnh đạo).",
    suggests=Suggests.LEADERS,
)
"""The plan's own column where the appendix has one."""

TASK_COLUMNS: tuple[Column, ...] = (
    _plan(
        "id",
        "Mã",
        need=Need.ALWAYS,
        width=15,
        help="Mã cố định của nhiệm vụ, không sửa. Thêm nhiệm vụ mới: đặt mã mới, không trùng mã nào trong sổ.",
        filled=True,
        unique=True,
    ),
    _plan("section", "Mục", width=20),
    _plan("number", "TT", "Stt", "STT", width=6),
    _plan("name", "Tên nhiệm vụ", "Nhiệm vụ", need=Need.ALWAYS, width=52, filled=True),
    _plan(
        "lead", "Cơ quan chủ trì", "Đơn vị chủ trì", need=Need.ALWAYS, width=20, filled=True, suggests=Suggests.UNITS
    ),
    _plan(
        "coordinate",
        "Cơ quan, tổ chức, đơn vị phối hợp thực hiện",
        "Cơ quan phối hợp",
        "Đơn vị phối hợp",
        width=24,
        suggests=Suggests.UNITS,
    ),
    _plan("product", "Sản phẩm", "Kết quả/sản phẩm", width=20),
    _plan("deadline", "Thời gian hoàn thành", "Thời hạn", "Thời hạn (nguyên văn)", need=Need.ALWAYS, width=16),
    LEADER,
    Column("assignee", "Người phụ trách", width=18, help="Họ tên cán bộ trực tiếp thực hiện."),
    Column(
        "progress",
        "Tiến độ (%)",
        CellType.PERCENT,
        width=9,
        help="Nhập số từ 0 đến 100, không gõ dấu %. Ví dụ: 45 nghĩa là 45%.",
    ),
    Column(
        "situation",
        "Tình hình thực hiện",
        width=32,
        help="Ghi ngắn gọn đã làm gì, đang làm gì. Xuống dòng trong ô: Alt+Enter.",
    ),
    Column(
        "completed",
        "Ngày hoàn thành",
        CellType.DATE,
        need=Need.ONCE_DRAWN,
        width=12,
        help=(
            "Ngày hoàn thành, dạng ngày/tháng/năm, ví dụ 30/6/2026. Nhập cùng «Số, ngày văn bản kết quả». "
            "Nhiệm vụ định kỳ: ngày hoàn thành kỳ gần nhất."
        ),
    ),
    Column(
        "result_document",
        "Số, ngày văn bản kết quả",
        need=Need.ONCE_DRAWN,
        width=22,
        evidence=True,
        help="Số, ký hiệu và ngày của văn bản là sản phẩm của nhiệm vụ, ví dụ: 125/BC-UBND ngày 28/6/2026.",
    ),
    Column("difficulty", "Khó khăn, nguyên nhân", width=26, help="Vướng mắc và nguyên nhân; để trống nếu không có."),
    Column("proposal", "Đề xuất", width=22, help="Đề xuất, kiến nghị với lãnh đạo; để trống nếu không có."),
    Column(
        "extension_asked",
        "Đề nghị gia hạn đến",
        CellType.DATE,
        width=14,
        help="Ngày đơn vị xin gia hạn đến. Khi chưa được duyệt, nhiệm vụ vẫn tính theo hạn cũ.",
    ),
    Column(
        "extended_to",
        "Gia hạn đến ngày",
        CellType.DATE,
        need=Need.ONCE_DRAWN,
        width=12,
        help="Hạn mới đã được duyệt. Phải có «Văn bản gia hạn». Hạn gốc vẫn được giữ.",
    ),
    Column(
        "extension_document",
        "Văn bản gia hạn",
        need=Need.ONCE_DRAWN,
        width=20,
        evidence=True,
        help="Số, ký hiệu và ngày của văn bản cho phép gia hạn.",
    ),
    Column(
        "condition_met",
        "Điều kiện đáp ứng từ",
        CellType.DATE,
        need=Need.ONCE_DRAWN,
        width=12,
        help="Với nhiệm vụ làm «khi có …»: ngày điều kiện đã có. Để trống nếu chưa có.",
    ),
    Column(
        "halt",
        "Tạm dừng/Hủy",
        CellType.CHOICE,
        choices=HALT,
        need=Need.ONCE_DRAWN,
        width=11,
        help="Chọn «Tạm dừng» hoặc «Hủy» khi có văn bản; để trống nếu vẫn thực hiện.",
    ),
    Column(
        "halt_document",
        "Văn bản tạm dừng/hủy",
        need=Need.ONCE_DRAWN,
        width=20,
        evidence=True,
        help="Số, ký hiệu và ngày của văn bản cho tạm dừng hoặc hủy nhiệm vụ.",
    ),
    Column(
        "last_report",
        "Báo cáo gần nhất",
        CellType.DATE,
        width=14,
        help="Ngày báo cáo gần nhất của đơn vị về nhiệm vụ này.",
    ),
    Column(
        "budget",
        "Dự toán (triệu đồng)",
        CellType.NUMBER,
        width=12,
        help="Dự toán kinh phí, đơn vị triệu đồng, chỉ gõ số.",
        sense=Sense.AMOUNT,
    ),
    Column("note", "Ghi chú", width=20, help="Ghi chú của cơ quan; chương trình không dùng đến."),
    Column(
        "star",
        "Trọng tâm",
        CellType.CHOICE,
        choices=STAR,
        width=9,
        since=4,
        help="Chọn ★ với nhiệm vụ trọng tâm, ★★ với trọng tâm hàng đầu; dấu này hiện trong các danh sách ở Tổng hợp.",
    ),
    _computed("due", "Hạn xử lý", CellType.DATE, width=12),
    _computed("understood", "Cách hiểu thời hạn", width=24),
    _computed("status", "Trạng thái", width=24),
    _computed("days", "Số ngày", CellType.INTEGER, width=9),
    _computed("flags", "Cờ", width=20),
    _computed("why", "Vì sao", width=48),
)

_BY_FIELD = {column.field: column for column in TASK_COLUMNS}


def _given(field: str, heading: str, help: str, **changes: Any) -> Column:
    """A column that a plan has in the words of its appendix, and that the office types where a task has no plan."""
    column = _BY_FIELD[field]
    known = tuple(name for name in (column.heading, *column.also) if name != heading)
    return replace(column, heading=heading, also=known, role=Role.INPUT, help=help, **changes)


ASSIGNED_COLUMNS: tuple[Column, ...] = (
    _given(
        "id",
        "Mã",
        "Để trống: lần Làm mới tới chương trình điền mã tiếp theo (GV-001, GV-002 …). Mã đã có thì giữ nguyên.",
        width=11,
        filled=False,
    ),
    Column(
        "document",
        "Số, ký hiệu văn bản",
        also=("Văn bản giao",),
        width=18,
        help="Công văn, thông báo kết luận, chỉ đạo đã giao việc, ví dụ: 15/TB-UBND. Giao miệng: để trống.",
    ),
    Column(
        "issued",
        "Ngày văn bản",
        CellType.DATE,
        width=13,
        help="Ngày của văn bản giao việc, dạng ngày/tháng/năm. Thời hạn «trong 10 ngày» được tính từ ngày này.",
    ),
    Column("giver", "Người giao", width=20, help="Người giao việc.", suggests=Suggests.LEADERS),
    _given("name", "Nhiệm vụ", "Nội dung việc được giao, theo văn bản."),
    _given(
        "lead", "Đơn vị chủ trì", "Chọn trong danh sách (trang Đơn vị); nhiều đơn vị thì cách nhau bằng dấu chấm phẩy."
    ),
    _given(
        "coordinate", "Đơn vị phối hợp", "Các đơn vị phối hợp, cách nhau bằng dấu chấm phẩy; không có thì để trống."
    ),
    _given("product", "Kết quả/sản phẩm", "Sản phẩm phải có, ví dụ: Báo cáo của UBND xã."),
    _given(
        "deadline",
        "Thời hạn",
        "Ghi như văn bản: 15/12/2026, Quý IV/2026, trong 10 ngày, 05 ngày làm việc kể từ ngày ký.",
    ),
    *(column for column in TASK_COLUMNS if column.role is not Role.PLAN),
)
"""The columns of the tasks that letters and conclusions give: each row has its own document."""

UNIT_COLUMNS: tuple[Column, ...] = (
    Column("name", "Tên đơn vị", need=Need.ALWAYS, width=44, filled=True, unique=True),
    Column(
        "aliases",
        "Tên gọi khác",
        need=Need.ONCE_DRAWN,
        width=60,
        help="Các cách viết khác của tên này, cách nhau bằng dấu chấm phẩy (;).",
    ),
    Column(
        "email",
        "E-mail",
        width=28,
        help="Một địa chỉ thư, ví dụ: phongkinhte@truongtan.gov.vn. Để trống nếu không gửi thư.",
        sense=Sense.EMAIL,
    ),
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
    Column(
        "email",
        "E-mail",
        width=28,
        help="Một địa chỉ thư, ví dụ: phongkinhte@truongtan.gov.vn. Để trống nếu không gửi thư.",
        sense=Sense.EMAIL,
    ),
)

PLAN_COLUMNS: tuple[Column, ...] = (
    Column(
        "code",
        "Mã kế hoạch",
        need=Need.ALWAYS,
        width=14,
        help="Mã ngắn, chữ không dấu và số, không đổi về sau, ví dụ: TTKT26.",
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
    _computed("achieved", "Đạt %", CellType.PERCENT, width=9),
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
