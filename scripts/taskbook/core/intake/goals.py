"""Splits the words of a target into its name, figure and unit: «trên 150 doanh nghiệp» is > 150, doanh nghiệp."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from taskbook.core.appendix.lines import one_line

_SIGNS: Final = (
    (("tối thiểu", "ít nhất", "không dưới", "không thấp hơn"), "≥ "),
    (("không quá", "tối đa", "không vượt quá", "nhiều nhất"), "≤ "),
    (("trên", "hơn", "vượt"), "> "),
    (("dưới",), "< "),
    (("khoảng", "gần"), "≈ "),
)
_NUMBER: Final = re.compile(r"\d[\d.]*(?:,\d+)?")
_YEAR_BEFORE: Final = re.compile(r"(?:năm|quý|tháng|giai đoạn|số)\s+$", re.IGNORECASE)
_UNIT: Final = re.compile(
    r"\s*((?:nghìn |triệu |tỷ )?(?:tỷ đồng|triệu đồng|đồng|doanh nghiệp|cơ sở|hộ|sản phẩm|mô hình|thôn|ha|km|người|"
    r"lao động|dự án|công trình|thủ tục|hợp tác xã|điểm|lượt|trường|đơn vị|tiêu chí|chỉ tiêu|vụ|giấy chứng nhận|"
    r"đảng viên|lớp|tổ|nhà|m2|m²|tấn|tỷ|triệu))\b",
    re.IGNORECASE,
)
_OF_A_DOCUMENT: Final = re.compile(r"\s*/")
_PERCENT: Final = re.compile(r"\s*%")
_AND_MORE: Final = re.compile(r"\btrở lên\b", re.IGNORECASE)


class Goal(NamedTuple):
    """A target's figure as people write it ("≥ 12", "" where there is none) and its unit."""

    figure: str
    unit: str


def goal_of(text: str) -> Goal:
    """The first figure of a target that is no year and no number of a document."""
    words = one_line(text)
    for found in _NUMBER.finditer(words):
        before, after = words[: found.start()], words[found.end() :]
        if _YEAR_BEFORE.search(before) or _OF_A_DOCUMENT.match(after) or (before and before[-1] in "/-"):
            continue
        percent = _PERCENT.match(after)
        unit = None if percent else _UNIT.match(after)
        return Goal(_sign(before, after) + found[0].rstrip("."), "%" if percent else unit[1] if unit else "")
    return Goal("", "")


def _sign(before: str, after: str) -> str:
    tail = " ".join(before.casefold().split()[-3:])
    for words, sign in _SIGNS:
        if any(tail == word or tail.endswith(f" {word}") for word in words):
            return sign
    return "≥ " if _AND_MORE.search(after) else ""
