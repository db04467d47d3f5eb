"""Unit files edited and saved by real programs: openpyxl, LibreOffice, and a second engine where it is installed."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.core.unit_file import INPUT_COLUMNS
from taskbook_schemas.layout import UnitForm

HEADER = UnitForm.HEADER_ROW
COLUMNS = {column.field: len(UnitForm.FIRST) + place for place, column in enumerate(INPUT_COLUMNS, start=1)}


def soffice() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice")


def convert(path: Path, kind: str, out: Path, profile: Path) -> Path:
    """The file as LibreOffice saves it; the formulas are computed."""
    out.mkdir(exist_ok=True)
    command = [str(soffice()), "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=120)
    return out / f"{path.stem}.{kind}"


def task_rows(sheet: Worksheet) -> Iterator[tuple[str, int]]:
    """The ids of a form's tasks and their rows."""
    for row in range(UnitForm.TOP, sheet.max_row + 1):
        id = sheet.cell(row, 2).value
        if isinstance(id, str) and sheet.cell(row, 3).value:
            yield id, row


def fill_in(
    path: Path, out: Path, edits: Mapping[tuple[int, str], object], formats: Mapping[str, str] | None = None
) -> Path:
    """Type into the answers of a form: by the task's place (0-based) and field."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = [row for _, row in task_rows(sheet)]
    for (place, field), value in edits.items():
        cell = sheet.cell(rows[place], COLUMNS[field])
        cell.value = value
        cell.number_format = (formats or {}).get(field, cell.number_format)
    book.save(out)
    return out
