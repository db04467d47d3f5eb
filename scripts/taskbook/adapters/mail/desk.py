"""What lies beside a workbook's file for its letters, as the actions ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from taskbook.adapters.calendar.files import CalendarDesk
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.mail.compose import composer, read_manifest
from taskbook.adapters.mail.ledger import Ledger, ledger_path, read_ledger
from taskbook.adapters.mail.sheets import find_sheets
from taskbook.adapters.mail.templates import OFFICE_FOLDER, LetterTemplates
from taskbook.core.letters.history import Entry
from taskbook.core.letters.model import Attachment, RefusedLetter
from taskbook.core.letters.rendered import ReadyLetter, Sender
from taskbook.core.model import Unit
from taskbook.core.run import Run
from taskbook.outbox import Post
from taskbook.ports import Workbook


class MailDesk:
    """Meets `actions.edges.LetterDesk` for the workbook's file `book`."""

    def __init__(self, book: Path) -> None:
        self.book = book

    def ledger(self, book_id: str | None) -> Path:
        """Where the ledger is; one begun under the file's name alone goes on under the workbook's id."""
        return ledger_path(self.book, book_id)

    def entries(self, ledger: Path) -> Sequence[Entry]:
        """The ledger's entries, none when there is no ledger yet. LedgerError when it is damaged or unreadable."""
        return read_ledger(ledger)

    def held(self, ledger: Path) -> Ledger:
        """Hold the ledger. LedgerError when another run holds it, or the folder cannot be written to."""
        return Ledger(ledger)

    def sheets(self, folder: Path) -> dict[str, list[Attachment]]:
        """The units' files in a folder, by unit."""
        return find_sheets(folder, read_manifest)

    def templates(self) -> LetterTemplates:
        """The templates as they are now."""
        return LetterTemplates(self.book.resolve().parent / OFFICE_FOLDER)

    def composer(
        self, units: Iterable[Unit], sender: Sender, written: datetime
    ) -> Callable[[ReadyLetter], Post | RefusedLetter]:
        """What makes a letter ready to leave."""
        return composer(units, sender, written)

    @property
    def calendars(self) -> CalendarDesk:
        """What calendars of deadlines need, in the workbook's folder."""
        return CalendarDesk(self.book.resolve().parent)

    def stamping(self, workbook: Workbook, run: Run) -> Recorded:
        """The workbook, which gets an id with the first lines written into its log: its ledger is told by that."""
        return Recorded(workbook, FileHistory(self.book), None, run)
