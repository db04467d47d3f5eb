"""What years of closed periods cost a refresh: the same workbook with closings and without, in turns, CPU seconds.

Without closings means one: a comparison with the last closing is part of a refresh either way.

Run by hand:  uv run python -m tests.benchmarks.closings [--tasks 2000] [--units 40] [--closings 60] [--rounds 5]
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from taskbook.actions.refresh import judge_workbook, refresh
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine, lines_of
from taskbook.core.period.record import Mark, rows_of
from taskbook.core.run import Run
from taskbook.ports import Append, Changes
from taskbook_schemas.layout import Snapshots
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import SNAPSHOTS
from tests.benchmarks.big_workbook import build_big_workbook

RUN = Run(datetime(2026, 11, 22, 9, 0), "đo")
LAST = Period(PeriodKind.MONTH, 2026, 10)


def main() -> None:
    """Print both, and how many times as long."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("tasks", 2_000), ("units", 40), ("closings", 60), ("rounds", 5)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = build_big_workbook(folder / "mot.xlsx", options.tasks, options.units)
        refresh(open_workbook(one), RUN, RUN.today)
        many = Path(shutil.copy(one, folder / "nhieu.xlsx"))
        lines = lines_of(judge_workbook(open_workbook(one), RUN.today, None).tasks, {}, ())
        for path, number in ((one, 1), (many, options.closings)):
            add_closings(path, lines, number)
        took: dict[Path, list[float]] = {one: [], many: []}
        for _ in range(options.rounds):
            for path, times in took.items():
                times.append(_refreshed(path, folder))
        size = many.stat().st_size / 1e6
        with_one, with_many = (statistics.median(times) for times in took.values())
        print(f"{options.tasks} tasks: refresh {with_one:.2f} CPU s with one closing")
        print(f"with {options.closings} closings ({size:.1f} MB): {with_many:.2f} s, {with_many / with_one:.2f} times")


def add_closings(path: Path, lines: Sequence[TaskLine], number: int) -> None:
    """Add closings of as many months, the last one that of October 2026."""
    periods = [LAST]
    while len(periods) < number:
        periods.insert(0, periods[0].before)
    rows = [
        row
        for period in periods
        for row in rows_of(Mark(period, period.last, 1, len(lines)), lines, "Chốt lúc 8:00, đo", 1)
    ]
    open_workbook(path).apply(Changes(appends=[Append(SNAPSHOTS, Snapshots.TOP, rows)]))


def _refreshed(path: Path, folder: Path) -> float:
    """CPU seconds of a whole process that refreshes a copy."""
    copy = Path(shutil.copy(path, folder / f"ban-{path.name}"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "taskbook", "refresh", str(copy), "--as-of", RUN.today.isoformat()]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
