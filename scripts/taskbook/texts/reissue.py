"""What we say of a plan issued again: which plan it is, what became of each task, what a person decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from taskbook.core.reissue import SECTION, Change, Extent, Outcome, Proposal, Reissue, StandingPlan, Why
from taskbook.texts.appendix import FIELDS, cut

OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.SAME: "Giữ nguyên",
    Outcome.MOVED: "Đổi số thứ tự, mục",
    Outcome.CHANGED: "Sửa đổi",
    Outcome.ADDED: "Thêm mới",
    Outcome.DROPPED: "Bỏ",
    Outcome.UNLISTED: "Không nêu, giữ nguyên",
    Outcome.UNFOUND: "Bỏ nhưng không tìm thấy trong sổ",
}
"""What each outcome is called, in a list and in a cell."""
EXTENTS: Final[Mapping[Extent, str]] = {
    Extent.WHOLE: "Thay thế toàn bộ (nhiệm vụ không còn trong danh sách mới là bỏ)",
    Extent.PART: "Sửa đổi, bổ sung (nhiệm vụ không nêu thì giữ nguyên)",
}
"""What each extent is called, to choose from."""
_EMPTY: Final = "(để trống)"


def recognised(reissue: Reissue) -> str:
    """Say which plan of the workbook a document seems to give again, why, and what to do."""
    return (
        f"Đây có thể là bản ban hành lại của {_plan(reissue.plan)} đang có trong sổ ({_why(reissue)}). "
        f"Cách hiểu: {EXTENTS[reissue.extent]}. Hãy chọn lại nếu chưa đúng, rồi xem từng đề xuất trước khi nhận."
    )


def _why(reissue: Reissue) -> str:
    if reissue.why is Why.SAID:
        return f"văn bản ghi «{cut(reissue.words)}»"
    return f"cùng số {reissue.plan.number}" if reissue.why is Why.SAME_NUMBER else "phần lớn nhiệm vụ giống nhau"


def _plan(plan: StandingPlan) -> str:
    number = f" số {plan.number}" if plan.number else ""
    issued = f" ngày {plan.issued:%d/%m/%Y}" if plan.issued else ""
    return f"kế hoạch «{plan.code}»{number}{issued}"


def field_name(field: str) -> str:
    """What a field of a change is called."""
    return "Mục" if field == SECTION else FIELDS[field]


def changed(change: Change) -> str:
    """Say what one cell said and what it is to say, both whole: the line for the log."""
    return f"{field_name(change.field)}: «{change.old or _EMPTY}» → «{change.new or _EMPTY}»"


def proposed(proposal: Proposal) -> str:
    """Say what is proposed for one task."""
    said = OUTCOMES[proposal.outcome]
    if not proposal.changes:
        return said
    return "\n".join([said, *map(changed, proposal.changes)])


def counted(proposals: Iterable[Proposal]) -> str:
    """Say how many tasks have which outcome, in one line."""
    counts = Counter(proposal.outcome for proposal in proposals)
    said = [f"{name[:1].lower()}{name[1:]} {counts[outcome]}" for outcome, name in OUTCOMES.items() if counts[outcome]]
    return f"So với kế hoạch đang có: {'; '.join(said)}."
