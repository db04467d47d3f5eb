"""The real workbook, built from the real plans, and a fixed moment to refresh it at."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from taskbook_build.master import build_workbook

PLANS = Path(__file__).parents[2] / "workbook" / "plans"
NOW = datetime(2026, 11, 22, 9, 0)
NAME = "Sổ theo dõi 2026.xlsx"


@cache
def _built() -> bytes:
    return build_workbook(PLANS)


def real_workbook(folder: Path, name: str = NAME) -> Path:
    """Put the workbook into a folder."""
    path = folder / name
    path.write_bytes(_built())
    return path
