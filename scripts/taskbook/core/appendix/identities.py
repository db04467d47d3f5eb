"""Proposes an id for every task: the plan's code, its sections' numbers, its own («KTTN25-II.1.1», «KTTN25-I.1b»)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.numbers import Mark
from taskbook.core.appendix.numerals import letters_of
from taskbook.core.naming.names import skeleton

_TAIL: Final = re.compile(
    r"[\s,;.:-]*(?:\(.*\)|(?:trên địa bàn|của (?:xã|ubnd|ủy ban)"
    r"|(?:trong )?(?:năm|giai đoạn|nhiệm kỳ|quý|tháng)\s+\d).*)$",
    re.IGNORECASE | re.DOTALL,
)
_SYLLABLES: Final = 4


@dataclass(frozen=True, slots=True)
class Numbered:
    """A task as far as its id needs it. `goes_on`: it is one more row of the task above."""

    sections: tuple[str, ...]
    mark: Mark | None
    goes_on: bool


def propose_code(subject: str, year: int | None) -> str:
    """A plan's code: the initials of its subject's last four syllables, place and time left out, and the year.

    «… phát triển kinh tế tư nhân trên địa bàn xã» of 2025 is KTTN25.
    """
    words = one_line(subject)
    while (shorter := _TAIL.sub("", words)) != words:
        words = shorter
    initials = [skeleton(word)[:1] for word in words.split() if skeleton(word)[:1].isalpha()]
    code = "".join(initials[-_SYLLABLES:]).upper() or "KH"
    return code if year is None else f"{code}{year % 100:02d}"


def propose_ids(code: str, tasks: Sequence[Numbered]) -> list[str]:
    """An id for each task, none twice: rows of one task have letters, an id met before gets a running number."""
    ids: list[str] = []
    taken: set[str] = set()
    bare: Counter[str] = Counter()
    for group in _groups(tasks):
        first = tasks[group[0]]
        stem = _stem(code, first, group[0] + 1)
        if first.sections and (first.mark is None or first.mark.style == "-"):
            begin = bare[stem]
            bare[stem] += len(group)
        else:
            begin = 0 if len(group) > 1 else -1
        for order, _ in enumerate(group, start=begin + 1):
            ids.append(unused(stem + letters_of(order).lower(), taken))
    return ids


def _groups(tasks: Sequence[Numbered]) -> list[list[int]]:
    groups: list[list[int]] = []
    for at, task in enumerate(tasks):
        if task.goes_on and groups:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _stem(code: str, task: Numbered, order: int) -> str:
    own = () if task.mark is None or task.mark.style == "-" else task.mark.parts
    above = tuple(part for section in task.sections for part in section.split("."))
    if len(own) > 1:
        shared = next((size for size in range(len(own) - 1, 0, -1) if above[-size:] == own[:size]), 0)
        own = own[shared:]
    parts = (*above, *own)
    return f"{code}-{'.'.join(parts) if parts else order}"


def unused(wanted: str, taken: set[str]) -> str:
    """The id, or with a number behind it one that is not in `taken` (ids in small letters), which then has it."""
    found, times = wanted, 1
    while found.casefold() in taken:
        times += 1
        found = f"{wanted}-{times}"
    taken.add(found.casefold())
    return found


def under_code(id: str, was: str, code: str) -> str:
    """An id that begins with one plan's code under another's; any other as it is."""
    return code + id[len(was) :] if id.startswith(f"{was}-") else id
