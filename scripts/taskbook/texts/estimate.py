"""Words of estimates of cost: the block of `Tổng hợp`, the file to send on, the command."""

from __future__ import annotations

from datetime import date

from taskbook.core.days import day_text
from taskbook.core.estimate import Estimate

BLOCK_BY_UNIT, BLOCK_BY_PLAN = "Dự toán theo đơn vị chủ trì (triệu đồng)", "Dự toán theo kế hoạch (triệu đồng)"
HEADINGS = ("Tổng số", "Có dự toán", "Chưa có dự toán", "Dự toán")
NONE_YET = "Dự toán: chưa nhiệm vụ nào có dự toán; đơn vị chủ trì gửi thì ghi vào cột «Dự toán (triệu đồng)»."

SHEET = "Dự toán"
TITLE = "TỔNG HỢP DỰ TOÁN KINH PHÍ THỰC HIỆN NHIỆM VỤ"
FILE_HEADINGS = (
    "STT",
    "Mã",
    "Nhiệm vụ",
    "Sản phẩm",
    "Thời hạn",
    "Trạng thái",
    "Dự toán (triệu đồng)",
    "Ghi chú",
)
TOTAL, REPEATED = "Tổng cộng", "Trừ phần của nhiệm vụ có nhiều đơn vị chủ trì (ghi ở từng đơn vị, chỉ tính một lần)"
NO_TASKS = "Sổ chưa có nhiệm vụ nào."
GUIDE = "Ô vàng: chưa có dự toán, cần đơn vị chủ trì bổ sung; điền số vào ô thì các dòng cộng tự tính lại."
PREPARED_BY, HEAD_OF_OFFICE = "NGƯỜI LẬP", "TRƯỞNG PHÒNG"
SIGN_HINT = "(Ký, ghi rõ họ tên)"
UNREADABLE = "Ô dự toán trong sổ chưa đọc được, xem trang Kiểm tra"
FILE_STEM = "Du toan"
HELP_OUT = "Thư mục chứa tệp dự toán. Bỏ trống: thư mục «Dự toán» cạnh sổ theo dõi."
PROGRESS_FILE = "Đang ghi tệp dự toán"


def amount_text(amount: float) -> str:
    """Return an amount as Vietnamese write it, with up to three digits after the comma: 12160.5 is «12.160,5»."""
    whole, _, rest = f"{amount:,.3f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def missing_note(found: Estimate) -> str:
    """Say how many lead tasks have no estimate yet, and whose they are."""
    missing = found.total.missing
    if not missing:
        return "Mọi nhiệm vụ chưa hoàn thành đều đã có dự toán."
    units = "; ".join(f"{line.name} {len(line.missing)}" for line in found.by_unit if line.missing)
    where = "danh sách trong tệp «Tổng hợp dự toán»"
    return f"Chưa có dự toán: {len(missing)} nhiệm vụ chưa hoàn thành ({units}); {where}."


def as_of_line(as_of: date) -> str:
    """Return the line under the title: day and unit of measure."""
    return f"(Số liệu đến ngày {day_text(as_of)}; đơn vị tính: triệu đồng)"


def unit_line(name: str, tasks: int, missing: int) -> str:
    """Return a unit's heading."""
    return f"{name}: {tasks} nhiệm vụ" + (f", {missing} chưa có dự toán" if missing else "")


def plan_line(name: str, tasks: int) -> str:
    """Return the heading of a plan's sum."""
    return f"Trong đó kế hoạch «{name}»: {tasks} nhiệm vụ"


def cancelled_note(cancelled: int) -> str:
    """Say how many tasks are left out."""
    return f"Không tính {cancelled} nhiệm vụ đã hủy."


def made(label: str, found: Estimate) -> str:
    """Say what the file sums up."""
    total = found.total
    return (
        f"Dự toán theo sổ «{label}»: {amount_text(total.amount)} triệu đồng của {total.estimated}/{len(total.tasks)} "
        f"nhiệm vụ; {len(total.missing)} nhiệm vụ chưa hoàn thành chưa có dự toán."
    )


def written(path: str) -> str:
    """Say where the file is."""
    return f"Đã ghi tệp dự toán: {path}"


def kept_aside(name: str, kept: str) -> str:
    """Say where a file went that somebody had changed."""
    return f"Tệp «{name}» có từ trước đã có người sửa: bản đó được giữ ở {kept}."


def not_written(path: str, reason: str) -> str:
    """Say that the file could not be written."""
    return f"Chưa ghi được tệp dự toán {path}: {reason}."
