"""`python -m taskbook` and the command `taskbook`: run one, and leave without tidying up what the system takes back."""

from __future__ import annotations

import os
import sys
from datetime import date

from taskbook.cli.main import main


def start() -> None:
    """Run a command and end the process with its exit code."""
    try:
        main(press_open)
    except SystemExit as end:
        if isinstance(end.code, int) and "pythoncom" not in sys.modules:
            _leave(end.code)
        raise


def press_open(name: str | None, day: date | None) -> tuple[bool, str]:
    """Do what the button «Làm mới» does on a workbook that is open in Excel."""
    from taskbook.adapters.excel.open_books import open_book, usual_book
    from taskbook.adapters.locate import NAMES
    from taskbook.buttons.press import press

    return press(open_book([name]) if name else usual_book(NAMES), "refresh", day)


def _leave(code: int) -> None:
    """End the process at once: taking pandas apart, object by object, is a fifth of a small refresh.

    Nothing is lost: files are closed, locks let go and threads ended when a command is done, and what was said is
    flushed here. A stream that cannot be flushed is left to Python's own end, which reports it; so is a running Excel
    that was spoken to, which must be told that nobody holds it any more.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    start()
