"""How fast units' files are written, beside pandas' `to_excel` per unit (which formats nothing), in one run.

Usage: python -m tests.benchmarks.split [TASKS [UNITS]]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from taskbook.adapters.unit_file.store import write_files
from taskbook.core.judge import Judged
from taskbook.core.model import Status, Unit
from taskbook.core.unit_file import HEADINGS, UnitFile
from taskbook.outbox import Written
from taskbook.sheets.split import unit_files
from taskbook_schemas.layout import RowKind
from tests.adapters.unit_file.builders import BATCH, MADE, PLANS, judged

NAME = "Rà soát, cập nhật, đề xuất cơ chế, chính sách hỗ trợ doanh nghiệp nhỏ và vừa trên địa bàn xã, việc số {}"
SITUATION = "Đã trình dự thảo lần {}, đang lấy ý kiến các phòng chuyên môn"


def made_up(tasks: int, units: int) -> tuple[list[Judged], list[Unit]]:
    """Tasks dealt out to units in turn, four to a section, a third of their input cells filled."""
    names = [f"Đơn vị số {number}" for number in range(units)]
    statuses = list(Status)
    made = [
        judged(
            names[nth % units],
            status=statuses[nth % len(statuses)],
            id=f"KH26-{nth}",
            row=5 + nth,
            section=f"{'I' * (1 + nth // units // 4)}. Đẩy mạnh cải cách hành chính, nâng cao hiệu quả quản lý",
            name=NAME.format(nth),
            situation=SITUATION.format(nth) if nth % 2 else None,
            progress=float(nth % 101) if nth % 3 else None,
            completed=date(2026, 8, 1) + timedelta(nth % 30) if nth % 5 == 0 else None,
        )
        for nth in range(tasks)
    ]
    return made, [Unit(name) for name in names]


def ours(tasks: list[Judged], units: list[Unit], folder: Path) -> None:
    """Decide and write the files."""
    outcomes = write_files(unit_files(tasks, units, PLANS, BATCH), folder, MADE)
    assert all(isinstance(outcome, Written) for outcome in outcomes)


def frames(forms: tuple[UnitFile, ...]) -> dict[str, pd.DataFrame]:
    """The same task rows as frames, made beforehand: only writing is measured."""
    return {
        form.file_name: pd.DataFrame(
            [row.cells for row in form.rows if row.kind is RowKind.TASK], columns=list(HEADINGS)
        )
        for form in forms
    }


def with_pandas(tables: dict[str, pd.DataFrame], folder: Path) -> None:
    """What a script does: one `to_excel` a unit."""
    for name, table in tables.items():
        table.to_excel(folder / name, index=False)


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock on the wall, and of this process on a processor: the machine may be shared."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.2f} s CPU)"


def cost(work: Callable[[], None]) -> Cost:
    """What some work costs."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def main(tasks: int = 10_000, units: int = 1_000) -> None:
    """Measure both and print."""
    made, table = made_up(tasks, units)
    tables = frames(unit_files(made, table, PLANS, BATCH))
    with tempfile.TemporaryDirectory() as temporary:
        folders = [Path(temporary) / name for name in ("ours", "again", "pandas")]
        folders[2].mkdir()
        first = cost(lambda: ours(made, table, folders[0]))
        again = cost(lambda: ours(made, table, folders[0]))
        naive = cost(lambda: with_pandas(tables, folders[2]))
        size = sum(file.stat().st_size for file in folders[0].iterdir()) // units
    print(f"{tasks} tasks, {units} files of {size / 1000:.0f} kB: {first}; over the old ones {again};")
    print(
        f"pandas to_excel {naive}: {naive.wall / first.wall:.1f} times as long, "
        f"{naive.cpu / first.cpu:.1f} in CPU seconds"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
