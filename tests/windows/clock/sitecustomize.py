"""Sets the clock by which actions go on a Windows under test: Python loads this at its start, before any program."""

import os

if os.environ.get("TASKBOOK_TEST_NOW"):
    from datetime import datetime

    from taskbook.adapters import this_run

    class Clock(datetime):
        """A clock that stands at the time that was set."""

        @classmethod
        def now(cls, tz=None):
            return cls.fromisoformat(os.environ["TASKBOOK_TEST_NOW"])

    this_run.datetime = Clock
