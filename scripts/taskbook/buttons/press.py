"""What the buttons start: `python -m taskbook.buttons.press <action> --wb=NAME --from_xl=1 --hwnd=N`.

It works on the workbook that is open in Excel, shows in the status bar how far it is, and ends with one message. It
never ends anything, and saves and closes the workbook only when the person has agreed (`closed_file`). What it can do
is the table of buttons (`taskbook_schemas.buttons`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from taskbook.adapters.excel.one_run import alone
from taskbook.adapters.excel.open_books import calling_book
from taskbook.adapters.excel.patience import speaking_with, wait_until_ready
from taskbook.adapters.excel.refusals import speaking_of_excel
from taskbook.adapters.excel.screen import WaitingWords, agreed, clear_status_bar, show, status_bar, tell
from taskbook.adapters.windows.day_order import DayOrder, order_in_excel
from taskbook.adapters.windows.message_box import message_box
from taskbook.diagnostics import record
from taskbook.errors import TaskbookError, UsageError
from taskbook.ports import Progress
from taskbook.startup import calling_window, start_light
from taskbook.texts import excel as texts
from taskbook.texts.cli import unexpected
from taskbook.texts.vba import VBA_TEXTS
from taskbook_schemas.buttons import BUTTONS

if TYPE_CHECKING:
    from taskbook.adapters.excel.open_books import OpenBook
    from taskbook.adapters.excel.workbook import LiveWorkbook
    from taskbook.core.run import Run

# action -> module and function, imported only when it runs: start-up time is part of every press of a button
ACTIONS: dict[str, tuple[str, str]] = {
    action: (f"taskbook.buttons.{button.room}", f"press_{action}") for button in BUTTONS for action in button.actions
}


@dataclass(slots=True)
class Press:
    """One press of a button. `place` is where the workbook's file is taken to be: backups and outputs go beside it.

    `book` is Excel's own workbook, a new one once it was closed and opened again.
    """

    book: OpenBook
    workbook: LiveWorkbook
    run: Run
    progress: Progress
    place: Path
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """The lines of the message that ends an action.

    `sheet` is one that the person is asked whether to see now; `offer` is another action and what is asked before it;
    `book` the workbook as it is open now, where it was closed meanwhile.
    """

    lines: Sequence[str]
    sheet: str | None = None
    offer: tuple[str, str] | None = None
    book: OpenBook | None = None


Action = Callable[[Press], Ending]
"""Does what a button is for and tells how it ends. Errors: any TaskbookError."""


def main() -> None:
    """Do what the first argument says on the workbook that called."""
    start_light()
    action = next((argument for argument in sys.argv[1:] if not argument.startswith("-")), "")
    try:
        book = calling_book()
    except TaskbookError as stop:
        message_box(str(stop), texts.TITLE, calling_window(sys.argv))
        return
    except ImportError:  # a part of the program is missing: whoever loaded this has words for it
        raise
    except Exception as error:  # noqa: BLE001 - no Excel to show a message in: Windows shows it
        record(error)
        message_box(texts.NOT_FROM_A_BUTTON, texts.TITLE, calling_window(sys.argv))
        return
    app = book.app
    done, _ = press(book, action)
    if not done:  # the action may not have come to its own progress: what the macro wrote still stands there
        clear_status_bar(app, VBA_TEXTS["starting"], VBA_TEXTS["not_started"], texts.WAITING)


def press(book: OpenBook, action: str, as_of: date | None = None) -> tuple[bool, str]:
    """Do an action on an open workbook and show its message there; tell whether it went well, and the message."""
    app = book.app
    done, ending = _outcome(book, action, as_of)
    question = ending.offer[1] if ending.offer else texts.show_now(ending.sheet) if ending.sheet else None
    text = texts.fitted(ending.lines, texts.LONGEST - len(question or ""))
    answer = agreed(app, f"{text}\n\n{question}") if question else None
    if answer is None:
        tell(app, text, "info" if done else "critical")
    elif answer and ending.offer:
        return press(ending.book or book, ending.offer[0], as_of)
    elif answer and ending.sheet:
        show(ending.book or book, ending.sheet)
    return done, text


def _outcome(book: OpenBook, action: str, as_of: date | None) -> tuple[bool, Ending]:
    try:
        with speaking_of_excel(), speaking_with(WaitingWords(book.app)):
            wait_until_ready(book.app)
            with alone(book.name), status_bar(book.app) as progress:
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


def _press(book: OpenBook, progress: Progress, as_of: date | None) -> Press:
    from taskbook.adapters.excel.workbook import LiveWorkbook
    from taskbook.adapters.this_run import this_run

    run = this_run()
    workbook = LiveWorkbook(book, lambda: run.now)
    if order_in_excel(book.app.api) is DayOrder.MONTH_FIRST:
        workbook.notes.append(texts.MONTH_FIRST)
    return Press(book, workbook, run, progress, workbook.place, as_of)


if __name__ == "__main__":
    from taskbook.buttons.press import main as run  # the module under its own name, which the actions import, too

    run()
