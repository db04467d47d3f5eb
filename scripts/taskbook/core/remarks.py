"""What coordinating units say of a task: remarks below the lead's own words, in one cell.

A remark begins with a line «Ý kiến phối hợp (unit): words»; its further lines are indented. So the lead's words can be
told from remarks whenever the cell is read: remarks report nothing for the lead, and they are never in its way.
Source: the domain's section *Status*, "Refined after a month's trial": the lead reports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from taskbook.core.evidence import is_report
from taskbook_schemas.words import COORDINATORS_REMARK

_OPENING = re.compile(rf"{re.escape(COORDINATORS_REMARK)} \((.+?)\): ")
_INDENT = "  "
_BETWEEN = tuple("\n;,.–-")  # what parts the words of two units
_MARKS = " \t\n;,."


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together: `unit` is whose remark they are, None for the lead's own words."""

    unit: str | None
    lines: tuple[str, ...]


def as_remark(unit: str, words: str) -> str:
    """Return a unit's words as a remark."""
    first, *more = words.split("\n")
    return "\n".join([f"{COORDINATORS_REMARK} ({unit}): {first}", *(f"{_INDENT}{line}" for line in more)])


def lead_words(text: str | None) -> str | None:
    """Return a cell's text without the remarks, None when nothing else stands there."""
    if text is None or COORDINATORS_REMARK not in text:
        return text
    return "\n".join(line for block in _blocks(text) if block.unit is None for line in block.lines).strip() or None


def remarks_of(text: str | None) -> tuple[str, ...]:
    """Return the remarks that stand in a cell, from the top down."""
    if text is None or COORDINATORS_REMARK not in text:
        return ()
    return tuple("\n".join(block.lines) for block in _blocks(text) if block.unit is not None)


def voices(text: str | None) -> tuple[tuple[str | None, str], ...]:
    """Return who says what in a cell, from the top down: the unit of a remark, None for the lead's own words."""
    if text is None:
        return ()
    return tuple(said for block in _blocks(text) if (said := (block.unit, _words_of(block)))[1])


def quotes(text: str | None, lead: str) -> Iterator[tuple[str, str]]:
    """Who says what in a cell, `lead` what stands outside of remarks; words that say "none" are left out."""
    for unit, words in voices(text):
        if is_report(words):
            yield unit or lead, words


def _words_of(block: _Block) -> str:
    first, *more = block.lines
    if block.unit is not None:
        first, more = _OPENING.sub("", first, count=1), [line.removeprefix(_INDENT) for line in more]
    return "\n".join([first, *more]).strip()


def with_remark(text: str | None, remark: str) -> str:
    """Return a cell's text with a remark below the lead's words.

    What stands there keeps its order. The new remark comes before those of units that follow its own in the alphabet,
    so that remarks of several units stand alike in whatever order they come.
    """
    if text is None:
        return remark
    if remark in remarks_of(text):
        return text
    unit = _unit_of(remark)
    lines: list[str] = []
    for block in _blocks(text):
        if remark and block.unit is not None and block.unit.casefold() > unit.casefold():
            lines.append(remark)
            remark = ""
        lines += block.lines
    return "\n".join([*lines, remark] if remark else lines)


def own_words(sent: str | None, came: str, unit: str) -> str | None:
    """Return what a coordinating unit has added to a text that it was sent, None when it has added nothing.

    The form shows the lead's words where the unit types: it may have typed below them, above them or in their place.
    """
    rest = came
    if sent and came.startswith(sent) and came[len(sent) :].lstrip(" ").startswith(_BETWEEN):
        rest = came[len(sent) :].lstrip(_MARKS)
    elif sent and came.endswith(sent) and came[: -len(sent)].rstrip(" ").endswith(_BETWEEN):
        rest = came[: -len(sent)]
    elif sent:
        rest = "\n".join(_lines_not_in(sent, came))
    label = f"{COORDINATORS_REMARK} ({unit}): "
    lines = (line.removeprefix(label).removeprefix(_INDENT) for line in rest.strip().split("\n"))
    return "\n".join(lines).strip() or None


def lead_text(sent: str | None, came: str | None, now: str | None) -> str | None:
    """Return what a cell is to hold when the lead's answer is taken: its words, and remarks it has not seen."""
    kept = came
    for remark in remarks_of(now):
        if remark not in remarks_of(sent):
            kept = with_remark(kept, remark)
    return kept


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    for line in text.split("\n"):
        opening = _OPENING.match(line)
        last = blocks[-1] if blocks else None
        if opening:
            blocks.append(_Block(opening[1], (line,)))
        elif last is not None and (last.unit is None or line.startswith(_INDENT)):
            blocks[-1] = _Block(last.unit, (*last.lines, line))
        else:
            blocks.append(_Block(None, (line,)))
    return blocks


def _unit_of(remark: str) -> str:
    opening = _OPENING.match(remark)
    return opening[1] if opening else ""


def _lines_not_in(sent: str, came: str) -> Iterator[str]:
    known = Counter(sent.split("\n"))
    for line in came.split("\n"):
        if known[line]:
            known[line] -= 1
        else:
            yield line
