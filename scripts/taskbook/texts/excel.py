"""What is said in Excel: by a button, and of the open workbook. Each sentence: where, what, what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.texts.install import GUIDE_SHORTCUT
from taskbook.texts.starting import TITLE as TITLE
from taskbook_schemas.buttons import BUTTONS

UNTOUCHED = "Chưa ghi gì vào sổ."
_FREE_IT = "nhấn Enter (hoặc Esc) cho xong ô đó, đóng hộp thoại"
STILL_BUSY = (
    "Excel đang bận, chờ mãi chưa được: có ô đang nhập dở (ở sổ này hoặc sổ khác) hoặc có hộp thoại đang mở. "
    f"Hãy {_FREE_IT}."
)
EXCEL_BUSY = (
    "Excel đang bận, đã chờ một phút chưa được: có ô đang nhập dở (ở sổ này hoặc sổ khác) hoặc có hộp thoại đang mở. "
    f"Sổ giữ nguyên như trước khi bấm nút. Hãy {_FREE_IT}, rồi bấm nút lại."
)
WAITING = (
    f"{TITLE}: đang chờ Excel. Hãy nhấn Enter (hoặc Esc) cho xong ô đang nhập dở, đóng hộp thoại đang mở (nếu có); "
    "chương trình sẽ tự làm tiếp."
)
BROKEN_OFF = "Việc ghi vào sổ bị dừng giữa chừng do sự cố ngoài dự kiến."
SETTINGS_LOST = (
    "Excel chưa nhận lại được thiết lập như cũ (vẽ màn hình, tự tính công thức). Nếu thấy công thức không tự tính: vào "
    "Formulas > Calculation Options, chọn Automatic; hoặc đóng và mở lại Excel."
)
EXCEL_GONE = "Excel đã đóng hoặc không còn trả lời trong lúc xử lý. Hãy mở lại sổ, xem lại dữ liệu rồi bấm nút lại."
NOT_FROM_A_BUTTON = (
    "Không tìm thấy sổ đã gọi chương trình. Hãy mở sổ theo dõi trong Excel rồi bấm nút trên thẻ «Theo dõi nhiệm vụ»."
)
ONLY_ON_WINDOWS = (
    "Chỉ làm mới được sổ đang mở trên máy Windows có Excel. Hãy đóng sổ rồi chạy lệnh không kèm tùy chọn --live."
)
SAVE = "Hãy nhấn Ctrl+S để lưu sổ."
READING_RETURNED = "Đọc phiếu gửi lại"
HELP = tuple(f"{button.label}: {button.told}" for button in BUTTONS if button.told)
"""What the buttons do, a line each."""
GUIDE_OPENED = f"Hướng dẫn từng bước vừa được mở trong trình duyệt (lối tắt «{GUIDE_SHORTCUT}» trên màn hình nền)."
NO_GUIDE = "Không thấy tệp hướng dẫn trong bản cài này. Hãy chạy lại cai-dat.cmd để có hướng dẫn từng bước, có hình."


LONGEST = 1_020
"""Characters that a message box shows whole: Windows cuts a longer text off, or shows none of it."""
_LAST_LINES = 3


def fitted(lines: Sequence[str], room: int = LONGEST) -> str:
    """The lines of a message as a box can show them: of many, the first and the last; how many are left out is said."""
    whole = "\n".join(lines)
    if len(whole) <= room:
        return whole
    last = lines[-_LAST_LINES:]
    first = list(lines[: len(lines) - len(last)])
    while first:
        first.pop()
        left = len(lines) - len(last) - len(first)
        text = "\n".join([*first, f"… và {left} dòng nữa.", *last])
        if len(text) <= room:
            return text
    return whole[: room - 1] + "…"


def progress(step: str, share: float) -> str:
    """What the status bar says while an action runs."""
    return f"{TITLE}: {step}… {round(share * 100)}%"


def not_open(names: Sequence[str]) -> str:
    """Say that no Excel has the workbook open."""
    return f"Chưa thấy sổ {' hoặc '.join(f'«{name}»' for name in names)} đang mở trong Excel. Hãy mở sổ rồi chạy lại."


def several_open(names: Sequence[str]) -> str:
    """Say that more than one open workbook could be meant."""
    books = "; ".join(f"«{name}»" for name in names)
    return (
        f"Có {len(names)} sổ theo dõi đang mở trong Excel: {books}. Hãy đóng bớt, chỉ để lại một sổ rồi chạy lại, "
        "hoặc ghi rõ tên sổ sau --live."
    )


def show_now(sheet: str) -> str:
    """Ask whether to go to a sheet; the buttons below are Windows' own, in its language."""
    return f"Mở trang «{sheet}» ngay bây giờ? «Có» (Yes): mở; «Không» (No): ở lại trang đang xem."


def guide_not_opened(guide: str) -> str:
    """Say where the guide is that could not be opened."""
    return f"Không mở được hướng dẫn trong trình duyệt. Hãy bấm đúp tệp «{guide}» để đọc hướng dẫn từng bước, có hình."


