"""A press of «Làm mới» on the real workbook, from the command line to the message that ends it, in its parts.

In LibreOffice, where it is installed, and on a Windows Python under Wine, where that is: there Excel's stand-in is in
another process, behind real COM. Seconds of one press each, after a first one that does not count: the first fill, then
one that finds nothing new. «imports» is all until the sheets are read: loading our modules, xlwings and pandas, and
finding the workbook. Run by hand:  uv run python -m tests.benchmarks.press
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tests.benchmarks import live
from tests.benchmarks.noted_press import SAID, STARTED
from tests.live.office import office, why_not

ROOT = Path(__file__).resolve().parents[2]
NOTED = ROOT / "tests" / "benchmarks" / "noted_press.py"
PARTS = ("start", "imports", "reading", "deciding", "writing", "ending")
MARKS = (STARTED, "0.0", "0.3", "0.6", "1.0", SAID)


def main() -> None:
    """Print a line of parts for each press."""
    print(f"| where | press | {' | '.join(PARTS)} | all |")
    print("|---" * (len(PARTS) + 3) + "|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        live.run_compiled(folder)
        if why_not():
            print(f"LibreOffice: {why_not()}")
        else:
            in_libreoffice(folder)
    from tests.windows.machine.needs import missing

    if missing():
        print(f"Wine: {missing()}")
    else:
        under_wine()


def in_libreoffice(folder: Path) -> None:
    """The macro of the button starts Python."""
    pipe, result, notes = "taskbookpress", folder / "result.json", folder / "notes.txt"
    environment = live.told(folder, pipe, result)
    environment["TASKBOOK_TEST_ARGUMENTS"] = f"{NOTED} {notes} {environment['TASKBOOK_TEST_ARGUMENTS']}"
    first, filled = (case.source for case in live.made_cases(folder))
    with office(folder / "profile", "--headless", environment=environment, pipe=pipe) as (_, desktop):
        for press, source in (("", first), ("first fill", first), ("one cell typed", filled)):
            book = live.fresh(source, folder / "live")
            tell("LibreOffice", press, notes, lambda book=book: live.pressed(desktop, book, result))


def under_wine() -> None:
    """The command line of the macro, on Windows."""
    from tests.windows.computer import Computer
    from tests.windows.excel_session import ExcelSession, button, started

    with tempfile.TemporaryDirectory() as name:
        computer = Computer(Path(name))
        try:
            book = computer.drive / "office" / "So.xlsm"
            book.parent.mkdir()
            shutil.copy(ROOT / "workbook" / "TheoDoiNhiemVu.xlsm", book)
            notes = computer.drive / "office" / "notes.txt"
            with ExcelSession(computer, book) as excel:
                command = button("refresh", book.name, excel.window)
                place = command.index("taskbook.excel")
                command[place:place] = ["tests.benchmarks.noted_press", computer.path(notes)]
                for press in ("first fill", "nothing new"):
                    tell("Wine", press, notes, lambda: started(computer, book.parent, command))
        finally:
            computer.switch_off()


def tell(where: str, press: str, notes: Path, do: Callable[[], object]) -> None:
    """Press, and print the seconds of each part; a press without a name does not count."""
    notes.unlink(missing_ok=True)
    before = time.time()
    do()
    if not press:
        return
    seen = {stage: float(seconds) for seconds, stage in (line.split("\t") for line in notes.read_text().splitlines())}
    moments = [before, *(seen[mark] for mark in MARKS)]
    parts = [later - earlier for earlier, later in pairwise(moments)]
    numbers = " | ".join(f"{part:.2f}" for part in (*parts, moments[-1] - before))
    print(f"| {where} | {press} | {numbers} |", flush=True)


if __name__ == "__main__":
    main()
