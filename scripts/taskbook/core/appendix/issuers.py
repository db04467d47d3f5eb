"""Who issued a plan: the lowest organ of its letterhead, or whom the line above the appendix names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from taskbook.core.appendix.head_text import RULE, HeadText
from taskbook.core.appendix.lines import one_line

_ORGAN: Final = re.compile(
    r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|đảng ủy|đảng uỷ|ban chấp hành|ban thường vụ|hội đồng nhân dân|hđnd|phòng|"
    r"văn phòng|sở|công an|ban|trung tâm|trường|trạm|hội|đoàn|ủy ban|uỷ ban|chi bộ|đảng bộ)\b",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(r"(?:xã|phường|thị trấn|thị xã|quận|huyện|thành phố|tp|tỉnh|đặc khu)\b", re.IGNORECASE)
_MOTTO: Final = re.compile(r"cộng hòa|cộng hoà|độc lập|đảng cộng sản", re.IGNORECASE)
_OF: Final = re.compile(r"\bcủa\s+(?P<issuer>.+?)\s*(?:\)|$|;|\bvề\b)", re.IGNORECASE)


def find_issuer(text: HeadText, reference: str) -> str | None:
    """Return the issuing body verbatim; `reference` is the line above the appendix. None when nobody is named."""
    for cell in text.letterhead[:2]:
        found = _organ(cell)
        if found:
            return found
    found = _organ(text.lines[:6], loose=True)
    if found:
        return found
    named = _OF.search(reference)
    return one_line(named["issuer"]) if named else None


def _organ(lines: Sequence[str], *, loose: bool = False) -> str | None:
    """The lowest organ of a letterhead: «ỦY BAN NHÂN DÂN» and «XÃ AN BÌNH» are one, the organ above it is another.

    `loose`: the lines are paragraphs, where only a place goes on with an organ's name.
    """
    taken: list[str] = []
    for line in lines:
        words = _MOTTO.split(one_line(line), maxsplit=1)[0].strip(" *_-–")
        rule = RULE.fullmatch(words) is not None
        if (taken and rule) or re.match(r"số\b", words, re.IGNORECASE) or words != words.upper():
            break
        if rule:
            continue
        if _ORGAN.match(words):
            taken = [words]
        elif taken and (not loose or _WHERE.match(words)):
            taken.append(words)
        elif taken:
            break
    return " ".join(taken) or None
