"""Merging 500 returned files over 10,000 tasks beside just reading them: wall and CPU seconds, and their ratio.

Reading is opening each file and reading its manifest and cells with the same bounded reader, nothing decided.
Run by hand:  uv run python -m tests.benchmarks.merge [--tasks 10000] [--files 500]
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from taskbook.actions.refresh import judge_workbook
from taskbook.actions.replies import accept, merge
from taskbook.adapters.replies.read import read_returned
from taskbook.adapters.unit_file.store import write_files
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.core.unit_file import INPUT_FIELDS, Batch, FormRow, UnitFile, batch_id
from taskbook.sheets.split import unit_files
from taskbook_schemas.layout import RowKind
from tests.benchmarks.big_workbook import build_big_workbook

RUN = Run(datetime(2026, 11, 22, 9, 0), "đo")


def answered(form: UnitFile) -> UnitFile:
    """The form as a unit fills it in: a situation and a progress for every second task."""
    first = -len(INPUT_FIELDS)
    rows = []
    for number, row in enumerate(form.rows):
        if row.kind is RowKind.TASK and number % 2:
            answers = (f"Đơn vị đã triển khai bước {number}", 60, *row.cells[first + 2 :])
            row = FormRow(row.kind, (*row.cells[:first], *answers))
        rows.append(row)
    return replace(form, rows=tuple(rows))


def _now() -> tuple[float, float]:
    """Seconds by the clock, and of this process alone: other programs of a busy machine do not count in these."""
    return time.perf_counter(), time.process_time()


def main() -> None:
    """Print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        master = build_big_workbook(folder / "so.xlsx", options.tasks, options.files)
        judgement = judge_workbook(open_workbook(master), RUN.today, None)
        gathered = judgement.gathered
        batch = Batch(batch_id(RUN.today, RUN.now), RUN.now, RUN.today, master.name, "UBND XÃ")
        forms = unit_files(judgement.tasks, gathered.units, gathered.plans, batch)
        write_files([answered(form) for form in forms], folder / "phieu", RUN.now)
        paths = sorted((folder / "phieu").iterdir())
        marks = [_now()]
        for _ in read_returned(paths):
            pass
        marks.append(_now())
        report = merge(open_workbook(master), read_returned(paths), RUN)
        marks.append(_now())
        done = accept(open_workbook(master), RUN).accepted
        marks.append(_now())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(paths)} files, {options.tasks} tasks, {len(report.plan.changes)} changes, {done.taken} taken")
    for name, place in (("wall", 0), ("CPU", 1)):
        read, merging, accepting = (after[place] - before[place] for before, after in pairwise(marks))
        print(
            f"{name}: read {read:.2f} s; merge {merging:.2f} s ({merging / read:.2f} times); accept {accepting:.2f} s"
        )
    print(f"peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
