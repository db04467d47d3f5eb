"""What a person sees of a run in Excel: its share done in the status bar, and the message that ends it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from taskbook.adapters.excel.patience import insist, is_busy
from taskbook.adapters.windows.message_box import message_box
from taskbook.texts import excel as texts

if TYPE_CHECKING:
    import xlwings as xw

    from taskbook.ports import Progress

YES = "yes"  # what xlwings' alert answers


def tell(app: xw.App, text: str, mode: str) -> None:
    """Show a message in front of Excel, or where Excel does not let it, by itself. `mode` is "info" or "critical".

    The work is done: a message that cannot be shown must not look like a failure of it.
    """
    try:
        app.alert(text, texts.TITLE, mode=mode)
    except Exception:  # noqa: BLE001 - whatever Excel says against it
        with suppress(Exception):
            message_box(text, texts.TITLE)


def agreed(app: xw.App, question: str) -> bool | None:
    """Ask a question of yes and no; None when Excel does not let it be asked."""
    try:
        return bool(app.alert(question, texts.TITLE, buttons="yes_no", mode="info") == YES)
    except Exception:  # noqa: BLE001 - whatever Excel says against it
        return None


def show(book: xw.Book, sheet: str) -> None:
    """Bring a sheet before the person's eyes: a message box knows no links."""
    with suppress(Exception):  # a sheet that does not come to the front is one click away
        insist(book.sheets[sheet].activate)


@contextmanager
def status_bar(app: xw.App) -> Iterator[Progress]:
    """Show progress in the status bar, and give the bar back to Excel after."""
    try:
        yield partial(_show, app)
    finally:
        insist(partial(setattr, app, "status_bar", False))


def _show(app: xw.App, step: str, share: float) -> None:
    try:
        app.status_bar = texts.progress(step, share)
    except Exception as error:
        if not is_busy(error):
            raise


def clear_status_bar(app: xw.App, words: str) -> None:
    """Take `words` out of the status bar where they still stand.

    A cell that is being edited lets nobody do so; the person was just told to press Enter.
    """
    with suppress(Exception):
        insist(partial(_clear, app, words))


def _clear(app: xw.App, words: str) -> None:
    if app.status_bar == words:
        app.status_bar = False
