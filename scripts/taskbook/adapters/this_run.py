"""Who runs an action, and when: the one place of the program that asks the clock and the system's user for it."""

from __future__ import annotations

import getpass
from datetime import datetime

from taskbook.core.run import Run


def this_run() -> Run:
    """Return the run that begins now (local time, whole seconds) under the name of the system's user."""
    return Run(now=datetime.now().replace(microsecond=0), who=_user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
