"""Wine's own folder: drive C and the registry, made once, and copies of it in which programs run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

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
    """Run a program under Wine. Its output goes through pipes: Wine's Python cannot write to a file of Linux."""
    return subprocess.run(
        ["wine", *command],
        env={**wine_environment(prefix), **(more or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
    )
