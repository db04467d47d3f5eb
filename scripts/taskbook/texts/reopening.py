"""What is said of a workbook that is saved, closed and opened again while its file is worked on."""

from __future__ import annotations

AS_BEFORE = "Sổ đã được mở lại như cũ."
"""After what stopped the work."""
DECLINED = "Chưa làm gì theo lựa chọn của anh/chị: sổ giữ nguyên, chưa lưu và chưa đóng."


def only_on_disk(book: str) -> str:
    """The file of a workbook on the web cannot be worked on."""
    return (
        f"Sổ «{book}» đang mở từ OneDrive hoặc SharePoint: chương trình không thay được tệp ở đó. Chưa đổi gì. Hãy lưu "
        "sổ vào một thư mục trên máy (Tệp > Lưu thành), mở từ thư mục ấy rồi bấm nút lại."
    )


def no_file(book: str, folder: str) -> str:
    """The workbook's file is not where Excel says."""
    return (
        f"Không thấy tệp «{book}» ở «{folder}» (mất kết nối mạng, tệp bị đổi tên hoặc chuyển chỗ). Chưa đổi gì. Hãy "
        "nhấn Ctrl+S, hoặc lưu sổ vào một thư mục trên máy, rồi bấm nút lại."
    )


def not_saved(book: str) -> str:
    """Excel did not save the workbook."""
    return (
        f"Excel không lưu được sổ «{book}» nên chưa làm gì, sổ vẫn mở như cũ. Hãy nhấn Ctrl+S xem Excel báo gì (hết "
        "chỗ trống, mất mạng, không có quyền ghi), xử lý xong rồi bấm nút lại."
    )


def not_closed(book: str) -> str:
    """The workbook stayed open."""
    return (
        f"Sổ «{book}» chưa đóng được (có thể một macro riêng trong sổ giữ lại) nên chưa làm gì; sổ vẫn mở, đã lưu. Hãy "
        "tự đóng sổ rồi chạy lại cai-dat.cmd."
    )


def not_reopened(book: str, path: str) -> str:
    """The workbook is closed."""
    return f"Excel chưa mở lại được sổ «{book}». Tệp vẫn nguyên vẹn; hãy tự mở lại bằng cách bấm đúp tệp: {path}"


def opened_read_only(book: str) -> str:
    """Somebody was quicker."""
    return (
        f"Sổ «{book}» vừa mở lại ở chế độ chỉ đọc vì nơi khác đang giữ tệp. Hãy đóng sổ, chờ người khác đóng tệp rồi "
        "mở lại để nhập tiếp."
    )
