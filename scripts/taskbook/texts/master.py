"""What the master workbook says by itself: titles, explanations, input messages, choices. No data, no rule.

Excel's limits: an input message's title 32 characters, its text 255; an error message the same.
"""

from __future__ import annotations

from datetime import date

from taskbook_schemas.registry import ASSIGNED, CHECKS, HEADINGS, LEADERS, LOG, PLANS, SETTINGS, TARGETS, UNITS

_TITLE_LENGTH = 58

BOOK_TITLE = "Theo dõi nhiệm vụ"
SUMMARY_TITLE = "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
SUMMARY_AS_OF = "Chưa có số liệu"
SUMMARY_HEADLINE = "Bấm nút «Làm mới» (hoặc chạy lệnh taskbook refresh) để tính số liệu của trang này."
UNIT_CHART = "Nhiệm vụ theo đơn vị chủ trì"

UNIT_TITLE = "PHIẾU THEO DÕI NHIỆM VỤ"
UNIT_NAME = "(Tên đơn vị)"
UNIT_AS_OF = "(Số liệu đến ngày …)"

SOURCE_LINE = "Số liệu theo sổ theo dõi nhiệm vụ"
PAGE_LINE = "Trang &P/&N"

TITLES = {
    ASSIGNED: "NHIỆM VỤ GIAO THEO CÔNG VĂN, THÔNG BÁO KẾT LUẬN, CHỈ ĐẠO",
    TARGETS: "CHỈ TIÊU CỦA CÁC KẾ HOẠCH",
    UNITS: "ĐƠN VỊ",
    LEADERS: "LÃNH ĐẠO",
    PLANS: "KẾ HOẠCH ĐANG THEO DÕI",
    HEADINGS: "TIÊU ĐỀ CỘT CỦA TỪNG KẾ HOẠCH",
    SETTINGS: "THIẾT LẬP",
    CHECKS: "KIỂM TRA SỐ LIỆU",
    LOG: "NHẬT KÝ THAY ĐỔI",
}

EXPLANATIONS = {
    ASSIGNED: "Mỗi việc một dòng, ghi số, ngày của văn bản giao; mã để trống thì lần Làm mới tới chương trình điền. "
    "Cột nền xám do chương trình tính.",
    TARGETS: "Cơ quan nhập «Thực hiện» và «Ngày số liệu»; cột nền xám do chương trình tính. Nguồn là nguyên văn.",
    UNITS: "Mỗi đơn vị một dòng. Các cách viết khác của tên cách nhau bằng dấu chấm phẩy. Nhóm không có phiếu và thư.",
    LEADERS: "Lãnh đạo chỉ đạo nhiệm vụ. Các cách viết khác của tên cách nhau bằng dấu chấm phẩy.",
    PLANS: "Mỗi kế hoạch một dòng và một trang tính. «Số nhiệm vụ công bố»: để trống nếu văn bản không nêu.",
    HEADINGS: "Tiêu đề nào trong trang của kế hoạch là cột nào của sổ. Phụ lục mới dùng tiêu đề khác thì khai ở đây; "
    "để trống mã kế hoạch là dùng cho mọi kế hoạch.",
    SETTINGS: "Sửa ở cột «Giá trị»; không sửa tên thiết lập ở cột đầu.",
    CHECKS: "Bấm nút «Làm mới» hoặc «Kiểm tra» để rà soát sổ.",
}
PLAN_EXPLANATION = (
    "Giữ nguyên văn phụ lục; cơ quan nhập ở các cột tiêu đề vàng; cột nền xám do chương trình tính. Dấu «+» trên đầu "
    "cột mở các cột ít dùng."
)
GROUP_PLAN, GROUP_INPUT, GROUP_COMPUTED = "NGUYÊN VĂN PHỤ LỤC", "CƠ QUAN NHẬP", "CHƯƠNG TRÌNH TÍNH"

COMPUTED_MESSAGE = "Cột này do chương trình tính và ghi đè mỗi lần làm mới. Không nhập vào đây."

DATE_ERROR = "Đây không phải ngày hợp lệ. Nhập dạng ngày/tháng/năm, từ năm 2000 đến 2100, ví dụ 30/6/2026."
PROGRESS_ERROR = "Tiến độ là số từ 0 đến 100, không gõ dấu %."
NUMBER_ERROR = "Chỉ nhập số, không âm, không kèm chữ."
YEAR_ERROR = "Năm là số có bốn chữ số, từ 2000 đến 2100."
COUNT_ERROR = "Nhập số nguyên, không âm."
CHOICE_ERROR = "Chọn một giá trị trong danh sách, hoặc để trống."
LEADER_ERROR = "Tên này không có trong trang Lãnh đạo. Nên chọn trong danh sách để tổng hợp đúng. Vẫn giữ?"
EMAIL_ERROR = "Địa chỉ thư chưa đúng. Ví dụ: phongkinhte@tenxa.gov.vn"
ERROR_TITLE = "Chưa đúng"

CHOICES_TITLE = "Danh mục cho các ô chọn (không sửa)"


def plan_title(number: str | None, issued: date | None, subject: str) -> str:
    """A plan sheet's title: the document's number and day, and how its subject begins (the sheet of plans has all)."""
    day = f" ngày {issued.day}/{issued.month}/{issued.year}" if issued else ""
    short = subject if len(subject) <= _TITLE_LENGTH else subject[: _TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
    return f"KẾ HOẠCH {number or ''}".rstrip() + f"{day}: {short}"


HELP_OUT = "Tệp sẽ ghi. Bỏ trống: workbook/TheoDoiNhiemVu.xlsm của mã nguồn."


def built(file: str) -> str:
    """Say which workbook was built."""
    return f"Đã tạo sổ theo dõi: {file}"


def kept_old(backup: str) -> str:
    """Say where the workbook that stood there before went."""
    return f"Sổ cũ được giữ ở {backup}."


def no_sources(folder: str) -> str:
    """Say that the plans' folder is not there."""
    return (
        f"Không thấy thư mục kế hoạch {folder}. Lệnh này tạo sổ từ mã nguồn: hãy chạy trong thư mục chứa mã nguồn, "
        "nơi có thư mục workbook/plans."
    )


def not_written(file: str) -> str:
    """Say that the workbook could not be written."""
    return f"Không ghi được {file}. Hãy đóng tệp trong Excel, kiểm tra quyền ghi vào thư mục, rồi chạy lại."
