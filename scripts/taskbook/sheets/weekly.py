"""The sheet `Giao ban` as rows: five blocks in six columns, each cut so that all stand on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from taskbook.core.judge import Judged
from taskbook.core.row_heights import text_lines
from taskbook.core.summary import Figures, lead_names
from taskbook.core.uncounted import Uncounted
from taskbook.core.weekly.fit import Block, items_shown
from taskbook.core.weekly.model import LateLine, Quote, SilentUnit, Waiting, WeeklyPage
from taskbook.ports import SheetFill, Writable
from taskbook.texts import weekly as texts
from taskbook_schemas.layout import RowKind, Weekly
from taskbook_schemas.registry import WEEKLY
from taskbook_schemas.words import NO_LEADER

Row = tuple[Writable, ...]
_T = TypeVar("_T")
_COLUMNS = len(Weekly.WIDTHS)
_BOLD = 0.9  # bold letters are so much wider


@dataclass(frozen=True, slots=True)
class _Part:
    """One block: its head, its items (only as many as could ever fit) of all there are, what closes it."""

    title: str
    headings: Sequence[str]
    items: Sequence[Row]
    total: int
    nothing: str
    more: tuple[str, str]
    turns: int = 1
    closing: Sequence[Row] = ()

    @property
    def head(self) -> Row:
        return (self.title, None, None, *self.headings, RowKind.HEAD.value)

    def rows(self, shown: int) -> Iterator[Row]:
        yield self.head
        yield from self.items[:shown]
        if not self.total:
            yield _note(self.nothing)
        elif shown < self.total:
            yield _note(texts.more(self.total - shown, *self.more))
        yield from self.closing


def weekly_fill(page: WeeklyPage, figures: Figures, lacking: Uncounted) -> SheetFill:
    """Return the whole sheet; `figures` are those of all tasks, `lacking` what they leave out."""
    parts = (_due(page), _late(page), _blocked(page), _waiting(page), _silent(page))
    taken = sum(row_points(row) for part in parts for row in (part.head, *part.closing))
    line = row_points(_note(""))
    blocks = [Block(tuple(map(row_points, part.items)), part.total, line, part.turns) for part in parts]
    shown = items_shown(blocks, Weekly.BODY_POINTS - taken)
    rows = [row for part, number in zip(parts, shown, strict=True) for row in part.rows(number)]
    return SheetFill(
        WEEKLY,
        Weekly.TOP,
        Weekly.KIND,
        rows,
        cells=[
            (*Weekly.AS_OF, texts.as_of_line(page.as_of)),
            (*Weekly.HEADLINE, texts.headline(figures)),
            (*Weekly.LACKING, texts.lacking(lacking)),
        ],
        visible=True,
        heights=[row_points(row) for row in rows],
    )


def row_points(row: Row) -> float:
    """Return how high a row of the body is."""
    bold = _BOLD if row[-1] in (RowKind.HEAD.value, RowKind.TOTAL.value) else 1
    cells = ((row[place - 1], Weekly.WIDTHS[place - 1] * bold) for place in Weekly.WRAPPED)
    lines = max(text_lines(text, width) if isinstance(text, str) else 1 for text, width in cells)
    return lines * Weekly.LINE_POINTS + Weekly.PADDING_POINTS


def _due(page: WeeklyPage) -> _Part:
    def row(number: int, judged: Judged) -> Row:
        days = judged.verdict.due - page.as_of if judged.verdict.due is not None else None
        left = None if days is None else days.days or texts.TODAY
        return _task_row(number, _units(judged), texts.task_words(judged), judged, left)

    rows = _items(page.due, row)
    return _Part(
        texts.due_title(page), texts.TASK_HEADINGS, rows, len(page.due), texts.NOTHING_DUE, texts.MORE_DUE, turns=3
    )


def _late(page: WeeklyPage) -> _Part:
    def row(number: int, line: LateLine) -> Row:
        figures = (_shown(line.late), _shown(line.never_reported), _shown(line.days))
        return (number, line.unit, texts.longest_words(line), *figures, RowKind.TASK.value)

    total = page.late_total
    closing: list[Row] = []
    if len(page.late) > 1:
        figures = (_shown(total.late), _shown(total.never_reported), _shown(total.days))
        closing.append((None, None, texts.TOTAL, *figures, RowKind.TOTAL.value))
    if total.to_mend:
        closing.append(_note(texts.to_mend_line(page)))
    return _Part(
        texts.late_title(page),
        texts.LATE_HEADINGS,
        _items(page.late, row),
        len(page.late),
        texts.NOTHING_LATE,
        texts.MORE_LATE,
        turns=2,
        closing=closing,
    )


def _blocked(page: WeeklyPage) -> _Part:
    def row(number: int, quote: Quote) -> Row:
        return _said_row(number, quote.unit, texts.quoted(quote.words), quote.judged)

    return _Part(
        texts.blocked_title(page),
        texts.TASK_HEADINGS,
        _items(page.blocked, row),
        len(page.blocked),
        texts.NOTHING_BLOCKED,
        texts.MORE_BLOCKED,
        closing=[_note(texts.stuck_line(page))] if page.stuck else [],
    )


def _waiting(page: WeeklyPage) -> _Part:
    def row(number: int, waiting: Waiting) -> Row:
        said = texts.proposed_words(waiting.proposal) if waiting.asked is None else texts.asked_words(waiting.asked)
        return _said_row(number, waiting.unit, said, waiting.judged)

    return _Part(
        texts.waiting_title(page),
        texts.TASK_HEADINGS,
        _items(page.waiting, row),
        len(page.waiting),
        texts.NOTHING_WAITING,
        texts.MORE_WAITING,
        closing=[_note(texts.to_choose_line(page.to_choose))] if page.to_choose else [],
    )


def _silent(page: WeeklyPage) -> _Part:
    def row(number: int, unit: SilentUnit) -> Row:
        figures = (_shown(unit.never), _shown(unit.not_in_period), _shown(unit.never + unit.not_in_period))
        return (number, unit.unit, texts.owed_words(unit.sheet), *figures, RowKind.TASK.value)

    return _Part(
        texts.silent_title(page),
        texts.SILENT_HEADINGS,
        _items(page.silent, row),
        len(page.silent),
        texts.NOTHING_OWED,
        texts.MORE_SILENT,
        turns=2,
    )


def _items(items: Sequence[_T], row: Callable[[int, _T], Row]) -> list[Row]:
    """The rows of the first items: no more could ever fit."""
    return [row(number, item) for number, item in enumerate(items[: Weekly.MOST_ITEMS], start=1)]


def _said_row(number: int, unit: str, said: str, judged: Judged) -> Row:
    return _task_row(number, unit, f"{said}\n{texts.task_short(judged)}", judged, texts.days_words(judged))


def _task_row(number: int, unit: str, words: str, judged: Judged, days: Writable) -> Row:
    leader = "; ".join(judged.reading.leader.names) or NO_LEADER
    return (number, unit, words, leader, judged.verdict.due, days, RowKind.TASK.value)


def _units(judged: Judged) -> str:
    return "; ".join(lead_names(judged))


def _shown(number: int) -> int | None:
    return number or None


def _note(text: str) -> Row:
    return (text, *[None] * (_COLUMNS - 1), RowKind.NOTE.value)
