"""The words by which a row that is no task is known: totals, signatures, notes, «như trên», sentences that go on."""

from __future__ import annotations

import re
from typing import Final

from taskbook.core.appendix.lines import go_on
from taskbook.core.headings import key

_TOTAL: Final = re.compile(r"(?:tổng cộng|tổng số|cộng|tổng)(?:$|[\s:.(])(?!\s*(?:hợp|kết|rà|đồng|điều|kiểm))")
_SIGNED: Final = re.compile(
    r"(?:tm|t/m|kt|tl|tuq|q)\s?\.\s?\S|nơi nhận|người lập|người ký|\(?(?:đã ký|ký tên)|(?:phó )?chủ tịch$|lưu\s?:"
    r"|(?:phó )?bí thư$|xác nhận"
)
_NOTED: Final = re.compile(r"(?:ghi chú|lưu ý|chú thích|nguồn)\s?[:.]|\(?\*+\)?\s")
_DITTO: Final = re.compile(r"[-–(\s]*(?:nt|n\.t|như trên)[-–).\s]*|[\"“”″〃'’]{1,3}")
_BULLET: Final = re.compile(r"[-–—+*•●▪○■✓➢]\s*\S")
_OPEN_END: Final = re.compile(r"[,;:(]$|\b(?:và|của|về|với|cho|theo|để|các|những|là|tại|trong)$")
_REST_OF_DAY: Final = re.compile(r"\d{1,2}/\d{2,4}$|[IV]+/\d{4}$|\d{4}$")
_LONGEST_NAME: Final = 70
_UNIT: Final = re.compile(
    r"(?:phòng (?:kinh tế|văn hóa|tài chính|nội vụ|tư pháp|hạ tầng|giáo dục|y tế|khoa học|dân tộc)|công an|trạm y tế"
    r"|ban (?:chỉ huy|chqs|quản lý|xây dựng|tuyên giáo|tổ chức)|văn phòng|trung tâm|hội (?:nông dân|liên hiệp|lhpn|cựu)"
    r"|đoàn (?:thanh niên|tncs)|(?:ủy ban|ban thường trực ủy ban|ub) ?(?:mttq|mặt trận)|các (?:thôn|trường))\b"
)
_TIME: Final = re.compile(
    r"(?:trong |đến |trước )?"
    r"(?:ngày \S+|quý [ivx\d]+|tháng \d{1,2}|\d{1,2} tháng (?:đầu|cuối) năm|năm|thường xuyên|hằng \S+)"
    r"(?:[\s/,-]+(?:(?:và|đến|năm|quý|tháng)\s+)*[ivx\d/]+)*"
)
_SECTION_WORDS: Final = re.compile(
    r"(?:nhóm|phần|lĩnh vực|chuyên đề|chương|mục|khối|về)\b|nhiệm vụ (?:chung|trọng tâm|giải pháp)"
)


def names_unit(heading: str) -> bool:
    """Whether a section's words are a unit's name, which then leads all that stands below: «PHÒNG KINH TẾ»."""
    return len(heading) < _LONGEST_NAME and _UNIT.match(key(heading)) is not None


def names_time(heading: str) -> bool:
    """Whether a section's words are a time, by which all that stands below is due: «QUÝ II/2026»."""
    return _TIME.fullmatch(key(heading)) is not None


def is_total(text: str) -> bool:
    """«Tổng cộng», «Tổng số: 05 nhiệm vụ», «Cộng (I+II)»."""
    return _TOTAL.match(key(text)) is not None


def is_signature(text: str) -> bool:
    """«TM. ỦY BAN NHÂN DÂN», «Nơi nhận:», «(đã ký)»."""
    return _SIGNED.match(key(text)) is not None


def is_note(text: str) -> bool:
    """«Ghi chú: …», «* …»."""
    return _NOTED.match(key(text)) is not None


def is_ditto(text: str) -> bool:
    """«nt», «-nt-», «như trên», ditto marks."""
    return _DITTO.fullmatch(key(text)) is not None


def is_bullet(text: str) -> bool:
    """Whether words begin with a dash or another bullet."""
    return _BULLET.match(text) is not None


def put_behind(text: str, rest: str) -> str:
    """A cell's text with what goes on with it: after a line break where that begins with a bullet."""
    return f"{text}\n{rest}" if text and is_bullet(rest) else go_on(text, rest)


def goes_on(text: str) -> bool:
    """Whether words begin in the middle of a sentence."""
    return text[:1].islower() or text[:1] in ",;.)/" or _REST_OF_DAY.match(text) is not None


def is_unfinished(text: str) -> bool:
    """Whether words end in the middle of a sentence."""
    return _OPEN_END.search(text.casefold()) is not None


def looks_like_section(text: str) -> bool:
    """Whether words without a number look like a heading: in capitals, or «Nhóm nhiệm vụ …»."""
    return text.isupper() or _SECTION_WORDS.match(key(text)) is not None
