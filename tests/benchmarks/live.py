"""A press of the button in a running LibreOffice beside the same refresh of the closed file: seconds, and their ratio.

Timed as whole programs, one of each in turn on the same machine. Live: from the moment the button's macro is called
(VBA, which starts Python) until all cells are changed and the closing message was shown; the mouse's own way to the
macro is not in it. Closed: the command `taskbook refresh` from start to end. A first round of each, which compiles
modules and wakes the office up, does not count. Two cases: the first fill of the real
workbook, which makes a sheet for every unit, and a refresh of the filled workbook in which one cell was typed.

LibreOffice stands in for Excel by code of the tests, which is part of what is timed (see `tests/live/uno_engine.py`).
Run by hand:  uv run python -m tests.benchmarks.live [--repeats 5]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.ports import CellWrite, Changes
from taskbook_build.macros import Macros
from taskbook_build.master import build_workbook
from tests.benchmarks.refresh import measure
from tests.live.office import office, opened, why_not

ROOT = Path(__file__).resolve().parents[2]
LO = ROOT / "tests" / "e2e" / "lo"
NAME = "do.xlsm"
MACRO, ACTION = "Host.StartAction", "refresh"
SHEET, TASK, HEADING, TYPED = "KTTN 2025", "KTTN25-I.1a", "Ngày hoàn thành", date(2026, 3, 20)
POLL_SECONDS, MOST_SECONDS = 0.005, 120.0


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook to refresh, and what it is to show when that is done."""

    title: str
    source: Path


def main() -> None:
    """Print both medians and their ratio, case by case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    if why_not():
        raise SystemExit(why_not())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run_compiled(folder)
        pipe, result = f"taskbookbench{uuid4().hex[:8]}", folder / "result.json"
        cases = made_cases(folder)
        environment = told(folder, pipe, result)
        with office(folder / "profile", "--headless", environment=environment, pipe=pipe) as (_, desktop):
            print("| case | live s | closed s | ratio |")
            print("|---|---|---|---|")
            for case in cases:
                live, closed = [], []
                for _ in range(repeats + 1):
                    live.append(pressed(desktop, fresh(case.source, folder / "live"), result))
                    closed.append(refreshed(fresh(case.source, folder / "closed")))
                ours, theirs = statistics.median(live[1:]), statistics.median(closed[1:])
                print(f"| {case.title} | {ours:.2f} | {theirs:.2f} | {ours / theirs:.2f} |", flush=True)


def run_compiled(folder: Path) -> None:
    """Let all programs started from here find their modules compiled, as the installer leaves them for the staff."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")


def made_cases(folder: Path) -> list[Case]:
    """The real workbook as built, and the same one refreshed once and typed into."""
    first, typed = folder / "first.xlsm", folder / "typed.xlsm"
    first.write_bytes(build_workbook(ROOT / "workbook" / "plans", Macros(ROOT / "macros", {"Host": LO / "Host.bas"})))
    refreshed(fresh(first, folder / "made"))
    shutil.copy(folder / "made" / NAME, typed)
    type_one_cell(typed)
    return [Case("first fill", first), Case("one cell typed", typed)]


def type_one_cell(path: Path) -> None:
    """A day of completion, as a person types it."""
    workbook = open_workbook(path)
    [grid] = workbook.tables([SHEET])[SHEET]
    row = grid.first_row + grid.columns[0].index(TASK)
    column = grid.first_column + grid.headings.index(HEADING)
    workbook.apply(Changes(cells=[CellWrite(SHEET, row, column, TYPED)]))


def fresh(source: Path, folder: Path) -> Path:
    """A copy in an empty folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return Path(shutil.copy(source, folder / NAME))


def told(folder: Path, pipe: str, result: Path) -> dict[str, str]:
    """What the office is told to start; nothing of the person's own folders is used."""
    own = {name: str(folder / "own") for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")}
    (folder / "own").mkdir()
    return {
        **own,
        "LC_ALL": "C.UTF-8",
        "TASKBOOK_TEST_PYTHON": sys.executable,
        "TASKBOOK_TEST_ARGUMENTS": f"{LO / 'press.py'} {pipe} {result}",
    }


def refreshed(path: Path) -> float:
    """Seconds of the closed-file command."""
    return measure([sys.executable, "-m", "taskbook", "refresh", str(path)]).seconds


def pressed(desktop: Any, path: Path, result: Path) -> float:
    """Seconds from the button's macro to the changed cells."""
    from tests.e2e.lo.run_macro import script

    result.unlink(missing_ok=True)
    document = opened(desktop, path)
    try:
        start = time.perf_counter()
        script(document, MACRO).invoke((ACTION,), (), ())
        wait_until(result.exists)
        seconds = time.perf_counter() - start
        text = result.read_text(encoding="utf-8")
        if "Đã xét sổ" not in text:
            raise SystemExit(text)
        return seconds
    finally:
        document.close(True)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Look often, so that little is added to what is timed."""
    end = time.monotonic() + MOST_SECONDS
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit("the press did not come to an end")
        time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    main()
