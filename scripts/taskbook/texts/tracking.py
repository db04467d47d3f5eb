"""Words of the printed lists: «Bảng theo dõi» and «6 rõ»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from taskbook.core.judge import Judged
from taskbook_schemas.registry import SIX_CLEAR, TRACKING

TITLES: Mapping[str, str] = {
    TRACKING: "BẢNG THEO DÕI TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
    SIX_CLEAR: "RÀ SOÁT KẾ HOẠCH THEO YÊU CẦU «6 RÕ»",
}
AS_OF = "Số liệu đến ngày …"
SIX_CLEAR_NOTE = (
    "Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền: những điểm đề nghị làm rõ."
)
SIGNERS = ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG")
NO_TASK = "Chưa có nhiệm vụ nào."
ALL_CLEAR = "Mọi nhiệm vụ đều đã rõ."
NO_REPORT = "Chưa có báo cáo"

SIX: Mapping[str, tuple[str, str, str]] = {
    "unclear_leader": ("Rõ người", "Chưa nêu lãnh đạo chỉ đạo.", "Ghi tên lãnh đạo phụ trách lĩnh vực."),
    "unclear_assignee": ("Rõ người", "Chưa có người phụ trách.", "Đơn vị chủ trì giao một người phụ trách."),
    "unclear_time": ("Rõ thời gian", "Không ghi thời hạn.", "Bổ sung thời hạn."),
    "unclear_lead": (
        "Rõ trách nhiệm",
        "Chỉ ghi chung một nhóm đơn vị chủ trì.",
        "Xác định một đơn vị chủ trì cụ thể.",
    ),
    "unclear_product": ("Rõ sản phẩm", "Không nêu sản phẩm.", "Nêu sản phẩm phải có (kế hoạch, báo cáo, quyết định…)."),
    "product_says_none": ("Rõ sản phẩm", "Ghi là chưa có sản phẩm.", "Xác định sản phẩm phải có."),
    "unclear_coordinate": (
        "Rõ trách nhiệm",
        "Chưa ghi đơn vị phối hợp.",
        "Nếu cần đơn vị phối hợp thì bổ sung; không cần thì thôi.",
    ),
    "unclear_authority": (
        "Rõ thẩm quyền",
        "Tên sản phẩm không cho biết cấp nào ban hành hoặc phê duyệt.",
        "Ghi rõ cấp ban hành, ví dụ «Kế hoạch của UBND xã».",
    ),
}
"""What is asked, what is missing and what is proposed, by the code of the gap."""


def paper_day(day: date) -> str:
    """A day as papers have it, 05/12/2026 (Nghị định 30/2020/NĐ-CP)."""
    return f"{day:%d/%m/%Y}"


def deadline_words(judged: Judged) -> str:
    """The plan's own words and, where they are no day, the day they come to."""
    words, due = judged.task.deadline_text, judged.verdict.due
    if due is None or f"{due.day}/{due.month}/{due.year}" in words or paper_day(due) in words:
        return words
    return f"{words}\n({paper_day(due)})".strip()


def result_words(judged: Judged) -> str:
    """What came of a task and how it stands, in the units' own words."""
    return "\n".join(_results(judged))


def _results(judged: Judged) -> Iterator[str]:
    task = judged.task
    if task.completed:
        yield f"Xong ngày {paper_day(task.completed)}"
    elif task.progress is not None:
        yield f"Tiến độ {task.progress:g}%"
    yield from (said for said in (task.result_document, task.situation) if said)
    if task.difficulty:
        yield f"Vướng mắc: {task.difficulty}"


def group_title(title: str, tasks: int) -> str:
    """The band above a group."""
    return f"{title} ({tasks} nhiệm vụ)"


def which_tasks(ids: Sequence[str], of: int) -> str:
    """The tasks that have a gap; all of a plan's in one word."""
    return f"Tất cả {of} nhiệm vụ" if 1 < of == len(ids) else ", ".join(ids)
