"""A real spreadsheet program loads the compiled project and runs a button's macro, which starts a program."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlsxwriter

from taskbook_build.vba import vba_project

ROOT = Path(__file__).parents[2]
MACROS = ROOT / "macros"
LO = ROOT / "tests" / "e2e" / "lo"
SYSTEM_PYTHON = Path("/usr/bin/python3")
BOOK = "Sổ theo dõi 2026.xlsm"

RECORDER = """import json, os, sys
with open(sys.argv[1] + ".part", "w", encoding="utf-8") as file:
    json.dump(sys.argv[2:], file)
os.replace(sys.argv[1] + ".part", sys.argv[1])
"""


def why_not() -> str | None:
    """The reason why LibreOffice cannot be used here; None when it can."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if (
        not SYSTEM_PYTHON.exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True).returncode
    ):
        return "the system's Python has no uno module (package python3-uno)"
    return None


@pytest.mark.slow
@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_libreoffice_reads_every_module_and_a_button_starts_the_program(tmp_path: Path) -> None:
    workbook, record, recorder = tmp_path / BOOK, tmp_path / "record.json", tmp_path / "recorder.py"
    write_workbook(workbook)
    recorder.write_text(RECORDER)
    modules = run_macro(tmp_path, workbook, "Buttons.Refresh_Click", f"{recorder} {record}")
    assert modules.keys() == {"ThisWorkbook", "Sheet1", "Buttons", "Host", "Views"}
    assert 'StartAction "refresh"' in modules["Buttons"]
    assert "TASKBOOK_TEST_PYTHON" in modules["Host"]
    assert recorded(record) == ["refresh", f"--wb={BOOK}", "--from_xl=1", "--hwnd=0"]


def write_workbook(path: Path) -> None:
    project = vba_project(MACROS, ["Sheet1"], replace={"Host": LO / "Host.bas"})
    workbook = xlsxwriter.Workbook(path)
    workbook.set_vba_name("ThisWorkbook")
    sheet = workbook.add_worksheet("Tổng hợp")
    sheet.set_vba_name("Sheet1")
    sheet.insert_button("B2", {"macro": "Refresh_Click", "caption": "Làm mới"})
    workbook.add_vba_project(io.BytesIO(project), is_stream=True)
    workbook.close()


def run_macro(folder: Path, workbook: Path, macro: str, arguments: str) -> dict[str, str]:
    """Runs the macro in LibreOffice and returns the modules it saw."""
    told = {"TASKBOOK_TEST_PYTHON": sys.executable, "TASKBOOK_TEST_ARGUMENTS": arguments, "LC_ALL": "C.UTF-8"}
    command = [SYSTEM_PYTHON, LO / "run_macro.py", folder / "profile", workbook, macro]
    done = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    modules: dict[str, str] = json.loads(done.stdout)
    return modules


def recorded(path: Path) -> list[str]:
    """What the started program was told; the macro does not wait for it, so the test does."""
    for _ in range(100):
        if path.exists():
            arguments: list[str] = json.loads(path.read_text(encoding="utf-8"))
            return arguments
        time.sleep(0.1)
    raise AssertionError("the macro started nothing")
