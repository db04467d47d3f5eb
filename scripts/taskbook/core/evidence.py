"""What a cell of evidence says: a document, something vague, "not yet", or nothing at all.

The one list of words that say "none". Documents of a result, an extension or a halt, products, answers and lead units
are all held against it, whether they stand in the workbook or come back in a unit's file. Case, accents, composition,
invisible letters and punctuation do not matter; a text that says anything else besides is never taken for "none".
Source: the domain's section *Status*, "Refined after a month's trial".
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache, lru_cache

from taskbook.core.naming.names import fold, skeleton


class Said(Enum):
    """How much a text says, the least first."""

    NOTHING = "nothing"  # blank, marks only, or words such as "chưa có", "không", "n/a"
    NOT_YET = "not_yet"  # words such as "đang trình", "chờ ký": something goes on, there is no result
    VAGUE = "vague"  # neither a number nor the sign of a document: «Báo cáo»
    DOCUMENT = "document"  # «210/QĐ-UBND», «Báo cáo số 15», «họp ngày 3/6»


_NOT = "(?:chua|khong|ko|k)"
_HAVE = "(?:he|duoc|co|thay|ro|biet|nhan|xac dinh|cap|ghi|cap nhat|bo sung|dinh kem|phat hanh|gi)"
_ACT = (
    "(?:trinh|lam|soan|soan thao|du thao|xay dung|hoan thien|hoan thanh|xong|xin|lay|y kien|tong hop|ra soat|in|ky"
    "|duyet|phe duyet|ban hanh|cap|tham dinh|xu ly|thuc hien|trien khai|cap nhat|bo sung|gui|nop|thong qua|xem xet"
    "|quyet dinh|phan cong|giao|bao cao|cho|duoc|luu hanh|phat hanh|gop y|nghien cuu|tham muu|chinh sua|sua"
    "|in an|trao doi|kiem tra|hop|chuan bi|lap|chuyen|hoan tat|cong bo)"
)
_THING = (
    "(?:van ban|vb|so|ket qua|kq|ngay|thang|nam|so hieu|tai lieu|ho so|quyet dinh|qd|ke hoach|cong van|cv|to trinh"
    "|bao cao|minh chung|san pham|noi dung|thong tin|so lieu|dinh kem|gi|nao|ai|gia han|tam dung|huy|don vi|co quan"
    "|chu tri|lanh dao|chu tich|pho chu tich|ubnd|uy ban|xa|cap tren|cap co tham quyen|chinh thuc|cu the|het|ca|va"
    "|de|cua)"
)
_BLANK = "(?:0+|n a|na|nan|none|null|nil|trong|de trong|bo trong)"
_NOTHING = re.compile(f"{_BLANK}|{_NOT}(?: {_HAVE})*(?: {_THING})*")
_GOING_ON = f"(?:{_NOT}|van|con|hien|hien nay|moi|dang|cho|se|cho doi)"
_LATER = "(?:bo sung|cap nhat|gui|nop|co|bao cao) sau"
_OPENS_NOT_YET = re.compile(rf"(?:{_GOING_ON}|{_LATER}|{_BLANK})\b")
_MEANT = {"dang": "đang", "cho": "chờ"}
"""Words that are another one with other accents: «Đảng», «chợ»."""
_SIGN = re.compile(r"\d|\w/\w")
_LABELS = re.compile("(?:van ban|vb)?(?: ?(?:so|ngay|thang|nam|20\\d\\d))+")
_NUMBER = re.compile(r"(\w*)[\s.…_:-]*/\s*[^\W\d_]{2}")
_DAY = re.compile(r"\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\b", re.IGNORECASE)
"""A form in which nobody has filled in anything: «Số: …/QĐ-UBND ngày   tháng   năm 2026», «số:»."""


@cache
def _not_yet() -> re.Pattern[str]:
    """All that says "not yet", compiled only where a text begins like it: it takes longer than to judge a plan."""
    return re.compile(
        f"(?:{_GOING_ON}(?: {_NOT}| dang| cho| {_HAVE}| {_ACT}| {_THING})*|{_LATER}|{_NOTHING.pattern})"
        f"(?: (?:dang|cho|se)(?: {_ACT}| {_THING})*)*"
    )


@lru_cache(maxsize=16384)
def said(text: str | None) -> Said:
    """Return how much a cell's text says; None is a blank cell."""
    plain = " ".join(_words(text or ""))
    if not plain or _NOTHING.fullmatch(plain):
        return Said.NOTHING
    shown = unicodedata.normalize("NFKC", text or "")
    if (
        (_OPENS_NOT_YET.match(plain) and _not_yet().fullmatch(plain))
        or _LABELS.fullmatch(plain)
        or _is_blank_form(shown)
    ):
        return Said.NOT_YET
    return Said.DOCUMENT if _SIGN.search(shown) else Said.VAGUE


def _is_blank_form(shown: str) -> bool:
    """Whether the text is a document's form with neither its number nor its day filled in."""
    numbers = [skeleton(before) for before in _NUMBER.findall(shown)]
    return bool(numbers) and all(before in ("", "so") for before in numbers) and not _DAY.search(shown)


def is_evidence(text: str | None) -> bool:
    """Whether a text may stand for a document, a product or a name."""
    return said(text) in (Said.VAGUE, Said.DOCUMENT)


def is_report(text: str | None) -> bool:
    """Whether a unit's words on its task tell anything: «đang làm» does, «-» and «chưa có» do not."""
    return said(text) is not Said.NOTHING


def _words(text: str) -> list[str]:
    """The words without accents; letters that take no room are gone, marks only part words."""
    shown = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return [_key(part) for part in re.split(r"[\W_]+", shown) if skeleton(part)]


def _key(word: str) -> str:
    bare, accented = skeleton(word), fold(word)
    return bare if accented in (bare, _MEANT.get(bare, accented)) else accented
