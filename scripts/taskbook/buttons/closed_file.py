"""What a button does that needs the workbook's whole file: save, close, work on the file, open it again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from taskbook.adapters.excel.objects import is_read_only
from taskbook.adapters.excel.open_books import OpenBook
from taskbook.adapters.excel.reopening import Reopening
from taskbook.adapters.excel.screen import agreed
from taskbook.adapters.xlsx.save import refuse_open_elsewhere
from taskbook.buttons.press import Press
from taskbook.errors import TaskbookError, WorkbookLockedError, WorkbookNotReopenedError, WorkbookUnsafeToWriteError
from taskbook.texts import reopening as texts

RELEASES: Final = 20  # looks at whether Excel has let go of a file it closed
PAUSE_SECONDS: Final = 0.25
Done = TypeVar("Done")


class DeclinedError(Exception):
    """The person was asked and did not agree: nothing was done."""


def demand_consent(press: Press, question: str) -> None:
    """Ask whether to go on. DeclinedError when the person does not agree, or could not be asked."""
    if not agreed(press.book.app, question):
        raise DeclinedError


@contextmanager
def copied(press: Press) -> Iterator[Path]:
    """A copy of the open workbook as it stands, under its own name, to find out what could be done with its file."""
    with tempfile.TemporaryDirectory(prefix="taskbook", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / press.workbook.label
        copy.write_bytes(press.workbook.content())
        yield copy


def with_file_closed(press: Press, work: Callable[[Path], Done], take_back: Callable[[Path, Done], str]) -> Done:
    """Do `work` on the workbook's file while Excel has it closed; in the end it is open again, whatever happened.

    `take_back` puts the file back where Excel does not open what `work` made of it, and says so. What stops the work is
    raised again, with a word that the workbook is open as before. Errors: those of the work, of saving, of closing;
    WorkbookNotReopenedError when it stays closed.
    """
    path = press.workbook.file()
    reopening = Reopening(press.book, str(path))
    reopening.close()
    try:
        _wait_for_release(path)
        done = work(path)
    except TaskbookError as stop:
        press.book = _open_again(reopening, str(stop))
        raise type(stop)(f"{stop}\n{texts.AS_BEFORE}") from stop
    except BaseException:
        press.book = reopening.reopen()
        raise
    try:
        press.book = reopening.reopen()
    except WorkbookNotReopenedError as stop:
        if not reopening.is_answering():  # it is Excel that is gone: the file is as good as it was made
            raise
        told = take_back(path, done)
        press.book = _open_again(reopening, told)
        raise WorkbookUnsafeToWriteError(f"{told}\n{texts.AS_BEFORE}") from stop
    if is_read_only(press.book):
        press.workbook.notes.append(texts.opened_read_only(press.workbook.label))
    return done


def _open_again(reopening: Reopening, told: str) -> OpenBook:
    try:
        return reopening.reopen()
    except WorkbookNotReopenedError as error:
        raise WorkbookNotReopenedError(f"{told}\n{error}") from error


def _wait_for_release(path: Path) -> None:
    """Excel, or what watches over files, may hold a closed file for a moment; who holds it longer, the work tells."""
    for _ in range(RELEASES):
        try:
            refuse_open_elsewhere(path)
        except WorkbookLockedError:
            time.sleep(PAUSE_SECONDS)
        else:
            return
