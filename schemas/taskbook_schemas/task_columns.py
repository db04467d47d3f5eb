"""The columns of a plan's tasks, one row each: the plan's own words, what the office types, what the program computes.

A new one is one row; one that no rule knows by name stands in `Task.more`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from taskbook_schemas.choices import HALT, STAR
from taskbook_schemas.column import CellType, Column, Need, Role, Sense, Suggests

SECTION_SEPARATOR = " › "  # between a section and its sub-section in the column `Mục`


def _plan(field: str, heading: str, *also: str, **more: Any) -> Column:
    return Column(field, heading, role=Role.PLAN, also=also, **more)


def _computed(field: str, heading: str, type: CellType = CellType.TEXT, width: float = 14, *also: str) -> Column:
    return Column(field, heading, type, Role.COMPUTED, width=width, also=also)


LEADER = Column(
    "leader",
    "Lãnh đạo chỉ đạo",
    width=20,
    since=7,
    help="Chọn trong danh sách (trang Lãnh đạo). Kế hoạch đã ghi lãnh đạo thì chỉ nhập khi giao cho người khác.",
    suggests=Suggests.LEADERS,
)
"""Who leads a task, as the office says; goes before `PLAN_LEADER`. Until version 7 only where the appendix had none."""

PLAN_LEADER = _plan("plan_leader", "Lãnh đạo theo kế hoạch", "Lãnh đạo UBND chỉ đạo", need=Need.WHERE_GIVEN, width=20)
"""The appendix's own words, where it names a leader."""

LEADER_FROM = Column(
    "leader_from",
    "Lãnh đạo chỉ đạo từ ngày",
    CellType.DATE,
    width=13,
    since=7,
    help=(
        "Ngày lãnh đạo ở «Lãnh đạo chỉ đạo» bắt đầu chỉ đạo, dạng ngày/tháng/năm, ví dụ 30/6/2026. Trước ngày này "
        "vẫn theo kế hoạch; để trống là tính ngay."
    ),
)
"""From when the leader leads whom the office typed."""

TASK_COLUMNS: tuple[Column, ...] = (
    _plan(
        "id",
        "Mã",
        need=Need.ALWAYS,
        width=13,
        help="Mã cố định của nhiệm vụ, không sửa. Thêm nhiệm vụ mới: đặt mã mới, không trùng mã nào trong sổ.",
        filled=True,
        unique=True,
    ),
    _plan("section", "Mục", width=26),
    _plan("number", "TT", "Stt", "STT", width=5),
    _plan("name", "Tên nhiệm vụ", "Nhiệm vụ", need=Need.ALWAYS, width=40, filled=True),
    _plan(
        "lead", "Cơ quan chủ trì", "Đơn vị chủ trì", need=Need.ALWAYS, width=17, filled=True, suggests=Suggests.UNITS
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
    _plan("deadline", "Thời gian hoàn thành", "Thời hạn", "Thời hạn (nguyên văn)", need=Need.ALWAYS, width=13),
    LEADER,
    Column("assignee", "Người phụ trách", width=18, help="Họ tên cán bộ trực tiếp thực hiện."),
    Column(
        "progress",
        "Tiến độ (%)",
        CellType.PERCENT,
        width=8,
        help="Nhập số từ 0 đến 100, không gõ dấu %. Ví dụ: 45 nghĩa là 45%.",
    ),
    Column(
        "situation",
        "Tình hình thực hiện",
        width=24,
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
        width=18,
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
    Column("note", "Ghi chú", width=20, help="Ghi chú của cơ quan; chỉ được trích nguyên văn ở trang Theo người."),
    Column(
        "star",
        "Trọng tâm",
        CellType.CHOICE,
        choices=STAR,
        width=9,
        since=4,
        help="Chọn ★ với nhiệm vụ trọng tâm, ★★ với trọng tâm hàng đầu; dấu này hiện trong các danh sách ở Tổng hợp.",
    ),
    Column(
        "amendment",
        "Nội dung điều chỉnh",
        width=30,
        since=6,
        help=(
            "Điều được sửa so với lời văn của kế hoạch, kèm văn bản; lời văn gốc giữ nguyên. Thường được ghi từ trang "
            "Đề xuất sửa đổi."
        ),
    ),
    Column(
        "amended_to",
        "Hạn điều chỉnh",
        CellType.DATE,
        need=Need.ONCE_DRAWN,
        width=12,
        since=6,
        help="Hạn mới khi kế hoạch được sửa đổi. Phải có «Văn bản điều chỉnh». Thời hạn gốc vẫn được giữ.",
    ),
    Column(
        "amendment_document",
        "Văn bản điều chỉnh",
        need=Need.ONCE_DRAWN,
        width=20,
        evidence=True,
        since=6,
        help="Số, ký hiệu và ngày của văn bản sửa đổi kế hoạch.",
    ),
    PLAN_LEADER,
    LEADER_FROM,
    _computed("due", "Hạn xử lý", CellType.DATE, width=12),
    _computed("understood", "Cách hiểu thời hạn", width=24),
    _computed("status", "Trạng thái", width=15),
    _computed("days", "Số ngày", CellType.INTEGER, width=7),
    _computed("flags", "Lưu ý", CellType.TEXT, 20, "Cờ"),
    _computed("why", "Vì sao", width=48),
)

BY_FIELD = {column.field: column for column in TASK_COLUMNS}
"""The columns by their fields."""


def _given(field: str, heading: str, help: str, **changes: Any) -> Column:
    """A column that a plan has in the words of its appendix, and that the office types where a task has no plan."""
    column = BY_FIELD[field]
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
        width=14,
        help="Công văn, thông báo kết luận, chỉ đạo đã giao việc, ví dụ: 15/TB-UBND. Giao miệng: để trống.",
    ),
    Column(
        "issued",
        "Ngày văn bản",
        CellType.DATE,
        width=12,
        help="Ngày của văn bản giao việc, dạng ngày/tháng/năm. Thời hạn «trong 10 ngày» được tính từ ngày này.",
    ),
    Column("giver", "Người giao", width=20, help="Người giao việc.", suggests=Suggests.LEADERS),
    _given("name", "Nhiệm vụ", "Nội dung việc được giao, theo văn bản.", width=34),
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
