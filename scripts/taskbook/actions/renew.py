"""The story of renewing a workbook in use: read what it has, draw today's beside it, bring over what it lacks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taskbook.actions.refresh import find_unit_sheets
from taskbook.adapters.renewal.book import Renewed
from taskbook.adapters.renewal.closed import RenewableFile
from taskbook.adapters.renewal.macros import MakeProject
from taskbook.adapters.xlsx.read import BookReader
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.renewal import BookFacts
from taskbook.core.run import Run
from taskbook.core.stamp import Stamp, stamped, standing
from taskbook.core.undo import History, Step
from taskbook.errors import UsageError
from taskbook.ports import Append, Changes
from taskbook.tables.facts import book_facts
from taskbook.texts import renewal as texts
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG, PLANS
from taskbook_schemas.version import LAYOUT_VERSION

ACTION = "renew"
Draw = Callable[[BookFacts, bool], bytes]
"""Draws the workbook of today for the facts of one in use, with macros or without."""


@dataclass(frozen=True, slots=True)
class RenewReport:
    """What a renewal did. `backup` is None when there was nothing to do."""

    label: str
    facts: BookFacts
    renewed: Renewed
    backup: str | None


def renew(path: Path, history: History, draw: Draw, make_project: MakeProject, run: Run) -> RenewReport:
    """Bring a closed workbook to today's form, all or nothing. Errors: those of reading and saving; StructureError
    when it is newer than this program, UsageError when it is none of ours.
    """
    file = RenewableFile(path)
    workbook = open_workbook(file.path, lambda: run.now)
    facts = book_facts(workbook, tuple(find_unit_sheets(workbook).existing))
    if PLANS not in facts.tables:
        raise UsageError(texts.none_of_ours(workbook.label))
    made = file.renewed(draw(facts, file.macros), facts, make_project if file.macros else None)
    if not made.parts:
        return RenewReport(workbook.label, facts, made, None)
    before = standing(workbook).stamp
    stamp = history.next_stamp(before)
    backup, marks = file.save(made, lambda reader: _changes(reader, facts, stamp, run), facts.unit_sheets, run.now)
    undoable = before.undoable if before is not None else None
    history.push(Step(ACTION, run.now, run.who, backup, (), stamp=stamp, before=undoable, typed=marks))
    return RenewReport(workbook.label, facts, made, backup)


def _changes(reader: BookReader, facts: BookFacts, stamp: Stamp, run: Run) -> Changes:
    """The line of the log, and the stamp by which an undo finds this step."""
    said = texts.versions(facts.version, LAYOUT_VERSION)
    line = (run.now, run.who, texts.LOG_RENEWED, None, said, None, None, texts.SOURCE)
    changes = Changes(appends=[Append(LOG, Log.TOP, [line])])
    return stamped(changes, standing(reader), stamp)


def undo_renewal(path: Path, step: Step, history: History, run: Run) -> str:
    """Put a workbook's file back as it was before it was renewed; gives the path of the copy of what stood there.

    UsageError when somebody has typed since, or the backup is gone: then nothing is changed.
    """
    file = RenewableFile(path)
    workbook = open_workbook(file.path, lambda: run.now)
    before, now = step.typed or {}, file.typed(tuple(find_unit_sheets(workbook).existing))
    changed = [sheet for sheet, mark in now.items() if before.get(sheet) != mark]
    if changed:
        raise UsageError(texts.typed_since(changed, str(step.backup)))
    if step.backup is None or not Path(step.backup).is_file():
        raise UsageError(texts.backup_gone(str(step.backup)))
    copy = file.put_back(Path(step.backup), run.now, history.next_stamp(standing(workbook).stamp))
    history.drop(step)
    return copy
