"""Why a deadline phrase could not be read: a code a problem, and the exception that carries it inside this package."""

from __future__ import annotations

from enum import Enum


class Problem(Enum):
    """What is wrong with a phrase; texts have one sentence a code."""

    BLANK = "blank"
    DITTO = "ditto"
    UNDETERMINED = "undetermined"
    IMPOSSIBLE_DATE = "impossible_date"
    IMPOSSIBLE_MONTH = "impossible_month"
    IMPOSSIBLE_QUARTER = "impossible_quarter"
    IMPOSSIBLE_YEAR = "impossible_year"
    IMPOSSIBLE_TIME = "impossible_time"
    INVERTED_RANGE = "inverted_range"
    WEEKDAY_MISMATCH = "weekday_mismatch"
    VISION_YEAR = "vision_year"
    DOCUMENT_NUMBER = "document_number"
    VAGUE = "vague"
    WEEK = "week"
    DURATION = "duration"
    AT_ONCE = "at_once"
    NO_MONTH = "no_month"
    ALTERNATIVES = "alternatives"
    CONFLICT = "conflict"
    YEAR_UNCLEAR = "year_unclear"
    UNKNOWN_RHYTHM = "unknown_rhythm"
    TOO_LONG = "too_long"
    NOT_UNDERSTOOD = "not_understood"


class UnreadableError(Exception):
    """A rule met something it must not guess; caught where a phrase is read, never seen outside.

    `span` says between which places of the text it stands, `words` what was typed there.
    """

    def __init__(self, problem: Problem, span: tuple[int, int] | None = None) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.span = span
        self.words: str | None = None

    def at(self, start: int, end: int) -> UnreadableError:
        """The same, said of the letters between two places of the text, unless it names some already."""
        return self if self.span else UnreadableError(self.problem, (start, end))
