"""What we say when the clipboard gives no plan. Each sentence: what, and what to do next."""

from __future__ import annotations

from typing import Final

COPIED: Final = "bảng vừa sao chép"
"""What messages call what was copied, where a file has its name."""
HELP_CLIPBOARD: Final = "Đọc bảng vừa sao chép (Ctrl+C) từ Word, Excel, thư hoặc trang web; chỉ trên Windows."
_COPY: Final = "Hãy mở tệp kế hoạch, bôi đen cả bảng nhiệm vụ (kể cả dòng tiêu đề), bấm Ctrl+C rồi thử lại"


def not_on_windows() -> str:
    """Say that only Windows has the clipboard that can be read."""
    return (
        "Chỉ đọc được bảng vừa sao chép (Clipboard) trên máy Windows. "
        "Hãy lưu bảng thành tệp Word (.docx) hoặc Excel (.xlsx) rồi nhập tệp đó."
    )


def held_by_another() -> str:
    """Say that another program keeps the clipboard to itself."""
    return (
        "Chương trình khác đang giữ bộ nhớ tạm (Clipboard) nên chưa đọc được. "
        f"Hãy chờ vài giây hoặc đóng chương trình đó. {_COPY}."
    )


def nothing_copied() -> str:
    """Say that the clipboard has neither HTML nor text: it is empty, or holds a picture or files."""
    return f"Bộ nhớ tạm (Clipboard) không có bảng hay chữ nào (trống, hoặc là ảnh, tệp). {_COPY}."


def text_without_table() -> str:
    """Say that what was copied is text without a table."""
    return (
        "Nội dung vừa sao chép chỉ có chữ, không có bảng. "
        f"{_COPY}; nếu bảng nằm trong tệp PDF thì hãy nhập thẳng tệp PDF đó."
    )


def too_much() -> str:
    """Say that the HTML is of an unusual size or make inside."""
    return (
        "Nội dung vừa sao chép quá lớn hoặc lạ khác thường nên không được đọc để máy không bị treo. "
        "Hãy chỉ bôi đen bảng nhiệm vụ rồi sao chép lại, hoặc lưu bảng thành tệp Word (.docx) rồi nhập tệp đó."
    )


def source_or_clipboard() -> str:
    """Say that a command wants either a file or the clipboard."""
    return (
        "Hãy cho biết đọc kế hoạch ở đâu: hoặc ghi tên một tệp kế hoạch, hoặc ghi --clipboard để đọc bảng vừa sao chép "
        "(chỉ chọn một)."
    )
