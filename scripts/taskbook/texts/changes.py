"""Words of what changed since the last closing: a line on `Tổng hợp`, the sheet `Biến động`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.period.compare import Then
from taskbook.core.period.figures import AGES, PeriodFigures
from taskbook.core.period.line import TaskLine
from taskbook.core.period.record import Mark
from taskbook.core.period.since import Since

TITLE = "BIẾN ĐỘNG SO VỚI KỲ ĐÃ CHỐT"
NO_CLOSING = (
    "Chưa có kỳ nào được chốt trước ngày này nên chưa có gì để so sánh. Bấm «Chốt kỳ» vào ngày chốt số liệu; từ kỳ "
    "sau, trang này cho biết việc gì mới xong, mới quá hạn, đổi hạn."
)
FIGURES, AGEING = "Số liệu", "Quá hạn bao lâu"
FIGURE_HEADINGS = ("Số nhiệm vụ", "Kỳ đã chốt", "Hiện nay", "Tăng, giảm")
AGE_HEADINGS = (
    "Đơn vị chủ trì",
    *(f"{first}–{last} ngày" for first, last in zip((1, *(age + 1 for age in AGES)), AGES, strict=False)),
    f"Trên {AGES[-1]} ngày",
    "Cộng",
)
TOTAL = "Cộng (mỗi nhiệm vụ tính một lần)"
NOBODY = "(Chưa rõ đơn vị chủ trì)"
LIST_HEADINGS = (
    "Mã",
    "Nhiệm vụ",
    "Đơn vị chủ trì",
    "Hạn xử lý",
    "Kỳ đã chốt",
    "Hiện nay",
    "Số ngày quá hạn",
    "Ghi chú",
)
DONE, NEWLY_LATE, STILL_LATE = "Mới hoàn thành", "Mới quá hạn", "Vẫn quá hạn"
NO_LONGER_LATE, MOVED = "Hết quá hạn mà chưa xong", "Đổi thời hạn"
UNDONE, NEW, GONE = "Đã hoàn thành ở kỳ trước, nay không còn", "Nhiệm vụ mới", "Nhiệm vụ không còn trong sổ"
NOT_THERE = "(chưa có)"
NO_MORE = "(không còn)"


def headline(since: Since, as_of: date) -> str:
    """Say with what the sheet compares."""
    lost = f" Kỳ đã chốt thiếu {since.lost} dòng nên so sánh có thể thiếu." if since.lost else ""
    return f"Số liệu đến ngày {day_text(as_of)}, so với {closing(since.mark)}.{lost}"


def closing(mark: Mark) -> str:
    """Name a closing: its period and the day of its figures."""
    return f"kỳ «{mark.period.name}» (số liệu đến hết ngày {day_text(mark.as_of)})"


def change(number: int) -> str:
    """Say a difference with its sign."""
    return f"+{number}" if number > 0 else f"−{-number}" if number else "không đổi"


def changes_line(since: Since) -> str:
    """Say in one line what changed since the closing; nothing changed is said, too."""
    found, parts = since.changes, list(_changed(since))
    if found.new or found.gone:
        parts.append(f"nhiệm vụ mới {len(found.new)}, không còn {len(found.gone)}")
    return f"So với kỳ «{since.mark.period.name}» ({day_text(since.mark.as_of)}): {', '.join(parts)}."


def _changed(since: Since) -> Iterator[str]:
    now, before, found = since.figures, since.before, since.changes
    yield f"hoàn thành {change(now.done - before.done)}"
    yield f"quá hạn {change(now.late - before.late)}"
    if found.newly_late:
        yield f"mới quá hạn {len(found.newly_late)}"
    if found.moved:
        yield f"đổi hạn {len(found.moved)}"


def figure_rows(now: PeriodFigures, before: PeriodFigures) -> Iterator[tuple[str, int, int]]:
    """Give the figures of both days, with their names; those that are 0 on both are left out."""
    named = (
        ("Được giao (không tính tạm dừng, hủy)", "total"),
        ("Hoàn thành", "done"),
        ("  trong đó đúng hạn", "done_on_time"),
        ("  trong đó quá hạn", "done_late"),
        ("Đang thực hiện trong hạn", "in_time"),
        ("  trong đó sắp đến hạn", "due_soon"),
        ("Quá hạn", "late"),
        ("  trong đó chưa có báo cáo", "late_no_report"),
        ("Thường xuyên", "ongoing"),
        ("Chờ điều kiện", "waiting"),
        ("Chưa xác định thời hạn", "no_deadline"),
        ("Chờ xác nhận kết quả (chưa quá hạn)", "to_confirm"),
        ("Cần kiểm tra dữ liệu", "check_data"),
        ("Tạm dừng", "suspended"),
        ("Đã hủy", "cancelled"),
    )
    for name, figure in named:
        new, old = getattr(now, figure), getattr(before, figure)
        if new or old:
            yield name, old, new


def late_periods(line: TaskLine) -> str:
    """Say in how many closings in a row a task is late."""
    return f"quá hạn {line.late_periods} kỳ liên tiếp" if line.late_periods > 1 else ""


def moved(one: Then) -> str:
    """Say from which day to which a deadline was moved, and by how much."""
    old, new, later = one.before.due, one.now.due, one.days_later
    if later is None:
        return f"hạn cũ: {day_text(old) or 'không có'}; hạn mới: {day_text(new) or 'không có'}"
    how = f"lùi {later} ngày" if later > 0 else f"sớm hơn {-later} ngày"
    return f"từ {day_text(old)} thành {day_text(new)}: {how}"
