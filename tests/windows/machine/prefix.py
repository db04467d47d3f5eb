"""Wine's own folder: drive C and the registry, made once, and copies of it in which programs run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import IO

LAST_WORDS = 3  # seconds for what a program wrote before it ended to come through
LINKED = "windows"  # the folder of drive C whose files no program writes to
NO_SCREEN = ("reg", "add", r"HKCU\Software\Wine\Drivers", "/v", "Graphics", "/d", "null", "/f")


def make_prefix(folder: Path) -> None:
    """A fresh drive C. Windows exist in it without a screen: nobody looks."""
    environment = wine_environment(folder)
    for command in (("wineboot", "-i"), ("wine", *NO_SCREEN), ("wineserver", "-w")):
        subprocess.run(command, env=environment, capture_output=True, timeout=300, check=command[0] != "wineboot")


def copy_prefix(kept: Path, folder: Path) -> None:
    """Another computer like the kept one: what is written in it is its own, what only Wine has in it is linked."""
    shutil.copytree(kept, folder, symlinks=True, ignore=lambda at, _: [LINKED] if at.endswith("drive_c") else [])
    source, target = (place / "drive_c" / LINKED for place in (kept, folder))
    shutil.copytree(source, target, symlinks=True, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def wine_environment(prefix: Path) -> dict[str, str]:
    """What Wine and a program under it are told; nothing of this Python's own settings reaches Windows."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COV_"))}
    kept.pop("DISPLAY", None)
    told = {"WINEPREFIX": str(prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
    return {**kept, **told, "WINEDLLOVERRIDES": "mscoree,mshtml="}


def run_wine(
    prefix: Path, *command: str, timeout: float, cwd: Path | None = None, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program under Wine and wait for it, not for what it started and left behind.

    Its output goes through pipes: Wine's Python cannot write to a file of Linux.
    """
    program = subprocess.Popen(
        ["wine", *command],
        env={**wine_environment(prefix), **(more or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    heard = [_Heard(stream) for stream in (program.stdout, program.stderr)]
    try:
        code = program.wait(timeout)
    except subprocess.TimeoutExpired:
        program.kill()
        raise
    return subprocess.CompletedProcess(command, code, *(one.text() for one in heard))


class _Heard(Thread):
    """Takes what comes through a pipe, which what was left behind may keep open for ever."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        super().__init__(daemon=True)
        assert stream is not None
        self._stream, self._pieces = stream, list[bytes]()
        self.start()

    def run(self) -> None:
        while piece := os.read(self._stream.fileno(), 65_536):
            self._pieces.append(piece)

    def text(self) -> str:
        """All that came until shortly after the program's end."""
        self.join(LAST_WORDS)
        return b"".join(self._pieces).decode("utf-8", errors="replace")
