"""Words around a time that say nothing of it: names that own a number, remarks on occasions and documents, goals."""

from __future__ import annotations

import re

from taskbook.core.deadline import kinds as k
from taskbook.core.deadline import phrases as p
from taskbook.core.deadline.clauses import CLAUSE_RULES
from taskbook.core.deadline.line import Line
from taskbook.core.deadline.normalise import one_of_bare

_TIME_WORDS = frozenset(
    (
        *(k.TIME, k.RHYTHM, k.CYCLE_DAY, k.DAY_ONLY, k.WEEKDAY, k.ONGOING, k.NUMBER, k.FULL_YEAR, k.OTHER_NUMBER),
        *(k.DAY, k.WORKDAY, k.WEEK, k.MONTH, k.QUARTER, k.YEAR, k.OTHER_YEAR, k.THIS, k.FOLLOWING_YEARS, k.ONWARDS),
        *(k.STRETCH, k.FORBIDDING, k.OCCASION, k.UNDETERMINED, k.VISION, k.TIME_OF_DAY, k.BEFORE, k.BEGINNING),
        *(k.VAGUE, k.END, k.HALF),
    )
)
"""What no remark holds: words that say something of time, or forbid."""
_LIMITS = frozenset(
    (
        *(k.BEFORE, k.BY, k.TO, k.FROM, k.AFTER, k.WITHIN, k.RHYTHM, k.ONGOING, k.CONDITION, k.DURATION),
        *(k.FORBIDDING, k.UNDETERMINED, k.OR, k.SEMICOLON, k.STRETCH, k.END),
    )
)
"""What no remark on an occasion holds: a deadline may stand beside it."""
_GOAL = frozenset(
    (
        *(k.WORD, k.ACTION, k.REMARK, k.OF, k.AND, k.COMMA, k.DASH, k.SLASH, k.DOCUMENT, k.WITHIN, k.VAGUE),
        *(k.NUMBER, k.NUMBER_WORD, k.OTHER_NUMBER, k.ROMAN),
    )
)


_NUMBERED_THING = re.compile(rf"(?<![a-z]){one_of_bare(p.NUMBERED_THINGS)}\s*\Z")
_OCCASION = re.compile(rf"{one_of_bare(p.OCCASIONS)}\b")
_OPENS_GOAL = re.compile(rf"{one_of_bare(p.GOALS)}\b|(?:tang|giam)\b[^,;]*\d")


def belongs_to_words(label: list[str], line: Line, place: int) -> bool:
    """Whether a time is part of the name before it: "H1/2026", "Dự án 1/2026", "Văn bản ngày 12/3/2026"."""
    item, last = line.items[place], label[-1] if label else ""
    if item.kind != k.TIME or last not in (k.WORD, k.ACTION, k.DOCUMENT, k.TIMES, k.ROMAN):
        return False
    rule, bare = item.rule or "", line.text.bare
    if last == k.DOCUMENT:
        return rule.startswith(("day", "year"))
    if rule.startswith(("day", "month_numeric")) and _NUMBERED_THING.search(bare, 0, item.start):
        return True
    if last == k.ROMAN:
        return _NUMBERED_THING.search(bare, 0, line.items[place - 1].start) is not None
    if last == k.ACTION or rule == "month_numeric":
        return last != k.ACTION
    before, digits = line.items[place - 1], bare[item.start].isdigit()
    if digits and before.end == item.start and bare[before.end - 1].isalpha():
        return True
    nothing_else = set(label) == {k.WORD} and not bare[before.end - 1].isdigit()
    return rule == "year" and nothing_else and (digits or len(label) > 1)


def says_nothing_of_time(line: Line, *, in_brackets: bool = False) -> bool:
    """Whether words are a mere remark. In brackets a document may have its day, a thing its number ("Đề án 06")."""
    if not in_brackets:
        return not _TIME_WORDS.intersection(line.kinds)
    kept = [kind for place, kind in enumerate(line.kinds) if not _is_of_a_document(line, place)]
    return k.CONDITION not in kept and not _TIME_WORDS.intersection(kept)


def _is_of_a_document(line: Line, place: int) -> bool:
    item = line.items[place]
    if item.kind == k.TIME:
        return place > 0 and line.kinds[place - 1] == k.DOCUMENT
    return item.kind in (k.NUMBER, k.OTHER_NUMBER) and _NUMBERED_THING.search(line.text.bare, 0, item.start) is not None


def is_occasion(line: Line) -> bool:
    """Whether words in brackets name an occasion: "chào mừng Quốc khánh 2/9", "Ngày Chuyển đổi số quốc gia 10/10"."""
    if not line.items or _LIMITS.intersection(line.kinds):
        return False
    opens = line.kinds[0] == k.OCCASION or _OCCASION.match(line.text.bare, line.items[0].start) is not None
    return opens or (line.kinds[0] == k.DAY and line.kinds[1:2] in ([k.WORD], [k.ACTION]))


def goal_end(line: Line, place: int) -> int:
    """Where the goal ends that begins at an item ("đạt 80%", before a comma that a time follows); 0 when none does."""
    if not _OPENS_GOAL.match(line.text.bare, line.items[place].start):
        return 0
    end = place
    while end < len(line.kinds) and line.kinds[end] not in (k.SEMICOLON, k.DOT):
        if line.kinds[end] == k.COMMA and end + 1 < len(line.kinds) and CLAUSE_RULES.match(line.codes, end + 1):
            return end
        if line.kinds[end] not in _GOAL:
            return 0
        end += 1
    return end
