"""The words of headings: which field a heading names, and how surely.

Source of the words: the headings of appendices as offices write them. A column that no row here names is the office's
own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from taskbook.core.appendix.reading import Field
from taskbook.core.headings import key

CERTAIN, SURE, LIKELY, POSSIBLE = 4, 3, 2, 1


class Sense(NamedTuple):
    """A field that a heading may name: how surely (`CERTAIN` to `POSSIBLE`)."""

    field: Field
    strength: int


_UNIT: Final = r"(?:cơ quan|đơn vị|bộ phận|tổ chức|phòng|ban|ngành|cá nhân|cán bộ|công chức|người|đầu mối|địa phương)"
_UNITS: Final = rf"{_UNIT}(?:[,/;\s]+(?:và\s+)?{_UNIT})*"
_SENSES: Final = tuple(
    (re.compile(pattern), field, strength)
    for field, strength, pattern in (
        (Field.NUMBER, SURE, r"(?:s[ốô]?\s?[./]?\s?tt|t\.?\s?t\.?|s\.\s?t\.\s?t\.?|số thứ tự|thứ tự)"),
        (Field.NUMBER, LIKELY, r"(?:số|mục|stt.*|tt\b.*|ký hiệu)"),
        (Field.COORDINATE, SURE, r"(?!.*chủ trì).*phối hợp.*"),
        (Field.COORDINATE, LIKELY, r".*(?:cùng thực hiện|tham gia|hỗ trợ thực hiện).*"),
        (Field.LEADER, SURE, r".*(?:lãnh đạo|thường trực|đồng chí|đ/c|chủ tịch).*"),
        (Field.LEADER, LIKELY, r"(?:(?:người|cấp|thành viên|ủy viên)\b.*)?(?:chỉ đạo|phụ trách).*"),
        (Field.LEAD, CERTAIN, r".*chủ trì.*"),
        (Field.LEAD, SURE, rf".*{_UNITS}\s+(?:được giao|chịu trách nhiệm|đầu mối|tham mưu|phụ trách|thực hiện).*"),
        (Field.LEAD, SURE, rf"{_UNITS}\s+(?:soạn thảo|xây dựng|trình|ban hành).*"),
        (
            Field.LEAD,
            LIKELY,
            rf"(?:.*phân công.*|.*giao (?:cho|việc).*|.*trách nhiệm.*|.*{_UNIT} thực hiện.*|{_UNITS})",
        ),
        (Field.LEAD, POSSIBLE, r"(?:thực hiện|chính|đầu mối|tham mưu)"),
        (Field.DEADLINE, SURE, r"(?!.*(?:báo cáo|gửi)).*bắt đầu.*(?:hoàn thành|kết thúc).*"),
        (Field.DEADLINE, SURE, r"(?!.*(?:bắt đầu|báo cáo|gửi)).*(?:hoàn thành|thời hạn|kết thúc|hạn cuối|deadline).*"),
        (
            Field.DEADLINE,
            LIKELY,
            r"(?!.*(?:bắt đầu|báo cáo|gửi|khởi công)).*(?:thời gian|thời điểm|tiến độ|mốc|lộ trình|kỳ hạn).*",
        ),
        (
            Field.DEADLINE,
            POSSIBLE,
            r"(?:(?:đến|tới)(?: ngày)?|hạn(?: .*)?|.*(?:thời hạn|thời gian|tiến độ).*báo cáo.*)",
        ),
        (Field.PRODUCT, SURE, r".*(?:sản phẩm|đầu ra).*"),
        (Field.PRODUCT, LIKELY, r"(?!.*thực hiện).*(?:kết quả|hồ sơ|văn bản ban hành).*"),
        (Field.PRODUCT, POSSIBLE, r".*kết quả.*"),
        # As they are cut short: «CQCT», «ĐV PH», «SP», «TGHT», «LĐ UBND»
        (Field.LEAD, LIKELY, r"(?:cq|đv|bp)\s?(?:ct|th)"),
        (Field.COORDINATE, LIKELY, r"(?:cq|đv|bp)\s?ph"),
        (Field.PRODUCT, LIKELY, r"sp|kq"),
        (Field.DEADLINE, LIKELY, r"tg(?:\s?(?:ht|th))?"),
        (Field.LEADER, LIKELY, r"lđ(?: .*)?"),
        (Field.TASK, LIKELY, r"nv|(?:nd\s?)?cv|nd"),
        (Field.TASK, SURE, r"(?!.*(?:căn cứ|kinh phí|nhóm)).*nhiệm vụ.*"),
        (Field.TASK, POSSIBLE, r"nhóm nhiệm vụ.*"),
        (Field.TASK, SURE, r"(?:tên |nội dung |danh mục |đầu )*(?:công việc|việc|nội dung)(?: .*)?"),
        (Field.TASK, LIKELY, r".*(?:nội dung|công việc|giải pháp|hoạt động|đầu việc).*"),
        (
            Field.TASK,
            LIKELY,
            r"(?:tên|danh mục) (?:văn bản|đề án|kế hoạch|chương trình|hội nghị).*|(?:các )?công tác.*",
        ),
    )
)
_OWN: Final = re.compile(
    r"ghi chú.*|.*kinh phí.*|.*nguồn vốn.*|căn cứ.*|cơ sở pháp lý.*|đơn vị tính|đvt|.*số lượng.*|mã\b.*"
    r"|.*(?:bắt đầu|khởi công)|từ(?: ngày)?|.*tổng mức.*|.*đánh giá.*|.*tình hình.*|.*mức độ.*"
)
_REFUSED: Final = re.compile(
    r"chỉ tiêu|đơn vị tính|đvt|tổng mức đầu tư|chủ đầu tư|tên (?:dự án|công trình)|chữ viết tắt"
)
_MEANING: Final = re.compile(r"(?:hoàn thành|xong|báo cáo|gửi|trình)\s+(?:trước|sau|trong|chậm nhất|từ|đến)\b.*")
CORE: Final = (Field.LEAD, Field.COORDINATE, Field.PRODUCT, Field.DEADLINE, Field.LEADER)
"""The fields that make a row a task when one of them is filled."""


@lru_cache(maxsize=4096)
def senses(heading: str) -> tuple[Sense, ...]:
    """Return what a heading may name, the surest first; () for a column of the office's own."""
    words = key(heading).strip(" .:*")
    if not words or is_own(heading):
        return ()
    found = [Sense(field, strength) for pattern, field, strength in _SENSES if pattern.fullmatch(words)]
    return tuple(sorted(found, key=lambda sense: -sense.strength))


def is_own(heading: str) -> bool:
    """Whether a heading is surely of a column that no field of ours has (money, notes, a beginning)."""
    return _OWN.fullmatch(key(heading).strip(" .:*")) is not None


def is_refused(heading: str) -> bool:
    """Whether a heading belongs to a table of targets, projects or abbreviations."""
    return _REFUSED.search(key(heading)) is not None


def has_meaning(heading: str) -> bool:
    """Whether a heading says something about all its cells («Hoàn thành trước»)."""
    return _MEANING.fullmatch(key(heading)) is not None


def names_both(heading: str) -> bool:
    """Whether one heading names the lead and the coordinating units («Đơn vị chủ trì, phối hợp»)."""
    words = key(heading)
    return "chủ trì" in words and "phối hợp" in words
