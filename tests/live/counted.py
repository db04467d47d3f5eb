"""Counts uses of Excel's objects.

`round_trips` are all uses, as each is a call from one process to another; `operations` are those that move cells or
change something, which are what costs time.
"""

from __future__ import annotations

from typing import Any

from tests.live.pywin32 import Com

# Uses that are work for Excel even though nothing is assigned.
WORK = frozenset(
    ["Value", "Value2", "Formula", "Copy", "Delete", "Activate", "Select", "ShowAllData", "ClearContents", "AutoFit"]
    + ["SaveCopyAs"]
)


class Counted(Com):
    """Counts uses of COM names, and refuses them while Excel is busy."""

    _app: Any  # the application, which counts

    def __getattribute__(self, name: str) -> Any:
        if name[0].isupper():
            object.__getattribute__(self, "_app").use(type(self).__name__, name, name in WORK)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0].isupper():
            self._app.use(type(self).__name__, name, True)
        object.__setattr__(self, name, value)


def count_nothing() -> None:
    """Let all uses in this process go by uncounted: where nobody asks for the numbers, to count only takes time."""
    del Counted.__getattribute__, Counted.__setattr__
