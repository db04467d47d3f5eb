"""What we say when a workbook lacks a sheet, a table or a heading that an action needs."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_STRANGE = 5
_RESTORE = "hoặc khôi phục bản sao lưu gần nhất"


def missing_sheets(file: str, sheets: Sequence[str]) -> str:
    """Sheets of fixed names are gone."""
    return (
        f"Tệp «{file}» thiếu trang tính {_quoted(sheets)}. Nếu trang tính đã bị đổi tên, hãy đặt lại đúng tên; "
        f"nếu đã bị xóa, hãy chép lại từ tệp gốc {_RESTORE}."
    )


def missing_plan_sheet(file: str, plans: str, cell: str, sheet: str) -> str:
    """A plan names a sheet that is not there."""
    return (
        f"Tệp «{file}», trang tính «{plans}», ô {cell}: kế hoạch ghi trang tính «{sheet}» nhưng trong tệp không có "
        f"trang tính nào tên như vậy. Hãy sửa ô {cell} cho đúng tên trang tính, hoặc đặt lại tên trang tính thành "
        f"«{sheet}»."
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
    seen = "; ".join(f"ô {cell} «{text}»" for cell, text in strange[:_MOST_STRANGE])
    perhaps = f" (tiêu đề chưa nhận ra: {seen})" if seen else ""
    return (
        f"Tệp «{file}», trang tính «{sheet}», bảng «{table}»: thiếu cột {_quoted(headings)} ở hàng tiêu đề "
        f"{area}{perhaps}. Nếu tiêu đề đã bị sửa, "
        f"hãy gõ lại đúng tiêu đề; nếu cột đã bị xóa, hãy chèn lại cột với tiêu đề đó, {_RESTORE}."
    )


def repeated_heading(file: str, sheet: str, table: str, headings: Sequence[tuple[str, str]]) -> str:
    """Two columns (cell and heading of each) could each be the one needed."""
    named = ", ".join(f"«{text}» (ô {cell})" for cell, text in headings)
    return (
        f"Tệp «{file}», trang tính «{sheet}», bảng «{table}»: các cột {named} cùng là một cột dữ liệu nên "
        f"không biết đọc cột nào. Hãy đổi tiêu đề của cột thêm vào thành tên khác, hoặc xóa cột thừa."
    )


def no_year(file: str, sheet: str, cell: str, plan: str) -> str:
    """A plan's year is nowhere to be found, and every deadline without a year needs it."""
    return (
        f"Tệp «{file}», trang tính «{sheet}», ô {cell}: kế hoạch «{plan}» chưa có năm và cũng chưa có ngày ban hành "
        f"nên không tính được thời hạn. Hãy gõ năm của kế hoạch vào ô {cell}, ví dụ 2026."
    )


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
