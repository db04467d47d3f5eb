"""What the master workbook says by itself: titles, explanations, input messages, choices. No data, no rule.

Excel's limits: an input message's title 32 characters, its text 255; an error message the same.
"""

from __future__ import annotations

from datetime import date

from taskbook_schemas.registry import CHECKS, HEADINGS, LEADERS, LOG, PLANS, SETTINGS, TARGETS, UNITS

_TITLE_LENGTH = 58

BOOK_TITLE = "Theo dõi nhiệm vụ"
SUMMARY_TITLE = "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
SUMMARY_AS_OF = "Chưa có số liệu"
SUMMARY_HEADLINE = "Bấm nút «Làm mới» (hoặc chạy lệnh taskbook refresh) để tính số liệu của trang này."
CHART_DATA = "Số liệu của biểu đồ (chương trình tự ghi)"
STATUS_CHART = "Số nhiệm vụ theo trạng thái"
UNIT_CHART = "Nhiệm vụ theo đơn vị chủ trì"

UNIT_TITLE = "PHIẾU THEO DÕI NHIỆM VỤ"
UNIT_NAME = "(Tên đơn vị)"
UNIT_AS_OF = "(Số liệu đến ngày …)"

SOURCE_LINE = "Số liệu theo sổ theo dõi nhiệm vụ"
PAGE_LINE = "Trang &P/&N"

TITLES = {
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
    TARGETS: "Cơ quan nhập «Thực hiện» và «Ngày số liệu»; cột nền xám do chương trình tính. Nguồn là nguyên văn.",
    UNITS: "Mỗi đơn vị một dòng. Các cách viết khác của tên cách nhau bằng dấu chấm phẩy. Nhóm không có phiếu và thư.",
    LEADERS: "Lãnh đạo chỉ đạo nhiệm vụ. Các cách viết khác của tên cách nhau bằng dấu chấm phẩy.",
    PLANS: "Mỗi kế hoạch một dòng và một trang tính. «Số nhiệm vụ công bố»: để trống nếu văn bản không nêu.",
    HEADINGS: "Tiêu đề nào trong trang của kế hoạch là cột nào của sổ. Phụ lục mới dùng tiêu đề khác thì khai ở đây; "
    "để trống mã kế hoạch là dùng cho mọi kế hoạch.",
    SETTINGS: "Sửa ở cột «Giá trị»; không sửa tên thiết lập ở cột đầu.",
    CHECKS: "Bấm nút «Làm mới» hoặc «Kiểm tra» để rà soát sổ.",
}
PLAN_EXPLANATION = "Giữ nguyên văn phụ lục; cơ quan nhập ở các cột tiêu đề vàng; cột nền xám do chương trình tính."
GROUP_PLAN, GROUP_INPUT, GROUP_COMPUTED = "NGUYÊN VĂN PHỤ LỤC", "CƠ QUAN NHẬP", "CHƯƠNG TRÌNH TÍNH (không nhập)"

COMPUTED_MESSAGE = "Cột này do chương trình tính và ghi đè mỗi lần làm mới. Không nhập vào đây."
ID_MESSAGE = "Mã cố định của nhiệm vụ, không sửa. Thêm nhiệm vụ mới: đặt mã mới, không trùng mã nào trong sổ."

