"""The stories: gather (read the workbook), decide (pure rules), apply (write what was decided)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taskbook.core.assigned import with_ids
from taskbook.core.case import Days
from taskbook.core.gathered import Gathered
from taskbook.core.issues import Issue, Severity
from taskbook.core.judge import Judged, judge_tasks
from taskbook.core.parsed_cells import Readings, read_tasks
from taskbook.core.period.since import since
from taskbook.core.run import Run
from taskbook.core.summary import Figures, count
from taskbook.core.unit_line import unit_of_line
from taskbook.ports import Changes, Progress, Receipt, Workbook, silent
from taskbook.sheets import refresh as decision
from taskbook.sheets.notes import MovedNotes, keep_notes
from taskbook.sheets.refresh import Past, UnitSheets
from taskbook.tables import gather
from taskbook.tables.check import check_tables
from taskbook.tables.closings import Closings
from taskbook.texts.progress import CHECKING, DONE, JUDGING, READING, WRITING
from taskbook.texts.tracking import TITLES
from taskbook.texts.why import why
from taskbook_schemas.layout import Log, Printed, UnitSheet
from taskbook_schemas.registry import CHART_DATA, LOG, MOVEMENTS, TEMPLATE, UNIT_SHEET_PREFIX


@dataclass(frozen=True, slots=True)
class Judgement:
    """A workbook read and judged, nothing written."""

    gathered: Gathered
    readings: Readings
    tasks: tuple[Judged, ...]
    issues: tuple[Issue, ...]
    days: Days

    @property
    def errors(self) -> int:
        """How many errors (not warnings or hints) the data has."""
        return sum(issue.count for issue in self.issues if issue.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh found and did."""

    judgement: Judgement
    figures: Figures
    receipt: Receipt
    unit_sheets: int
    moved: tuple[MovedNotes, ...] = ()


def judge_workbook(workbook: Workbook, today: date, as_of: date | None, progress: Progress = silent) -> Judgement:
    """Read, check and judge a workbook. `as_of` None takes the setting, and today where that is empty."""
    progress(READING, 0.0)
    return _judge(gather(workbook), today, as_of, progress)


def _judge(gathered: Gathered, today: date, as_of: date | None, progress: Progress) -> Judgement:
    days = Days(as_of or gathered.settings.as_of or today, today)
    progress(CHECKING, 0.3)
    readings = read_tasks(gathered, days.as_of)
    issues = check_tables(gathered, readings, today)
    progress(JUDGING, 0.5)
    return Judgement(gathered, readings, judge_tasks(gathered, readings, days, why), issues, days)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A refresh that is decided and not written yet."""

    judgement: Judgement
    changes: Changes
    moved: tuple[MovedNotes, ...]


def refresh(workbook: Workbook, run: Run, as_of: date | None = None, progress: Progress = silent) -> RefreshReport:
    """Judge every task and write computed columns, summary, issues and unit sheets; nothing is written if all is so.

    Tasks given by letter that have no id get theirs.
    """
    prepared = prepare(workbook, run, as_of, progress)
    receipt = workbook.apply(prepared.changes)
    progress(DONE, 1.0)
    return report_of(prepared, receipt)


def prepare(
    workbook: Workbook,
    run: Run,
    as_of: date | None,
    progress: Progress = silent,
    gathered: Gathered | None = None,
) -> Prepared:
    """Read and judge the workbook, and decide all that a refresh writes; `gathered` is what was read of it already."""
    progress(READING, 0.0)
    gathered, ids = with_ids(gathered or gather(workbook), _ids_once_given(workbook))
    judgement = _judge(gathered, run.today, as_of, progress)
    progress(WRITING, 0.6)
    changes = decision.decide(
        judgement.gathered,
        judgement.tasks,
        judgement.issues,
        find_unit_sheets(workbook),
        run,
        judgement.days,
        ids,
        _past(workbook, judgement),
    )
    return Prepared(judgement, *with_notes(workbook, changes))


def _past(workbook: Workbook, judgement: Judgement) -> Past:
    """How the tasks stood at the last closing before the reporting day."""
    as_of = judgement.days.as_of
    closing = Closings(workbook).last_before(as_of)
    found = since(judgement.tasks, as_of, closing.mark, closing.lines) if closing else None
    names = {info.name for info in workbook.sheets()}
    printed = frozenset(name for name, title in TITLES.items() if name in names and _is_headed(workbook, name, title))
    return Past(found, MOVEMENTS in names, CHART_DATA not in names, printed)


def _is_headed(workbook: Workbook, sheet: str, title: str) -> bool:
    """Whether a sheet is ours: an office may have had one of that name long before."""
    return any(title in row for row in workbook.block(sheet, Printed.TITLE[0], 1, 1)[:1])


def report_of(prepared: Prepared, receipt: Receipt) -> RefreshReport:
    """What is told of a refresh once it is written."""
    filled = sum(fill.visible is True for fill in prepared.changes.fills)
    judgement = prepared.judgement
    return RefreshReport(judgement, count(judgement.tasks), receipt, filled, prepared.moved)


def with_notes(workbook: Workbook, changes: Changes) -> tuple[Changes, tuple[MovedNotes, ...]]:
    """Return the changes with what people wrote below generated bodies kept, and which of it had to move."""
    kept = [keep_notes(fill, workbook.rows_below(fill.sheet, fill.top, fill.width)) for fill in changes.fills]
    moved = tuple(one for _, one in kept if one is not None)
    return replace(changes, fills=[fill for fill, _ in kept]), moved


def _ids_once_given(workbook: Workbook) -> Iterator[str]:
    """The ids of tasks that the log tells of; it is read only when somebody asks."""
    for line in workbook.block(LOG, Log.TOP, Log.TASK):
        yield str(line[-1] or "")


def find_unit_sheets(workbook: Workbook) -> UnitSheets:
    """Tell our unit sheets from sheets of the office's own that happen to be called `Phiếu …`: ours name their unit."""
    existing: dict[str, str] = {}
    foreign: list[str] = [TEMPLATE]
    for name in _called_like_ours([info.name for info in workbook.sheets()]):
        cell = workbook.block(name, UnitSheet.UNIT[0], 1, 1)
        unit = unit_of_line(cell[0][0]) if cell else None
        if unit is None:
            foreign.append(name)
        else:
            existing[name] = unit
    return UnitSheets(existing, tuple(foreign))


def _called_like_ours(names: Sequence[str]) -> list[str]:
    return [name for name in names if name.startswith(UNIT_SHEET_PREFIX)]
