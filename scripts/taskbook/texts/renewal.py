"""What is said of renewing a workbook: before, after, and where it cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook_schemas.registry import PLANS
from taskbook_schemas.version import BROUGHT

LOG_RENEWED = "Nâng cấp sổ"
SOURCE = "nâng cấp"
HOW = "đóng sổ rồi chạy taskbook renew (hoặc chạy lại cai-dat.cmd)"


def strange_workbook(file: str) -> str:
    """A part of the workbook is not as Excel writes it."""
    return (
        f"Sổ «{file}» có phần không theo dạng Excel thường ghi nên chưa nâng cấp để khỏi làm mất gì. Hãy mở sổ bằng "
        "Excel, bấm Ctrl+S, đóng lại rồi nâng cấp lần nữa."
    )


def none_of_ours(file: str) -> str:
    """A workbook without the sheet of plans is no workbook of ours."""
    return (
        f"Tệp «{file}» không có trang «{PLANS}» với bảng các kế hoạch nên không phải sổ theo dõi, hoặc trang đó đã "
        "hỏng; chưa đổi gì. Hãy chọn đúng tệp sổ, hoặc lấy lại trang đó từ bản sao lưu."
    )


def already_current(file: str, version: int) -> str:
    """There is nothing to renew."""
    return f"Sổ «{file}» đã ở cấu trúc mới nhất (bản {version}): tệp giữ nguyên."


def renewed(file: str, old: int, new: int) -> str:
    """The workbook was renewed."""
    if old == new:
        return f"Đã sửa lại sổ «{file}» theo cấu trúc bản {new}."
    brought = "; ".join(BROUGHT[version] for version in range(old + 1, new + 1))
    return f"Đã nâng cấp sổ «{file}» từ cấu trúc bản {old} lên bản {new} (thêm: {brought})."


def sheets_added(sheets: Sequence[str]) -> str:
    """Sheets that came."""
    return f"Trang tính mới: {', '.join(f'«{sheet}»' for sheet in sheets)}."


def columns_added(sheet: str, headings: Sequence[str]) -> str:
    """Columns that came to a table."""
    return f"Trang «{sheet}»: thêm cột {', '.join(f'«{heading}»' for heading in headings)} vào bên phải bảng."


def settings_added(count: int) -> str:
    """Settings that came."""
    return f"Trang «Thiết lập»: thêm {count} dòng thiết lập, đang để giá trị mặc định."


def in_the_way(sheet: str, cell: str) -> str:
    """Something stands where new columns or rows would go."""
    return (
        f"Trang «{sheet}»: chưa thêm được cột hoặc dòng mới vào bảng vì ô {cell} đã có nội dung. Hãy chuyển nội dung "
        "cạnh bảng sang chỗ khác rồi nâng cấp lần nữa; các phần khác đã nâng cấp xong."
    )


def left_out(sheet: str) -> str:
    """A plan's sheet cannot be read."""
    return f"Trang «{sheet}» chưa đọc được nên chưa nâng cấp; xem lý do ở trang «Kiểm tra» rồi nâng cấp lần nữa."


MACROS_KEPT = (
    "Macro của sổ giữ nguyên vì có phần do cơ quan tự làm (biểu mẫu, thư viện, mật khẩu, chữ ký hoặc chữ có dấu) mà "
    "bản mới sẽ làm mất. Các nút cũ vẫn dùng được; muốn có nút mới, nhờ người làm macro gộp vào."
)
NEXT = "Hãy mở sổ, bấm «Làm mới» để tính lại số liệu. Muốn trở về như trước: bấm «Hoàn tác» (hoặc taskbook undo)."


def versions(old: int, new: int) -> str:
    """What the log says of a renewal."""
    return f"cấu trúc bản {old} → bản {new}"


def typed_since(sheets: Sequence[str], backup: str) -> str:
    """Somebody typed after the renewal, so that the file cannot be put back whole."""
    named = ", ".join(f"«{sheet}»" for sheet in sheets)
    return (
        f"Chưa trả lại sổ như trước khi nâng cấp vì sau đó đã có người nhập ở trang {named}; trả lại nguyên tệp sẽ làm "
        f"mất những nội dung ấy. Sổ giữ nguyên. Bản trước khi nâng cấp vẫn còn: {backup}; cần thì mở bản đó để lấy lại."
    )


def backup_gone(backup: str) -> str:
    """The copy made before the renewal is gone."""
    return f"Không còn bản sao trước khi nâng cấp («{backup}») nên chưa trả lại được. Sổ giữ nguyên."


def close_to_undo(file: str) -> str:
    """The file of an open workbook cannot be replaced."""
    return (
        f"Lần làm gần nhất là nâng cấp sổ, muốn trả lại phải thay cả tệp nên sổ «{file}» phải đóng. Hãy nhấn Ctrl+S, "
        "đóng sổ rồi chạy taskbook undo."
    )


def put_back(file: str, copy: str) -> list[str]:
    """The file is again what it was before it was renewed."""
    return [
        f"Đã trả lại nguyên tệp «{file}» như trước khi nâng cấp.",
        f"Bản sau khi nâng cấp được giữ ở: {copy}",
    ]


def workbook_old(version: int, newest: int) -> str:
    """Offer to renew a workbook: a line of the message that ends a refresh."""
    brought = "; ".join(BROUGHT[number] for number in range(version + 1, newest + 1))
    return f"Sổ còn ở cấu trúc bản {version}, chương trình đã có bản {newest} (thêm: {brought}). Muốn có: {HOW}."
