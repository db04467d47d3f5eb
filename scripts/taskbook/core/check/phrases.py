"""What the checks understand of the plans' words: documents with their days, and who issues a product."""

from __future__ import annotations

import re

# "Kế hoạch số 10/KH-UBND ngày 13/10/2026", "14-NQ/TU, ngày 13/5/2024", "236/KH-UBND ngày 12 tháng 9 năm 2025"
DATED_DOCUMENT = re.compile(
    r"(?P<number>\d[\w.]*\s?[-/]\s?[^\s,;()]*[^\W\d_][^\s,;()]*|(?<=số )\d[\w./-]*)"
    r"\s*,?\s+ngày\s+(?P<day>\d{1,2})\s*(?:[-/.]|tháng)\s*(?P<month>\d{1,2})\s*(?:[-/.]|năm)\s*(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)

ISSUER = re.compile(
    r"\b(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Chủ tịch|Đảng ủy|Đảng uỷ|Thủ trưởng|Trưởng phòng"
    r"|Giám đốc|Chính phủ|Thành ủy|Thành uỷ|[Cc]ấp có thẩm quyền|thành phố)\b"
)
"""Who may issue or approve a product."""
