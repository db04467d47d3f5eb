"""Decides what stands in a report: from tasks as lines, an earlier closing, and the units' own words.

Figures and lists are those of the lines, so that a report of a closed period says the same whenever it is made. Words
are those of now: a closing keeps none. Source: the office's outline of reports A, B and letter C.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taskbook.core.case import open_request
from taskbook.core.estimate import Estimate, estimate
from taskbook.core.judge import Judged
from taskbook.core.model import Plan, Target
from taskbook.core.period.compare import Comparison, compare
from taskbook.core.period.figures import by_names, figures_of, owes_report
from taskbook.core.period.line import TaskLine
from taskbook.core.remarks import quotes
from taskbook.core.report.extensions import Extension, of_period
from taskbook.core.report.model import (
    Annex,
    Counted,
    Gap,
    GapKind,
    LateUnit,
    Outline,
    Said,
    Signing,
    Standing,
    ToDecide,
)
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.words import NO_UNIT

_STUBBORN = 2
"""Late for so many closings in a row, a task is named."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a report needs of the workbook besides tasks; `tasks` are those of now, for their words."""

    tasks: Sequence[Judged]
    plans: Sequence[Plan]
    targets: Sequence[Target]
    extensions: Sequence[Extension]
    signing: Signing
    reply_by: date | None = None


def outline(
    kind: ReportKind, now: Standing, before: Standing | None, a_year_before: Standing | None, office: Office
) -> Outline:
    """Return all that a report says of the tasks `now`."""
    lines, first, as_of = now.lines, now.period.first, now.as_of
    changes = compare(lines, before.lines) if before else None
    late = sorted((line for line in lines if line.is_listed_late), key=_longest_first)
    until = now.period.after.last
    going = [line for line in lines if not line.status.done and not line.status.halted]
    due = sorted((line for line in going if line.due and as_of <= line.due <= until), key=_soonest_first)
    owing, silent_units = _reporting(lines, first, as_of)
    words = {judged.task.id.casefold(): judged for judged in office.tasks}
    codes = {line.plan for line in lines}
    plans = tuple(plan for plan in office.plans if plan.code in codes)
    made = Outline(
        kind=kind,
        now=now,
        figures=figures_of(lines, first, as_of),
        before=_counted(before),
        a_year_before=_counted(a_year_before),
        changes=changes,
        plans=plans,
        by_unit=by_names(lines, lambda line: line.leads, first, as_of),
        by_leader=by_names(lines, lambda line: line.leaders, first, as_of),
        by_plan=by_names(lines, lambda line: (line.plan,), first, as_of),
        late=tuple(late),
        late_units=_late_units(late),
        stubborn=tuple(line for line in late if line.late_periods >= _STUBBORN),
        due_next=tuple(due),
        until=until,
        done=tuple(_done(now, changes)),
        silent=tuple(line for line in lines if _is_silent(line, first, as_of)),
        owing=owing,
        silent_units=silent_units,
        causes=tuple(_causes(late, words)),
        to_decide=tuple(_to_decide(going, words)),
        targets=tuple(office.targets),
        extensions=of_period(office.extensions, first, as_of),
        annexes=(),
        gaps=(),
        signing=office.signing,
        reply_by=office.reply_by,
        estimate=_estimate(office.tasks, plans) if now.period.is_long else None,
    )
    return _finished(made)


def _estimate(tasks: Sequence[Judged], plans: Sequence[Plan]) -> Estimate:
    names = {plan.code: plan.subject for plan in plans}
    return estimate([judged for judged in tasks if judged.task.plan in names], names, NO_UNIT)


def _finished(made: Outline) -> Outline:
    """Return the outline with the annexes that have something in them, and the places left to a person."""
    return replace(made, annexes=tuple(_annexes(made)), gaps=tuple(_gaps(made)))


def _longest_first(line: TaskLine) -> tuple[int, str]:
    return (-(line.days or 0), line.key)


def _soonest_first(line: TaskLine) -> tuple[date, str]:
    return (line.due or date.max, line.key)


def _counted(standing: Standing | None) -> Counted | None:
    if standing is None:
        return None
    figures = figures_of(standing.lines, standing.period.first, standing.as_of)
    return Counted(standing.period, standing.as_of, figures)


