"""What the Windows computer is made with, and what of it this machine lacks."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

COMPILER = "x86_64-w64-mingw32-gcc"
PYTHON = "3.11"  # of which the wheel carries the libraries
PROGRAMS = {
    "wine": "wine, wine64",
    COMPILER: "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-dlltool": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-objdump": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-widl": "mingw-w64-tools",
    "gendef": "mingw-w64-tools",
    "uv": "uv",
}


@cache
def missing() -> str | None:
    """Why no Windows computer can be made here; None when it can."""
    absent = {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    if absent:
        return f"no Windows under Wine here: install {', '.join(sorted(absent))}"
    if linux_python() is None:
        return f"no Windows under Wine here: the pure part of its library is taken from a CPython {PYTHON}"
    return None


@cache
def linux_python() -> str | None:
    """This system's CPython of the same version, whose pure Python library Windows shares."""
    found = subprocess.run(
        ["uv", "python", "find", "--no-project", "--system", PYTHON], capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or None
