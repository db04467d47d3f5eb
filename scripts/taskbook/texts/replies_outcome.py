"""What taking returned files in found and did: in one line on its sheets, in the log, and in the closing message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskbook.core.replies.kinds import Outcome
from taskbook.core.replies.model import MergePlan
from taskbook.texts.refusals import refusal, remark
from taskbook.texts.returned import share_reported
from taskbook.texts.returned_sheets import REVIEW_GUIDE
from taskbook_schemas.registry import AMENDMENTS


def review_headline(plan: MergePlan, refused: int, any_row: bool) -> str:
    """Say in one line what the review holds."""
    counts = {outcome: plan.count(outcome) for outcome in Outcome}
    if not any_row:
        return "Không có thay đổi nào cần xem."
    return (
        f"Xung đột {counts[Outcome.CONFLICT]}, cần xem lại {counts[Outcome.ASK]}, đề xuất {counts[Outcome.PROPOSAL]}; "
        f"không nhận {refused}. {REVIEW_GUIDE}"
    )


def review_counts(plan: MergePlan) -> str:
    """Return what a reading of files found, for the log."""
    return (
        f"xung đột {plan.count(Outcome.CONFLICT)}, cần xem lại {plan.count(Outcome.ASK)}, "
        f"đề xuất {plan.count(Outcome.PROPOSAL)}, không nhận {len(plan.refused)}"
    )


def file_count(plan: MergePlan) -> str:
    """Return how many files were read, for the log."""
    return f"{plan.files} tệp gửi lại"


def batch_headline(batch: str, reported: int, expected: int, late: int, unreported: int) -> str:
    """Say in one line who has reported in a batch."""
    over = f" ({late} đơn vị đã quá hạn gửi)" if late else ""
    return f"{share_reported(batch, reported, expected)}{over}; còn {unreported} nhiệm vụ chưa báo cáo."


def batch_line(batch: str, reported: int, expected: int, late: int) -> str:
    """Say in one line who has reported in a batch, on the screen."""
    over = f" ({late} đơn vị gửi muộn hoặc đã quá hạn gửi)" if late else ""
    return f"{share_reported(batch, reported, expected)}{over}."


def merged(label: str, plan: MergePlan) -> Iterator[str]:
    """Say what reading returned files found."""
    yield f"Đã đọc {plan.files} tệp gửi lại cho sổ «{label}»."
    yield (
        f"Xung đột {plan.count(Outcome.CONFLICT)}, cần xem lại {plan.count(Outcome.ASK)}, "
        f"đề xuất {plan.count(Outcome.PROPOSAL)}, trùng với sổ {plan.same}."
    )
    yield from (refusal(item) for item in plan.refused)
    yield from (remark(note) for note in plan.notes)
    if plan.changes:
        yield "Hãy mở trang «Phản hồi», xem cột «Chọn», rồi bấm «Nhận các thay đổi» (hoặc taskbook merge --accept)."


def accepted(
    taken: int, kept: int, waiting: int, extensions: int, amended: int = 0, proposed: int = 0
) -> Iterator[str]:
    """Say what an accept did: `amended` and `proposed` are decisions about the plan taken in, and new proposals."""
    if not (taken or kept or extensions or amended):
        yield "Chưa có gì được chọn để ghi vào sổ."
    else:
        more = f", {amended} quyết định sửa đổi kế hoạch" if amended else ""
        yield f"Đã ghi {taken} thay đổi vào sổ, giữ nguyên {kept}; áp dụng {extensions} quyết định gia hạn{more}."
        if proposed:
            yield f"Có {proposed} đề xuất sửa kế hoạch mới ở trang «{AMENDMENTS}», chờ quyết định."
        yield "Hãy bấm «Làm mới» (hoặc taskbook refresh) để tính lại tình trạng. Muốn bỏ: «Hoàn tác» (taskbook undo)."
    if waiting:
        yield f"Còn {waiting} dòng chưa quyết ở trang «Phản hồi»."


def units_line(label: str, units: Sequence[str]) -> str:
    """Name units in one line."""
    return f"{label}: {'; '.join(units)}." if units else ""
