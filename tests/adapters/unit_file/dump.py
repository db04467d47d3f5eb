"""A unit's file as text: every filled cell with its address, as a person would read it, for the golden file.

`python -m tests.adapters.unit_file.dump` writes the golden file anew; look at what changed before keeping it.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl

from taskbook.actions.split import SplitReport, split
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.unit_file.issued import RECORD
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.texts.saving import BACKUP_FOLDER

NAME = "TheoDoiNhiemVu.xlsx"  # whatever the master is, a copy of it is called so
GOLDEN = Path(__file__).parent / "golden" / "Cong an xa.txt"
RUN = Run(now=datetime(2026, 10, 1, 8, 30, 5), who="lan")
AS_OF = date(2026, 9, 30)


def copy_master(folder: Path) -> Path:
    """Return a copy of the project's own workbook, with or without macros."""
    return Path(shutil.copy(find_workbook(str(Path(__file__).parents[3] / "workbook" / NAME)), folder / NAME))


def split_master(folder: Path, *units: str) -> SplitReport:
    """Split a copy of the master workbook, with one and the same key for the files' marks."""
    record = folder / BACKUP_FOLDER / RECORD
    record.parent.mkdir(exist_ok=True)
    record.write_text('{"version": 1, "key": "' + "5a" * 32 + '", "batches": {}}', encoding="utf-8")
    return split(open_workbook(copy_master(folder)), RUN, UnitFileFolder(folder), None, units, AS_OF)


def dump(path: Path) -> str:
    """Return the filled cells of all sheets, one a line."""
    lines = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        lines.append(f"# {sheet.title} ({sheet.sheet_state})")
        lines += [
            f"{cell.coordinate}{'' if cell.protection.locked else ' (mở)'}: {cell.value}"
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None or not cell.protection.locked
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        report = split_master(Path(temporary), "Công an xã")
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(dump(report.written[0].path), encoding="utf-8")
