"""How tests speak to the stand-in: files in one folder, which both sides see.

`ready` holds Excel's window once it runs. `busy` turns calls away, `nothing-active` leaves no active workbook, as long
as they lie there; `turned-away` is put down at the first call turned away. What is put into `ask` (what to do, and
where the answer goes) is done and taken away again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

READY, BUSY, NOTHING_ACTIVE, TURNED_AWAY = "ready", "busy", "nothing-active", "turned-away"
ASK, ENDED, LOG = "ask", "ended", "log.txt"
COUNT_ANEW, COUNTS, COPY, PICK, END = "count-anew", "counts", "copy", "pick", "end"


class Desk:
    """The folder as the stand-in uses it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, name: str) -> bool:
        """Tell whether a file lies there."""
        return (self.folder / name).exists()

    def is_busy(self) -> bool:
        """Tell whether the call that comes now is turned away, and note it."""
        busy = self.has(BUSY)
        if busy and not self.has(TURNED_AWAY):
            self.put(TURNED_AWAY, "")
        return busy

    def put(self, name: str, text: str) -> None:
        """Lay a file down whole."""
        half = self.folder / f"{name}.half"
        half.write_text(text, encoding="utf-8")
        half.replace(self.folder / name)

    def note(self, text: str) -> None:
        """Write a line of the log."""
        with (self.folder / LOG).open("a", encoding="utf-8") as log:
            log.write(f"{text}\n")

    def answer(self, answers: dict[str, Callable[[Path], object]]) -> str | None:
        """Do what is asked for, if anything is; gives its name."""
        asked = self.folder / ASK
        if not asked.exists():
            return None
        name, where = json.loads(asked.read_text(encoding="utf-8"))
        if name in answers:
            answers[name](self.folder / where)
        asked.unlink()
        return str(name)
