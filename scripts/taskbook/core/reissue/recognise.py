"""Which standing plan a document amends or replaces: by its words, by its number, or by most of its tasks.

Source of the words: Decree 30/2020, 8 and 22 (an amending paper names the number and day of the one it amends).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from taskbook.core.appendix.grid import Paragraph, Source, Table
from taskbook.core.appendix.reading import Reading
from taskbook.core.naming.names import fold, one_line
from taskbook.core.reissue.matching import match, word_key
from taskbook.core.reissue.model import Extent, PlanRow, read_row

_REPLACES: Final = re.compile(r"thay thế|ban hành lại|hết hiệu lực|bãi bỏ", re.IGNORECASE)
_PARTS: Final = re.compile(r"một số|nhiệm vụ|nội dung|chỉ tiêu|thời hạn|điểm|khoản|mục|dòng", re.IGNORECASE)
_ALL: Final = re.compile(r"toàn bộ", re.IGNORECASE)
_CUE: Final = r"(?<!\w)(?:thay thế|ban hành lại|sửa đổi|bổ sung|điều chỉnh|đính chính|bãi bỏ)(?!\w)"
_OTHER_OBJECT: Final = r"(?:(?<!nhiệm vụ )thực hiện|triển khai|nguồn|để|nhằm|(?<!kèm )theo)(?!\w)"
_WORD: Final = r"\s+\S*[^\s.;:]"
_AMENDS: Final = re.compile(rf"{_CUE},?(?:(?!\s+{_OTHER_OBJECT}){_WORD}){{0,40}}?\s+\Z", re.IGNORECASE)
_EXPIRES: Final = re.compile(rf"(?:{_WORD}){{0,40}}?\s+hết hiệu lực", re.IGNORECASE)
_OF_YEAR: Final = re.compile(r"\s*,?\s*ngày\s+\d+(?:\s*[/.-]\s*|\s+tháng\s+)\d+(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})")
_LETTERS_BEFORE: Final = 500
_SHARE_TO_LOOK: Final = 0.2  # of the rows read that stand word for word: with fewer no pairs are looked for
_SHARE_OF_READ: Final = 0.5
_SHARE_OF_STANDING: Final = 0.6
_FEWEST: Final = 3


class Why(Enum):
    """How a plan was recognised, the surest first."""

    SAID = "the document says that it amends or replaces the plan"
    SAME_NUMBER = "both have one number"
    ALIKE = "most tasks are the same"


@dataclass(frozen=True, slots=True)
class StandingPlan:
    """A plan of the workbook: how documents name it, and its rows in their order."""

    code: str
    number: str | None
    issued: date | None
    year: int | None
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class Reissue:
    """A standing plan that a document seems to give again.

    `extent` is a proposal, a person may say otherwise; `words` is what the document says, "" but for `Why.SAID`.
    """

    plan: StandingPlan
    extent: Extent
    why: Why
    words: str = ""


def said_around(source: Source, reading: Reading) -> tuple[str, ...]:
    """The lines of a document that are no task: paragraphs, and the rows above the appendix's headings."""
    first = min((row.place.row for row in reading.rows if row.place.row), default=0)
    table = next((row.place.table for row in reading.rows), 0)
    lines = [reading.plan.subject or ""]
    for block in source.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif block.number == table:
            lines += _texts(block, first)
    return tuple(line for line in lines if line)


def _texts(table: Table, before: int) -> Iterator[str]:
    for row in table.rows:
        if row.number < before:
            yield from (cell.text for cell in row.cells if not cell.merged)


def find_reissues(reading: Reading, lines: Iterable[str], plans: Sequence[StandingPlan]) -> tuple[Reissue, ...]:
    """The standing plans that a document seems to give again, the surest first; () for a plan of its own."""
    text = " ".join(one_line(line) for line in lines)
    found = [reissue for plan in plans if (reissue := _reissue(reading, text, plan)) is not None]
    order = list(Why)
    return tuple(sorted(found, key=lambda reissue: order.index(reissue.why)))


def _reissue(reading: Reading, text: str, plan: StandingPlan) -> Reissue | None:
    words = _said_of(plan, text)
    if words is not None:
        return Reissue(plan, _extent(words), Why.SAID, words)
    years = {year for year in (reading.plan.year, plan.year) if year is not None}
    if len(years) > 1:  # next year's plan has numbers of its own, and says much of this year's again
        return None
    if plan.number and reading.plan.number and fold(plan.number) == fold(reading.plan.number):
        return Reissue(plan, Extent.WHOLE, Why.SAME_NUMBER)
    return _alike(reading, plan)


def _said_of(plan: StandingPlan, text: str) -> str | None:
    """The words that say that the document amends or replaces a plan; None for none."""
    name = _name(plan)
    for named in re.finditer(name, text, re.IGNORECASE) if name else ():
        dated = _OF_YEAR.match(text, named.end())
        if dated and plan.year and int(dated[1]) != plan.year:  # numbers begin anew each year
            continue
        before = _AMENDS.search(text, max(named.start() - _LETTERS_BEFORE, 0), named.start())
        after = _EXPIRES.match(text, named.end())
        if before or after:
            return text[before.start() if before else named.start() : after.end() if after else named.end()]
    return None


def _name(plan: StandingPlan) -> str | None:
    """How a document names a plan: «số 66/KH-UBND», or by its day when its number was left blank."""
    if plan.number:
        signs = re.findall(r"\w+|[^\w\s]", plan.number)
        return r"(?<![\w/])(?:số\s*:?\s*)?0*" + r"\s*".join(map(re.escape, signs)) + r"(?![\w/-])"
    if plan.issued:
        day, month, year = plan.issued.day, plan.issued.month, plan.issued.year
        return rf"ngày\s+0?{day}(?:\s*[/.-]\s*|\s+tháng\s+)0?{month}(?:\s*[/.-]\s*|\s+năm\s+){year}(?!\d)"
    return None


def _extent(words: str) -> Extent:
    """«Thay thế Kế hoạch số …» lists all anew; «bổ sung», or «thay thế một số nhiệm vụ», only what differs."""
    whole = _REPLACES.search(words) and (_ALL.search(words) or not _PARTS.search(words))
    return Extent.WHOLE if whole else Extent.PART


def _alike(reading: Reading, plan: StandingPlan) -> Reissue | None:
    read = [read_row(row) for row in reading.tasks]
    known = {word_key(row) for row in plan.rows}
    if len(read) < _FEWEST or sum(word_key(row) in known for row in read) < _SHARE_TO_LOOK * len(read):
        return None
    matched = len(match(plan.rows, read))
    if matched < _SHARE_OF_READ * len(read):
        return None
    whole = matched >= _SHARE_OF_STANDING * len(plan.rows)
    return Reissue(plan, Extent.WHOLE if whole else Extent.PART, Why.ALIKE)