INPUT_MESSAGES: dict[str, str] = {
    "leader": "Chọn trong danh sách (trang Lãnh đạo).",
    "assignee": "Họ tên cán bộ trực tiếp thực hiện.",
    "progress": "Nhập số từ 0 đến 100, không gõ dấu %. Ví dụ: 45 nghĩa là 45%.",
    "situation": "Ghi ngắn gọn đã làm gì, đang làm gì. Xuống dòng trong ô: Alt+Enter.",
    "completed": (
        "Ngày hoàn thành, dạng ngày/tháng/năm, ví dụ 30/6/2026. Nhập cùng «Số, ngày văn bản kết quả». "
        "Nhiệm vụ định kỳ: ngày hoàn thành kỳ gần nhất."
    ),
    "result_document": "Số, ký hiệu và ngày của văn bản là sản phẩm của nhiệm vụ, ví dụ: 125/BC-UBND ngày 28/6/2026.",
    "difficulty": "Vướng mắc và nguyên nhân; để trống nếu không có.",
    "proposal": "Đề xuất, kiến nghị với lãnh đạo; để trống nếu không có.",
    "extension_asked": "Ngày đơn vị xin gia hạn đến. Khi chưa được duyệt, nhiệm vụ vẫn tính theo hạn cũ.",
    "extended_to": "Hạn mới đã được duyệt. Phải có «Văn bản gia hạn». Hạn gốc vẫn được giữ.",
    "extension_document": "Số, ký hiệu và ngày của văn bản cho phép gia hạn.",
    "condition_met": "Với nhiệm vụ làm «khi có …»: ngày điều kiện đã có. Để trống nếu chưa có.",
    "halt": "Chọn «Tạm dừng» hoặc «Hủy» khi có văn bản; để trống nếu vẫn thực hiện.",
    "halt_document": "Số, ký hiệu và ngày của văn bản cho tạm dừng hoặc hủy nhiệm vụ.",
    "last_report": "Ngày báo cáo gần nhất của đơn vị về nhiệm vụ này.",
    "budget": "Dự toán kinh phí, đơn vị triệu đồng, chỉ gõ số.",
    "note": "Ghi chú của cơ quan; chương trình không dùng đến.",
    "aliases": "Các cách viết khác của tên này, cách nhau bằng dấu chấm phẩy (;).",
    "email": "Một địa chỉ thư, ví dụ: phongkinhte@truongtan.gov.vn. Để trống nếu không gửi thư.",
    "recipient": "Họ tên người nhận thư.",
    "is_group": "«Có» nếu là tên gọi chung nhiều đơn vị (không có phiếu, không có thư).",
    "receives_sheet": "«Không» nếu không lập phiếu cho đơn vị này.",
    "position": "Chức vụ, ví dụ: Phó Chủ tịch UBND xã.",
    "code": "Mã ngắn, chữ không dấu và số, không đổi về sau, ví dụ: TTKT26.",
    "issued": "Ngày ban hành kế hoạch, dạng ngày/tháng/năm.",
    "year": "Năm, bốn chữ số.",
    "sheet": "Tên trang tính chứa phụ lục của kế hoạch.",
    "declared": "Số nhiệm vụ ghi trong văn bản; để trống nếu văn bản không nêu.",
    "goal": "Dấu so sánh và số, ví dụ: ≥ 12, > 150, ≈ 10, 85.",
    "actual": "Số thực hiện, cùng đơn vị tính với mục tiêu, chỉ gõ số.",
    "measured_on": "Ngày của số thực hiện, dạng ngày/tháng/năm.",
}

DATE_ERROR = "Đây không phải ngày hợp lệ. Nhập dạng ngày/tháng/năm, từ năm 2000 đến 2100, ví dụ 30/6/2026."
PROGRESS_ERROR = "Tiến độ là số từ 0 đến 100, không gõ dấu %."
NUMBER_ERROR = "Chỉ nhập số, không âm, không kèm chữ."
YEAR_ERROR = "Năm là số có bốn chữ số, từ 2000 đến 2100."
COUNT_ERROR = "Nhập số nguyên, không âm."
CHOICE_ERROR = "Chọn một giá trị trong danh sách, hoặc để trống."
LEADER_ERROR = "Tên này không có trong trang Lãnh đạo. Nên chọn trong danh sách để tổng hợp đúng. Vẫn giữ?"
EMAIL_ERROR = "Địa chỉ thư chưa đúng. Ví dụ: phongkinhte@truongtan.gov.vn"
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
