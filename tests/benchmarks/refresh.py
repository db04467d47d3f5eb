"""The whole refresh beside the script an office programmer would write, in one run: seconds, peak memory, ratio.

Run by hand:  uv run python -m tests.benchmarks.refresh [--sizes 57 1000 10000 100000] [--repeats 3]
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.big_workbook import build_big_workbook

AS_OF = "2026-11-22"
UNITS = {57: 5, 1_000: 20, 10_000: 100, 100_000: 100}
REAL = 57
HERE = Path(__file__).resolve()
MASTER = HERE.parents[2] / "workbook"


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of one program: wall seconds and peak resident megabytes."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str]) -> Cost:
    """Run a program to its end and ask the system what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def workbook_of(size: int, folder: Path) -> Path:
    """The real workbook for its own size, else a made one of the same form.

    Made by a process of its own: a program starts with the peak memory of the one that starts it.
    """
    if size == REAL:
        source = next(MASTER.glob("TheoDoiNhiemVu.xls[xm]"))
        return Path(shutil.copy(source, folder / "real.xlsx"))
    made = folder / f"{size}.xlsx"
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        return other.submit(build_big_workbook, made, tasks=size, units=UNITS.get(size, 100)).result()


def median_cost(command: Sequence[str], source: Path, work: Path, repeats: int) -> Cost:
    """Median of several runs, each on a fresh copy at `work`."""
    runs = []
    for _ in range(repeats):
        shutil.copy(source, work)
        runs.append(measure(command))
    return Cost(statistics.median(run.seconds for run in runs), statistics.median(run.megabytes for run in runs))


def compare(size: int, repeats: int) -> tuple[Cost, Cost]:
    """Ours and the office script's cost at one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, work = workbook_of(size, folder), folder / "work.xlsx"
        ours = [sys.executable, "-m", "taskbook", "refresh", str(work), "--as-of", AS_OF]
        theirs = [sys.executable, str(HERE.with_name("office_script.py")), str(work), AS_OF]
        return median_cost(ours, source, work, repeats), median_cost(theirs, source, work, repeats)


def main() -> None:
    """Print the table of the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(UNITS))
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    imports = [measure([sys.executable, "-c", "import pandas, pandera.pandas"]) for _ in range(options.repeats)]
    print(f"import pandas, pandera.pandas: {statistics.median(cost.seconds for cost in imports):.2f} s")
    print("| tasks | units | refresh s | MB | office script s | MB | times faster | memory ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for size in options.sizes:
        ours, theirs = compare(size, options.repeats)
        cells = (
            f"{size:,}",
            f"{UNITS.get(size, 100)}",
            f"{ours.seconds:.2f}",
            f"{ours.megabytes:.0f}",
            f"{theirs.seconds:.2f}",
            f"{theirs.megabytes:.0f}",
            f"{theirs.seconds / ours.seconds:.1f}",
            f"{ours.megabytes / theirs.megabytes:.2f}",
        )
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
