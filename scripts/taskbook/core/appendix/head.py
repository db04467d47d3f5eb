"""The head of a plan: number, day, subject and issuing body, from the letterhead and the line above the appendix.

What the document leaves blank stays None: it is asked for, never made up. Source of the form: Decree 30/2020 on
clerical work (national name and organ side by side, number below the organ, place and day below the motto), and
Instruction 05 for papers of the Party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from taskbook.core.appendix.identities import propose_code
from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.reading import Doubt, DoubtCode, PlanHead

_NUMBER: Final = re.compile(
    r"(?:^|[\s(])số\s*:?\s*(?P<count>\d{1,5}[a-z]?)\s*(?P<kind>[/-]\s*[A-ZĐ][\w-]*(?:\s*[/-]\s*[A-ZĐ][\w-]*)*)",
    re.IGNORECASE,
)
_BLANK_NUMBER: Final = re.compile(r"(?:^|[\s(])số\s*:?[\s.…_]*[/-]\s*[A-ZĐ]", re.IGNORECASE)
_DAY: Final = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:tháng\s*|/|-|\.)\s*(\d{1,2})\s*(?:năm\s*|/|-|\.)\s*(20\d\d)", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\bnăm\s*(20\d\d)|/(20\d\d)\b", re.IGNORECASE)
_PLACE_AND_DAY: Final = re.compile(r"[,.\s]ngày[\s\d.…_]*(?:tháng|/)[\s\d.…_]*(?:năm|/)", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"^\W*(?:ban hành )?kèm theo", re.IGNORECASE)
_OF: Final = re.compile(r"\bcủa\s+(?P<issuer>.+?)\s*(?:\)|$|;|\bvề\b)", re.IGNORECASE)
_KIND: Final = re.compile(
    r"(?:kế hoạch|chương trình|quyết định|thông báo|công văn|đề án|chỉ thị|nghị quyết|hướng dẫn|chương trình hành động|"
    r"kế hoạch hành động)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(r"^(?:v/v|về việc)\s*:?\s*", re.IGNORECASE)
_APPENDIX: Final = re.compile(r"^\W*(?:phụ lục|biểu|phụ biểu|bảng|danh mục)\b", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"^\W*(?:phụ lục|phụ biểu|biểu)(?:\s+(?:số\s*)?[\dIVXA-Z]{1,5})?\s*[:.\-–]?\s*", re.IGNORECASE
)
_LABEL_WORDS: Final = re.compile(r"^\W*(?:phụ lục|phụ biểu)\b", re.IGNORECASE)
_RULE: Final = re.compile(r"[\W_]*")
_ORGAN: Final = re.compile(
    r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|đảng ủy|đảng uỷ|ban chấp hành|ban thường vụ|hội đồng nhân dân|hđnd|phòng|"
    r"văn phòng|sở|công an|ban|trung tâm|trường|trạm|hội|đoàn|ủy ban|uỷ ban|chi bộ|đảng bộ)\b",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(r"(?:xã|phường|thị trấn|thị xã|quận|huyện|thành phố|tp|tỉnh|đặc khu)\b", re.IGNORECASE)
_MOTTO: Final = re.compile(r"cộng hòa|cộng hoà|độc lập|đảng cộng sản", re.IGNORECASE)
_END_OF_SUBJECT: Final = re.compile(
    r"^(?:căn cứ|thực hiện .{0,400}?(?:xây dựng|ban hành) kế hoạch|[IVX]+\.|\d+\.|kính gửi)", re.IGNORECASE
)
_LETTERHEAD_LINES: Final = 40
_LONGEST_SUBJECT: Final = 700
_LONGEST_LINE: Final = 120


@dataclass(frozen=True, slots=True)
class HeadText:
    """The text above the appendix's table: `cells` of letterheads line by line, paragraphs, and the lines nearest.

    `letterhead` are the cells of tables at the document's beginning, each as its lines; `lines` all paragraphs above
    the table; `near` the lines between the appendix's label and the table.
    """

    letterhead: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    number: str | None = None
    issued: date | None = None
    year: int | None = None


def is_label(line: str) -> bool:
    """Whether a line is an appendix's label: «PHỤ LỤC II»."""
    return len(line) < _LONGEST_LINE and _LABEL_WORDS.match(line) is not None


