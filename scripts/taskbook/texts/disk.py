"""Why a file could not be written and what to do next: said alike wherever something is written."""

from __future__ import annotations

AGAIN = "rồi làm lại."
FULL = f"ổ đĩa đã đầy. Hãy giải phóng chỗ trống (xóa bớt tệp không dùng) hoặc chọn ổ đĩa khác {AGAIN}"
DENIED = (
    "không có quyền ghi, tệp chỉ đọc hoặc đang mở ở chương trình khác, hoặc thư mục không cho ghi. "
    f"Hãy đóng tệp, bỏ thuộc tính chỉ đọc, kiểm tra quyền ghi (hay chọn thư mục khác ghi được) {AGAIN}"
)
BUSY = f"tệp đang mở ở chương trình khác. Hãy đóng tệp {AGAIN}"
TOO_LONG = f"đường dẫn quá dài. Hãy chọn thư mục có tên ngắn hơn, ví dụ D:\\Phieu, {AGAIN}"
NO_FOLDER = f"có một tệp trùng tên với thư mục cần dùng. Hãy đổi tên hoặc chuyển tệp đó đi {AGAIN}"
GONE = f"không tìm thấy thư mục. Hãy kiểm tra ổ đĩa, kết nối mạng, tạo lại thư mục {AGAIN}"


def trouble(number: int | None) -> str:
    """Say that the disk or the network refused to write for another reason."""
    code = f" (mã lỗi {number})" if number else ""
    return f"ổ đĩa hoặc mạng gặp lỗi{code}, không ghi được tệp. Hãy kiểm tra ổ đĩa, kết nối {AGAIN}"