def checked(book: str, tasks: int) -> str:
    """Say what was checked."""
    return f"Đã kiểm tra {tasks} nhiệm vụ của sổ «{book}»; chỉ ghi trang «Kiểm tra», các trang khác giữ nguyên."


def nothing_returned(folder: str) -> str:
    """Say where returned files are to be put."""
    return f"Chưa có tệp nào trong thư mục «{folder}». Hãy chép các phiếu đơn vị gửi lại vào đó rồi bấm nút lại."


def half_written(book: str, reason: str, copy: str) -> str:
    """Say that writing broke off and not all of it could be put back, and where the workbook is as it was."""
    return (
        f"{reason}\nMột phần đã ghi vào sổ «{book}» không trả lại được như trước. Những gì đã nhập không mất: bản "
        f"trước khi ghi là «{copy}». Hãy bấm «Làm mới» lại để ghi cho đủ; hoặc mở bản đó để lấy lại như trước."
    )


def unknown_action(action: str) -> str:
    """Say that a button asks for something this version cannot do."""
    return f"Phiên bản này chưa có chức năng «{action}». Hãy cài bản mới rồi bấm nút lại."


def already_running(book: str) -> str:
    """Say that an earlier press is still at work."""
    return (
        f"Lần bấm trước trên sổ «{book}» vẫn đang chạy. Hãy chờ đến khi có thông báo kết thúc (xem dòng trạng thái "
        "phía dưới) rồi bấm lại nếu cần."
    )


def read_only(book: str) -> str:
    """Say that the workbook is open for reading only."""
    return (
        f"Sổ «{book}» đang mở ở chế độ chỉ đọc. {UNTOUCHED} Hãy đóng sổ, bỏ thuộc tính chỉ đọc của tệp (hoặc chờ người "
        "khác đóng tệp), mở lại rồi bấm nút."
    )


def protected(sheet: str) -> str:
    """Say that a sheet's cells are locked."""
    return (
        f"Trang «{sheet}» đang được bảo vệ nên không ghi được. {UNTOUCHED} Hãy vào Xem lại > Bỏ bảo vệ trang tính rồi "
        "bấm nút lại."
    )


def table_moved(sheet: str, table: str) -> str:
    """Say that a table was moved or its headings changed while we computed."""
    return (
        f"Bảng «{table}» ở trang «{sheet}» vừa bị di chuyển hoặc đổi tiêu đề trong lúc xử lý. {UNTOUCHED} "
        "Hãy bấm nút lại."
    )


def never_saved(book: str) -> str:
    """Say that a workbook without a file cannot be copied before writing."""
    return (
        f"Sổ «{book}» chưa được lưu lần nào nên chưa có chỗ giữ bản sao lưu. {UNTOUCHED} Hãy nhấn Ctrl+S, lưu sổ vào "
        "một thư mục rồi bấm nút lại."
    )


def copy_not_saved(book: str, folder: str, reason: str) -> str:
    """Say why the copy made before writing cannot be put into its folder; the reason says what to do."""
    return f"Không chép được bản sao lưu của sổ «{book}» vào «{folder}»: {reason} {UNTOUCHED}"


def copy_refused(book: str) -> str:
    """Say that Excel did not write the copy made before writing."""
    return (
        f"Excel không tạo được bản sao lưu của sổ «{book}». {UNTOUCHED} Hãy nhấn Ctrl+S: nếu lưu được thì bấm nút lại; "
        "nếu không, hãy kiểm tra chỗ trống trên ổ đĩa rồi lưu sổ sang một thư mục khác."
    )


def copied_elsewhere(copy: str) -> str:
    """Say where the copy is of a workbook that stands on the web."""
    return f"Sổ nằm trên OneDrive hoặc SharePoint nên bản sao trước khi ghi được giữ ở máy này: {copy}"


def typed_meanwhile(sheet: str, cell: str) -> str:
    """Say that something was typed, sorted or put in while we computed."""
    return (
        f"Trang «{sheet}» vừa có thay đổi trong lúc xử lý (bắt đầu từ ô {cell}): có người gõ, sắp xếp hoặc chèn dòng. "
        f"{UNTOUCHED} Nội dung vừa gõ vẫn còn nguyên; hãy bấm nút lại."
    )


def filter_lost(sheet: str) -> str:
    """Say that a filter could not be put back."""
    return f"Bộ lọc ở trang «{sheet}» đã được bỏ để ghi đủ mọi dòng và không đặt lại được; hãy lọc lại nếu cần."


_REGION = "Control Panel > Region > Formats chọn Vietnamese (Vietnam), rồi mở lại Excel"
MONTH_FIRST = (
    "Lưu ý: máy này đọc ngày theo kiểu Mỹ (tháng trước, ngày sau): gõ 6/7/2026 sẽ thành ngày 7 tháng 6. "
    f"Đặt lại trong Windows: {_REGION}."
)
