"""What a person sees of a run in Excel: its share done in the status bar, and the message that ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from taskbook.adapters.excel import patience, refusals
from taskbook.adapters.windows.message_box import message_box
from taskbook.texts import excel as texts

if TYPE_CHECKING:
    import xlwings as xw

    from taskbook.ports import Progress

YES = "yes"  # what xlwings' alert answers
_TEXT: Final = 2  # what Application.InputBox is to give: text (False where the person cancels)


def tell(app: xw.App, text: str, mode: str) -> None:
    """Show a message in front of Excel, or where Excel does not let it, by itself. `mode` is "info" or "critical".

    The work is done: a message that cannot be shown must not look like a failure of it.
    """
    try:
        app.alert(text, texts.TITLE, mode=mode)
    except Exception:  # noqa: BLE001 - whatever Excel says against it
        with suppress(Exception):
            message_box(text, texts.TITLE, window_of(app))


def window_of(app: xw.App) -> int | None:
    """The window that a message about this Excel belongs to; None when Excel does not tell."""
    with suppress(Exception), patience.aside():
        return app.hwnd
    return None


def agreed(app: xw.App, question: str) -> bool | None:
    """Ask a question of yes and no; None when Excel does not let it be asked."""
    try:
        return bool(app.alert(question, texts.TITLE, buttons="yes_no", mode="info") == YES)
    except Exception:  # noqa: BLE001 - whatever Excel says against it
        return None


def ask_text(app: xw.App, question: str, title: str) -> str:
    """Let a person type a line; nothing when the person types none, or Excel does not let it be asked."""
    try:
        typed = app.api.InputBox(Prompt=question, Title=title, Type=_TEXT)
    except Exception:  # noqa: BLE001 - whatever Excel says against it
        return ""
    return typed.strip() if isinstance(typed, str) else ""


def show(book: xw.Book, sheet: str) -> None:
    """Bring a sheet before the person's eyes: a message box knows no links."""
    with suppress(Exception):  # a sheet that does not come to the front is one click away
        patience.insist(book.sheets[sheet].activate)


@contextmanager
def status_bar(app: xw.App) -> Iterator[Progress]:
    """Show progress in the status bar, and give the bar back to Excel after.

    A bar that cannot be written is no failure of what was done; an Excel that is gone is.
    """
    try:
        yield partial(_show, app)
    finally:
        _unless_gone(partial(patience.insist, partial(setattr, app, "status_bar", False)))


def _show(app: xw.App, step: str, share: float) -> None:
    with patience.aside():
        _unless_gone(partial(setattr, app, "status_bar", texts.progress(step, share)))


def _unless_gone(step: Callable[[], object]) -> None:
    try:
        step()
    except Exception as error:
        if refusals.is_gone(error):
            raise


class WaitingWords:
    """Meets `patience.Voice`: a sentence in the status bar, and after it what stood there before."""

    def __init__(self, app: xw.App) -> None:
        self._app = app
        self._before: str | bool = False

    def wait(self) -> bool:
        """Say that Excel is waited for, and how it can be freed."""
        try:
            with patience.aside():
                self._before = self._app.status_bar
                self._app.status_bar = texts.WAITING
        except Exception:  # noqa: BLE001 - a busy Excel may let nobody write there: then nothing is said
            return False
        return True

    def go_on(self) -> None:
        """Put back what stood there."""
        with suppress(Exception), patience.aside():
            self._app.status_bar = self._before


def clear_status_bar(app: xw.App, *words: str) -> None:
    """Take any of these words out of the status bar where they still stand.

    A cell that is being edited lets nobody do so; the person was just told to press Enter.
    """
    with suppress(Exception):
        patience.insist(partial(_clear, app, words))


def _clear(app: xw.App, words: tuple[str, ...]) -> None:
    if app.status_bar in words:
        app.status_bar = False
