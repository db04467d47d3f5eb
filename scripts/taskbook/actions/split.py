"""The story of the units' files: gather and judge the workbook, decide what each unit gets, write the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from taskbook.actions.edges import UnitFiles
from taskbook.actions.refresh import Judgement, judge_workbook
from taskbook.core.gathered import Gathered
from taskbook.core.model import Settings
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.run import Run
from taskbook.core.stamp import workbook_id
from taskbook.core.unit_file import Batch, SentTask, UnitFile, batch_id
from taskbook.errors import UsageError
from taskbook.outbox import NotWritten, Written
from taskbook.ports import Progress, Workbook, silent
from taskbook.sheets.split import unit_files
from taskbook.texts import split as texts
from taskbook.texts.progress import DONE
from taskbook_schemas.layout import UnitSheet
from taskbook_schemas.registry import TEMPLATE
from taskbook_schemas.settings import Setting

_JUDGING_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class SplitReport:
    """What a split did. `idle` are units asked for by name that have no task; `unmarked` why the files bear no mark."""

    judgement: Judgement
    batch: Batch
    folder: Path
    written: tuple[Written, ...]
    not_written: tuple[NotWritten, ...]
    idle: tuple[str, ...] = ()
    unmarked: str = ""


def split(
    workbook: Workbook,
    run: Run,
    files: UnitFiles,
    out: Path | None = None,
    units: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = silent,
) -> SplitReport:
    """Write one file per unit that receives sheets and has tasks, into a folder named after the reporting day.

    The folder of the settings stands in the workbook's, unless its path is whole; `out` takes that folder's place.
    `units` are names as people write them; all units when empty. UsageError when a name is no unit's or
    the folder cannot be made; a file that cannot be written is in the report.
    """
    judgement = judge_workbook(workbook, run.today, as_of, lambda step, share: progress(step, share * _JUDGING_SHARE))
    gathered = judgement.gathered
    asked = asked_units(gathered, units)
    batch = _batch(workbook, judgement, run)
    folder = (out or output_folder(gathered.settings, files.home)) / batch.as_of.isoformat()
    forms = [
        form
        for form in unit_files(judgement.tasks, gathered.units, gathered.plans, batch)
        if not units or form.unit in asked
    ]
    with files.marking(workbook_id(workbook), batch.id, [form.unit for form in forms]) as (mark, unmarked):
        outcomes = files.write(
            forms, folder, run.now, lambda share: progress(texts.PROGRESS_FILES, _share(share)), mark
        )
    progress(DONE, 1.0)
    return SplitReport(
        judgement,
        batch,
        folder,
        tuple(outcome for outcome in outcomes if isinstance(outcome, Written)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, NotWritten)),
        _idle(asked, forms),
        unmarked,
    )


def sheets_of(workbook: Workbook, judgement: Judgement, run: Run) -> dict[str, tuple[SentTask, ...]]:
    """Return what the file of each unit would hold of its tasks if it were made now, by the unit's name."""
    gathered = judgement.gathered
    forms = unit_files(judgement.tasks, gathered.units, gathered.plans, _batch(workbook, judgement, run))
    return {form.unit: form.manifest.tasks for form in forms}


def _share(share: float) -> float:
    return _JUDGING_SHARE + share * (1 - _JUDGING_SHARE)


def asked_units(gathered: Gathered, names: Sequence[str]) -> list[str]:
    """Return the units named, as people write names. UsageError for what is no unit that gets sheets."""
    directory = UnitDirectory(gathered.units, gathered.places)
    receiving = {unit.name for unit in gathered.units if unit.receives_sheet and not unit.is_group}
    return list(dict.fromkeys(_named(directory, receiving, name) for name in names))


def _named(directory: UnitDirectory, receiving: set[str], text: str) -> str:
    found = directory.read(text)
    names = (*found.units, *found.groups)
    if found.unknown or not names:
        raise UsageError(texts.unknown_unit(text, directory.nearest(text)))
    if len(names) > 1:
        raise UsageError(texts.several_units(text, names))
    if names[0] not in receiving:
        raise UsageError(texts.gets_no_sheet(names[0]))
    return names[0]


def _batch(workbook: Workbook, judgement: Judgement, run: Run) -> Batch:
    as_of = judgement.days.as_of
    reply_by = judgement.gathered.settings.extra.get(Setting.REPORT_BY)
    return Batch(
        id=batch_id(as_of, run.now),
        made=run.now,
        as_of=as_of,
        workbook=workbook.label,
        issuer=issuer(workbook),
        reply_by=reply_by if isinstance(reply_by, date) else None,
    )


def issuer(workbook: Workbook) -> str:
    """Return the issuing body as it stands in the master's own template, where the office can change it."""
    row, column = UnitSheet.ISSUER
    block = workbook.block(TEMPLATE, row, column, 1)
    cell = block[0][-1] if block else None
    return cell if isinstance(cell, str) else ""


def output_folder(settings: Settings, home: Path) -> Path:
    """Return the folder of the units' files when nobody names one; `home` is the workbook's folder."""
    named = settings.extra.get(Setting.OUTPUT)
    return home / (str(named).strip() if named else str(Setting.OUTPUT.row.default))


def _idle(asked: Sequence[str], forms: Sequence[UnitFile]) -> tuple[str, ...]:
    busy = {form.unit for form in forms}
    return tuple(name for name in asked if name not in busy)
