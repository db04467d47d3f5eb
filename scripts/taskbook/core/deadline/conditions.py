"""Conditions in a phrase ("khi có yêu cầu", "theo kế hoạch của thành phố"): where they begin, and where they end."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.clauses import Clause
from taskbook.core.deadline.line import Line
from taskbook.core.deadline.normalise import one_of_bare
from taskbook.core.deadline.notation import Pattern
from taskbook.core.deadline.problems import UnreadableError

_OPENS = Pattern(
    "CONDITION | DURATION | (AFTER | BEFORE)"
    " (WORD | REMARK | ACTION | DOCUMENT | DURATION"
    " | DAY (WORD | REMARK | ACTION | DOCUMENT) unless(any(but(;)) TIME))"
)
_FROM_EVENT = re.compile(r"(?:ke\s+)?tu\s+(?:ngay|khi)\b")
_CITES = Pattern(
    "CONDITION any(but(CONDITION | DURATION | DOCUMENT)) DOCUMENT any(but(CONDITION | DURATION)) PHRASE_END"
)
_ONE_CONDITION = Pattern("CONDITION any(but(CONDITION | DURATION)) PHRASE_END")
_CITING = re.compile(r"(?:theo|can cu)\b(?!.*\btien do\b)")
_IDLE = re.compile(rf"theo {one_of_bare(p.DUTIES)}\b|trong qua trinh(?: to chuc)? {one_of_bare(p.WORKING)}\b")
_BEGIN_DEADLINE = frozenset({k.WITHIN, k.BY, k.TO, k.BEFORE, k.END, k.PERIODIC, k.RHYTHM, k.ONGOING})
_NEVER_WITHIN = frozenset({k.CONDITION, k.DURATION, k.OPEN, k.CLOSE})

Read = Callable[[Line], list[Clause]]


def opens_condition(line: Line, place: int) -> bool:
    """Whether a condition begins at an item."""
    return _OPENS.match(line.codes, place) is not None


def read_condition(line: Line, place: int, read: Read) -> tuple[Clause, list[Clause], int]:
    """The condition that begins at an item, the deadline that stands behind it, and where both end.

    It goes on to the segment's end, unless a deadline of its own stands there. "hoặc" before it belongs to it.
    """
    end = line.segment_end(place)
    stop, behind = _deadline_behind(line, place, end, read)
    start = place - 1 if place and line.kinds[place - 1] == k.OR else place
    binding = not _is_idle(line, place, stop)
    return Clause("condition", text=line.words(start, stop), binding=binding, rules=("condition",)), behind, end


def _is_idle(line: Line, place: int, end: int) -> bool:
    """Whether words hold for every task or only cite a document: "theo chức năng …", "theo Kế hoạch số 25/KH-UBND"."""
    bare = " ".join(line.text.bare[line.items[place].start : line.items[end - 1].end].split())
    if _ONE_CONDITION.match(line.codes, place, end) and _IDLE.match(bare):
        return True
    return _CITES.match(line.codes, place, end) is not None and _CITING.match(bare) is not None


def _deadline_behind(line: Line, place: int, end: int, read: Read) -> tuple[int, list[Clause]]:
    """Where a deadline of its own stands after a condition: after a comma or a colon, in the last brackets, or behind
    "đến" ("từ ngày ký đến hết năm 2026").
    """
    kinds = line.kinds
    if _FROM_EVENT.match(line.text.bare, line.items[place].start):
        marks = [mark for mark in range(place, end) if kinds[mark] == k.TO]
        with suppress(UnreadableError):
            clauses = read(line.part(marks[-1], end)) if marks else []
            if len(clauses) == 1:
                return marks[-1], clauses
    for mark in range(end - 1, place, -1):
        stop = end - (kinds[mark] == k.OPEN and kinds[end - 1] == k.CLOSE)
        rest = kinds[mark + 1 : stop]
        if kinds[mark] not in (k.COMMA, k.COLON, k.OPEN) or not rest or rest[0] not in _BEGIN_DEADLINE:
            continue
        if _NEVER_WITHIN.intersection(rest):
            continue
        with suppress(UnreadableError):
            clauses = read(line.part(mark + 1, stop))
            if clauses:
                return mark, clauses
    return end, []
