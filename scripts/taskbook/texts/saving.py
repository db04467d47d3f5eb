"""What we say when a workbook file cannot be written. Each sentence: which file and place, what, what to do next."""

from __future__ import annotations

UNTOUCHED = "Tệp vẫn nguyên như cũ, chưa ghi gì."
RESAVE = "Hãy mở tệp bằng Excel, lưu lại, đóng Excel rồi chạy lại."
BACKUP_FOLDER = "Sao lưu"
CUT_MARK = " […] (đã cắt bớt: quá 32.767 ký tự)"


def signed(file: str) -> str:
    """Say that a digital signature would be broken."""
    return (
        f"Tệp «{file}» có chữ ký số; ghi vào sẽ làm chữ ký mất hiệu lực. {UNTOUCHED} "
        "Hãy lưu thành một tệp khác không có chữ ký rồi chạy lại."
    )


def strange_sheet(file: str, sheet: str) -> str:
    """Say that a sheet's XML is of a kind that cannot be changed safely."""
    return (
        f"Trang «{sheet}» của tệp «{file}» được lưu theo cách khác thường nên không ghi an toàn được. "
        f"{UNTOUCHED} {RESAVE}"
    )


def strange_part(file: str, part: str) -> str:
    """Say that another part of the file cannot be changed safely."""
    return (
        f"Phần «{part}» của tệp «{file}» được lưu theo cách khác thường nên không ghi an toàn được. "
        f"{UNTOUCHED} {RESAVE}"
    )


def array_formula(file: str, sheet: str, cell: str) -> str:
    """Say that a formula for several cells stands where a value must be written."""
    return (
        f"Ô {cell} trang «{sheet}» của tệp «{file}» chứa công thức dùng chung cho nhiều ô nên không ghi đè được. "
        f"{UNTOUCHED} Hãy xóa công thức ở ô đó (cột này do phần mềm ghi) rồi chạy lại."
    )


def table_heading(file: str, sheet: str, cell: str) -> str:
    """Say that a table's heading would be overwritten."""
    return (
        f"Ô {cell} trang «{sheet}» của tệp «{file}» là tiêu đề của một bảng nên không được ghi đè. {UNTOUCHED} "
        "Hãy chuyển bảng đó sang chỗ khác rồi chạy lại."
    )


def structure_locked(file: str, sheet: str) -> str:
    """Say that the workbook's structure is protected, so no sheet can be added, shown or hidden."""
    return (
        f"Tệp «{file}» đang khóa cấu trúc nên không thêm, hiện hay ẩn được trang «{sheet}». {UNTOUCHED} "
        "Hãy vào Xem lại > Bảo vệ sổ làm việc để bỏ khóa rồi chạy lại."
    )


def template_too_rich(file: str, sheet: str, what: str) -> str:
    """Say that a template sheet holds something that cannot be copied."""
    return (
        f"Trang mẫu «{sheet}» của tệp «{file}» có thành phần không sao chép được ({what}). {UNTOUCHED} "
        "Hãy xóa thành phần đó khỏi trang mẫu rồi chạy lại."
    )


def no_sheet(file: str, sheet: str) -> str:
    """Say that a sheet is missing."""
    return f"Tệp «{file}» không có trang «{sheet}». Hãy khôi phục trang này (ví dụ từ bản sao lưu) rồi chạy lại."


def bad_sheet_name(sheet: str) -> str:
    """Say that a name cannot be a sheet's name."""
    return (
        f"«{sheet}» không đặt tên cho trang tính được: tên có từ 1 đến 31 ký tự và không chứa các dấu [ ] : * ? / \\."
    )


def not_a_grid(file: str, sheet: str) -> str:
    """Say that a sheet is a chart sheet or the like."""
    return (
        f"Trang «{sheet}» của tệp «{file}» không phải trang tính thường (có thể là trang biểu đồ) nên không ghi được. "
        f"{UNTOUCHED} Hãy đổi tên trang đó, rồi chép lại trang «{sheet}» từ bản sao lưu gần nhất và chạy lại."
    )


def no_table(file: str, sheet: str, table: str) -> str:
    """Say that a table is missing."""
    return (
        f"Trang «{sheet}» của tệp «{file}» không có bảng «{table}». "
        "Hãy khôi phục bảng (ví dụ từ bản sao lưu) rồi chạy lại."
    )


def no_heading(file: str, sheet: str, table: str, heading: str, count: int) -> str:
    """Say that a table's heading is missing, or stands there `count` times."""
    trouble = "không có cột" if count == 0 else f"có {count} cột cùng tên"
    return f"Bảng «{table}» ở trang «{sheet}» của tệp «{file}» {trouble} «{heading}». Hãy sửa lại tiêu đề rồi chạy lại."


def row_count_changed(file: str, sheet: str, table: str, expected: int, found: int) -> str:
    """Say that a table has not as many rows as when it was read."""
    return (
        f"Bảng «{table}» ở trang «{sheet}» của tệp «{file}» có {found} dòng, lúc đọc có {expected} dòng: "
        f"tệp đã bị sửa trong lúc xử lý. {UNTOUCHED} Hãy chạy lại."
    )


def cell_changed(file: str, sheet: str, cell: str) -> str:
    """Say that a cell holds something else than was read."""
    return f"Ô {cell} trang «{sheet}» của tệp «{file}» đã bị sửa từ lúc đọc. {UNTOUCHED} Hãy chạy lại."


def file_changed(file: str) -> str:
    """Say that the file is no longer the one that was read."""
    return f"Tệp «{file}» đã bị người hoặc chương trình khác ghi trong lúc xử lý. {UNTOUCHED} Hãy chạy lại."


def open_elsewhere(file: str, who: str | None, mark: str) -> str:
    """Say that somebody has the file open; `mark` is the file that shows it."""
    person = f"{who} đang mở" if who else "đang được mở"
    head = f"Tệp «{file}» {person}" if not who else f"{who} đang mở tệp «{file}»"
    return (
        f"{head} trong Excel hoặc LibreOffice. {UNTOUCHED} Hãy lưu và đóng tệp rồi chạy lại. "
        f"Nếu chắc chắn không ai mở, hãy xóa tệp «{mark}» cùng thư mục."
    )


def other_run(file: str) -> str:
    """Say that another run of ours works on the file."""
    return f"Một lượt chạy khác đang ghi tệp «{file}». {UNTOUCHED} Hãy chờ lượt đó xong rồi chạy lại."


def not_saved(file: str, folder: str, reason: str) -> str:
    """Say why the file cannot be written; the reason says what to do."""
    return f"Không ghi được «{file}» vào thư mục «{folder}»: {reason} {UNTOUCHED}"


def result_too_large(file: str) -> str:
    """Say that the file would grow beyond what can be read again."""
    return (
        f"Ghi xong thì tệp «{file}» sẽ quá lớn để mở lại an toàn. "
        f"{UNTOUCHED} Hãy chuyển bớt dữ liệu cũ sang tệp khác rồi chạy lại."
    )


TEMPLATE_PARTS: dict[str, str] = {
    "table": "bảng Excel",
    "pivotTable": "bảng tổng hợp PivotTable",
    "slicer": "bộ lọc Slicer",
    "timeline": "bộ lọc thời gian Timeline",
    "threadedComment": "chuỗi trao đổi (bình luận)",
    "queryTable": "bảng lấy dữ liệu từ ngoài",
    "ctrlProp": "nút hoặc ô điều khiển",
    "control": "nút hoặc ô điều khiển",
    "oleObject": "đối tượng nhúng",
    "package": "tệp nhúng",
}
