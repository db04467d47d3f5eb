"""A target's figure, sign and unit are read from its words."""

from __future__ import annotations

import pytest

from taskbook.core.intake.goals import goal_of


@pytest.mark.parametrize(
    ("words", "figure", "unit"),
    [
        ("Phấn đấu trên 150 doanh nghiệp mới", "> 150", "doanh nghiệp"),
        ("đạt 95% trở lên", "≥ 95", "%"),
        ("tối thiểu 02 sản phẩm OCOP", "≥ 02", "sản phẩm"),
        ("không quá 3 ngày", "≤ 3", ""),
        ("khoảng 8,5%", "≈ 8,5", "%"),
        ("thu ngân sách 1.250 tỷ đồng", "1.250", "tỷ đồng"),
        ("dưới 1 % hộ nghèo", "< 1", "%"),
        ("năm 2026 đạt 100%", "100", "%"),
        ("theo Kế hoạch số 25/KH-UBND ngày 01/3/2026, đạt 12 tiêu chí", "12", "tiêu chí"),
        ("nâng cao chất lượng", "", ""),
        ("hơn 20.", "> 20", ""),
    ],
)
def test_a_goal(words: str, figure: str, unit: str) -> None:
    assert goal_of(words) == (figure, unit)
