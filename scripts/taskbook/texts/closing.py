"""What is said of closing a period."""

from __future__ import annotations

from datetime import date, datetime

from taskbook.core.days import day_text

SNAPSHOTS_TITLE = "SỐ LIỆU CÁC KỲ ĐÃ CHỐT"
SNAPSHOTS_GUIDE = (
    "Mỗi lần chốt kỳ thêm một dòng cho mỗi nhiệm vụ. Chương trình chỉ ghi thêm, không sửa, không xóa; xin giữ nguyên "
    "để so sánh các kỳ."
)
REASON_TITLE = "Lý do chốt lại"


def reason_needed(period: str, as_of: date, nth: int) -> str:
    """Say that a period is closed already, and what closing it again needs."""
    return (
        f"Kỳ «{period}» đã chốt lần {nth}, số liệu đến hết ngày {day_text(as_of)}. Chốt lại thì phải ghi lý do (số "
        'liệu cũ vẫn giữ, báo cáo dùng lần mới nhất): bấm «Chốt kỳ» rồi gõ lý do, hoặc thêm --reason "lý do" vào lệnh. '
        "Chưa ghi gì vào sổ."
    )


def nothing_to_close(file: str) -> str:
    """Say that a workbook has no task."""
    return f"Sổ «{file}» chưa có nhiệm vụ nào nên chưa có gì để chốt. Thêm kế hoạch rồi bấm «Chốt kỳ» lại."


def not_yet(as_of: date, today: date) -> str:
    """Say that a day has not come."""
    return (
        f"Chưa chốt được số liệu đến hết ngày {day_text(as_of)}: hôm nay mới là {day_text(today)}. Sửa «Ngày chốt số "
        "liệu» ở trang «Thiết lập», hoặc để trống để lấy ngày cuối của kỳ vừa qua. Chưa ghi gì vào sổ."
    )


def ask(period: str, as_of: date, file: str) -> str:
    """Ask before a period is closed."""
    return (
        f"Chốt kỳ «{period}», số liệu đến hết ngày {day_text(as_of)}, trong sổ «{file}»?\n\n"
        "Chương trình làm mới sổ theo ngày này rồi giữ lại tình trạng của từng nhiệm vụ ở trang «Số liệu kỳ» để báo "
        "cáo và so sánh về sau; số liệu đã chốt không sửa, không xóa. Muốn ngày khác: bấm «Không», sửa «Ngày chốt số "
        "liệu» ở trang «Thiết lập» rồi bấm lại.\n\n«Có» (Yes): chốt; «Không» (No): thôi."
    )


def ask_reason(period: str, as_of: date, nth: int) -> str:
    """Ask why a period is closed again."""
    return (
        f"Kỳ «{period}» đã chốt lần {nth}, số liệu đến hết ngày {day_text(as_of)}. Số liệu cũ vẫn giữ; báo cáo dùng "
        "lần mới nhất.\n\nVì sao chốt lại? (để trống: thôi không chốt)"
    )


def told(when: datetime, who: str, reason: str) -> str:
    """Say when, by whom and why a closing was made, as each of its rows has it."""
    why = f". Lý do chốt lại: {reason}" if reason else ""
    return f"Chốt lúc {when:%H:%M} ngày {day_text(when.date())}, {who}{why}"


def logged(period: str, as_of: date, nth: int, count: int) -> str:
    """Say in the log what was closed."""
    return f"{period}, lần {nth}: {count} nhiệm vụ, số liệu đến hết ngày {day_text(as_of)}"


def closed(period: str, as_of: date, nth: int, count: int) -> str:
    """Say that a period is closed."""
    again = f" (lần {nth}; các lần trước vẫn giữ)" if nth > 1 else ""
    return (
        f"Đã chốt kỳ «{period}»{again}, số liệu đến hết ngày {day_text(as_of)}: {count} nhiệm vụ, giữ ở trang ẩn «Số "
        "liệu kỳ»."
    )


def compared(period: str, done: int, newly_late: int, still_late: int) -> str:
    """Say what changed since the period before."""
    return (
        f"So với kỳ «{period}»: {done} nhiệm vụ mới hoàn thành, {newly_late} nhiệm vụ mới quá hạn, {still_late} nhiệm "
        "vụ vẫn quá hạn (xem trang «Biến động»)."
    )


def first(before: str) -> str:
    """Say that there is nothing to compare with."""
    return f"Chưa có số liệu kỳ «{before}» để so sánh."


def lost(period: str, rows: int) -> str:
    """Say that rows of an earlier closing are gone."""
    return (
        f"Trang «Số liệu kỳ» thiếu hoặc hỏng {rows} dòng của kỳ «{period}»: so sánh có thể thiếu. Bản nguyên vẹn nằm "
        "trong thư mục «Sao lưu»."
    )
