"""The story of the extract by the person in charge: judge at the period's day, fill the sheet, write a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from taskbook.actions.edges import PeopleFiles
from taskbook.actions.refresh import Judgement, judge_workbook, with_notes
from taskbook.core.case import Days
from taskbook.core.judge import judge_tasks
from taskbook.core.naming.file_names import SUFFIX, plain
from taskbook.core.naming.names import fold
from taskbook.core.naming.suggestions import nearest_names
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.people.extract import Extract, extract
from taskbook.core.people.names import persons_in
from taskbook.core.period.kinds import Period, period_closed_by
from taskbook.core.run import Run
from taskbook.errors import UsageError
from taskbook.outbox import NotWritten, Written
from taskbook.ports import Changes, Progress, Receipt, Workbook, silent
from taskbook.sheets.notes import MovedNotes
from taskbook.sheets.people import people_fill
from taskbook.texts import people as texts
from taskbook.texts.progress import DONE, WRITING
from taskbook.texts.why import why
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import PEOPLE
from taskbook_schemas.words import PEOPLE_FOLDER

ACTION = "people"
_NAMED_IN_FILE = 2


@dataclass(frozen=True, slots=True)
class PeopleReport:
    """What was extracted, and what became of its file."""

    judgement: Judgement
    found: Extract
    receipt: Receipt
    file: Written | NotWritten
    label: str
    moved: tuple[MovedNotes, ...] = ()


def people(
    workbook: Workbook,
    run: Run,
    files: PeopleFiles,
    kind: PeriodKind,
    as_of: date | None = None,
    out: Path | None = None,
    persons: Sequence[str] = (),
    progress: Progress = silent,
) -> PeopleReport:
    """Fill the sheet `Theo người` for the period of this kind that the day closes, and write it as a file.

    Judged is at the period's last day, or at `as_of` (else the setting, else today) where that is earlier. `persons`
    are those asked for, all when empty. UsageError when the workbook has no such sheet yet, or nobody of that name is
    in charge of anything.
    """
    if PEOPLE not in {info.name for info in workbook.sheets()}:
        raise UsageError(texts.no_sheet(workbook.label))
    judgement = judge_workbook(workbook, run.today, as_of, progress)
    found = _extract(judgement, kind)
    if persons:
        found = _extract(judgement, kind, frozenset(_known(name, found) for name in persons))
    fill = people_fill(found)
    progress(WRITING, 0.7)
    changes, moved = with_notes(workbook, Changes(fills=[fill]))
    receipt = workbook.apply(changes)
    progress(texts.PROGRESS_FILE, 0.9)
    path = (out or files.home / PEOPLE_FOLDER) / _file_name(found.period, persons)
    file = files.write(fill, path, found.total.given, run.now)
    progress(DONE, 1.0)
    return PeopleReport(judgement, found, receipt, file, workbook.label, moved)


def _extract(judgement: Judgement, kind: PeriodKind, asked: Collection[str] = ()) -> Extract:
    gathered, days = judgement.gathered, judgement.days
    period = period_closed_by(kind, days.as_of)
    day = min(days.as_of, period.last)
    tasks = judgement.tasks
    if day != days.as_of:
        tasks = judge_tasks(gathered, judgement.readings, Days(day, days.today), why)
    directory = UnitDirectory(gathered.units, gathered.places)

    @cache
    def is_unit(name: str) -> bool:
        named = directory.read(name)
        return bool(named.units or named.groups) and not named.unknown

    plans = [table.plan for table in gathered.tables]
    return extract(tasks, plans, period, day, is_unit, asked)


def _known(name: str, found: Extract) -> str:
    """The person of a name, as people write names."""
    keys = {fold(person.name): person.name for person in found.people}
    key = fold(next(iter(persons_in(name)), name))
    if key in keys:
        return keys[key]
    raise UsageError(texts.unknown_person(name, nearest_names(name, dict.fromkeys(keys.values(), ()))))


def _file_name(period: Period, persons: Sequence[str]) -> str:
    """The file's name: the period, and who was asked for."""
    names = [plain(name) for name in persons[:_NAMED_IN_FILE]]
    more = [f"va {len(persons) - _NAMED_IN_FILE} nguoi khac"] if len(persons) > _NAMED_IN_FILE else []
    return " ".join([texts.FILE_STEM, period.short, *names, *more]) + SUFFIX
