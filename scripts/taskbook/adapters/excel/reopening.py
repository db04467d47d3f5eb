"""Closes an open workbook while its file is worked on, and opens it again where the person was.

Closing the workbook of a macro ends the macro: it has long ended, since it starts this process and does not wait. The
Excel goes on, even with no workbook left, and so does every other workbook. Errors: `WorkbookNotSavedError` when Excel
does not save, `WorkbookLockedError` when it does not close; then the workbook is open as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from taskbook.adapters.excel import objects, patience, refusals
from taskbook.errors import WorkbookLockedError, WorkbookNotReopenedError, WorkbookNotSavedError
from taskbook.texts import reopening as texts

if TYPE_CHECKING:
    import xlwings as xw


class Reopening:
    """A workbook that is closed and opened again: where it stands, and where the person was."""

    def __init__(self, book: xw.Book, path: str) -> None:
        self.app, self._path, self._name = book.app, path, book.name
        self._book = book
        self._sheet = book.sheets.active.name
        self._looked_at = self._name
        with suppress(Exception):  # none of them, when a protected view is in front
            self._looked_at = self.app.books.active.name

    def close(self) -> None:
        """Save the workbook and close it."""
        with refusals.speaking_of_excel(), _no_questions(self.app):
            self._save()
            objects.call_off_macros(self._book)
            self._book.close()
            if self._is_open():  # the office's own macros may refuse it
                raise WorkbookLockedError(texts.not_closed(self._name))

    def is_answering(self) -> bool:
        """Tell whether this Excel still runs."""
        try:
            patience.insist(self._is_open)
        except Exception:  # noqa: BLE001 - whatever it says, it is of no use any more
            return False
        return True

    def _save(self) -> None:
        try:
            self._book.save()
        except Exception as error:
            if refusals.is_ours(error):
                raise
            raise WorkbookNotSavedError(texts.not_saved(self._name)) from error
        if not objects.is_saved(self._book):
            raise WorkbookNotSavedError(texts.not_saved(self._name))

    def _is_open(self) -> bool:
        return self._name in [book.name for book in self.app.books]

    def reopen(self) -> xw.Book:
        """Open the file again and bring the person back to the sheet, and the workbook, he was at.

        WorkbookNotReopenedError when Excel does not open it.
        """
        try:
            with _no_questions(self.app):
                patience.insist(self._open)
        except Exception as error:
            raise WorkbookNotReopenedError(texts.not_reopened(self._name, self._path)) from error
        with suppress(Exception):  # a sheet that does not come to the front is one click away
            patience.insist(self._book.sheets[self._sheet].activate)
            if self._looked_at != self._name:
                patience.insist(self.app.books[self._looked_at].activate)
        return self._book

    def _open(self) -> None:
        self._book = self.app.books[self._name] if self._is_open() else objects.open_file(self.app, self._path)


@contextmanager
def _no_questions(app: xw.App) -> Iterator[None]:
    """Let Excel ask nothing for a while: nobody could press a button in a dialog that we wait for."""
    before = app.display_alerts
    app.display_alerts = False
    try:
        yield
    finally:
        patience.insist(partial(setattr, app, "display_alerts", before))
