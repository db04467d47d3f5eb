"""What actions need of the world beside a workbook: one Protocol an edge, met by an adapter, handed in from above.

A workbook itself is in `taskbook.ports`, the ways by which letters leave in `taskbook.outbox`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from taskbook.core.calendar.model import Calendar, Given
from taskbook.core.estimate import Estimate
from taskbook.core.letters.history import Entry, History
from taskbook.core.letters.model import Attachment, LetterKind, RefusedLetter
from taskbook.core.letters.rendered import ReadyLetter, Rendered, Sender
from taskbook.core.model import Unit
from taskbook.core.new_plan import NewPlan
from taskbook.core.renewal import BookFacts, Renewed
from taskbook.core.run import Run
from taskbook.core.stamp import HasBlocks, Stamp
from taskbook.core.unit_file import Manifest, UnitFile
from taskbook.outbox import CalendarFile, NotWritten, Post, Written
from taskbook.ports import Changes, SheetFill, Workbook
from taskbook_schemas.report_kinds import ReportKind

Mark = Callable[[Manifest], Manifest]
"""Gives a unit file's manifest its mark."""
Compose = Callable[[ReadyLetter], Post | RefusedLetter]
"""Makes the letter that leaves from what is on disk at that moment, or says why it must not go."""


class UnitFiles(Protocol):
    """Where units' files are written, for the workbook in the folder `home`."""

    @property
    def home(self) -> Path:
        """The workbook's folder."""
        ...

    def marking(self, book: str | None, batch: str, units: Sequence[str]) -> AbstractContextManager[tuple[Mark, str]]:
        """Give what marks the files of a batch, and why they go unmarked ("" when they do not).

        `book` is the workbook's id, None when it has none yet.
        """
        ...

    def write(
        self, forms: Sequence[UnitFile], folder: Path, moved: datetime, tell: Callable[[float], None], mark: Mark
    ) -> Sequence[Written | NotWritten]:
        """Write each file into the folder, which is made; `moved` names what is kept aside; `tell` hears the share.

        UsageError when the folder cannot be made or written to, WorkbookLockedError when another run is writing there.
        """
        ...


class PeopleFiles(Protocol):
    """Where extracts by the person in charge are written, for the workbook in the folder `home`."""

    @property
    def home(self) -> Path:
        """The workbook's folder."""
        ...

    def write(self, fill: SheetFill, path: Path, tasks: int, made: datetime) -> Written | NotWritten:
        """Write a sheet as a file of its own, its folder made; what somebody has changed there is kept aside.

        UsageError when the folder cannot be made or written to, WorkbookLockedError when another run is writing there.
        """
        ...


class EstimateFiles(Protocol):
    """Where estimates of cost are written, for the workbook in the folder `home`."""

    @property
    def home(self) -> Path:
        """The workbook's folder."""
        ...

    def write(self, found: Estimate, as_of: date, issuer: str, path: Path, made: datetime) -> Written | NotWritten:
        """Write the sums as a file, its folder made; what somebody has changed there is kept aside.

        UsageError when the folder cannot be made or written to, WorkbookLockedError when another run is writing there.
        """
        ...


class ReportFiles(Protocol):
    """Where reports are written, for the workbook in the folder `home`."""

    @property
    def home(self) -> Path:
        """The workbook's folder."""
        ...

    def write(
        self, kind: ReportKind, fields: Mapping[str, object], path: Path, tasks: int, made: datetime
    ) -> Written | NotWritten:
        """Fill the form of a kind and write it, its folder made; a report that was edited stays, the new gets a number.

        TemplateMistakeError when the form cannot be used, UsageError when the folder cannot be made or written to,
        WorkbookLockedError when another run is writing there.
        """
        ...


class Ledger(Protocol):
    """The ledger of letters, held by this run; `entries` and `history` follow what is appended."""

    entries: list[Entry]
    history: History

    def append(self, entry: Entry) -> None:
        """Write an entry and return once it is on disk. LedgerError when it cannot be: then it does not count."""
        ...


