"""What is being done, while it is being done."""

from __future__ import annotations

READING = "Đọc sổ theo dõi"
CHECKING = "Kiểm tra dữ liệu"
JUDGING = "Xét tình trạng từng nhiệm vụ"
WRITING = "Ghi kết quả"
DONE = "Xong"
