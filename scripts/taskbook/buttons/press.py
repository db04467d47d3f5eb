"""What the buttons start: `python -m taskbook.buttons.press <action> --wb=NAME --from_xl=1 --hwnd=N`.

It works on the workbook that is open in Excel, shows in the status bar how far it is, and ends with one message. It
never saves, closes or ends anything. Actions are added in `ACTIONS`.
"""

from __future__ import annotations

import getpass
import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from taskbook.adapters import disk
from taskbook.adapters.windows import excel_objects as windows
from taskbook.adapters.windows.day_order import DayOrder, order_in_excel
from taskbook.diagnostics import DATA_FOLDER, record
from taskbook.errors import TaskbookError, UsageError, WorkbookLockedError
from taskbook.ports import Progress
from taskbook.startup import start_light
from taskbook.texts import live as texts
from taskbook.texts.cli import unexpected
from taskbook.texts.vba import VBA_TEXTS

if TYPE_CHECKING:
    import xlwings as xw

    from taskbook.adapters.excel import LiveWorkbook
    from taskbook.core.run import Run

# action -> module and function, imported only when it runs: start-up time is part of every press of a button
ACTIONS: dict[str, tuple[str, str]] = {
    "accept": ("taskbook.buttons.replies", "press_accept"),
    "check": ("taskbook.buttons.check", "press_check"),
    "draft": ("taskbook.buttons.letters", "press_draft"),
    "help": ("taskbook.buttons.help", "press_help"),
    "merge": ("taskbook.buttons.replies", "press_merge"),
    "refresh": ("taskbook.buttons.refresh", "press_refresh"),
    "split": ("taskbook.buttons.split", "press_split"),
    "undo": ("taskbook.buttons.undo", "press_undo"),
}

YES = "yes"  # what xlwings' alert answers


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button. `place` is where the workbook's file is taken to be: backups and outputs go beside it."""

    workbook: LiveWorkbook
    run: Run
    progress: Progress
    place: Path
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """The lines of the message that ends an action, and the sheet that the person is asked whether to see now."""

    lines: Sequence[str]
    sheet: str | None = None


Action = Callable[[Press], Ending]
"""Does what a button is for and tells how it ends. Errors: any TaskbookError."""


def main() -> None:
    """Do what the first argument says on the workbook that called."""
    start_light()
    action = next((argument for argument in sys.argv[1:] if not argument.startswith("-")), "")
    try:
        book = _caller()
    except Exception as error:  # noqa: BLE001 - no Excel to show a message in: Windows shows it
        record(error)
        windows.message_box(texts.NOT_FROM_A_BUTTON, texts.TITLE)
        return
    done, _ = press(book, action)
    if not done:
        _end_starting(book.app)


def _end_starting(app: xw.App) -> None:
    """Where an action did not come to its own progress, take away what the macro wrote into the status bar.

    A cell that is being edited lets nobody do so; the person was just told to press Enter.
    """
    with suppress(Exception):
        windows.insist(partial(_clear_starting, app))


def _clear_starting(app: xw.App) -> None:
    if app.status_bar == VBA_TEXTS["starting"]:
        app.status_bar = False


def _caller() -> xw.Book:
    import xlwings as xw

    windows.tame_xlwings()
    return xw.Book.caller()


def press(book: xw.Book, action: str, as_of: date | None = None) -> tuple[bool, str]:
    """Do an action on an open workbook and show its message there; tell whether it went well, and the message."""
    done, ending = _outcome(book, action, as_of)
    text = "\n".join(ending.lines)
    if ending.sheet is None:
        _tell(book, text, "info" if done else "critical")
    else:
        _ask(book, text, ending.sheet)
    return done, text


def _tell(book: xw.Book, text: str, mode: str) -> None:
    """Show a message in front of Excel, or where Excel does not let it, by itself.

    The work is done: a message that cannot be shown must not look like a failure of it.
    """
    try:
        book.app.alert(text, texts.TITLE, mode=mode)
    except Exception:  # noqa: BLE001 - whatever Excel says against it
        with suppress(Exception):
            windows.message_box(text, texts.TITLE)


def _ask(book: xw.Book, text: str, sheet: str) -> None:
    """Show a message that asks whether to go to a sheet, and go there on yes: a message box knows no links."""
    try:
        answer = book.app.alert(f"{text}\n\n{texts.show_now(sheet)}", texts.TITLE, buttons="yes_no", mode="info")
    except Exception:  # noqa: BLE001 - whatever Excel says against it
        _tell(book, text, "info")
        return
    if answer == YES:
        with suppress(Exception):  # a sheet that does not come to the front is one click away
            windows.insist(book.sheets[sheet].activate)


def _outcome(book: xw.Book, action: str, as_of: date | None) -> tuple[bool, Ending]:
    try:
        with windows.speaking_of_excel():
            windows.wait_until_ready(book.app)
            with _alone(book.name), _status_bar(book.app) as progress:
                return True, _action(action)(_press(book, progress, as_of))
    except TaskbookError as stop:
        return False, Ending([str(stop)])
    except Exception as error:  # noqa: BLE001 - the last place that can keep a traceback from the screen
        return False, Ending([unexpected(error, record(error))])


def _action(name: str) -> Action:
    if name not in ACTIONS:
        raise UsageError(texts.unknown_action(name))
    module, function = ACTIONS[name]
    action: Action = getattr(import_module(module), function)
    return action


def _press(book: xw.Book, progress: Progress, as_of: date | None) -> Press:
    from taskbook.adapters.excel import LiveWorkbook
    from taskbook.core.run import Run

    run = Run(now=datetime.now().replace(microsecond=0), who=_user())
    workbook = LiveWorkbook(book, lambda: run.now)
    if order_in_excel(book.app.api) is DayOrder.MONTH_FIRST:
        workbook.notes.append(texts.MONTH_FIRST)
    return Press(workbook, run, progress, workbook.place, as_of)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


@contextmanager
def _alone(book: str) -> Iterator[None]:
    """Refuse a second run on the same workbook while the first is at work."""
    folder = platformdirs.user_runtime_path(DATA_FOLDER, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(book.casefold().encode()).hexdigest()[:16]
    with ExitStack() as stack:
        try:
            stack.enter_context(disk.held(folder / f"{name}.lock"))
        except disk.HeldError as error:
            raise WorkbookLockedError(texts.already_running(book)) from error
        yield


@contextmanager
def _status_bar(app: xw.App) -> Iterator[Progress]:
    """Show progress in the status bar, and give the bar back to Excel after."""
    try:
        yield partial(_show, app)
    finally:
        windows.insist(partial(setattr, app, "status_bar", False))


def _show(app: xw.App, step: str, share: float) -> None:
    try:
        app.status_bar = texts.progress(step, share)
    except Exception as error:
        if not windows.is_busy(error):
            raise


if __name__ == "__main__":
    from taskbook.buttons.press import main as run  # the module under its own name, which the actions import, too

    run()
