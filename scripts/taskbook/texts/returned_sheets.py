"""Titles, guides and messages of the sheets `Phản hồi`, `Gia hạn` and `Báo cáo kỳ`, as the build draws them."""

from __future__ import annotations

REVIEW_TITLE, EXTENSIONS_TITLE, REPORTS_TITLE = "PHẢN HỒI CỦA CÁC ĐƠN VỊ", "SỔ THEO DÕI GIA HẠN", "BÁO CÁO THEO ĐỢT"
REVIEW_GUIDE = (
    "Cột «Chọn»: nhận (lấy giá trị ở cột «Đề xuất»), giữ (để nguyên sổ), sửa (gõ giá trị vào cột «Giá trị sửa»). "
    "Để trống: chưa quyết. Xong bấm «Nhận các thay đổi»."
)
EXTENSIONS_GUIDE = (
    "Đề nghị của đơn vị tự ghi vào đây. Chỉ khi chọn «Đồng ý» và ghi đủ ngày gia hạn, số văn bản, ngày văn bản thì hạn "
    "mới được tính; hạn gốc vẫn giữ. Xong bấm «Nhận các thay đổi»."
)
REPORTS_GUIDE = "Chưa nhận phiếu nào. Bấm «Nhận phản hồi» để đọc các tệp đơn vị gửi lại."
ERROR_TITLE = "Chưa đúng"
CHOICE_ERROR = "Chỉ chọn: nhận, giữ hoặc sửa. Để trống nếu chưa quyết."
DECISION_ERROR = "Chỉ chọn: Đồng ý hoặc Không đồng ý. Để trống nếu chưa quyết."
