"""Runs what a button's macro starts and notes when it came to what: `noted_press.py NOTES PROGRAM ARGUMENTS…`.

PROGRAM is a file or a module. NOTES gets a line for each stage: seconds since 1970, a tab, the stage.
"""

from __future__ import annotations

import runpy
import sys
import time
from pathlib import Path
from typing import Any

STARTED, SAID = "started", "said"


def main(notes: Path, program: str, arguments: list[str]) -> None:
    """Note the start, each share of progress, and the message that ends it."""
    note(notes, STARTED)
    from taskbook.adapters.excel import screen

    shown, told, asked = screen._show, screen.tell, screen.agreed

    def show(app: Any, step: str, share: float) -> None:
        note(notes, str(share))
        shown(app, step, share)

    def tell(*message: Any) -> None:
        note(notes, SAID)
        told(*message)

    def ask(*question: Any) -> bool | None:
        note(notes, SAID)
        return asked(*question)

    screen._show, screen.tell, screen.agreed = show, tell, ask
    sys.argv = [program, *arguments]
    if program.endswith(".py"):
        runpy.run_path(program, run_name="__main__")
    else:
        runpy.run_module(program, run_name="__main__", alter_sys=True)


def note(notes: Path, stage: str) -> None:
    """Add a line."""
    with notes.open("a", encoding="utf-8") as file:
        file.write(f"{time.time():.4f}\t{stage}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
