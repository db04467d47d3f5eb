"""A program that cannot be loaded says so: without a window of its own it would end in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from taskbook.starting import FILE, FOLDER, first_line, last_words
from taskbook.startup import calling_window

LOADED = """
import sys
import taskbook.excel
ours = {"taskbook", "taskbook.excel", "taskbook.starting", "taskbook.startup"}
others = {name for name in sys.modules if name.partition(".")[0] not in sys.stdlib_module_names}
print(sorted(others - ours - started))
"""


def run(*arguments: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "XDG_STATE_HOME": str(folder), "PYTHONUTF8": "1", **more}
    settings.pop("LOCALAPPDATA", None)
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=settings, check=False)


def log_in(folder: Path) -> str:
    return (folder / FOLDER / "log" / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("package", ["xlwings", "platformdirs"])
def test_a_package_that_is_missing_is_named_and_what_to_do(tmp_path: Path, package: str) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / f"{package}.py").write_text(f"raise ImportError('taken away', name='{package}')", encoding="utf-8")
    done = run("-m", "taskbook.excel", "refresh", folder=tmp_path, PYTHONPATH=str(blocked))
    assert done.returncode == 0
    assert f"«{package}»" in done.stderr
    assert "cai-dat.cmd" in done.stderr
    assert str(tmp_path / FOLDER) in done.stderr
    assert "taken away" in log_in(tmp_path)
    assert "Traceback" not in done.stderr
    assert "refresh" in log_in(tmp_path)


def test_before_the_first_line_nothing_is_loaded_but_what_every_python_has(tmp_path: Path) -> None:
    started = "import sys; started = set(sys.modules)\n"
    done = run("-c", started + LOADED, folder=tmp_path)
    assert done.stdout.strip() == "[]", done.stderr


def test_each_start_begins_the_file_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    for action in ("refresh", "check"):
        log = first_line([action])
    assert log == tmp_path / FOLDER / "Logs" / FILE
    [line] = log.read_text(encoding="utf-8").splitlines()
    assert line.endswith(" check")


def test_a_log_that_cannot_be_written_silences_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert first_line(["refresh"]) is None
    last_words(ZeroDivisionError("secret"), None, ["refresh", "--hwnd=4711"])
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "secret" not in said
    assert "chụp thông báo" in said


def test_the_window_of_the_calling_excel_is_known_by_the_arguments() -> None:
    assert calling_window(["refresh", "--wb=Sổ.xlsm", "--hwnd=4711"]) == 4711
    assert calling_window(["refresh", "--hwnd=?"]) is None
    assert calling_window([]) is None
