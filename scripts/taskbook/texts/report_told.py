"""What is said once a report is made, and the help of its command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.period.kinds import Period
from taskbook.core.report.model import Gap
from taskbook.texts.report import gap_heading, gap_what

HELP_KIND = (
    "Loại văn bản: chairman (trình Chủ tịch), upward (gửi cấp trên), urge (công văn đôn đốc); để trống: trình Chủ tịch."
)
HELP_PERIOD = "Kỳ báo cáo; để trống: kỳ chốt gần nhất."
HELP_PLAN = "Chỉ nhiệm vụ của kế hoạch có mã này (ghi nhiều lần được)."
HELP_OUT = "Thư mục ghi tệp; để trống: thư mục «Báo cáo» cạnh sổ."
PROGRESS = "Đang soạn báo cáo"


def made(label: str, period: Period, as_of: date, closed: bool, tasks: int, path: str) -> str:
    """Say what was made, of which figures, and where it is."""
    of = "số liệu đã chốt" if closed else "số liệu CHƯA CHỐT, tính lúc này"
    return f"{label}, {period.name}: {tasks} nhiệm vụ, {of} đến hết ngày {day_text(as_of)}. Tệp: {path}"


def not_compared(period: Period) -> str:
    """Say that there was nothing to compare with."""
    return f"Chưa có kỳ «{period.name}» đã chốt nên báo cáo không so sánh."


def to_write(gaps: Sequence[Gap]) -> str:
    """Say which places are left to a person."""
    if not gaps:
        return "Không còn chỗ nào phải viết thêm; số, ngày, chữ ký để văn thư và người ký ghi."
    told = "; ".join(f"{gap_heading(gap)} ({gap_what(gap)})" for gap in gaps)
    return f"Còn {len(gaps)} chỗ cần viết: {told}. Các chỗ này tô vàng trong tệp; số, ngày, chữ ký để trống."


def kept(name: str, new: str) -> str:
    """Say that an edited report stays as it is."""
    return f"Tệp «{name}» đã có người sửa nên giữ nguyên; báo cáo mới ghi thành «{new}»."


def not_written(path: str, reason: str) -> str:
    """Say that the file could not be written, and why."""
    return f"Chưa ghi được tệp «{path}»: {reason}"
