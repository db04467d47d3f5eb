"""What the checks understand of the plans' words: documents with their days, and who issues a product."""

from __future__ import annotations

import re

# "10/9/2026", "10-9-2026", "10.9.26", "10 tháng 9 năm 2026"
DAY = re.compile(r"(?<!\d)\d{1,2}\s*(?:[-/.]|tháng)\s*\d{1,2}\s*(?:[-/.]|năm)\s*(?:\d{4}|\d{2})(?!\d)", re.IGNORECASE)

# "Kế hoạch số 10/KH-UBND ngày 13/10/2026", "14-NQ/TU, ngày 13/5/2024", "236/KH-UBND ngày 12 tháng 9 năm 2025"
DATED_DOCUMENT = re.compile(
    r"(?P<number>\d[\w.]*\s?[-/]\s?[^\s,;()]*[^\W\d_][^\s,;()]*|(?<=số )\d[\w./-]*)"
    r"\s*,?\s+ngày\s+(?P<day>\d{1,2})\s*(?:[-/.]|tháng)\s*(?P<month>\d{1,2})\s*(?:[-/.]|năm)\s*(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)

ISSUERS = (
    "UBND",
    "HĐND",
    "ban nhân dân",
    "đồng nhân dân",
    "Chủ tịch",
    "Đảng ủy",
    "Đảng uỷ",
    "Thủ trưởng",
    "Trưởng phòng",
    "Giám đốc",
    "Chính phủ",
    "Trung ương",
    "Thành ủy",
    "Thành uỷ",
    "thẩm quyền",
    "thành phố",
)
"""Words for those who issue or approve a product; plain words, because 100,000 texts are searched for them."""
