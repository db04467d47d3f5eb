"""The whole refresh beside the scripts of an office programmer and of an expert, in one run: seconds, CPU, memory.

Run by hand:  uv run --group bench python -m tests.benchmarks.refresh [--sizes 57 1000 10000 100000] [--repeats 3]
Without the group `bench` the expert's script is left out.
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
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.big_workbook import build_big_workbook
from tests.benchmarks.programs import AS_OF, OURS, PROGRAMS

UNITS = {57: 5, 1_000: 20, 10_000: 100, 100_000: 100}
REAL = 57
HERE = Path(__file__).resolve()
MASTER = HERE.parents[2] / "workbook"


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of one program: seconds by the clock on the wall and on a processor, peak resident megabytes."""

    seconds: float
    cpu: float
    megabytes: float


def measure(command: Sequence[str]) -> Cost:
    """Run a program to its end and ask the system what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


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


def compare(size: int, repeats: int) -> dict[str, Cost]:
    """Each program's median cost at one size. They take turns: what else the machine does troubles all alike."""
    runs: dict[str, list[Cost]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, work = workbook_of(size, folder), folder / "work.xlsx"
        for _ in range(repeats):
            for program, command in PROGRAMS.items():
                shutil.copy(source, work)
                runs[program].append(measure([*command, str(work), *AS_OF[program]]))
    return {program: median(costs) for program, costs in runs.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each number."""
    return Cost(*(statistics.median(numbers) for numbers in zip(*map(astuple, costs), strict=True)))


def row_of(size: int, costs: Mapping[str, Cost]) -> Iterator[str]:
    """The cells of a line of the table: what each program took, and how many times ours that is."""
    yield from (f"{size:,}", f"{UNITS.get(size, 100)}")
    ours = costs[OURS]
    for program, cost in costs.items():
        yield f"{cost.seconds:.2f} ({cost.cpu:.2f})"
        yield f"{cost.megabytes:.0f}"
        if program != OURS:
            yield f"{cost.seconds / ours.seconds:.1f} ({cost.cpu / ours.cpu:.1f})"


def main() -> None:
    """Print the table of the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(UNITS))
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    imports = [measure([sys.executable, "-c", "import pandas, pandera.pandas"]) for _ in range(options.repeats)]
    print(f"import pandas, pandera.pandas: {median(imports).seconds:.2f} s ({median(imports).cpu:.2f} s CPU)")
    heads = [f"{program} s (CPU) | MB" + " | times" * (program != OURS) for program in PROGRAMS]
    print(f"| tasks | units | {' | '.join(heads)} |")
    print("|---" * (2 + 3 * len(PROGRAMS) - 1) + "|")
    for size in options.sizes:
        print(f"| {' | '.join(row_of(size, compare(size, options.repeats)))} |", flush=True)


if __name__ == "__main__":
    main()
