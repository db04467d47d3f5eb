"""A copy of the real workbook to work on, with cells typed as a person would, and read back by openpyxl."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from taskbook.actions.refresh import RefreshReport, refresh
from taskbook.adapters.xlsx.workbook import ClosedWorkbook, open_workbook
from taskbook.core.run import Run
from taskbook.ports import CellWrite, Changes, Writable
from taskbook_build.master import build_workbook

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "workbook" / "plans"
NOW = datetime(2026, 11, 22, 9, 30)
RUN = Run(now=NOW, who="Lan")
FIRST_ROW = 5


@cache
def _built() -> bytes:
    return build_workbook(PLANS)


def fresh(folder: Path) -> Path:
    """The workbook as it is built, never refreshed."""
    path = folder / "TheoDoiNhiemVu.xlsx"
    path.write_bytes(_built())
    return path


def opened(path: Path) -> ClosedWorkbook:
    return open_workbook(path, lambda: NOW)


def refreshed(path: Path, run: Run = RUN) -> RefreshReport:
    return refresh(opened(path), run)


def column_of(path: Path, sheet: str, heading: str) -> int:
    grid = opened(path).tables([sheet])[sheet][0]
    return grid.first_column + grid.headings.index(heading)


def row_of(path: Path, sheet: str, task: str) -> int:
    grid = opened(path).tables([sheet])[sheet][0]
    return grid.first_row + grid.columns[0].index(task)


def typed(path: Path, sheet: str, task: str, **cells: Writable) -> None:
    """Type into a task's row; the headings' blanks are written as underscores."""
    row = row_of(path, sheet, task)
    writes = [
        CellWrite(sheet, row, column_of(path, sheet, heading.replace("_", " ")), value)
        for heading, value in cells.items()
    ]
    opened(path).apply(Changes(cells=writes))


def read(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def rows_of(path: Path, sheet: str) -> dict[str, dict[str, object]]:
    """Task id -> heading -> value of a plan's sheet."""
    grid = opened(path).tables([sheet])[sheet][0]
    return {
        str(grid.columns[0][index]): {
            name: column[index] for name, column in zip(grid.headings, grid.columns, strict=True)
        }
        for index in range(grid.height)
    }
