"""What import contracts cannot see: modules named in text, and what each room says of itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
PRODUCT = [*(HOUSE / "scripts").rglob("*.py"), *(HOUSE / "schemas").rglob("*.py")]
WINDOWS_ONLY = ("winreg", "pythoncom", "pywintypes", "win32api", "win32com", "win32com.client", "win32com.shell.shell")
ROOMS = [path for path in PRODUCT if path.name == "__init__.py"]


def texts_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_modules_that_only_windows_has_are_named_in_the_room_of_windows_alone() -> None:
    named = {path for path in PRODUCT if not set(WINDOWS_ONLY).isdisjoint(texts_in(path))}
    strange = {path for path in named if path.parent != HOUSE / "scripts/taskbook/adapters/windows"}
    assert named > strange
    assert strange == {HOUSE / "scripts/taskbook/__main__.py"}  # asks whether one is loaded, and loads none


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: str(path.parent.relative_to(HOUSE)))
def test_every_room_says_what_lives_there_and_what_must_not(room: Path) -> None:
    words = ast.get_docstring(ast.parse(room.read_text("utf-8"))) or ""
    assert "Here: " in words
    assert "Not here: " in words


def test_what_every_start_goes_through_loads_no_frames_and_no_other_programs() -> None:
    starts = (
        "taskbook.cli.main, taskbook.cli.options, taskbook.cli.deadline, taskbook.buttons.press, taskbook.buttons.help"
    )
    heavy = {
        "pandas",
        "pandera",
        "numpy",
        "openpyxl",
        "xlsxwriter",
        "jinja2",
        "lxml",
        "xlwings",
        "taskbook_build",
        "icalendar",
    }
    code = f"import sys, {starts}; print(*sorted({heavy!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
