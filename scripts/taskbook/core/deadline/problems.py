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
    NO_MONTH = "no_month"
    ALTERNATIVES = "alternatives"
    CONFLICT = "conflict"
    YEAR_UNCLEAR = "year_unclear"
    UNKNOWN_RHYTHM = "unknown_rhythm"
    TOO_LONG = "too_long"
    NOT_UNDERSTOOD = "not_understood"


class UnreadableError(Exception):
    """A rule met something it must not guess; caught where a phrase is read, never seen outside."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem
