"""What we say when a workbook file cannot be read. Each sentence: which file and place, what, what to do next."""

from __future__ import annotations

RESAVE = "Hãy mở tệp bằng Excel rồi chọn Tệp > Lưu thành (Save As), loại «Excel Workbook (*.xlsx)», và dùng tệp mới."
TAKE_BACKUP = "Hãy lấy lại bản sao lưu gần nhất hoặc xin lại tệp từ người gửi."
CLEAN_UP = "Hãy xóa các dòng, cột, trang tính không dùng rồi lưu lại."


def missing(file: str) -> str:
    """Say that there is no such file."""
    return f"Không tìm thấy tệp «{file}». Hãy kiểm tra lại tên tệp và thư mục chứa tệp."


def is_folder(file: str) -> str:
    """Say that a folder stands where a workbook is expected."""
    return f"«{file}» là một thư mục, không phải tệp Excel. Hãy chỉ rõ tệp nằm trong thư mục đó."


def not_plain_file(file: str) -> str:
    """Say that the name belongs to a device or pipe."""
    return f"«{file}» không phải là tệp trên đĩa. Hãy chép sổ làm việc vào một thư mục trên máy rồi thử lại."


def no_permission(file: str) -> str:
    """Say that the system does not let us read the file."""
    return (
        f"Không có quyền đọc tệp «{file}». Hãy đóng chương trình đang giữ tệp, "
        "hoặc nhờ người quản trị cấp quyền đọc, rồi thử lại."
    )


def disk_trouble(file: str) -> str:
    """Say that the disk or network did not give the file."""
    return f"Không đọc được tệp «{file}» từ ổ đĩa hoặc mạng. Hãy kiểm tra kết nối, chép tệp về máy rồi thử lại."


def empty(file: str) -> str:
    """Say that the file has 0 bytes."""
    return f"Tệp «{file}» rỗng (0 byte), có thể do sao chép hay tải về dở dang. {TAKE_BACKUP}"


def too_large(file: str, megabytes: int) -> str:
    """Say that the file is larger than `megabytes`."""
    return f"Tệp «{file}» lớn hơn {megabytes} MB nên không được mở để máy không bị treo. {CLEAN_UP}"


def has_password(file: str) -> str:
    """Say that the file is encrypted, and how to take the password off."""
    return (
        f"Tệp «{file}» được bảo vệ bằng mật khẩu nên không đọc được. Hãy mở bằng Excel, nhập mật khẩu, vào Tệp > "
        "Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa trắng ô mật khẩu, lưu lại rồi thử lại."
    )


def old_excel(file: str) -> str:
    """Say that the file is of Excel 97-2003."""
    return f"Tệp «{file}» thuộc loại Excel 97-2003 (.xls) nên không đọc được. {RESAVE}"


def binary_excel(file: str) -> str:
    """Say that the file is a binary workbook (.xlsb)."""
    return f"Tệp «{file}» là sổ làm việc nhị phân (.xlsb) nên không đọc được. {RESAVE}"


def open_document(file: str) -> str:
    """Say that the file is an OpenDocument file (.ods)."""
    return f"Tệp «{file}» thuộc loại OpenDocument (.ods) nên không đọc được. {RESAVE}"


def other_office(file: str, program: str) -> str:
    """Say that the file belongs to another program of the office suite (`program`: Word, PowerPoint ...)."""
    return f"Tệp «{file}» là tệp của {program}, không phải sổ làm việc Excel. Hãy chọn đúng tệp .xlsx hoặc .xlsm."


def not_workbook(file: str) -> str:
    """Say that the file is something else altogether."""
    return (
        f"Tệp «{file}» không phải sổ làm việc Excel (.xlsx, .xlsm), dù tên tệp có thể ghi như vậy. Hãy chọn đúng tệp."
    )


def damaged(file: str) -> str:
    """Say that the file is cut off or its zip is damaged."""
    return f"Tệp «{file}» bị hỏng hoặc bị cắt cụt (sao chép, tải về chưa hết). {TAKE_BACKUP}"


