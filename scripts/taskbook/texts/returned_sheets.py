"""Titles, guides and messages of the sheets `Phản hồi`, `Gia hạn`, `Đề xuất sửa đổi` and `Báo cáo kỳ`."""

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
AMENDMENTS_TITLE = "SỔ THEO DÕI ĐỀ XUẤT SỬA ĐỔI KẾ HOẠCH"
AMENDMENTS_GUIDE = (
    "Đề xuất trong phiếu của đơn vị tự ghi vào đây; cũng có thể gõ thêm dòng. Chọn «Đồng ý» và ghi đủ nội dung được "
    "duyệt (sửa hạn: ghi hạn mới), số, ngày văn bản; rồi bấm «Nhận các thay đổi». Lời văn gốc của kế hoạch giữ nguyên."
)
AMENDMENT_DECISION_ERROR = "Chỉ chọn: Đồng ý, Không đồng ý hoặc Chờ."
REPORTS_GUIDE = "Chưa nhận phiếu nào. Bấm «Nhận phản hồi» để đọc các tệp đơn vị gửi lại."
ERROR_TITLE = "Chưa đúng"
CHOICE_ERROR = "Chỉ chọn: nhận, giữ hoặc sửa. Để trống nếu chưa quyết."
DECISION_ERROR = "Chỉ chọn: Đồng ý hoặc Không đồng ý. Để trống nếu chưa quyết."