def _late_units(late: Sequence[TaskLine]) -> tuple[LateUnit, ...]:
    """Units in falling order; a task of two leads stands with both."""
    found: dict[str | None, list[TaskLine]] = {}
    for line in late:
        for name in line.leads or (None,):
            found.setdefault(name, []).append(line)
    units = (LateUnit(name, tuple(lines)) for name, lines in found.items())
    return tuple(sorted(units, key=lambda unit: (unit.name is None, -len(unit.lines), unit.name or "")))


def _done(now: Standing, changes: Comparison | None) -> Iterator[TaskLine]:
    """Tasks done since the closing before; where there is none, those whose day lies in the period."""
    if changes is not None:
        fresh = {one.now.key for one in changes.done} | {line.key for line in changes.new if line.status.done}
        yield from (line for line in now.lines if line.key in fresh)
        return
    for line in now.lines:
        if line.status.done and line.completed is not None and line.completed >= now.period.first:
            yield line


def _reported(line: TaskLine, first: date, as_of: date) -> bool:
    return line.reported is not None and first <= line.reported <= as_of


def _is_silent(line: TaskLine, first: date, as_of: date) -> bool:
    return owes_report(line, first) and not _reported(line, first, as_of)


def _reporting(lines: Sequence[TaskLine], first: date, as_of: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lead units that owe a report, and those of them that made none in the period, by name."""
    owing: dict[str, bool] = {}
    for line in lines:
        if owes_report(line, first):
            for name in line.leads:
                owing[name] = owing.get(name, False) or _reported(line, first, as_of)
    return tuple(sorted(owing)), tuple(sorted(name for name, told in owing.items() if not told))


def _causes(late: Sequence[TaskLine], words: Mapping[str, Judged]) -> Iterator[Said]:
    for line in late:
        judged = words.get(line.key)
        if judged is not None:
            yield from (Said(line, unit, said) for unit, said in quotes(judged.task.difficulty, "; ".join(line.leads)))


def _to_decide(going: Sequence[TaskLine], words: Mapping[str, Judged]) -> Iterator[ToDecide]:
    """Open requests for an extension first, then proposals."""
    pairs = [(line, words[line.key].task) for line in going if line.key in words]
    for line, task in pairs:
        asked = open_request(task)
        if asked is not None:
            yield ToDecide(line, "; ".join(line.leads), asked=asked)
    for line, task in pairs:
        yield from (ToDecide(line, unit, words=said) for unit, said in quotes(task.proposal, "; ".join(line.leads)))


def _annexes(made: Outline) -> Iterator[Annex]:
    """A month's report has fewer; one with nothing in it is left out. A letter has the late tasks alone."""
    long = made.now.period.is_long
    wanted = (
        (Annex.BY_UNIT, made.by_unit if long else ()),
        (Annex.LATE, made.late),
        (Annex.DUE_NEXT, made.due_next),
        (Annex.DONE, made.done),
        (Annex.EXTENSIONS, made.extensions if long else ()),
        (Annex.SILENT, made.silent),
        (Annex.ALL, made.now.lines if long else ()),
    )
    for annex, rows in wanted:
        if rows and (made.kind is not ReportKind.URGE or annex is Annex.LATE):
            yield annex


_LONGEST = (PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)


def _gaps(made: Outline) -> Iterator[Gap]:
    """The places left to a person, in the paper's order."""
    signing = made.signing
    if made.kind is not ReportKind.URGE:
        if not signing.to:
            yield Gap(GapKind.RECIPIENT)
        for plan in made.plans:
            if not plan.number and not plan.own_documents:
                yield Gap(GapKind.PLAN_NUMBER, plan.code)
        if made.late:
            yield Gap(GapKind.CAUSES)
        if made.now.period.kind in _LONGEST:
            yield Gap(GapKind.ASSESSMENT)
        yield Gap(GapKind.DIRECTION)
        yield Gap(GapKind.PROPOSALS)
    elif made.reply_by is None:
        yield Gap(GapKind.REPLY_BY)
    if not signing.name:
        yield Gap(GapKind.SIGNED_BY)
