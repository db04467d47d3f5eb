"""The sheet `Biến động`: figures beside those of the last closing, how long tasks are late, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taskbook.core.period.compare import Then
from taskbook.core.period.figures import ages
from taskbook.core.period.line import TaskLine
from taskbook.core.period.record import BETWEEN
from taskbook.core.period.since import Since
from taskbook.core.row_heights import heights_by_kind
from taskbook.ports import SheetFill, Writable
from taskbook.texts import changes as texts
from taskbook.texts.sheets import NOTHING, list_title
from taskbook_schemas.layout import Movements, RowKind
from taskbook_schemas.registry import MOVEMENTS

Row = tuple[Writable, ...]


def changes_fill(since: Since | None, as_of: date) -> SheetFill:
    """Return the whole sheet; without an earlier closing it says so and shows no figure."""
    rows = list(_body(since)) if since else []
    line = texts.headline(since, as_of) if since else texts.NO_CLOSING
    return SheetFill(
        MOVEMENTS,
        Movements.TOP,
        Movements.KIND,
        rows,
        cells=[(*Movements.HEADLINE, line)],
        heights=heights_by_kind(rows, Movements.WIDTHS, dict.fromkeys(_WRAPPED, Movements.WRAPPED)),
    )


_WRAPPED = (RowKind.HEAD.value, RowKind.ITEM.value, RowKind.FIGURES.value, RowKind.TOTAL.value)


def _body(since: Since) -> Iterator[Row]:
    yield from _figures(since)
    yield _row(None)
    yield from _ages(since.now)
    found = since.changes
    still = sorted(found.still_late, key=lambda one: (-one.now.late_periods, -(one.now.days or 0)))
    newly = sorted(found.newly_late, key=lambda one: -(one.now.days or 0))
    yield from _list(texts.NEWLY_LATE, [_pair(one) for one in newly])
    yield from _list(texts.STILL_LATE, [_pair(one, texts.late_periods(one.now)) for one in still])
    yield from _list(texts.DONE, [_pair(one) for one in found.done])
    yield from _list(texts.MOVED, [_pair(one, texts.moved(one)) for one in found.moved])
    unfinished = [one for one in found.no_longer_late if not one.now.status.done]
    yield from _list(texts.NO_LONGER_LATE, [_pair(one) for one in unfinished], always=False)
    yield from _list(texts.UNDONE, [_pair(one) for one in found.undone], always=False)
    yield from _list(texts.NEW, [_item(line, texts.NOT_THERE, line.status.value) for line in found.new])
    gone = [_item(line, line.status.value, texts.NO_MORE) for line in found.gone]
    yield from _list(texts.GONE, gone)


def _figures(since: Since) -> Iterator[Row]:
    yield _row(RowKind.TITLE, texts.FIGURES)
    yield _row(RowKind.HEAD, None, *texts.FIGURE_HEADINGS)
    for name, old, new in texts.figure_rows(since.figures, since.before):
        yield _row(RowKind.FIGURES, None, name, old, new, texts.change(new - old))


def _ages(lines: Sequence[TaskLine]) -> Iterator[Row]:
    """How long the late tasks are late, by lead unit, most late first; a task of two leads stands with both."""
    late = [line for line in lines if line.is_late]
    yield _row(RowKind.TITLE, list_title(texts.AGEING, len(late)))
    if not late:
        yield _row(RowKind.NOTE, NOTHING)
        return
    yield _row(RowKind.HEAD, None, *texts.AGE_HEADINGS)
    groups: dict[str, list[TaskLine]] = {}
    for line in late:
        for name in line.leads or (texts.NOBODY,):
            groups.setdefault(name, []).append(line)
    for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        yield _row(RowKind.FIGURES, None, name, *ages(group), len(group))
    yield _row(RowKind.TOTAL, None, texts.TOTAL, *ages(late), len(late))


def _list(title: str, items: Sequence[Row], always: bool = True) -> Iterator[Row]:
    if not items and not always:
        return
    yield _row(None)
    yield _row(RowKind.TITLE, list_title(title, len(items)))
    if not items:
        yield _row(RowKind.NOTE, NOTHING)
        return
    yield _row(RowKind.HEAD, *texts.LIST_HEADINGS)
    yield from items


def _pair(one: Then, note: str = "") -> Row:
    return _item(one.now, one.before.status.value, one.now.status.value, note)


def _item(line: TaskLine, before: str, now: str, note: str = "") -> Row:
    late = line.days if line.is_listed_late else None
    return _row(
        RowKind.ITEM, line.id, line.name, BETWEEN.join(line.leads) or None, line.due, before, now, late, note or None
    )


def _row(kind: RowKind | None, *values: Writable) -> Row:
    blanks = [None] * (Movements.KIND - 1 - len(values))
    return (*values, *blanks, kind.value if kind else None)
