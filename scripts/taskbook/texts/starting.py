"""What is said when the program cannot even be loaded. It imports nothing of ours: that may be what is missing."""

from __future__ import annotations

TITLE = "Theo dõi nhiệm vụ"


def not_started(cause: str, log: str | None) -> str:
    """Say that the program could not be loaded: the part that is missing, or the kind of error, and what to do."""
    send = f"gửi tệp «{log}» cho người hỗ trợ." if log else "chụp thông báo này gửi người hỗ trợ."
    return (
        "Chương trình Theo dõi nhiệm vụ không khởi động được: bản cài thiếu một phần hoặc bị phần mềm bảo vệ máy chặn "
        f"(«{cause}»). Chưa ghi gì vào sổ.\nHãy chạy lại cai-dat.cmd trong thư mục cài đặt rồi bấm nút lại. "
        f"Nếu vẫn gặp, {send}"
    )
