"""The printed lists as rows: `Bảng theo dõi`, one task a row under bands, and `6 rõ`, one kind of gap a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from taskbook.core.check.six_clear import GAPS, gaps_of
from taskbook.core.gathered import Gathered
from taskbook.core.judge import Judged
from taskbook.core.summary import lead_names
from taskbook.core.tracking.groups import Groups, grouped
from taskbook.ports import SheetFill
from taskbook.sheets.printed import Row, band, printed_fill, sign, table_rows
from taskbook.texts import tracking as texts
from taskbook.texts.sheets import document_line, plan_title
from taskbook.texts.weekly import days_words
from taskbook_schemas.choices import GROUP_LEADER, GROUP_UNIT
from taskbook_schemas.layout import RowKind, SixClear, Tracking
from taskbook_schemas.registry import SIX_CLEAR, TRACKING
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import SECTION_SEPARATOR
from taskbook_schemas.words import NO_LEADER


def printed_fills(
    gathered: Gathered, tasks: Sequence[Judged], as_of: date, sheets: Collection[str]
) -> Iterator[SheetFill]:
    """Yield the printed lists that the workbook has."""
    titles = {table.plan.code: plan_title(table.plan) for table in gathered.tables}
    if TRACKING in sheets:
        by = str(gathered.settings.extra.get(Setting.GROUPED_BY) or Setting.GROUPED_BY.row.default)
        order = _order(gathered, by)
        rows = [*tracking_rows(grouped(tasks, by, order), titles)]
        yield printed_fill(TRACKING, Tracking, rows, as_of)
    if SIX_CLEAR in sheets:
        rows = [*six_clear_rows(grouped(tasks, "", titles), titles)]
        yield printed_fill(SIX_CLEAR, SixClear, rows, as_of)


def _order(gathered: Gathered, by: str) -> Sequence[str]:
    if by == GROUP_UNIT:
        return [unit.name for unit in gathered.units]
    if by == GROUP_LEADER:
        return [leader.name for leader in gathered.leaders]
    return [table.plan.code for table in gathered.tables]


def tracking_rows(groups: Groups, titles: Mapping[str, str]) -> Iterator[Row]:
    """Yield the body of `Bảng theo dõi`: sections are drawn where the group is a plan; `titles` are the plans'."""
    if not groups:
        yield from band(Tracking, texts.NO_TASK, RowKind.NOTE)
    for name, tasks in groups.items():
        yield from band(Tracking, texts.group_title(titles.get(name, name), len(tasks)), RowKind.PLAN)
        number = 0
        for section, of_section in groupby(tasks, key=_section if name in titles else _no_section):
            yield from _sections(section)
            for judged in of_section:
                number += 1
                yield from _task(number, judged)
    yield from sign(Tracking)


def _section(judged: Judged) -> str:
    return judged.task.section or document_line(judged.task)


def _no_section(judged: Judged) -> str:
    return ""


def _sections(section: str) -> Iterator[Row]:
    if section:
        yield from band(Tracking, section.replace(SECTION_SEPARATOR, " / "), RowKind.SECTION)


def _task(number: int, judged: Judged) -> Iterator[Row]:
    task = judged.task
    leader = "; ".join(judged.reading.leader.names) or NO_LEADER
    star = f"{task.star} " if task.star else ""
    yield from table_rows(
        Tracking,
        (
            number,
            star + task.name,
            "; ".join(lead_names(judged)),
            texts.deadline_words(judged),
            texts.result_words(judged) or None,
            judged.verdict.status.value,
            days_words(judged),
            leader,
        ),
    )


def six_clear_rows(plans: Groups, titles: Mapping[str, str]) -> Iterator[Row]:
    """Yield the body of `6 rõ`, by plan."""
    found = False
    for code, tasks in plans.items():
        gaps = _gaps(tasks)
        if not gaps:
            continue
        found = True
        yield from band(SixClear, texts.group_title(titles[code], len(tasks)), RowKind.PLAN)
        for number, (gap, ids) in enumerate(gaps.items(), start=1):
            asked, missing, proposed = texts.SIX[gap]
            which = texts.which_tasks(ids, len(tasks))
            yield from table_rows(SixClear, (number, asked, missing, len(ids), which, proposed))
    if not found:
        yield from band(SixClear, texts.ALL_CLEAR, RowKind.NOTE)
    yield from sign(SixClear)


def _gaps(tasks: Sequence[Judged]) -> Mapping[str, list[str]]:
    gaps: dict[str, list[str]] = {gap.code: [] for gap in GAPS}
    for judged in tasks:
        for code in gaps_of(judged.task, judged.reading):
            gaps[code].append(judged.task.id)
    return {code: ids for code, ids in gaps.items() if ids}
