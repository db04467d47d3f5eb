"""Units' files in another office program: they open, print to the right number of pages, and come back whole."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from taskbook.adapters.unit_file.pack import is_as_written
from taskbook.adapters.unit_file.read import manifest_of

from .builders import ECONOMY, files, judged, saved

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]
FORM = files(
    *(
        judged(
            ECONOMY.name,
            id=f"KH26-{nth}",
            row=5 + nth,
            name="Nhiệm vụ " * 20,
            situation="=1+1 đang làm\n",
            progress=5.0,
        )
        for nth in range(12)
    ),
    judged(ECONOMY.name, id="KH26-20", row=30, completed=date(2026, 9, 1)),
)[0]


def convert(path: Path, kind: str) -> Path:
    """The file saved by LibreOffice as another kind, in a folder of its own."""
    folder = path.parent / kind
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, "--outdir", folder]
    subprocess.run([*command, path], check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{kind}"


def test_it_prints_one_page_wide_with_all_its_tasks(tmp_path: Path) -> None:
    raw = convert(saved(tmp_path, FORM), "pdf").read_bytes()
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", raw)
    assert 2 <= len(boxes) <= 4
    assert all(round(float(width)) == 842 and round(float(height)) == 595 for width, height in boxes)


def test_saved_by_libreoffice_it_keeps_its_manifest_its_values_and_its_locks(tmp_path: Path) -> None:
    path = saved(tmp_path, FORM)
    again = convert(path, "xlsx")
    assert manifest_of(again) == FORM.manifest
    assert not is_as_written(again)
    old, new = (openpyxl.load_workbook(file).worksheets[0] for file in (path, again))
    for row in old.iter_rows(min_row=11):
        for cell in row:
            assert new[cell.coordinate].value == cell.value
            assert new[cell.coordinate].protection.locked == cell.protection.locked or cell.value is None
    assert new.protection.sheet


def test_saved_in_the_old_format_and_back_it_keeps_its_manifest(tmp_path: Path) -> None:
    old = convert(saved(tmp_path, FORM), "xls")
    assert manifest_of(convert(old, "xlsx")) == FORM.manifest