def read_head(text: HeadText, chosen_code: str = "") -> tuple[PlanHead, tuple[Doubt, ...]]:
    """Read what identifies the plan, and what is blank or said in two ways."""
    top = [line for cell in text.letterhead for line in cell] + list(text.lines[:_LETTERHEAD_LINES])
    head = _Said(_first_number(_before_reference(top)), _first_day(top), None)
    reference = next((line for line in text.near if _REFERENCE.match(line)), "")
    named = _Said(_number_in(reference), _day_in(reference))
    issuer = _issuer(text, reference)
    subject = _subject(text, issuer or "")
    number, issued = head.number or named.number, head.issued or named.issued
    year = _year(issued, top, reference, subject, text.near)
    doubts = list(_differences(head, named))
    for missing, code in (
        (number, DoubtCode.PLAN_NUMBER_BLANK),
        (issued, DoubtCode.PLAN_DAY_BLANK),
        (subject, DoubtCode.PLAN_SUBJECT_UNKNOWN),
    ):
        if missing is None:
            doubts.append(Doubt(code))
    plan_code = chosen_code or propose_code(subject or "", year)
    return PlanHead(number, issued, year, subject, issuer, plan_code), tuple(doubts)


def _differences(head: _Said, named: _Said) -> Iterable[Doubt]:
    if head.number and named.number and head.number != named.number:
        yield Doubt(DoubtCode.PLAN_DIFFERS, values=(head.number, named.number))
    if head.issued and named.issued and head.issued != named.issued:
        yield Doubt(DoubtCode.PLAN_DIFFERS, values=(f"{head.issued:%d/%m/%Y}", f"{named.issued:%d/%m/%Y}"))


def _before_reference(lines: Sequence[str]) -> list[str]:
    """Lines that may hold the document's own number: only those that say nothing else."""
    return [line for line in lines if re.match(r"\W*số\b", line, re.IGNORECASE) and len(line) < _LONGEST_LINE]


def _first_number(lines: Iterable[str]) -> str | None:
    return next((number for line in lines if (number := _number_in(line))), None)


def _number_in(line: str) -> str | None:
    found = _NUMBER.search(line)
    if found is None or _BLANK_NUMBER.search(line[: found.start() + 1]):
        return None
    return found["count"] + re.sub(r"\s+", "", found["kind"]).rstrip("-")


def _first_day(lines: Iterable[str]) -> date | None:
    for line in lines:
        if _PLACE_AND_DAY.search(f" {line}") and len(line) < _LONGEST_LINE and not _REFERENCE.match(line):
            return _day_in(line)
    return None


def _day_in(line: str) -> date | None:
    found = _DAY.search(line)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(issued: date | None, top: Sequence[str], *others: str | Sequence[str] | None) -> int | None:
    if issued is not None:
        return issued.year
    dated = [line for line in top if _PLACE_AND_DAY.search(f" {line}") and len(line) < _LONGEST_LINE]
    lines = dated[:1]
    for other in others:
        lines += [other] if isinstance(other, str) else list(other or ())
    for line in lines:
        found = _YEAR.search(line)
        if found:
            return int(found[1] or found[2])
    return None


def _subject(text: HeadText, issuer: str) -> str | None:
    """The lines below the kind of document («KẾ HOẠCH»), or after «V/v»; else the appendix's own title."""
    lines = [line for cell in text.letterhead for line in cell] + list(text.lines)
    for at, line in enumerate(lines):
        if _ABOUT.match(line) and at < _LETTERHEAD_LINES:
            return _ABOUT.sub("", line).strip() or None
        if _KIND.fullmatch(line.strip(" .:*")) and line.strip(" .:*").isupper():
            return _until_rule(lines[at + 1 :]) or _title(text, issuer)
        if line.isupper() and _KIND.match(line) and len(line) < _LONGEST_SUBJECT and not _REFERENCE.match(line):
            return _KIND.sub("", line, count=1).strip(" :-–") or None
    return _title(text, issuer)


def _until_rule(lines: Sequence[str]) -> str | None:
    """A subject of one or two lines, until a rule, the legal grounds or a heading."""
    taken: list[str] = []
    for line in lines[:3]:
        if (
            _RULE.fullmatch(line)
            or _END_OF_SUBJECT.match(line)
            or _APPENDIX.match(line)
            or len(line) > _LONGEST_SUBJECT
        ):
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
        if _REFERENCE.match(line) or _RULE.fullmatch(line) or line.startswith("(") or one_line(line) in issuer:
            continue
        rest = _LABEL.sub("", line)
        if len(rest) > 5 and not re.match(r"tổng (?:số|cộng)", rest, re.IGNORECASE):
            return rest
    return None


def _issuer(text: HeadText, reference: str) -> str | None:
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
        rule = _RULE.fullmatch(words) is not None
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
