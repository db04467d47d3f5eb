"""Declared numbers of tasks («(02 nhiệm vụ)», «Tổng số: 39 nhiệm vụ»), held against what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from taskbook.core.appendix.reading import Count
from taskbook.core.headings import key

_WHAT: Final = r"(?:nhiệm vụ|nội dung|công việc|đầu việc|việc|giải pháp)"
_IN_HEADING: Final = re.compile(rf"\(\s*(?:gồm|có|tổng số|tổng)?\s*:?\s*(\d{{1,4}})\s*{_WHAT}[^)]*\)")
_WHOLE: Final = re.compile(
    rf"(?:tổng(?: số| cộng)?(?: {_WHAT})?|cộng|(?:gồm|có)(?: tổng số)?)\s*(?:là|có|gồm)?"
    rf"\s*[:(]?\s*(\d{{1,4}})\s*{_WHAT}"
    rf"|tổng (?:số|cộng) {_WHAT}\s*[:(]?\s*(\d{{1,4}})\b"
)


def declared_in_heading(heading: str) -> int | None:
    """The number of tasks a section's heading declares; None when it does not."""
    found = _IN_HEADING.search(key(heading))
    return int(found[1]) if found else None


def declared_for_whole(text: str) -> int | None:
    """The number of tasks a line above or below the table declares for the whole; None when it does not."""
    words = key(text)
    found = _WHOLE.match(words) or _WHOLE.match(words.lstrip("( "))
    if found:
        return int(found[1] or found[2])
    inside = _IN_HEADING.search(words)
    return int(inside[1]) if inside else None


def count_tasks(
    whole: int | None, sections: Iterable[tuple[str, ...]], groups: Sequence[tuple[str, ...]]
) -> tuple[Count, ...]:
    """Hold declared numbers against what was found.

    `sections` are all paths of headings in their order, `groups` the path of each task (one of several rows once).
    """
    counts = [] if whole is None else [Count(None, whole, len(groups))]
    for path in dict.fromkeys(sections):
        declared = declared_in_heading(path[-1])
        if declared is not None:
            found = sum(1 for group in groups if group[: len(path)] == path)
            counts.append(Count(path[-1], declared, found))
    return tuple(counts)
