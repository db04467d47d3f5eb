"""Words of taking back an action, and of a task's history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from taskbook.core.cell_address import address, shown
from taskbook.core.days import day_text
from taskbook.core.undo import Left
from taskbook.core.undo_places import Why
from taskbook.ports import Value

SHEETS_ONLY = "Các trang do chương trình lập"
ACTIONS = {
    "refresh": "Làm mới",
    "import": "Thêm kế hoạch",
    "take": "Nhận kế hoạch",
    "merge": "Nhận phản hồi",
    "accept": "Nhận các thay đổi",
    "weekly": "Trang giao ban",
    "people": "Trích theo người phụ trách",
    "renew": "Nâng cấp sổ",
    "close": "Chốt kỳ",
}

HELP_TASK = "Chỉ in lịch sử của nhiệm vụ có mã này."
NOTHING_TO_UNDO = "Không có lần ghi nào để hoàn tác."
NO_COPY = (
    "Không còn bản sao lưu đọc được của lần ghi đó nên các trang do chương trình lập (tổng hợp, kiểm tra, phiếu…) "
    "giữ nguyên. Hãy làm mới sổ."
)
NO_LOG_LINES = "Nhật ký chưa có dòng nào."
_MOST_NAMED = 10
_KEPT = {
    Why.CHANGED: "Giữ nguyên {} ô đã được sửa sau đó",
    Why.NO_TASK: "Không trả lại được {} ô vì trong sổ không còn nhiệm vụ có mã này (dòng đã bị xóa hoặc mã đã đổi)",
    Why.SEVERAL: "Không trả lại được {} ô vì mã nhiệm vụ có ở nhiều dòng",
    Why.NO_COLUMN: "Không trả lại được {} ô vì bảng không còn cột này (cột đã bị xóa hoặc tiêu đề đã đổi)",
}
_REASONS = {
    Why.CHANGED: "ô đã được sửa sau đó",
    Why.NO_TASK: "trong sổ không còn nhiệm vụ có mã này",
    Why.SEVERAL: "mã nhiệm vụ có ở nhiều dòng",
    Why.NO_COLUMN: "bảng không còn cột này",
}
OLD_VALUES_IN_LOG = "Giá trị trước đó của các ô không trả lại được đã ghi ở trang «Nhật ký»."


def at(when: datetime) -> str:
    """Return a moment as people write it."""
    return f"{when:%H:%M} ngày {day_text(when)}"


def moment(when: Value) -> str:
    """Return the first cell of a log line as people write it."""
    return at(when) if isinstance(when, datetime) else shown(when)


def place(sheet: str, row: int) -> str:
    """Return where a cell stands."""
    return f"{sheet}, dòng {row}"


def source(action: str, when: datetime) -> str:
    """Return which action was taken back."""
    return f"{ACTIONS.get(action, action)} lúc {at(when)}"


def many_cells(cells: int) -> str:
    """Return what stands in the log for very many cells."""
    return f"{cells} ô"


def undone(action: str, when: datetime, cells: int, sheets: int, kept: Sequence[Left], whole: bool) -> list[str]:
    """Say what an undo did: `cells` of the tables and generated `sheets` went back, cells `kept` did not.

    Not `whole`: the sheets were left alone, as there is no copy to take them from.
    """
    lines = [f"Đã hoàn tác «{ACTIONS.get(action, action)}» lúc {at(when)}: {_went_back(cells, sheets)}."]
    for why in Why:
        those = [left for left in kept if left.why is why]
        if those:
            more = f" … và {len(those) - _MOST_NAMED} ô nữa" if len(those) > _MOST_NAMED else ""
            lines.append(f"{_KEPT[why].format(len(those))}: {'; '.join(map(_named, those[:_MOST_NAMED]))}{more}.")
    if any(left.is_input for left in kept):
        lines.append(OLD_VALUES_IN_LOG)
    if not whole:
        lines.append(NO_COPY)
    return lines


def _named(left: Left) -> str:
    """Where a cell stands, or stood, as people find it."""
    if left.why is Why.CHANGED or not left.task:
        return f"{left.sheet}!{address(left.row, left.column)}"
    return f"{left.task}, cột «{left.heading}»"


def not_put_back(old: Value, why: Why) -> str:
    """Say in the log why a cell does not go back to the value it had."""
    return f"Không trả lại được giá trị trước đó ({f'«{shown(old)}»' if shown(old) else 'ô trống'}): {_REASONS[why]}"


def _went_back(cells: int, sheets: int) -> str:
    pages = f"{sheets} trang do chương trình lập (tổng hợp, kiểm tra, phiếu…)"
    if cells and sheets:
        return f"trả lại {cells} ô và {pages} như trước"
    if sheets:
        return f"trả lại {pages} như trước; không ô nào khác phải trả lại"
    return f"trả lại {cells} ô" if cells else "không còn ô nào phải trả lại"


def log_line(when: str, who: str, action: str, task: str, content: str, old: str, new: str, source: str) -> str:
    """One line of the log as the command prints it."""
    return f"{when} · {who} · {action} · {task} · {content}: «{old}» → «{new}» ({source})"


def no_history(task: str) -> str:
    """Say that the log knows nothing of a task."""
    return f"Nhật ký không có dòng nào về nhiệm vụ «{task}». Hãy kiểm tra lại mã nhiệm vụ."


def damaged(step: str, backup: str | None) -> str:
    """Say that the file of the last writing's step is damaged; `backup` is the copy made before that writing."""
    head = f"Chưa hoàn tác gì: tệp lịch sử của lần ghi gần nhất bị hỏng nên không đọc được: {step}."
    if backup is None:
        return f"{head} Hãy mở các bản sao lưu trong thư mục «Sao lưu» cạnh sổ để xem và lấy lại những gì cần."
    return f"{head} {_backup_before(backup)}"


def lost(backup: str | None) -> str:
    """Say that the last writing is not in the history; `backup` is the copy made before it, where there is one."""
    head = (
        "Chưa hoàn tác gì: lần ghi gần nhất của chương trình vào sổ này không có trong lịch sử ở thư mục «Sao lưu» "
        "cạnh sổ (máy bị tắt giữa chừng, ổ đĩa không ghi được, lần ghi đã quá 20 lần, hoặc sổ được chép từ nơi khác)."
    )
    if backup is None:
        return (
            f"{head} Cũng không tìm thấy bản sao lưu trước lần ghi đó. Nếu sổ được chép từ nơi khác, hãy chép cả "
            "thư mục «Sao lưu» từ nơi đó sang cạnh sổ rồi hoàn tác lại."
        )
    return f"{head} {_backup_before(backup)}"


def _backup_before(backup: str) -> str:
    return (
        f"Bản sao lưu ngay trước lần ghi đó: {backup}. Muốn trở lại như trước, hãy đóng sổ, mở bản sao lưu để xem, rồi "
        "chép nó đè lên sổ; những gì gõ vào sổ sau đó sẽ không còn."
    )