def part_damaged(file: str, part: str) -> str:
    """Say which part inside the file cannot be read."""
    return (
        f"Tệp «{file}» bị hỏng ở phần «{part}». Hãy mở bằng Excel, để Excel sửa chữa rồi lưu lại; nếu không được, "
        "hãy lấy lại bản sao lưu gần nhất."
    )


def part_missing(file: str, part: str) -> str:
    """Say which part the file ought to have."""
    return f"Tệp «{file}» thiếu phần «{part}» nên không phải sổ làm việc trọn vẹn. {TAKE_BACKUP}"


def too_many_parts(file: str, limit: int) -> str:
    """Say that the zip has more than `limit` members."""
    count = f"{limit:,}".replace(",", ".")
    return f"Tệp «{file}» chứa hơn {count} phần bên trong, khác thường nên không được mở. {RESAVE}"


def unpacks_too_large(file: str, part: str) -> str:
    """Say that `part` is small in the file and huge when unpacked."""
    return (
        f"Tệp «{file}»: phần «{part}» khi giải nén lớn bất thường nên không được mở để máy không bị treo. {CLEAN_UP} "
        "Nếu tệp đến từ nơi lạ, đừng mở tệp này."
    )


def strange_name(file: str, part: str) -> str:
    """Say that a member's name repeats another or leads outside the file."""
    return f"Tệp «{file}» có phần bên trong trùng tên hoặc tên lạ («{part}») nên không được mở. {RESAVE}"


def strange_packing(file: str, part: str) -> str:
    """Say that a member is packed or encrypted in a way no workbook is."""
    return f"Tệp «{file}»: phần «{part}» được nén hoặc mã hóa theo cách khác thường nên không đọc được. {RESAVE}"


def doctype(file: str, part: str) -> str:
    """Say that a part declares a document type or entities."""
    return (
        f"Tệp «{file}»: phần «{part}» có khai báo DOCTYPE, dấu hiệu của tệp gây hại, nên không được mở. "
        "Hãy xin lại tệp từ người gửi."
    )


def strange_encoding(file: str, part: str) -> str:
    """Say that a part is not in UTF-8."""
    return f"Tệp «{file}»: phần «{part}» không dùng bảng mã UTF-8 nên không đọc được. {RESAVE}"


def sheet_damaged(file: str, sheet: str) -> str:
    """Say which sheet cannot be read."""
    return (
        f"Tệp «{file}»: nội dung trang «{sheet}» bị hỏng. Hãy mở bằng Excel, để Excel sửa chữa rồi lưu lại; nếu không "
        "được, hãy lấy lại bản sao lưu gần nhất."
    )


def strange_sheet(file: str, sheet: str) -> str:
    """Say that a sheet is written in an unusual way and too long to be read with care."""
    return f"Tệp «{file}»: trang «{sheet}» quá lớn và được ghi theo cách khác thường nên không đọc được. {RESAVE}"


def too_far(file: str, sheet: str, row: int) -> str:
    """Say that something stands so far down (or a table is so wide) that reading would fill the memory."""
    return (
        f"Tệp «{file}», trang «{sheet}», dòng {row}: có dữ liệu nằm quá xa phần còn lại của bảng. "
        f"Hãy xóa dữ liệu thừa ở dòng đó, kéo góc bảng về vừa phần có dữ liệu rồi lưu lại."
    )


def too_many_tables(file: str, sheet: str, limit: int) -> str:
    """Say that a sheet has more than `limit` tables."""
    return f"Tệp «{file}»: trang «{sheet}» có hơn {limit} bảng nên không được đọc. {CLEAN_UP}"


def too_much_text(file: str) -> str:
    """Say that all texts together do not fit into memory."""
    return f"Tệp «{file}» chứa quá nhiều chữ nên không được đọc để máy không bị treo. {CLEAN_UP}"
