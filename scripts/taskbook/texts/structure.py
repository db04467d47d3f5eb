"""What we say when a workbook lacks a sheet, a table or a heading that an action needs."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_STRANGE = 5
_RESTORE = "hoặc khôi phục bản sao lưu gần nhất"


def missing_sheets(file: str, sheets: Sequence[str]) -> str:
    """Sheets of fixed names are gone."""
    return (
        f"Tệp «{file}» thiếu trang tính {quoted(sheets)}. Nếu trang tính đã bị đổi tên, hãy đặt lại đúng tên; "
        f"nếu đã bị xóa, hãy chép lại từ tệp gốc {_RESTORE}."
    )


def newer_workbook(file: str, version: int, known: int) -> str:
    """A workbook was made by a later version of the program."""
    return (
        f"Sổ «{file}» có cấu trúc bản {version}, mới hơn chương trình trên máy này (bản {known}), nên chưa đọc hay ghi "
        "gì để khỏi làm hỏng sổ. Hãy chạy cai-dat.cmd của bản cài mới nhất trên máy này rồi làm lại."
    )


def missing_table(file: str, sheet: str, table: str) -> str:
    """A sheet has no Excel table that could be the one needed."""
    return (
        f"Tệp «{file}», trang tính «{sheet}»: không thấy bảng «{table}» (Excel Table). Hãy chọn vùng dữ liệu kể cả "
        f"dòng tiêu đề, bấm Ctrl+T, rồi đặt tên bảng là «{table}» ở thẻ Thiết kế bảng; {_RESTORE}."
    )


def missing_headings(
    file: str, sheet: str, table: str, headings: Sequence[str], area: str, strange: Sequence[tuple[str, str]]
) -> str:
    """A table lacks columns. `strange`: the cells, and what stands in them, that are nobody's heading."""
    return (
        f"Tệp «{file}», trang tính «{sheet}», bảng «{table}»: thiếu cột {quoted(headings)} ở hàng tiêu đề "
        f"{area}{strange_headings(strange)}. Nếu tiêu đề đã bị sửa, "
        f"hãy gõ lại đúng tiêu đề; nếu cột đã bị xóa, hãy chèn lại cột với tiêu đề đó, {_RESTORE}."
    )


def repeated_heading(file: str, sheet: str, table: str, headings: Sequence[tuple[str, str]]) -> str:
    """Two columns (cell and heading of each) could each be the one needed."""
    return (
        f"Tệp «{file}», trang tính «{sheet}», bảng «{table}»: các cột {named(headings)} cùng là một cột dữ liệu nên "
        f"không biết đọc cột nào. Hãy đổi tiêu đề của cột thêm vào thành tên khác, hoặc xóa cột thừa."
    )


def strange_headings(strange: Sequence[tuple[str, str]]) -> str:
    """The cells, and what stands in them, that are nobody's heading: in brackets, empty when there are none."""
    seen = "; ".join(f"ô {cell} «{text}»" for cell, text in strange[:_MOST_STRANGE])
    return f" (tiêu đề chưa nhận ra: {seen})" if seen else ""


def named(headings: Sequence[tuple[str, str]]) -> str:
    """Headings with their cells."""
    return ", ".join(f"«{text}» (ô {cell})" for cell, text in headings)


def quoted(names: Sequence[str]) -> str:
    """Names of sheets or headings, each in its quotation marks."""
    return ", ".join(f"«{name}»" for name in names)
