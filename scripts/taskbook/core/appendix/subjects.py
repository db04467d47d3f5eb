"""What a plan is about: the lines below its kind («KẾ HOẠCH»), after «V/v», or the appendix's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from taskbook.core.appendix.head_text import LETTERHEAD_LINES, REFERENCE, RULE, HeadText
from taskbook.core.appendix.lines import one_line

_KIND: Final = re.compile(
    r"(?:(?:kế hoạch|chương trình)(?: hành động)?|quyết định|thông báo|công văn|đề án|chỉ thị|nghị quyết|hướng dẫn)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"^(?:v/v|về việc)\s*:?\s*", re.IGNORECASE)
_APPENDIX: Final = re.compile(r"^\W*(?:phụ lục|biểu|phụ biểu|bảng|danh mục)\b", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"^\W*(?:phụ lục|phụ biểu|biểu)(?:\s+(?:số\s*)?[\dIVXA-Z]{1,5})?\s*[:.\-–]?\s*", re.IGNORECASE
)
_END_OF_SUBJECT: Final = re.compile(
    r"^(?:căn cứ|thực hiện .{0,400}?(?:xây dựng|ban hành) kế hoạch|[IVX]+\.|\d+\.|kính gửi)", re.IGNORECASE
)
_LONGEST_SUBJECT: Final = 700


def find_subject(text: HeadText, issuer: str) -> str | None:
    """The lines below the kind of document («KẾ HOẠCH»), or after «V/v»; else the appendix's own title."""
    lines = [line for cell in text.letterhead for line in cell] + list(text.lines)
    for at, line in enumerate(lines):
        if _ABOUT.match(line) and at < LETTERHEAD_LINES:
            return _ABOUT.sub("", line).strip() or None
        if _KIND.fullmatch(line.strip(" .:*")) and line.strip(" .:*").isupper():
            return _until_rule(lines[at + 1 :]) or _title(text, issuer)
        if line.isupper() and _KIND.match(line) and len(line) < _LONGEST_SUBJECT and not REFERENCE.match(line):
            return _KIND.sub("", line, count=1).strip(" :-–") or None
    return _title(text, issuer)


def _until_rule(lines: Sequence[str]) -> str | None:
    """A subject of one or two lines, until a rule, the legal grounds or a heading."""
    taken: list[str] = []
    for line in lines[:3]:
        if RULE.fullmatch(line) or _END_OF_SUBJECT.match(line) or _APPENDIX.match(line) or len(line) > _LONGEST_SUBJECT:
            break
        if taken and not (
            line[:1].islower() or taken[-1].endswith((",", ";")) or (line.isupper() and taken[0].isupper())
        ):
            break
        taken.append(line)
    return one_line(" ".join(taken)) or None


def _title(text: HeadText, issuer: str) -> str | None:
    """The appendix's title: what stands between its label and the table."""
    for line in text.near:
        if REFERENCE.match(line) or RULE.fullmatch(line) or line.startswith("(") or one_line(line) in issuer:
            continue
        rest = _LABEL.sub("", line)
        if len(rest) > 5 and not re.match(r"tổng (?:số|cộng)", rest, re.IGNORECASE):
            return rest
    return None
