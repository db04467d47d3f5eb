"""Words at the top of `Tổng hợp`: the tiles and the tasks that weigh most; and those of its lists."""

from __future__ import annotations

from datetime import date

from taskbook.core.days import day_text
from taskbook.core.model import Flag, Status, Task, Verdict
from taskbook.core.overview import BLOCKED_WEIGHT, STAR_WEIGHT, ToMend
from taskbook.core.summary import Figures
from taskbook.texts.numbers import percent
from taskbook_schemas.statuses import Counted

TILES = ("TỔNG SỐ NHIỆM VỤ", "HOÀN THÀNH", "QUÁ HẠN", "SẮP ĐẾN HẠN", "CẦN XỬ LÝ")
PRESSING = "VIỆC CẦN CHỈ ĐẠO NGAY"
PRESSING_RULE = (
    f"Xếp theo số ngày quá hạn; mỗi ★ tính thêm {STAR_WEIGHT} ngày, đang vướng tính thêm {BLOCKED_WEIGHT} ngày"
)
NOTHING_PRESSING = "Không có việc quá hạn, sắp đến hạn hoặc đang vướng."
BY_STATUS = "Theo trạng thái"
LISTS = ("Nhiệm vụ", "Trạng thái", "Lãnh đạo", None, None, "Hạn xử lý", "Số ngày", "Việc cần làm")
TARGETS = "Chỉ tiêu của các kế hoạch"
TARGET_HEADINGS = ("Chỉ tiêu", "Đơn vị tính", "Mục tiêu", "Thực hiện", None, "Mức đạt", None, None)
WAITING = "Chờ quyết định: gia hạn, đề xuất"
WAITING_HEADINGS = (*LISTS[:-1], "Đề nghị")
PREPARED_BY, HEAD_OF_OFFICE = "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"


def parts(figures: Figures, mend: ToMend) -> tuple[str | None, ...]:
    """What stands under each tile's number; nothing where there is nothing to tell."""
    lacking = (("sửa dữ liệu", mend.data), ("chưa có lãnh đạo", mend.leader), ("chưa có hạn", mend.deadline))
    never = f"trong đó {figures.late_never_reported} chưa có báo cáo" if figures.late else None
    late = "; ".join(filter(None, (never, _to_mend(figures.late_check_data))))
    return (
        _halted(figures),
        percent(figures.completion_rate) if figures.completion_rate is not None else None,
        late or None,
        None,
        ", ".join(f"{what} {number}" for what, number in lacking if number) or None,
    )


def _to_mend(tasks: int) -> str | None:
    return f"thêm {tasks} quá hạn, cần sửa dữ liệu" if tasks else None


def _halted(figures: Figures) -> str | None:
    halted = figures.suspended + figures.cancelled
    return f"kể cả {halted} tạm dừng, đã hủy" if halted else None


def change(now: int, then: int) -> str:
    """How a tile's number changed since the last closing."""
    if now == then:
        return "như kỳ trước"
    return f"{'▲' if now > then else '▼'} {abs(now - then)} so với kỳ trước"


def named(task: Task) -> str:
    """A task's star, whole name and id."""
    star = f"{task.star} " if task.star else ""
    return f"{star}{task.name} ({task.id})" if task.id else f"{star}{task.name}"


def days(judged_days: int | None) -> str:
    """How late a task is, or how long there still is."""
    if judged_days is None:
        return ""
    if judged_days > 0:
        return f"quá hạn {judged_days} ngày"
    return f"còn {-judged_days} ngày" if judged_days else "hết hạn hôm nay"


def remedy(verdict: Verdict) -> str:
    """Return what to do about a task that is late or due soon."""
    if verdict.status is Status.TO_CONFIRM:
        return "Bổ sung ngày xong hoặc văn bản kết quả"
    if verdict.status is Status.CHECK_DATA:
        return "Sửa ô nhập sai (trang Kiểm tra)"
    if Flag.EXTENSION_ASKED in verdict.flags:
        return "Trình quyết định gia hạn"
    if Flag.NEVER_REPORTED in verdict.flags:
        return "Yêu cầu đơn vị báo cáo kết quả"
    if verdict.status.row.counted is Counted.LATE:
        return "Đôn đốc; chốt ngày xong hoặc gia hạn"
    return "Nhắc hoàn thành đúng hạn"


def of_unit(names: str, tasks: int) -> str:
    """The line above a unit's tasks in a list."""
    return f"{names}: {tasks} nhiệm vụ"


def asks_until(day: date) -> str:
    """What a task with an open request waits for."""
    return f"Xin gia hạn đến {day_text(day)}"


def target_goal(goal: str | None, year: int | None) -> str:
    """A target's goal with its year."""
    return f"{goal or '(chưa có)'}{f' (năm {year})' if year else ''}"


def estimates_are_hidden(missing: str) -> str:
    """Lead from the tables to the columns that are hidden."""
    return f"{missing} Bấm dấu «+» trên cột J để xem các cột chi tiết và dự toán."
