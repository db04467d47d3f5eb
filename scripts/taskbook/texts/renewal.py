"""What is said of renewing a workbook: before, after, and where it cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook_schemas.buttons import button_of
from taskbook_schemas.registry import PLANS
from taskbook_schemas.version import BROUGHT

_MOST_SAID = 640  # characters: the lines that follow must fit into Excel's box, too
LOG_RENEWED = "Nâng cấp sổ"
SOURCE = "nâng cấp"
BUTTON = button_of("renew").label
HELP_BUTTON = button_of("help").label
HOW = f"bấm «{BUTTON}» (sổ cũ chưa có nút ấy thì bấm «{HELP_BUTTON}»), hoặc đóng sổ rồi chạy lại cai-dat.cmd"
"""How a workbook is renewed: what messages, `doctor` and issues tell."""


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
    said = f"Đã {'sửa lại' if old == new else 'nâng cấp'} sổ «{file}» {_what_comes(old, new)}."
    if len(said) <= _MOST_SAID:
        return said
    return f"Đã nâng cấp sổ «{file}» từ cấu trúc bản {old} lên bản {new}: thêm trang, cột, nút và thiết lập như sau."


def _what_comes(old: int, new: int, most: int | None = None) -> str:
    """What an upgrade brings; of more than `most` letters the last ones, which are the newest, in whole pieces."""
    brought = "; ".join(BROUGHT[version] for version in range(old + 1, new + 1))
    if most is not None and len(brought) > most:
        brought = "…; " + brought[-most:].partition("; ")[2]
    return f"từ cấu trúc bản {old} lên bản {new} (thêm: {brought})" if brought else f"theo đúng cấu trúc bản {new}"


_MOST_ASKED, _MOST_ROWS = 300, 2  # letters and sheets: Excel shows no question of more than 1,023 letters


def ask(file: str, old: int, new: int, folder: str, rows: Sequence[tuple[str, int, int]] = ()) -> str:
    """Ask before an open workbook is renewed: what will happen, and how it is undone."""
    return (
        f"Nâng cấp sổ «{file}» {_what_comes(old, new, _MOST_ASKED)}?\n\n"
        + "".join(f"{rows_offered(*one)}\n\n" for one in rows[:_MOST_ROWS])
        + (f"Và {len(rows) - _MOST_ROWS} trang khác như vậy.\n\n" if len(rows) > _MOST_ROWS else "")
        + "Chương trình sẽ lưu sổ (cả những gì chưa lưu), chép một bản "
        f"vào thư mục «{folder}», đóng sổ, nâng cấp rồi mở lại đúng trang đang xem; mất khoảng vài giây, trong lúc đó "
        "xin đừng bấm gì trong Excel. Mọi nội dung đã nhập, "
        "cột, trang, biểu đồ riêng giữ nguyên; các sổ khác đang mở không bị động đến.\n\n"
        "Muốn trở về như trước: bấm «Hoàn tác».\n\n"
        "«Có» (Yes): nâng cấp ngay; «Không» (No): để sau."
    )


def offer(version: int, newest: int) -> str:
    """Offer to renew an old workbook, whose ribbon has no button for it."""
    return (
        f"Sổ còn ở cấu trúc bản {version}, chương trình đã có bản {newest}. Nâng cấp sổ? Chương trình sẽ hỏi lại trước "
        "khi làm. «Có» (Yes): xem và nâng cấp; «Không» (No): để sau."
    )


def _rows(first: int, last: int) -> str:
    return f"dòng {first}" if first == last else f"các dòng {first} đến {last}"


def rows_offered(sheet: str, first: int, last: int) -> str:
    """Tasks typed below a table will be taken into it."""
    return f"Trang «{sheet}»: {_rows(first, last)} gõ ở dưới bảng, chưa được tính, sẽ được đưa vào bảng."


def rows_taken(sheet: str, first: int, last: int) -> str:
    """Tasks typed below a table were taken into it."""
    return f"Trang «{sheet}»: đã đưa {_rows(first, last)} vào bảng; lần «Làm mới» tới sẽ tính."


RENEWING = "Nâng cấp sổ"
UNDOING = "Trả lại sổ"
NEXT_OPEN = "Hãy bấm «Làm mới» để tính lại số liệu. Muốn trở về như trước: bấm «Hoàn tác»."
"""What to do next in a workbook that is open again."""


def sheets_added(sheets: Sequence[str]) -> str:
    """Sheets that came."""
    return f"Trang tính mới: {', '.join(f'«{sheet}»' for sheet in sheets)}."


def columns_added(sheet: str, headings: Sequence[str]) -> str:
    """Columns that came to a table."""
    return f"Trang «{sheet}»: thêm cột {', '.join(f'«{heading}»' for heading in headings)} vào bên phải bảng."


def settings_added(count: int) -> str:
    """Settings that came."""
    return f"Trang «Thiết lập»: thêm {count} dòng thiết lập, đang để giá trị mặc định."


def replaced(sheet: str, kept: str) -> str:
    """A sheet got another form; the former one is kept."""
    return (
        f"Trang «{sheet}» có bố cục mới; trang cũ, với mọi ghi chú và biểu đồ riêng, được giữ và ẩn dưới tên «{kept}» "
        "(bấm chuột phải vào một thẻ trang, chọn Unhide để xem)."
    )


def pointing(sheets: Sequence[str]) -> str:
    """Formulas of the office's own take figures from cells that have moved."""
    named = ", ".join(f"«{sheet}»" for sheet in sheets)
    return f"Trang {named} có công thức lấy số từ trang Tổng hợp: vị trí các ô đã đổi, hãy trỏ lại công thức."


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


def workbook_old(version: int, newest: int) -> str:
    """Offer to renew a workbook: a line of the message that ends a refresh."""
    brought = "; ".join(BROUGHT[number] for number in range(version + 1, newest + 1))
    return f"Sổ còn ở cấu trúc bản {version}, chương trình đã có bản {newest} (thêm: {brought}). Muốn có: {HOW}."
