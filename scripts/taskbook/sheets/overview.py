"""The top of `Tổng hợp` at fixed cells: day, what changed, five tiles, a sentence, the tasks that weigh most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taskbook.core.judge import Judged
from taskbook.core.overview import Totals, pressing, to_mend, totals, totals_then
from taskbook.core.period.since import Since
from taskbook.core.row_heights import FONT_POINTS, shortened_to_lines
from taskbook.core.summary import count, lead_names
from taskbook.core.uncounted import Uncounted
from taskbook.ports import Writable
from taskbook.texts import overview as texts
from taskbook.texts.changes import changes_line
from taskbook.texts.sheets import as_of_line, state_line
from taskbook_schemas.layout import Summary

_FIRST, _LAST = Summary.PRESSING_COLUMNS[0]
_NARROWER = 0.95  # than the columns: the estimate of a text's width is a little short for small letters
_NAME_WIDTH = _NARROWER * sum(Summary.WIDTHS[_FIRST - 1 : _LAST]) * FONT_POINTS / Summary.PRESSING_FONT
Cell = tuple[int, int, Writable]


def cells(tasks: Sequence[Judged], as_of: date, lacking: Uncounted, since: Since | None = None) -> list[Cell]:
    """Return the fixed cells above the body.

    `lacking` is what the sentence's total does not count, `since` the last closing (None: there is none).
    """
    figures, mend = count(tasks), to_mend(tasks)
    return [
        (*Summary.AS_OF, as_of_line(as_of)),
        (*Summary.CHANGES, changes_line(since) if since else None),
        *_tiles(totals(figures, mend), texts.parts(figures, mend), since),
        (*Summary.HEADLINE, state_line(figures, lacking)),
        *_pressing(tasks),
    ]


def _tiles(now: Totals, parts: Sequence[str | None], since: Since | None) -> Iterator[Cell]:
    then = totals_then(since.before, since.then) if since else None
    numbers = _numbers(now)
    changes = [None] * len(numbers) if then is None else list(map(texts.change, numbers, _numbers(then)))
    for place, (column, _) in enumerate(Summary.TILES):
        lines: tuple[Writable, ...] = (texts.TILES[place], numbers[place], parts[place], changes[place])
        yield from ((Summary.TILE_ROW + down, column, line) for down, line in enumerate(lines))


def _numbers(totals: Totals) -> tuple[int, ...]:
    return totals.total, totals.done, totals.late, totals.due_soon, totals.to_mend


def _pressing(tasks: Sequence[Judged]) -> Iterator[Cell]:
    chosen = pressing(tasks, Summary.PRESSING)
    first = Summary.PRESSING_ROW + 1
    for place in range(Summary.PRESSING):
        lines = _line(chosen[place]) if place < len(chosen) else ("", "", "", "")
        if not chosen and place == 0:
            lines = (texts.NOTHING_PRESSING, "", "", "")
        for (column, _), line in zip(Summary.PRESSING_COLUMNS, lines, strict=True):
            yield first + place, column, line or None


def _line(judged: Judged) -> tuple[str, str, str, str]:
    task = judged.task
    return (
        shortened_to_lines(f"{task.star or ''} {task.name}", _NAME_WIDTH, Summary.PRESSING_LINES),
        "; ".join(lead_names(judged)),
        "; ".join(judged.reading.leader.names),
        texts.days(judged.verdict.days),
    )
