"""What stops a report: a form that cannot be used, a setting that makes no sense, a period that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taskbook.core.days import day_text
from taskbook_schemas.registry import SETTINGS
from taskbook_schemas.words import TEMPLATE_FOLDER

UNREADABLE = "không đọc được tệp; hãy đóng chương trình đang mở tệp"
NO_WORD_FILE = "tệp hỏng hoặc không phải tệp Word (.docx)"
OLD_OR_LOCKED = "tệp đặt mật khẩu hoặc là Word bản cũ (.doc); hãy mở rồi lưu lại thành .docx không mật khẩu"
TOO_LARGE = "tệp quá lớn"
SYNTAX = "chỗ điền viết chưa đúng (thiếu dấu {{ }}, {% %}, thiếu «endif», «endfor», hoặc lệnh dòng bảng nằm ngoài bảng)"
FORBIDDEN = "mẫu dùng lệnh không được phép"
CANNOT_FILL = "không điền được thông tin ở chỗ này"


def unknown_field(name: str) -> str:
    """A form names what is not there."""
    return f"không có thông tin nào tên «{name}»"


def lacking(file: str, names: Sequence[str]) -> str:
    """A form that lacks what a report must say."""
    fields = ", ".join(f"«{name}»" for name in names)
    return (
        f"Mẫu «{file}» thiếu chỗ điền {fields}: báo cáo lập từ mẫu này sẽ thiếu nội dung đó. Hãy chép lại chỗ điền từ "
        "mẫu có sẵn."
    )


def unknown_form(file: str, names: Sequence[str]) -> str:
    """A file among the forms that replaces none of ours."""
    known = ", ".join(f"«{name}»" for name in names)
    return f"Tệp «{file}» trong thư mục «{TEMPLATE_FOLDER}» không thay mẫu nào: tên mẫu phải là {known}."


def mistake(file: str, what: str, paragraph: str) -> str:
    """Say what is wrong with a form, where, and what to do."""
    where = f", đoạn «{paragraph}»" if paragraph else ""
    return (
        f"Mẫu «{file}»{where}: {what}. Hãy sửa tệp trong thư mục «{TEMPLATE_FOLDER}» cạnh sổ, hoặc xóa tệp để dùng mẫu "
        "có sẵn; chưa lập báo cáo nào."
    )


def setting(cell: str, name: str, value: str, what: str) -> str:
    """Say which cell of the settings makes no sense."""
    at = f", ô {cell}" if cell else ""
    said = f" ghi «{value}»" if value else ""
    return f"Trang «{SETTINGS}»{at}, «{name}»{said}: {what}. Hãy sửa ô đó rồi lập báo cáo lại; chưa ghi gì ra tệp."


def not_a_choice(choices: tuple[str, ...]) -> str:
    """A signature that is none of the list."""
    return f"không có trong danh sách ({'; '.join(f'«{one}»' for one in choices)})"


def other_post(name: str, has: str, post: str) -> str:
    """The name of somebody who holds another post."""
    return f"{name} là {has} (trang «Lãnh đạo»), không ký ở chỗ «{post}» được"


SIGN_WRONG = "ký hiệu chỉ gồm chữ in hoa và dấu gạch nối, ví dụ BC-UBND; số văn bản do văn thư ghi"
SIGN_NOT_REPORT = "ký hiệu của báo cáo bắt đầu bằng «BC-»"
NO_ARCHIVE = "thiếu dòng «Lưu: …» ở cuối nơi nhận"


def reply_day_over(day: date) -> str:
    """The day by which units should report is over."""
    return f"ngày {day_text(day)} đã qua; ghi ngày mới, hoặc để trống thì công văn chừa chỗ để điền"


def no_tasks(file: str) -> str:
    """There is nothing to report on."""
    return (
        f"Sổ «{file}» chưa có nhiệm vụ nào tính được nên chưa có gì để báo cáo. Thêm kế hoạch, hoặc bấm «Kiểm tra» xem "
        "kế hoạch nào chưa được tính và vì sao, rồi bấm «Báo cáo» lại."
    )


def no_late(as_of: date) -> str:
    """There is nobody to urge."""
    return (
        f"Đến hết ngày {day_text(as_of)} không có nhiệm vụ quá hạn nên không lập công văn đôn đốc. Nếu số liệu chưa "
        "đúng: bấm «Làm mới», «Chốt kỳ» rồi lập lại."
    )


def unknown_plan(code: str, nearest: tuple[str, ...], known: tuple[str, ...]) -> str:
    """A plan's code that is not in the workbook."""
    near = f" Gần giống: {', '.join(nearest)}." if nearest else ""
    return f"Không có kế hoạch mã «{code}» trong sổ.{near} Các mã: {', '.join(known)}."


def lost(period: str, rows: int) -> str:
    """Rows of the closing that a report stands on are gone."""
    return (
        f"Trang «Số liệu kỳ» thiếu hoặc hỏng {rows} dòng của kỳ «{period}» nên không lập báo cáo kỳ này được: số "
        "liệu sẽ thiếu. Lấy lại trang từ thư mục «Sao lưu», hoặc bấm «Chốt kỳ» để chốt lại (ghi lý do)."
    )
