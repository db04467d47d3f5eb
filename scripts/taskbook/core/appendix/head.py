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

from taskbook.core.appendix.head_text import LETTERHEAD_LINES, LONGEST_LINE, REFERENCE, HeadText
from taskbook.core.appendix.identities import propose_code
from taskbook.core.appendix.issuers import find_issuer
from taskbook.core.appendix.reading import Doubt, DoubtCode, PlanHead
from taskbook.core.appendix.subjects import find_subject

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


@dataclass(frozen=True, slots=True)
class _Said:
    number: str | None = None
    issued: date | None = None
    year: int | None = None


def read_head(text: HeadText, chosen_code: str = "") -> tuple[PlanHead, tuple[Doubt, ...]]:
    """Read what identifies the plan, and what is blank or said in two ways."""
    top = [line for cell in text.letterhead for line in cell] + list(text.lines[:LETTERHEAD_LINES])
    head = _Said(_first_number(_before_reference(top)), _first_day(top), None)
    reference = next((line for line in text.near if REFERENCE.match(line)), "")
    named = _Said(_number_in(reference), _day_in(reference))
    issuer = find_issuer(text, reference)
    subject = find_subject(text, issuer or "")
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
    return [line for line in lines if re.match(r"\W*số\b", line, re.IGNORECASE) and len(line) < LONGEST_LINE]


def _first_number(lines: Iterable[str]) -> str | None:
    return next((number for line in lines if (number := _number_in(line))), None)


def _number_in(line: str) -> str | None:
    found = _NUMBER.search(line)
    if found is None or _BLANK_NUMBER.search(line[: found.start() + 1]):
        return None
    return found["count"] + re.sub(r"\s+", "", found["kind"]).rstrip("-")


def _first_day(lines: Iterable[str]) -> date | None:
    for line in lines:
        if _PLACE_AND_DAY.search(f" {line}") and len(line) < LONGEST_LINE and not REFERENCE.match(line):
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
    dated = [line for line in top if _PLACE_AND_DAY.search(f" {line}") and len(line) < LONGEST_LINE]
    lines = dated[:1]
    for other in others:
        lines += [other] if isinstance(other, str) else list(other or ())
    for line in lines:
        found = _YEAR.search(line)
        if found:
            return int(found[1] or found[2])
    return None
