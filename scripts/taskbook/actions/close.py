"""The story of closing a period: refresh the workbook and keep every task as it stands, in one writing.

A closing is closed or not: what a refresh writes and the closing's rows are written together, or neither is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from taskbook.actions.refresh import Judgement, RefreshReport, prepare, report_of
from taskbook.core.period.kinds import Period, newest_ended, period_closed_by
from taskbook.core.period.line import TaskLine, lines_of
from taskbook.core.period.record import Mark, rows_of
from taskbook.core.replies.decisions import granted_before
from taskbook.core.run import Run
from taskbook.errors import NothingToCloseError, ReasonNeededError
from taskbook.ports import Append, Changes, Progress, Workbook, Writable, silent
from taskbook.sheets.snapshots import snapshots_fill
from taskbook.tables import gather
from taskbook.tables.closings import Closing, Closings
from taskbook.texts import closing as texts
from taskbook.texts.progress import DONE
from taskbook_schemas.layout import Extensions, Log, Snapshots
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import EXTENSIONS, LOG, SNAPSHOTS
from taskbook_schemas.version import RULES_VERSION
from taskbook_schemas.words import LOG_CLOSED


@dataclass(frozen=True, slots=True)
class Intent:
    """A closing that somebody is about to make: the period, the day of its figures, and how often it was closed."""

    period: Period
    as_of: date
    closed: tuple[Mark, ...]

    @property
    def nth(self) -> int:
        """Which closing of its period it is."""
        return max((mark.nth for mark in self.closed), default=0) + 1


@dataclass(frozen=True, slots=True)
class CloseReport:
    """What a closing kept: its mark, its lines, and the closing it compares with (None: there is none)."""

    refreshed: RefreshReport
    mark: Mark
    lines: tuple[TaskLine, ...]
    before: Closing | None


def intent(workbook: Workbook, run: Run, kind: PeriodKind, as_of: date | None) -> Intent:
    """Say which period would be closed: of `as_of`, else of the day in the settings, else of the last one that is over.

    NothingToCloseError when the day has not come.
    """
    return _intent(Closings(workbook), as_of or gather(workbook).settings.as_of, run, kind)


def _intent(closings: Closings, as_of: date | None, run: Run, kind: PeriodKind) -> Intent:
    day = as_of or newest_ended(kind, run.today).last
    if day > run.today:
        raise NothingToCloseError(texts.not_yet(day, run.today))
    period = period_closed_by(kind, day)
    return Intent(period, day, tuple(closings.of(period)))


def close(
    workbook: Workbook,
    run: Run,
    kind: PeriodKind,
    as_of: date | None = None,
    reason: str = "",
    progress: Progress = silent,
) -> CloseReport:
    """Close a period: refresh, and keep a line of every task. A closing again keeps both and needs a reason.

    Errors: NothingToCloseError (no task, or the day has not come), ReasonNeededError, and those of a refresh.
    """
    closings, gathered = Closings(workbook), gather(workbook)
    wanted = _intent(closings, as_of or gathered.settings.as_of, run, kind)
    if wanted.closed and not reason.strip():
        newest = wanted.closed[0]
        raise ReasonNeededError(texts.reason_needed(wanted.period.name, newest.as_of, newest.nth))
    prepared = prepare(workbook, run, wanted.as_of, progress, gathered)
    judgement = prepared.judgement
    if not judgement.tasks:
        raise NothingToCloseError(texts.nothing_to_close(workbook.label))
    before = closings.newest(wanted.period.before)
    lines = _lines(workbook, judgement, before)
    mark = Mark(wanted.period, wanted.as_of, wanted.nth, len(lines))
    receipt = workbook.apply(_with_closing(workbook, prepared.changes, mark, lines, run, reason.strip()))
    progress(DONE, 1.0)
    return CloseReport(report_of(prepared, receipt), mark, lines, before)


def _lines(workbook: Workbook, judgement: Judgement, before: Closing | None) -> tuple[TaskLine, ...]:
    granted = granted_before(workbook.block(EXTENSIONS, Extensions.TOP, len(Extensions.HEADINGS)))
    return lines_of(judgement.tasks, granted, before.lines if before else ())


def _with_closing(
    workbook: Workbook, changes: Changes, mark: Mark, lines: tuple[TaskLine, ...], run: Run, reason: str
) -> Changes:
    told = texts.told(run.now, run.who, reason)
    rows = rows_of(mark, lines, told, RULES_VERSION)
    line: tuple[Writable, ...] = (
        run.now,
        run.who,
        LOG_CLOSED,
        None,
        texts.logged(mark.period.name, mark.as_of, mark.nth, mark.count),
        None,
        reason or None,
        SNAPSHOTS,
    )
    log = [row for append in changes.appends if append.sheet == LOG for row in append.rows]
    others = [append for append in changes.appends if append.sheet != LOG]
    appends, fills = [*others, Append(LOG, Log.TOP, [*log, line])], list(changes.fills)
    if SNAPSHOTS in {info.name for info in workbook.sheets()}:
        appends.append(Append(SNAPSHOTS, Snapshots.TOP, rows))
    else:
        fills.append(snapshots_fill(rows))
    return replace(changes, appends=appends, fills=fills)
