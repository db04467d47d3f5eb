"""What the command line says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

ABOUT = "Theo dõi nhiệm vụ: đọc sổ theo dõi, xét tình trạng, cập nhật phiếu của từng đơn vị."
USAGE = "Cách dùng"
HELP_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Arguments": "Tham số"}
METAVARS = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM SỐ]..."}
HELP_OPTION = "Hiện hướng dẫn này rồi thoát."
STOPPED_BY_USER = "Đã dừng theo yêu cầu. Sổ theo dõi giữ nguyên."

HELP_AS_OF = "Ngày chốt số liệu, dạng NĂM-THÁNG-NGÀY, ví dụ 2026-06-30. Bỏ trống: lấy ở trang Thiết lập."
HELP_PERIOD = (
    "Loại kỳ: month (tháng), quarter (quý), half (6 tháng), nine-months (9 tháng), year (năm). Bỏ trống: tháng."
)
HELP_REASON = "Lý do chốt lại một kỳ đã chốt."
HELP_LIVE = "Làm mới sổ đang mở trong Excel (chỉ trên Windows), như khi bấm nút Làm mới."
HELP_ROWS = "Đưa các nhiệm vụ gõ ngay dưới bảng (chưa được tính) vào bảng."
HELP_JSON = "In kết quả dạng JSON (UTF-8)."


def unexpected(error: BaseException, log: Path | None) -> str:
    """Apologise for a breakdown; `log` is the file that describes it, None when it could not be written."""
    sorry = "Rất tiếc, chương trình gặp sự cố ngoài dự kiến. Sổ theo dõi giữ nguyên như trước lần chạy này. "
    if log is not None:
        return f"{sorry}Hãy chạy lại; nếu vẫn gặp, gửi tệp «{log}» cho người hỗ trợ."
    return (
        f"{sorry}Tệp ghi sự cố cũng không ghi được (ổ đĩa đầy hoặc không có quyền ghi). Hãy kiểm tra chỗ trống trên ổ "
        f"đĩa rồi chạy lại; nếu vẫn gặp, chụp thông báo này gửi người hỗ trợ (mã sự cố: {type(error).__name__})."
    )


def day_too_far(text: str, first: int, last: int) -> str:
    """A day no plan has anything to do with."""
    return f"Ngày «{text}» quá xa: năm phải từ {first} đến {last}. Hãy ghi lại, ví dụ 2026-06-30."


def not_a_day(text: str) -> str:
    """A day typed on the command line that is no day."""
    return f"«{text}» không phải là một ngày. Hãy ghi dạng NĂM-THÁNG-NGÀY, ví dụ 2026-06-30."


def no_workbook(places: Sequence[str]) -> str:
    """No workbook named, and none found where it usually is."""
    return (
        "Không tìm thấy sổ theo dõi (TheoDoiNhiemVu.xlsm hoặc .xlsx) ở: "
        + "; ".join(places)
        + ". Hãy ghi rõ đường dẫn tệp sau tên lệnh, hoặc chạy «taskbook build» để tạo sổ mới."
    )


def wrong_call(what: str, command: str) -> str:
    """Say what is wrong with the words of a call, and where help is."""
    return f"{what} Xem hướng dẫn: {command} --help"


def no_such_option(option: str) -> str:
    """An option that the command does not have."""
    return f"Không có tùy chọn «{option}»."


def bad_value(of: str) -> str:
    """A value that cannot be taken; `of` names the option or argument."""
    return f"Giá trị của {of} không dùng được."


MISSING_PARAMETER = "Còn thiếu tham số bắt buộc."
NO_SUCH_COMMAND = "Không có lệnh đó."
WRONG_CALL = "Câu lệnh chưa đúng."
A_PARAMETER = "tham số"


def issue_line(severity: str, place: str, problem: str, remedy: str) -> str:
    """One issue on one line."""
    return f"{severity} · {place}: {problem} {remedy}".rstrip()
