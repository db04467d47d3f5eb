"""Why a returned file, or the folder of them, is not read: each goes on after the file's name, or stands alone."""

from __future__ import annotations

from collections.abc import Sequence


def no_such_path(path: str) -> str:
    """Say that a file or folder named does not exist."""
    return f"Không tìm thấy «{path}». Hãy kiểm tra lại đường dẫn tệp hoặc thư mục phiếu gửi lại."


def nothing_in(folders: Sequence[str]) -> str:
    """Say that there is no file at all in the folders named."""
    names = ", ".join(f"«{folder}»" for folder in folders)
    return f"Không có tệp nào trong {names}. Hãy chép các phiếu đơn vị gửi lại vào đó rồi đọc lại."


def too_many_files(limit: int) -> str:
    """Say that there are more files than are read at a time."""
    return f"Có hơn {limit} tệp. Hãy chia thành nhiều thư mục nhỏ hơn."


def sheet_too_long(sheet: str, limit: int) -> str:
    """Say that a returned sheet has too many rows to be a unit's."""
    return f"trang «{sheet}» có hơn {limit} dòng, không giống phiếu đã gửi. Đề nghị đơn vị gửi lại đúng tệp."


def file_too_large(megabytes: int) -> str:
    """Say that a returned file is too large to be a unit's."""
    return f"tệp lớn hơn {megabytes} MB, không giống phiếu đã gửi. Đề nghị đơn vị gửi lại đúng tệp."


NOT_A_FILE = "không phải là tệp nên không đọc. Hãy chép phiếu vào thư mục rồi đọc lại."
EMPTY_FOLDER = "thư mục không có tệp nào. Hãy chép các phiếu đơn vị gửi lại vào đó rồi đọc lại."
FILE_NOT_READ = "chương trình không đọc được tệp. Hãy đóng tệp nếu đang mở, kiểm tra quyền đọc rồi đọc lại."
OLD_FILE_DAMAGED = "tệp .xls bị hỏng hoặc có mật khẩu. Đề nghị đơn vị lưu thành .xlsx rồi gửi lại."
