"""Words that have no column where they go: each with its heading, one thing a line, below what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from taskbook.core.appendix.lines import one_line

NOTE: Final = "note"
"""The field of a task that holds them."""
Headed = tuple[str, str]
"""A heading and the words that stand under it."""


def with_headings(told: Iterable[Headed]) -> list[str]:
    """«Nguồn vốn: Ngân sách xã» of each; what is blank is left out."""
    return [f"{one_line(heading)}: {text}" for heading, text in told if text]


def put_below(standing: str, lines: Iterable[str]) -> str:
    """The text with the lines below it that it does not have yet."""
    known = _lines(standing)
    return "\n".join(filter(None, (standing, *(line for line in lines if _lines(line) not in known))))


def _lines(text: str) -> str:
    """Whole lines, blanks apart: a line is no part of a longer one."""
    return "".join(f"\n{one_line(line)}\n" for line in text.split("\n"))
