"""Builds what neither the wheel carries nor Wine has: python.exe, python3.dll, functions of Windows that Wine lacks."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.windows.machine.needs import COMPILER

SOURCES = Path(__file__).parent / "c"
MATHS, OWN_MATHS = "api-ms-win-crt-math-l1-1-0.dll", "xpi-ms-win-crt-math-l1-1-0.dll"  # of one length
DLLTOOL, OBJDUMP = "x86_64-w64-mingw32-dlltool", "x86_64-w64-mingw32-objdump"


def make_programs(folder: Path) -> None:
    """python.exe, pythonw.exe, and the python3.dll of packages built for every version."""
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        definition = _run("gendef", "-", str(folder / "python311.dll"))
        (work / "python311.def").write_text(definition)
        _run(DLLTOOL, "-d", str(work / "python311.def"), "-l", str(work / "libpython311.a"))
        for name, how in (("python", "-mconsole"), ("pythonw", "-mwindows")):
            program = [str(SOURCES / f"{name}.c"), str(work / "libpython311.a")]
            _run(COMPILER, "-O2", "-municode", how, "-o", str(folder / f"{name}.exe"), *program)
        names = _exported(definition)
        _library(folder / "python3.dll", (f"{name}=python311.{name}" for name in names))


def make_missing_parts(folder: Path) -> None:
    """bcryptprimitives.dll, and complex maths: packages that import it are bent to ours by a name of one length."""
    _run(COMPILER, "-O2", "-shared", "-o", str(folder / "bcryptprimitives.dll"), str(SOURCES / "random.c"))
    own = _own_maths()
    libraries = list((folder / "Lib" / "site-packages" / "numpy").rglob("*.pyd"))
    wanted = sorted(set().union(*map(_maths, libraries)))
    forwards = (f"{name}=x_{name}" if name in own else f"{name}=ucrtbase.{name}" for name in wanted)
    _library(folder / OWN_MATHS, forwards, SOURCES / "complex.c")
    for file in libraries:
        bend(file)


def make_tar(program: Path) -> None:
    """The tar.exe of Windows, which Wine has not: Python unpacks."""
    _run(COMPILER, "-O2", "-municode", "-mconsole", "-o", str(program), str(SOURCES / "tar.c"))


def bend(file: Path) -> None:
    """Make a library import our complex maths, if it imports any."""
    if MATHS.encode() in file.read_bytes() and _maths(file) & _own_maths():
        file.write_bytes(file.read_bytes().replace(MATHS.encode(), OWN_MATHS.encode()))


def _own_maths() -> set[str]:
    return set(re.findall(r"\bx_(\w+)\(", (SOURCES / "complex.c").read_text()))


def _exported(definition: str) -> list[str]:
    """Names that a definition file lists."""
    lines = definition.partition("EXPORTS")[2].split("\n")
    return [line.split()[0] for line in lines if line.strip() and not line.startswith(";")]


def _maths(file: Path) -> set[str]:
    """What a library imports of the C library's maths."""
    listed = _run(OBJDUMP, "-p", str(file))
    blocks = re.split(r"\n\s*DLL Name: ", listed)[1:]
    found = [block for block in blocks if block.lower().startswith(MATHS)]
    return {name for block in found for name in re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)\s*$", block, re.M)}


def _library(path: Path, exports: Iterable[str], *sources: Path) -> None:
    with tempfile.TemporaryDirectory() as made:
        definition = Path(made) / "exports.def"
        definition.write_text("\n".join([f"LIBRARY {path.name}", "EXPORTS", *exports, ""]))
        _run(COMPILER, "-O2", "-shared", "-static-libgcc", "-o", str(path), str(definition), *map(str, sources))


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
