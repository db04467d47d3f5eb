"""Calendars beside the letters, as the actions ask for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.calendar.record import read_record, remembering
from taskbook.adapters.mail.draft_folder import draft_name, prepare_folder
from taskbook.core.calendar.model import Calendar, Given
from taskbook.errors import MailServerError
from taskbook.outbox import CalendarFile
from taskbook.texts import disk as disk_texts

_ENDING = ".ics"


class CalendarDesk:
    """Meets `actions.edges.CalendarDesk` for the workbook in the folder `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def update(self, book: str, change: Callable[[Mapping[str, Given]], Mapping[str, Given]]) -> str:
        """Change what was given out, and write it down; return why it could not be, empty when it was."""
        try:
            with remembering(self.home, book) as given:
                now = dict(change(dict(given)))
                given.clear()
                given.update(now)
        except disk.HeldError:
            change(read_record(self.home).get(book, {}))
            return disk_texts.BUSY
        except OSError as error:
            change(read_record(self.home).get(book, {}))
            return disk.reason_of(error)
        return ""

    def packed(self, calendar: Calendar, made: datetime) -> bytes:
        """Return a calendar's file."""
        from taskbook.adapters.calendar.ics import packed  # costs start-up time that only letters pay

        return packed(calendar, made)

    def lay(self, folder: Path, files: Sequence[CalendarFile], current: Collection[str] | None) -> None:
        """Write the files beside the letters, each whole or not at all. MailServerError when the folder takes none."""
        prepare_folder(folder, _ENDING, current)
        try:
            for file in files:
                disk.write_whole(folder / draft_name(file.to, file.letter, _ENDING), file.data)
        except OSError as error:
            raise MailServerError(disk.reason_of(error)) from error
