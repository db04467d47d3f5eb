"""Which file is an office's workbook, and no plan or unit's sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from taskbook.adapters.cells.names import same_name
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.xlsx.workbook import ClosedWorkbook, open_workbook
from taskbook.errors import TaskbookError
from taskbook_schemas.registry import LOG, PLANS

_OF_A_MASTER: Final = frozenset({same_name(LOG), same_name(PLANS)})


def is_master(names: Iterable[str]) -> bool:
    """Whether a file with sheets of these names is an office's workbook."""
    return {same_name(name) for name in names} >= _OF_A_MASTER


def open_master(named: Path, now: Callable[[], datetime] = datetime.now) -> ClosedWorkbook | None:
    """Open the file that was named when it is an office's workbook; None for any other, or one that cannot be read."""
    path = find_workbook(str(named))
    if not path.is_file():
        return None
    try:
        workbook = open_workbook(path, now)
        names = [info.name for info in workbook.sheets()]
    except TaskbookError:
        return None
    return workbook if is_master(names) else None
