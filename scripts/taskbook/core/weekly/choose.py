"""What the weekly meeting looks at: due next, late by unit, what is in the way, what waits, who is silent.

A task with several lead units stands in the line of each unit, and once in every list and total.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from taskbook.core.case import open_request
from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Status
from taskbook.core.remarks import quotes
from taskbook.core.summary import by_lead_unit, count, lead_names
from taskbook.core.weekly.model import Asked, LateLine, OwedSheet, Quote, SilentUnit, Waiting, WeeklyPage
from taskbook_schemas.words import NO_UNIT

_SILENT = (Flag.NEVER_REPORTED, Flag.NOT_REPORTED_IN_PERIOD)


def weekly_page(
    tasks: Sequence[Judged],
    as_of: date,
    days_ahead: int,
    owed: Mapping[str, OwedSheet],
    decided: Collection[Asked],
    to_choose: int,
) -> WeeklyPage:
    """Choose what stands on the page.

    `owed` are sheets not sent back, by unit; `decided` the requests whose decision stands in the register, though it
    is not taken into the plans yet.
    """
    until = as_of + timedelta(days=days_ahead)
    going = [judged for judged in tasks if not judged.verdict.status.done and not judged.verdict.status.halted]
    silent = [judged for judged in going if _silence(judged) is not None]
    return WeeklyPage(
        as_of,
        until,
        _due(going, as_of, until),
        _late(tasks),
        _late_total(tasks),
        tuple(_blocked(going)),
        tuple(judged for judged in going if judged.verdict.status is Status.WAITING_PAST_DUE),
        tuple(_waiting(going, decided)),
        _silent_units(silent, owed),
        len(silent),
        to_choose,
    )


def _due(going: Sequence[Judged], first: date, last: date) -> tuple[Judged, ...]:
    """Tasks due in these days: the unit with the nearest deadline first, each unit's tasks together."""
    due = [judged for judged in going if judged.verdict.due is not None and first <= judged.verdict.due <= last]
    nearest: dict[tuple[str, ...], date] = {}
    for judged in due:
        names, day = lead_names(judged), _day(judged)
        nearest[names] = min(day, nearest.get(names, day))
    return tuple(sorted(due, key=lambda one: (nearest[lead_names(one)], lead_names(one), _day(one))))


def _day(judged: Judged) -> date:
    return judged.verdict.due or date.max


def _late(tasks: Sequence[Judged]) -> tuple[LateLine, ...]:
    longest: dict[str, Judged] = {}
    for judged in sorted((one for one in tasks if one.is_late), key=_days_late):
        for name in lead_names(judged):
            longest[name] = judged
    lines = (
        LateLine(line.name, figures.late, figures.late_never_reported, figures.late_check_data, longest.get(line.name))
        for line in by_lead_unit(tasks, NO_UNIT)
        if (figures := line.figures).late or figures.late_check_data
    )
    return tuple(sorted(lines, key=lambda line: (-line.late, -line.days, line.unit)))


def _late_total(tasks: Sequence[Judged]) -> LateLine:
    figures = count(tasks)
    longest = max((one for one in tasks if one.is_late), key=_days_late, default=None)
    return LateLine("", figures.late, figures.late_never_reported, figures.late_check_data, longest)


def _days_late(judged: Judged) -> int:
    return judged.verdict.days or 0


def _pressing_first(judged: Judged) -> tuple[int, date]:
    """Late tasks by their days, then all others by their deadline."""
    return (-_days_late(judged) if judged.is_late else 0, _day(judged))


def _blocked(going: Sequence[Judged]) -> Iterator[Quote]:
    for judged in sorted(going, key=_pressing_first):
        for unit, words in quotes(judged.task.difficulty, "; ".join(lead_names(judged))):
            yield Quote(judged, unit, words)


def _waiting(going: Sequence[Judged], decided: Collection[Asked]) -> Iterator[Waiting]:
    """Requests for an extension first, then proposals."""
    ordered = sorted(going, key=_pressing_first)
    for judged in ordered:
        asked = open_request(judged.task)
        if asked is not None and (judged.task.id.casefold(), asked) not in decided:
            yield Waiting(judged, "; ".join(lead_names(judged)), asked=asked)
    for judged in ordered:
        for unit, words in quotes(judged.task.proposal, "; ".join(lead_names(judged))):
            yield Waiting(judged, unit, proposal=words)


def _silence(judged: Judged) -> Flag | None:
    return next((flag for flag in judged.verdict.flags if flag in _SILENT), None)


def _silent_units(silent: Sequence[Judged], owed: Mapping[str, OwedSheet]) -> tuple[SilentUnit, ...]:
    """Units that owe a sheet or a report, most reports first."""
    numbers: dict[str, dict[Flag | None, int]] = {unit: {} for unit in owed}
    for judged in silent:
        for name in lead_names(judged):
            of_unit = numbers.setdefault(name, {})
            of_unit[_silence(judged)] = of_unit.get(_silence(judged), 0) + 1
    lines = (
        SilentUnit(unit, owed.get(unit), found.get(Flag.NEVER_REPORTED, 0), found.get(Flag.NOT_REPORTED_IN_PERIOD, 0))
        for unit, found in numbers.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.never - line.not_in_period, line.unit)))