class Templates(Protocol):
    """The letters' words, the office's own before ours."""

    def render(self, kind: LetterKind, values: Mapping[str, object]) -> Rendered:
        """Return a letter's words. TemplateMistakeError when a template is wrong or gives nothing."""
        ...


class CalendarDesk(Protocol):
    """Where calendars of deadlines are written, and what was given out of them."""

    def update(self, book: str, change: Callable[[Mapping[str, Given]], Mapping[str, Given]]) -> str:
        """Ask `change` what the calendars say now, given what the workbook `book` has given out before.

        It is written down; returned is why it could not be, empty when it was. `change` is asked in any case.
        """
        ...

    def packed(self, calendar: Calendar, made: datetime) -> bytes:
        """Return a calendar's file."""
        ...

    def lay(self, folder: Path, files: Sequence[CalendarFile], current: Collection[str] | None) -> None:
        """Write the files beside the letters, those of letters that are not `current` out of the way.

        MailServerError when the folder takes none.
        """
        ...


class LetterDesk(Protocol):
    """All that lies beside the workbook's file `book` for its letters: ledger, templates, files to enclose."""

    @property
    def book(self) -> Path:
        """The workbook's file."""
        ...

    def ledger(self, book_id: str | None) -> Path:
        """Where the ledger is; one begun under the file's name alone goes on under the workbook's id."""
        ...

    def entries(self, ledger: Path) -> Sequence[Entry]:
        """The ledger's entries, none when there is no ledger yet. LedgerError when it is damaged or unreadable."""
        ...

    def held(self, ledger: Path) -> AbstractContextManager[Ledger]:
        """Hold the ledger. LedgerError when another run holds it, or the folder cannot be written to."""
        ...

    def sheets(self, folder: Path) -> Mapping[str, list[Attachment]]:
        """The units' files in a folder, by unit."""
        ...

    def templates(self) -> Templates:
        """The templates as they are now."""
        ...

    def composer(self, units: Iterable[Unit], sender: Sender, written: datetime) -> Compose:
        """What makes a letter ready to leave."""
        ...

    @property
    def calendars(self) -> CalendarDesk:
        """What calendars of deadlines need."""
        ...

    def stamping(self, workbook: Workbook, run: Run) -> Workbook:
        """The workbook, which gets an id with the first lines written into its log: its ledger is told by that."""
        ...


class WholeFile(Protocol):
    """The file of a workbook that is made anew as a whole. Errors: those of reading and saving a workbook."""

    def workbook(self) -> Workbook:
        """The workbook, to be read."""
        ...

    def save(
        self, made: Renewed, changes_of: Callable[[HasBlocks], Changes], unit_sheets: Collection[str], now: datetime
    ) -> tuple[str, Mapping[str, str]]:
        """Write what was made of it with these changes; gives the backup's path, and marks of what is typed there."""
        ...

    def put_back(self, backup: Path, now: datetime, stamp: Stamp | None) -> str:
        """Give the file the whole content of a backup; gives the path of the copy made of what stood there."""
        ...

    def typed(self, unit_sheets: Collection[str]) -> Mapping[str, str]:
        """The marks of what is typed in the file now, by sheet."""
        ...


class RenewableBook(WholeFile, Protocol):
    """The file of a workbook that is renewed."""

    def lacking(self, facts: BookFacts) -> Renewed:
        """Work out what the file lacks beside the workbook of today. Nothing is written."""
        ...


class PlanBook(WholeFile, Protocol):
    """The file of a workbook that takes a plan."""

    def with_plan(self, facts: BookFacts, plan: NewPlan | None, rows: Mapping[str, int]) -> Renewed:
        """Work out the file with a sheet for the plan, and so many more blank rows in the tables of these sheets.

        `Renewed.first_rows` tells where the blank rows begin. Nothing is written.
        """
        ...
