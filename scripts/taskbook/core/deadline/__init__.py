"""Read a deadline phrase ("Quý II/2026", "trước ngày 25 hằng tháng") as days. What is not understood is never guessed.

Source of the rules: the domain's section *Deadlines*. `PROBLEMS` lists every code that `Deadline.problem` can hold.

Here: phrases, their patterns and what they stand for. Not here: whether a task is late (`core.status`), the sentences
(`texts.deadline`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from taskbook.core.deadline.clauses import Clause
from taskbook.core.deadline.combine import combine
from taskbook.core.deadline.items import reduce
from taskbook.core.deadline.kinds import AT_ONCE, DOCUMENT, UNDETERMINED
from taskbook.core.deadline.normalise import Text, prepare
from taskbook.core.deadline.phrases import BLANK, DITTO
from taskbook.core.deadline.problems import Problem, UnreadableError
from taskbook.core.deadline.reader import read_clauses
from taskbook.core.deadline.times import Frame
from taskbook.core.deadline.tokens import tokenise
from taskbook.core.model import Deadline, Kind, Precision
from taskbook.core.naming.names import one_line

__all__ = ["PROBLEMS", "Problem", "read_deadline"]

PROBLEMS: tuple[str, ...] = tuple(problem.value for problem in Problem)
DAY_NUMBER = "day_number"
"""The name of the rule that reads a bare number as Excel's number of a day."""
_DAY_NUMBER = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_DAY_ZERO = date(1899, 12, 30)
_LONGEST = 1000
"""No deadline is longer; a whole page pasted into the cell is not read."""


@lru_cache(maxsize=16384)
def read_deadline(
    phrase: str, year: int, *, issued: date | None = None, before_means_day_before: bool = False
) -> Deadline:
    """Return what a phrase says, given the plan's year and (for "tháng này", "quý này") its date of issue.

    `before_means_day_before` makes "Trước ngày D" due the day before D. Never raises: a phrase that is not wholly
    understood has Kind.UNKNOWN and a `problem`.
    """
    try:
        return _read(phrase, Frame(year, issued, before_means_day_before))
    except UnreadableError as error:
        problem = error.problem.value
        return Deadline(phrase, Kind.UNKNOWN, rules=(problem,), problem=problem, problem_words=error.words)


def _read(phrase: str, frame: Frame) -> Deadline:
    if not 1900 <= frame.year <= 2200:
        raise UnreadableError(Problem.IMPOSSIBLE_YEAR)
    _refuse_marks(one_line(phrase[: _LONGEST + 1]).lower())
    if len(phrase) > _LONGEST:
        raise UnreadableError(Problem.TOO_LONG)
    text = prepare(phrase)
    if _DAY_NUMBER.fullmatch(text.bare):
        return _day_of_number(phrase, int(text.bare[:5]))
    try:
        return _read_text(phrase, text, frame)
    except UnreadableError:
        if "\n" not in text.shown:
            raise
        lines = Text(text.shown.replace("\n", ";"), text.bare.replace("\n", ";"))
        return _read_text(phrase, lines, frame)


def _day_of_number(phrase: str, number: int) -> Deadline:
    """The day that a cell holds as Excel's number of it, when the cell lost its date format."""
    day = _DAY_ZERO + timedelta(days=number)
    if not 2000 <= day.year <= 2099:
        raise UnreadableError(Problem.IMPOSSIBLE_YEAR)
    return Deadline(phrase, Kind.DATED, due=day, rules=(DAY_NUMBER,), precision=Precision.DAY)


def _refuse_marks(shown: str) -> None:
    """A blank, a dash or a ditto mark says nothing that could be read."""
    if shown in BLANK:
        raise UnreadableError(Problem.BLANK)
    if shown in DITTO or shown.strip(" .-") in DITTO:
        raise UnreadableError(Problem.DITTO)
    if not any(map(str.isalnum, shown)):
        raise UnreadableError(Problem.BLANK)


def _read_text(phrase: str, text: Text, frame: Frame) -> Deadline:
    try:
        return combine(phrase, _clauses(text, frame), frame)
    except UnreadableError as error:
        error.words = text.cut(*error.span) if error.span else None
        raise


def _clauses(text: Text, frame: Frame) -> list[Clause]:
    """What a text says, clause by clause; refused when it says that there is no deadline yet, or says no time."""
    items = reduce(tokenise(text), frame)
    kinds = {item.kind for item in items}
    if UNDETERMINED in kinds:
        raise UnreadableError(Problem.UNDETERMINED)
    clauses = read_clauses(items, text)
    if not clauses and DOCUMENT in kinds:
        raise UnreadableError(Problem.DOCUMENT_NUMBER)
    if not clauses and AT_ONCE in kinds:
        raise UnreadableError(Problem.AT_ONCE)
    return clauses
