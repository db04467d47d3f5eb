"""What the macros say, and what the build says about macros.

VBA source is ASCII, so its Vietnamese stands in the hidden sheet `VBA_TEXT_SHEET` of the workbook: the key in column A,
the sentence in column B. `VBA_TEXTS` is what the sheet must hold; the macros look a sentence up by its key.
"""

from __future__ import annotations

from taskbook_schemas.version import WORDS_SHEET

VBA_TEXT_SHEET = WORDS_SHEET
"""Name of the hidden sheet the macros read."""

VBA_TEXTS: dict[str, str] = {
    "title": "Theo dõi nhiệm vụ",
    "starting": "Theo dõi nhiệm vụ: đang khởi động, vui lòng chờ…",
    "not_started": (
        "Theo dõi nhiệm vụ: sau một phút chương trình chưa chạy. Nếu không thấy thông báo nào, hãy bấm nút lại; vẫn "
        "vậy thì chạy lại cai-dat.cmd."
    ),
    "busy": (
        "Excel đang bận hoặc đang có ô nhập dở.\n\n"
        "Nhấn Enter để nhập xong ô (hoặc Esc để bỏ), đóng hộp thoại đang mở, rồi bấm nút lại."
    ),
    "read_only": (
        "Sổ đang mở ở chế độ chỉ đọc nên không ghi được.\n\n"
        "Đóng sổ và xem có ai khác đang mở không; bỏ thuộc tính «Chỉ đọc» của tệp, mở lại sổ rồi bấm nút lại."
    ),
    "not_saved": "Sổ chưa được lưu thành tệp.\n\nNhấn Ctrl+S, chọn thư mục và lưu dạng .xlsm, rồi bấm nút lại.",
    "bad_name": (
        "Tên tệp của sổ có dấu =, có một cụm %…%, hoặc bắt đầu bằng dấu cách nên chương trình không nhận ra sổ.\n\n"
        "Đóng sổ, đổi tên tệp (bỏ những chỗ đó), mở lại rồi bấm nút lại."
    ),
    "no_python": (
        "Chưa tìm thấy chương trình Theo dõi nhiệm vụ trên máy này.\n\n"
        "Mở thư mục cài đặt, bấm đúp tệp cai-dat.cmd và chờ đến khi báo xong; sau đó bấm nút lại. "
        "Nếu đã cài rồi mà vẫn gặp thông báo này, chạy lại cai-dat.cmd để sửa."
    ),
    "no_view": ("Nút này dùng ở trang của kế hoạch và trang «Giao việc».\n\nMở một trang như vậy rồi bấm lại."),
    "view_failed": (
        "Không đổi được cách xem trang này. Có thể trang đang được bảo vệ.\n\nBỏ bảo vệ trang rồi bấm lại."
    ),
    "failed": (
        "Không khởi động được chương trình. Có thể phần mềm bảo vệ máy đã chặn.\n\n"
        "Dùng lối tắt «Làm mới sổ đang mở» trên màn hình nền, hoặc báo cán bộ công nghệ thông tin kèm dòng sau:"
    ),
}


def not_ascii(where: str, line: int, letter: str) -> str:
    """A macro's text holds a letter that VBA's code page would spoil."""
    return (
        f"Mã macro {where}, dòng {line}: có ký tự «{letter}» ngoài bảng ASCII. "
        "Chuyển câu tiếng Việt sang texts_vba.py rồi gọi bằng khóa."
    )


def bad_module_name(name: str) -> str:
    """A module's name that VBA would not take."""
    return f"Tên mô-đun macro «{name}» không hợp lệ: chỉ dùng chữ không dấu, số và dấu gạch dưới, tối đa 31 ký tự."


def two_modules_of_one_name(name: str) -> str:
    """Two modules share a name."""
    return f"Có hai mô-đun macro cùng tên «{name}». Đổi tên một trong hai (VBA không phân biệt chữ hoa, chữ thường)."


def no_macros(folder: str) -> str:
    """The folder of macros is missing or empty."""
    return f"Không thấy tệp .bas hay .cls nào trong thư mục macro {folder}. Kiểm tra lại đường dẫn."


def cannot_replace(name: str) -> str:
    """The build was asked to swap a module that does not exist."""
    return f"Không có mô-đun macro «{name}» để thay."
