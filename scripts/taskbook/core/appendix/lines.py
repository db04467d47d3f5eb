"""A cell's or paragraph's lines as one text: verbatim, only line breaks and runs of blanks joined.

A line break stays before each bullet, as the two plans of the workbook have it, and before what a list numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_BULLET: Final = re.compile(r"[-–—+*•●○▪■◦·✓➢➤►]\s*\S|\(?[a-zđ]\)\s*\S|\(?\d{1,2}\)\s*\S|\d{1,2}\.\s+\S")


class Line(NamedTuple):
    """A line; soft breaks are "\\n". `label`: the number a list gives it, "" for a bullet, None without a list."""

    text: str
    label: str | None = None


def one_line(text: str) -> str:
    """The text with all runs of blanks and line breaks made one blank."""
    return " ".join(text.split())


def go_on(text: str, rest: str) -> str:
    """Two lines of one paragraph as one: a hyphen inside of a word («QĐ-») ends a line without a blank."""
    inside = text.endswith("-") and len(text) > 1 and text[-2] != " "
    return f"{text}{rest}" if inside else f"{text} {rest}".strip()


def join_lines(lines: Iterable[Line]) -> str:
    """Join lines; a list's number stands before its words, and without its dot where it stands alone."""
    out: list[str] = []
    for line in lines:
        listed = line.label is not None
        for piece in line.text.split("\n"):
            words = one_line(piece)
            if listed and line.label:
                words = f"{line.label} {words}" if words else line.label.rstrip(".")
            if not words:
                continue
            if out:
                out.append("\n" if listed or _BULLET.match(words) else " ")
            out.append(words)
            listed = False
    return "".join(out)
