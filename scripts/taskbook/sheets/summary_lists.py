"""The lists of `Tổng hợp`: late, due soon, waiting for a decision, targets; each task whole, with what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from taskbook.core.case import open_request
from taskbook.core.judge import Judged
from taskbook.core.model import Target
from taskbook.core.remarks import quotes
from taskbook.core.summary import lead_names
from taskbook.core.targets import achieved
from taskbook.sheets.summary_rows import Row, blank, line, placed
from taskbook.texts import overview as texts
from taskbook.texts.numbers import decimal
from taskbook.texts.sheets import LATE_LIST, NOTHING, SOON_LIST, list_title, more_tasks
from taskbook_schemas.layout import RowKind, Summary

_COLUMNS = range(1, Summary.ITEM_TODO + 1)


def lists(tasks: Sequence[Judged], targets: Sequence[Target]) -> list[Row]:
    """Return all lists, and the lines to sign on."""
    late = [judged for judged in tasks if judged.is_late]
    soon = [judged for judged in tasks if judged.is_due_soon]
    rows = [blank(), *_by_unit(LATE_LIST, late, _remedy), blank(), *_by_unit(SOON_LIST, soon, _remedy)]
    waiting = [judged for judged in tasks if _request(judged)]
    if waiting:
        rows += [blank(), *_by_unit(texts.WAITING, waiting, _request, texts.WAITING_HEADINGS)]
    if targets:
        rows += [blank(), *_targets(targets)]
    signing = {Summary.ITEM_TASK: texts.PREPARED_BY, Summary.ITEM_DUE: texts.HEAD_OF_OFFICE}
    return [*rows, blank(), placed(RowKind.SIGN, signing)]


def _remedy(judged: Judged) -> str:
    return texts.remedy(judged.verdict)


def _request(judged: Judged) -> str:
    """What a task that goes on waits for: a day asked for, else the words of a proposal."""
    task, status = judged.task, judged.verdict.status
    if (task.extension_asked is None and task.proposal is None) or status.done or status.halted:
        return ""
    asked = open_request(task)
    if asked is not None:
        return texts.asks_until(asked)
    return "; ".join(words for _, words in quotes(task.proposal, ""))


def _by_unit(
    title: str,
    tasks: Sequence[Judged],
    todo: Callable[[Judged], str],
    headings: Sequence[str | None] = texts.LISTS,
) -> Iterator[Row]:
    """The units with most of these tasks first, each unit's tasks most late first."""
    yield line(list_title(title, len(tasks)), RowKind.TITLE)
    if not tasks:
        yield line(NOTHING, RowKind.NOTE)
        return
    yield placed(RowKind.HEAD, dict(zip(_COLUMNS, headings, strict=True)))
    groups: dict[str, list[Judged]] = {}
    for judged in tasks:
        groups.setdefault("; ".join(lead_names(judged)), []).append(judged)
    left = Summary.LIST_LIMIT
    for names, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if left > 0:
            yield line(texts.of_unit(names, len(group)), RowKind.SECTION)
            ordered = sorted(group, key=lambda judged: -(judged.verdict.days or 0))
            yield from (_item(judged, todo(judged)) for judged in ordered[:left])
        left -= len(group)
    if left < 0:
        yield line(more_tasks(-left), RowKind.NOTE)


def _item(judged: Judged, todo: str) -> Row:
    task, verdict = judged.task, judged.verdict
    values = {
        Summary.ITEM_TASK: texts.named(task),
        Summary.ITEM_STATUS: verdict.status.value,
        Summary.ITEM_LEADER: "; ".join(judged.reading.leader.names) or None,
        Summary.ITEM_DUE: verdict.due,
        Summary.ITEM_DAYS: verdict.days,
        Summary.ITEM_TODO: todo,
    }
    return placed(RowKind.ITEM, values)


def _targets(targets: Sequence[Target]) -> Iterator[Row]:
    yield line(list_title(texts.TARGETS, len(targets)), RowKind.TITLE)
    yield placed(RowKind.HEAD, dict(zip(_COLUMNS, texts.TARGET_HEADINGS, strict=True)))
    for target in targets:
        reached = achieved(target)
        values = {
            1: target.name,
            2: target.unit_of_measure,
            3: texts.target_goal(target.goal, target.year),
            4: decimal(target.actual) if target.actual is not None else None,
            6: f"{decimal(reached)}%" if reached is not None else None,
        }
        yield placed(RowKind.ITEM, values)
