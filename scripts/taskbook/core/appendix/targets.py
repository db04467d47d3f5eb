"""Targets that a plan's body sets («phấn đấu …», «đạt …%», «trên 150 doanh nghiệp»): offered, never taken unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.reading import Target

_FIGURE: Final = r"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?"
_UNIT: Final = (
    r"(?:%|tỷ|triệu|doanh nghiệp|cơ sở|hộ|sản phẩm|mô hình|thôn|ha\b|km\b|người|lao động|dự án|công trình|thủ tục|"
    r"hợp tác xã|điểm|lượt|trường|đơn vị|tiêu chí|chỉ tiêu|vụ|giấy chứng nhận|đảng viên|lớp|tổ|nhà|m2|m²|tấn)"
)
_MEASURE: Final = rf"(?:trên|dưới|khoảng|tối thiểu|ít nhất|tối đa|từ|đạt|hơn|bình quân)?\s*{_FIGURE}\s*{_UNIT}"
_AIM: Final = re.compile(
    rf"(?:phấn đấu|mục tiêu|bảo đảm|đảm bảo|đạt|giảm|tăng|trên|dưới|khoảng|tối thiểu|ít nhất|đóng góp|duy trì)"
    rf"\b[^.;]*?{_MEASURE}[^,;.]*",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ(«\"“+•-])|\n")
_DUTY: Final = re.compile(r"(?:căn cứ|số \d+[/-])", re.IGNORECASE)


def find_targets(paragraphs: Iterable[str]) -> Iterator[Target]:
    """Return each clause that sets a figure to reach, with the whole sentence it stands in; none twice."""
    seen: set[tuple[str, str]] = set()
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(paragraph):
            whole = one_line(sentence)
            for clause in _clauses(whole):
                if (clause.casefold(), whole) not in seen:
                    seen.add((clause.casefold(), whole))
                    yield Target(clause, whole)


def _clauses(sentence: str) -> Iterator[str]:
    if _DUTY.match(sentence):
        return
    for found in _AIM.finditer(sentence):
        yield found[0].strip()
