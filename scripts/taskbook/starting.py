"""The first step of a button's program: all that is loaded before it is what every Python has.

Where a package is missing or was taken away by a virus scanner, Python would end without a word, since a program
without a window has nowhere to write to. So a first line goes into a file, and what stops the program there is told.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from taskbook.startup import calling_window

FOLDER: Final = "TheoDoiNhiemVu"
FILE: Final = "khoi-dong.log"


def first_line(arguments: Sequence[str]) -> Path | None:
    """Write down that a program was started, and return the file; None when it cannot be written. Never raises."""
    path = _log_file()
    version = ".".join(map(str, sys.version_info[:3]))
    line = f"{datetime.now().isoformat(timespec='seconds')} Python {version} {' '.join(arguments)}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(line, encoding="utf-8", errors="replace")
    except OSError:
        return None
    return path


def last_words(error: BaseException, log: Path | None, arguments: Sequence[str]) -> None:
    """Write down what stopped the program, and tell the person in a window what to do."""
    from taskbook.adapters.windows.message_box import message_box
    from taskbook.texts.starting import TITLE, not_started

    if log is not None:
        try:
            with log.open("a", encoding="utf-8", errors="replace") as file:
                file.write("".join(traceback.format_exception(error)))
        except OSError:
            log = None
    message_box(not_started(_cause(error), str(log) if log else None), TITLE, calling_window(arguments))


def _cause(error: BaseException) -> str:
    missing = getattr(error, "name", None) if isinstance(error, ImportError) else None
    return missing or type(error).__name__


def _log_file() -> Path:
    """Beside the log of breakdowns on Windows; elsewhere where programs keep what they note of themselves."""
    local = os.environ.get("LOCALAPPDATA")
    if local:
        return Path(local) / FOLDER / "Logs" / FILE
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / FOLDER / "log" / FILE
