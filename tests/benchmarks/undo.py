"""Taking back 10,000 accepted answers scattered over 10,000 tasks: wall and CPU seconds of accepting and undoing.

Run by hand:  uv run python -m tests.benchmarks.undo [--tasks 10000] [--files 500] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from datetime import datetime
from pathlib import Path

from taskbook.actions.refresh import judge_workbook
from taskbook.actions.replies import accept, merge
from taskbook.actions.undo import undo
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.replies.read import read_returned
from taskbook.adapters.unit_file.store import write_files
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.core.unit_file import Batch, batch_id
from taskbook.sheets.split import unit_files
from tests.benchmarks.big_workbook import build_big_workbook
from tests.benchmarks.merge import answered
from tests.contract.history import no_whole_file

RUN = Run(datetime(2026, 11, 22, 9, 0), "đo")


def main() -> None:
    """Print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        master = build_big_workbook(folder / "so.xlsx", options.tasks, options.files)
        judgement = judge_workbook(open_workbook(master), RUN.today, None)
        batch = Batch(batch_id(RUN.today, RUN.now), RUN.now, RUN.today, master.name, "UBND XÃ")
        forms = unit_files(judgement.tasks, judgement.gathered.units, judgement.gathered.plans, batch)
        write_files([answered(form) for form in forms], folder / "phieu", RUN.now)
        merge(_recorded(master, "merge"), read_returned(sorted((folder / "phieu").iterdir())), RUN)
        started = time.perf_counter(), time.process_time()
        done = accept(_recorded(master, "accept"), RUN).accepted
        print(f"accept {done.taken} answers: {_since(started)}")
        profile = cProfile.Profile()
        started = time.perf_counter(), time.process_time()
        if options.profile:
            profile.enable()
        report = undo(
            open_workbook(master), FileHistory(master), lambda path: open_workbook(Path(path)), RUN, no_whole_file
        )
        profile.disable()
        print(f"undo {report.undoing.restored if report else 0} cells: {_since(started)}")
        if options.profile:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


def _recorded(path: Path, action: str) -> Recorded:
    return Recorded(open_workbook(path), FileHistory(path), action, RUN)


def _since(started: tuple[float, float]) -> str:
    return f"{time.perf_counter() - started[0]:.2f} s, CPU {time.process_time() - started[1]:.2f} s"


if __name__ == "__main__":
    main()
