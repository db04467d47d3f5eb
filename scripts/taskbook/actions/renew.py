"""The story of renewing a workbook in use: read what it has, draw today's beside it, bring over what it lacks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from taskbook.actions.edges import RenewableBook
from taskbook.actions.refresh import find_unit_sheets
from taskbook.actions.whole_file import save_whole
from taskbook.core.renewal import BookFacts, Renewed
from taskbook.core.run import Run
from taskbook.core.undo import History
from taskbook.errors import UsageError
from taskbook.ports import Append, Changes
from taskbook.tables.facts import book_facts
from taskbook.texts import renewal as texts
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG, PLANS
from taskbook_schemas.version import LAYOUT_VERSION

ACTION = "renew"


@dataclass(frozen=True, slots=True)
class RenewReport:
    """What a renewal did. `backup` is None when nothing was written."""

    label: str
    facts: BookFacts
    renewed: Renewed
    backup: str | None

    @property
    def is_current(self) -> bool:
        """Whether the workbook has today's form already."""
        return not self.renewed.parts


def examine(file: RenewableBook, *, take_rows: bool = False) -> RenewReport:
    """Find out what a renewal would bring, and write nothing. Errors: those of `renew`.

    `take_rows`: tables grow over the tasks that were typed right below them.
    """
    workbook = file.workbook()
    facts = book_facts(workbook, tuple(find_unit_sheets(workbook).existing), below=take_rows)
    if PLANS not in facts.tables:
        raise UsageError(texts.none_of_ours(workbook.label))
    return RenewReport(workbook.label, facts, file.lacking(facts), None)


def renew(file: RenewableBook, history: History, run: Run, *, take_rows: bool = False) -> RenewReport:
    """Bring a closed workbook to today's form, all or nothing. Errors: those of reading and saving; StructureError
    when it is newer than this program, UsageError when it is none of ours.
    """
    found = examine(file, take_rows=take_rows)
    if found.is_current:
        return found
    changes = _changes(found.facts, run)
    backup = save_whole(file, found.renewed, changes, found.facts.unit_sheets, ACTION, history, run)
    return replace(found, backup=backup)


def _changes(facts: BookFacts, run: Run) -> Changes:
    """The line of the log."""
    said = texts.versions(facts.version, LAYOUT_VERSION)
    line = (run.now, run.who, texts.LOG_RENEWED, None, said, None, None, texts.SOURCE)
    return Changes(appends=[Append(LOG, Log.TOP, [line])])
