"""What we say when a plan's source file cannot be used. Each sentence: which file and place, what, what to do next."""

from __future__ import annotations

HEAD = "phần đầu tệp"
CODES = "các mã và tên trang tính"
APPENDIX = "bảng [appendix]"

KIND_NAMES: dict[type, str] = {
    str: "chữ đặt trong dấu ngoặc kép",
    int: "số nguyên",
    float: "số",
    dict: "một bảng",
    list: "danh sách các bảng",
}
DAY = "ngày dạng 2026-03-31"


def column_place(order: int) -> str:
    """Name the appendix's column number `order` (1-based)."""
    return f"cột thứ {order} của phụ lục"


def section_place(order: int) -> str:
    """Name the section number `order` (1-based)."""
    return f"mục thứ {order}"


def row_place(order: int, row_id: object) -> str:
    """Name the appendix's row number `order` (1-based), with its id when it has one."""
    return f"dòng nhiệm vụ thứ {order}" + (f" ({row_id})" if row_id else "")


def target_place(order: int, target_id: object) -> str:
    """Name the target number `order` (1-based), with its id when it has one."""
    return f"chỉ tiêu thứ {order}" + (f" ({target_id})" if target_id else "")


def no_plans(folder: str) -> str:
    """Say that a folder holds no plan."""
    return f"Thư mục {folder} không có tệp kế hoạch nào (*.toml). Hãy kiểm tra lại thư mục kế hoạch."


def not_opened(file: str) -> str:
    """Say that a file could not be opened."""
    return f"Tệp {file}: không mở được. Hãy kiểm tra tệp còn đó và có quyền đọc."


def not_utf8(file: str) -> str:
    """Say that a file is not written in UTF-8."""
    return f"Tệp {file}: không phải chữ Unicode UTF-8. Hãy lưu lại tệp với bảng mã UTF-8."


def not_toml(file: str, line: str, column: str) -> str:
    """Say at which line and column a file stops being readable; both are "?" at the file's end."""
    where = "cuối tệp" if line == "?" else f"dòng {line}, ký tự {column}"
    return f"Tệp {file}, {where}: viết sai quy cách TOML. Hãy xem lại dấu ngoặc kép, dấu = và dấu [ ] ở đó."


def missing(file: str, place: str, key: str) -> str:
    """Say that a key is absent or blank."""
    return f"Tệp {file}, {place}: thiếu «{key}». Hãy ghi thêm «{key}»."


def wrong_kind(file: str, place: str, key: str, expected: str) -> str:
    """Say that a key holds another kind of value than it should."""
    return f"Tệp {file}, {place}: «{key}» phải là {expected}. Hãy sửa lại giá trị."


def unknown_keys(file: str, place: str, keys: str) -> str:
    """Say that a table has keys that mean nothing here."""
    return f"Tệp {file}, {place}: không hiểu «{keys}». Hãy sửa lại tên hoặc xóa đi."


def not_a_choice(file: str, place: str, key: str, value: str, choices: str) -> str:
    """Say that a key's value is none of the allowed ones."""
    return f"Tệp {file}, {place}: «{key}» ghi «{value}», không có trong: {choices}. Hãy chọn một trong các giá trị đó."


def repeated(file: str, place: str, value: str) -> str:
    """Say that what must be unique stands twice."""
    return f"Tệp {file}, {place}: «{value}» đã có ở chỗ khác. Hãy đặt giá trị khác, không trùng."


def column_absent(file: str, field: str) -> str:
    """Say that no column of the appendix is mapped to a field every plan needs."""
    return f"Tệp {file}, các cột của phụ lục: chưa có cột nào ứng với «{field}». Hãy thêm cột đó vào [[columns]]."


def not_readable(why: str) -> str:
    """The workbook just built could not be read back; `why` is what reading said."""
    return (
        f"Sổ vừa dựng không đọc lại được nên chưa ghi ra tệp. {why} Hãy sửa tiêu đề cột (heading) trong tệp kế hoạch ở "
        "workbook/plans rồi dựng lại."
    )


def read_otherwise(plan: str, row: str, heading: str) -> str:
    """A row of the workbook just built is not read as its source has it."""
    return (
        f"Sổ vừa dựng đọc lại không giống tệp kế hoạch {plan}: dòng {row}, cột «{heading}»; chưa ghi ra tệp. Hãy xem "
        "lại tiêu đề (heading) và nội dung dòng đó trong tệp kế hoạch ở workbook/plans rồi dựng lại."
    )


def heading_taken(plan: str, heading: str) -> str:
    """Two columns of a plan's sheet would have one heading."""
    return (
        f"Tệp kế hoạch {plan}: tiêu đề cột «{heading}» trùng với một cột khác của trang kế hoạch nên chưa dựng sổ. Hãy "
        "đổi tiêu đề đó trong tệp kế hoạch ở workbook/plans (ví dụ thêm «(phụ lục)») rồi dựng lại."
    )
