"""Gives every row its section after a person's changes: headings renamed, made tasks, or tasks made headings.

A section that a person typed into a row's own cell stays as typed; what was read follows its heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskbook.core.appendix.lines import one_line
from taskbook.core.intake.model import PreviewRow
from taskbook_schemas.choices import ROW_SECTION
from taskbook_schemas.task_columns import SECTION_SEPARATOR

Path = tuple[str, ...]


def sections_of(rows: Sequence[PreviewRow], headings: Sequence[str]) -> Iterator[str]:
    """The section of each row in one line; `headings` are the rows' words, used where a row is a section."""
    now: dict[Path, Path] = {}
    below: tuple[Path, Path] = ((), ())  # where a heading of a person's own stands, and what rows there are below it
    for row, words in zip(rows, headings, strict=True):
        was = row.origin.section if row.origin is not None else ()
        heading = one_line(words)
        if row.origin is not None and row.origin.take == ROW_SECTION:
            outer = _now(was[:-1], now)
            now[was] = (*outer, heading) if row.take == ROW_SECTION else outer
            below = (was, now[was])
            typed = row.take != ROW_SECTION and row.section != SECTION_SEPARATOR.join(was)
            yield row.section if typed else SECTION_SEPARATOR.join(now[was])
        elif row.take == ROW_SECTION:
            outer = _now(was, now) if row.origin is not None else _without_last(below, now)
            below = (was if row.origin is not None else below[0], (*outer, heading))
            yield SECTION_SEPARATOR.join(below[1])
        elif row.origin is None:
            yield row.section or SECTION_SEPARATOR.join(below[1])
        elif row.section != SECTION_SEPARATOR.join(was):
            yield row.section
        else:
            yield SECTION_SEPARATOR.join(below[1] if was == below[0] else _now(was, now))


def _now(path: Path, now: dict[Path, Path]) -> Path:
    """What a path is called by now."""
    for size in range(len(path), 0, -1):
        if path[:size] in now:
            return (*now[path[:size]], *path[size:])
    return path


def _without_last(below: tuple[Path, Path], now: dict[Path, Path]) -> Path:
    """The path a heading that a person added stands in: beside the one above it."""
    return below[1][:-1] if below[1] else _now(below[0], now)
