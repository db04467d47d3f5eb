"""What we say of a plan issued again names the plan, says why, and shows old and new words."""

from __future__ import annotations

from datetime import date

import pytest

from taskbook.core.appendix.reading import Field
from taskbook.core.reissue import (
    SECTION,
    Change,
    Extent,
    Outcome,
    PlanRow,
    Proposal,
    Reissue,
    StandingPlan,
    Why,
)
from taskbook.texts import reissue as texts

PLAN = StandingPlan("KTTN25", "66/KH-UBND", date(2025, 9, 19), 2025, ())
ROW = PlanRow("KTTN25-1", "", {Field.TASK: "Rà soát quy hoạch"})


@pytest.mark.parametrize(
    ("why", "words", "said"),
    [
        (Why.SAID, "thay thế Kế hoạch số 66/KH-UBND", "văn bản ghi «thay thế Kế hoạch số 66/KH-UBND»"),
        (Why.SAME_NUMBER, "", "cùng số 66/KH-UBND"),
        (Why.ALIKE, "", "phần lớn nhiệm vụ giống nhau"),
    ],
)
def test_the_plan_is_named_with_why_and_what_to_do(why: Why, words: str, said: str) -> None:
    assert texts.recognised(Reissue(PLAN, Extent.WHOLE, why, words)) == (
        f"Đây có thể là bản ban hành lại của kế hoạch «KTTN25» số 66/KH-UBND ngày 19/09/2025 "
        f"đang có trong sổ ({said}). "
        "Cách hiểu: Thay thế toàn bộ (nhiệm vụ không còn trong danh sách mới là bỏ). "
        "Hãy chọn lại nếu chưa đúng, rồi xem từng đề xuất trước khi nhận."
    )


def test_a_plan_without_number_and_day_is_named_by_its_code() -> None:
    said = texts.recognised(Reissue(StandingPlan("KH26", None, None, None, ()), Extent.PART, Why.ALIKE))
    assert "của kế hoạch «KH26» đang có trong sổ" in said
    assert "Sửa đổi, bổ sung (nhiệm vụ không nêu thì giữ nguyên)" in said


def test_a_proposal_shows_old_and_new_words_whole() -> None:
    long = "từ " * 80
    changes = (Change("deadline", "Quý I", ""), Change(SECTION, "I", "II"), Change("task", long, "mới"))
    assert texts.proposed(Proposal(Outcome.CHANGED, ROW.id, ROW, ROW, changes)) == (
        f"Sửa đổi\nThời hạn: «Quý I» → «(để trống)»\nMục: «I» → «II»\nNhiệm vụ: «{long}» → «mới»"
    )
    assert texts.proposed(Proposal(Outcome.DROPPED, ROW.id, ROW, None)) == "Bỏ"


def test_proposals_are_counted_in_one_line() -> None:
    proposals = [
        Proposal(Outcome.ADDED, "b", None, ROW),
        Proposal(Outcome.SAME, ROW.id, ROW, ROW),
        Proposal(Outcome.ADDED, "a", None, ROW),
    ]
    assert texts.counted(proposals) == "So với kế hoạch đang có: giữ nguyên 1; thêm mới 2."


def test_every_outcome_and_extent_has_a_name_of_its_own() -> None:
    assert len(set(texts.OUTCOMES.values())) == len(Outcome)
    assert len(set(texts.EXTENTS.values())) == len(Extent)
