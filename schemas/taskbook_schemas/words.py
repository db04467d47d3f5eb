"""Words that stand in cells as data: the program writes them, reads them back and compares them."""

from __future__ import annotations

RETURNED_FOLDER = "Phiếu gửi lại"  # beside the workbook: where the office drops what units sent back
PEOPLE_FOLDER = "Trích theo người"  # beside the workbook: extracts by the person in charge
REPORT_FOLDER = "Báo cáo"  # beside the workbook: reports and urging letters
TEMPLATE_FOLDER = "Mẫu"  # beside the workbook: the office's own forms of reports
NEW_PLANS_FOLDER = "Kế hoạch mới"  # beside the workbook: where the office drops plans that are to come in
ESTIMATE_FOLDER = "Dự toán"  # beside the workbook: where files of estimates come
ROLE_LEAD, ROLE_COORDINATE = "Chủ trì", "Phối hợp"
NO_UNIT, NO_LEADER = "(Chưa rõ đơn vị chủ trì)", "(Chưa phân công lãnh đạo)"
COORDINATORS_REMARK = "Ý kiến phối hợp"
UNIT_LINE, NO_TASKS, NO_SHEET = "Đơn vị: ", " (hiện không có nhiệm vụ)", " (không lập phiếu)"

LOG_MERGED, LOG_KEPT, LOG_REPORTED = "Nhận phản hồi", "Giữ giá trị của sổ", "Ghi ngày báo cáo"
LOG_EXTENDED, LOG_DECIDED, LOG_REVIEWED = "Gia hạn", "Quyết định gia hạn", "Đọc phiếu gửi lại"
LOG_STATUS_CHANGED, SOURCE_REFRESH = "Đổi trạng thái", "Làm mới"
LOG_NAMED = "Đặt mã nhiệm vụ"
LOG_UNDONE = "Hoàn tác"
LOG_CLOSED = "Chốt kỳ"
SOURCE_REGISTER = "Trang «Gia hạn»"
LOG_AMENDED, LOG_NOT_AMENDED = "Sửa đổi kế hoạch", "Không sửa đổi kế hoạch"
SOURCE_AMENDMENTS = "Trang «Đề xuất sửa đổi»"
LOG_WRITES = frozenset({LOG_MERGED, LOG_REPORTED, LOG_EXTENDED, LOG_DECIDED, LOG_AMENDED})
BOOK_STAMP = "Mã sổ (chương trình ghi, xin giữ nguyên): "
