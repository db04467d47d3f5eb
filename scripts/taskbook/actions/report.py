"""The story of a report: which closing it stands on, what it compares with, its outline, its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from taskbook.actions.edges import ReportFiles
from taskbook.actions.refresh import Judgement, judge_workbook
from taskbook.actions.split import issuer
from taskbook.core.gathered import Gathered
from taskbook.core.naming.names import fold
from taskbook.core.naming.places import commune_of
from taskbook.core.naming.suggestions import nearest_names
from taskbook.core.period.kinds import newest_ended, period_closed_by
from taskbook.core.period.line import TaskLine, lines_of
from taskbook.core.period.record import Mark
from taskbook.core.replies.decisions import granted_before
from taskbook.core.report.extensions import read_amendments, read_extensions
from taskbook.core.report.model import Outline, Standing
from taskbook.core.report.outline import Office, outline
from taskbook.core.run import Run
from taskbook.errors import NothingToReportError, UsageError
from taskbook.outbox import NotWritten, Written
from taskbook.ports import Progress, Workbook, silent
from taskbook.tables.closings import Closing, Closings
from taskbook.tables.report_settings import ReportSettings
from taskbook.texts import report_told, report_trouble
from taskbook.texts.progress import DONE
from taskbook.texts.report_fields import Head, fields
from taskbook_schemas.layout import Amendments, Extensions
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import AMENDMENTS, EXTENSIONS
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.settings import Setting
from taskbook_schemas.words import REPORT_FOLDER

_SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: None takes the newest closed period, `plans` empty takes all plans."""

    kind: ReportKind = ReportKind.CHAIRMAN
    period: PeriodKind | None = None
    as_of: date | None = None
    plans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportMade:
    """What a report says, and what became of its file (None: none was asked for)."""

    judgement: Judgement
    outline: Outline
    file: Written | NotWritten | None
    lost_before: int = 0


def report(
    workbook: Workbook,
    run: Run,
    files: ReportFiles,
    wanted: Wanted,
    out: Path | None = None,
    progress: Progress = silent,
) -> ReportMade:
    """Make a report of the newest closed period, or of the figures of now where that period is not closed.

    Nothing is written into the workbook. NothingToReportError when there is no task, nobody to urge, or rows of the
    closing are gone; UsageError when a setting makes no sense or a plan is unknown; TemplateMistakeError when the form
    cannot be used; and the errors of writing a file.
    """
    made = prepare(workbook, run, wanted, progress)
    if wanted.kind is ReportKind.URGE and not made.outline.late:
        raise NothingToReportError(report_trouble.no_late(made.outline.now.as_of))
    progress(report_told.PROGRESS, 0.7)
    now = made.outline.now
    name = f"{wanted.kind.row.stem} {now.period.short} {now.as_of:%d-%m-%Y}{_of_plans(made.outline, wanted)}{_SUFFIX}"
    head = _head(workbook, made.judgement.gathered, run)
    path = (out or files.home / REPORT_FOLDER) / name
    file = files.write(wanted.kind, fields(made.outline, head), path, len(now.lines), run.now)
    progress(DONE, 1.0)
    return replace(made, file=file)


def prepare(workbook: Workbook, run: Run, wanted: Wanted, progress: Progress = silent) -> ReportMade:
    """Return what a report would say, and write nothing; errors as `report`."""
    closings = Closings(workbook)
    mark = closings.last_of(wanted.period)
    if wanted.as_of is not None:
        period = period_closed_by(wanted.period or PeriodKind.MONTH, wanted.as_of)
        mark = next((one for one in closings.of(period) if one.as_of == wanted.as_of), None)
    judgement = _judgement(workbook, run, wanted, mark, progress)
    if not judgement.tasks:
        raise NothingToReportError(report_trouble.no_tasks(workbook.label))
    as_of = judgement.days.as_of
    period = mark.period if mark else period_closed_by(wanted.period or PeriodKind.MONTH, as_of)
    before = closings.newest(period.before)
    block = workbook.block(EXTENSIONS, Extensions.TOP, len(Extensions.HEADINGS))
    if mark is not None:
        closing = closings.read(mark)
        if closing.lost:
            raise NothingToReportError(report_trouble.lost(period.name, closing.lost))
        lines = closing.lines
    else:
        lines = lines_of(judgement.tasks, granted_before(block), before.lines if before else ())
    amendments = workbook.block(AMENDMENTS, Amendments.TOP, len(Amendments.HEADINGS))
    asked = [*read_extensions(block), *read_amendments(amendments)]
    chosen = _plans(judgement.gathered, wanted.plans)
    year_before = closings.newest(period.a_year_before) if period.is_long else None
    settings = ReportSettings(judgement.gathered)
    office = Office(
        judgement.tasks,
        [table.plan for table in judgement.gathered.tables],
        judgement.gathered.targets,
        [one for one in asked if not chosen or one.id.casefold() in _keys(lines, chosen)],
        settings.signing(wanted.kind),
        settings.reply_by(run.today) if wanted.kind is ReportKind.URGE else None,
    )
    now = Standing(period, as_of, _of(lines, chosen), mark is not None)
    made = outline(wanted.kind, now, _standing(before, chosen), _standing(year_before, chosen), office)
    return ReportMade(judgement, made, None, before.lost if before else 0)


def _judgement(workbook: Workbook, run: Run, wanted: Wanted, mark: Mark | None, progress: Progress) -> Judgement:
    """At the closing's day; a period that is named and not closed is judged at the day that would close it."""
    judgement = judge_workbook(workbook, run.today, mark.as_of if mark else wanted.as_of, progress)
    is_open = mark is None and wanted.as_of is None
    if wanted.period is not None and is_open and judgement.gathered.settings.as_of is None:
        return judge_workbook(workbook, run.today, newest_ended(wanted.period, run.today).last, progress)
    return judgement


def _standing(closing: Closing | None, plans: frozenset[str]) -> Standing | None:
    return Standing(closing.mark.period, closing.mark.as_of, _of(closing.lines, plans)) if closing else None


def _of(lines: Sequence[TaskLine], plans: frozenset[str]) -> tuple[TaskLine, ...]:
    return tuple(line for line in lines if not plans or line.plan in plans)


def _keys(lines: Sequence[TaskLine], plans: frozenset[str]) -> frozenset[str]:
    return frozenset(line.key for line in _of(lines, plans))


def _plans(gathered: Gathered, codes: Sequence[str]) -> frozenset[str]:
    """The plans of these codes, however they are typed; all when none is named."""
    known = {fold(table.plan.code): table.plan.code for table in gathered.tables}
    unknown = next((code for code in codes if fold(code) not in known), None)
    if unknown is not None:
        names = tuple(known.values())
        near = nearest_names(unknown, dict.fromkeys(names, ()))
        raise UsageError(report_trouble.unknown_plan(unknown, near, names))
    return frozenset(known[fold(code)] for code in codes)


def _of_plans(made: Outline, wanted: Wanted) -> str:
    return "".join(f" {plan.code}" for plan in made.plans) if wanted.plans else ""


def _head(workbook: Workbook, gathered: Gathered, run: Run) -> Head:
    """The commune as its place is spelled in the settings, where that is the same name."""
    place = " ".join(str(gathered.settings.extra.get(Setting.PLACE) or "").split())
    commune = commune_of(issuer(workbook)) or place
    kind, _, name = commune.partition(" ")
    if fold(name) == fold(place):
        commune = f"{kind} {place}"
    return Head(commune, place or name, run.today.year)
