"""The last steps of installing: compile, put the workbook in its place, tell Windows and Excel, make shortcuts.

Each may be done again at any time: nothing of the user's is overwritten, and a second run repairs what was changed.
"""

from __future__ import annotations

import compileall
import re
import sysconfig
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from taskbook.actions.outcomes.renew import renewed_lines
from taskbook.actions.renew import renew
from taskbook.adapters import disk
from taskbook.adapters.history import FileHistory
from taskbook.adapters.windows.registry import (
    OFFICE_VERSIONS,
    OUR_KEY,
    PYTHON_VALUE,
    WORKBOOK_VALUE,
    Data,
    Registry,
    our_trusted_key,
)
from taskbook.core.run import Run
from taskbook.errors import TaskbookError
from taskbook.setup.install.places import Machine, Program, workbook_folder, workbook_in
from taskbook.setup.install.shortcuts import Shortcut, WriteShortcut
from taskbook.texts import install as texts
from taskbook_build.renewing import renewable

Say = Callable[[str], None]

COMPILE_SECONDS: Final = 240.0
_TESTS = re.compile(r"[\\/]tests?[\\/]")


class InstallError(TaskbookError):
    """Installing cannot go on: a file or a registry value could not be written, or the installation is not whole."""


def compile_packages(
    folders: Iterable[str] | None = None, seconds: float = COMPILE_SECONDS, clock: Callable[[], float] = time.monotonic
) -> None:
    """Compile all modules of the packages and of Python, tests left out; what cannot be compiled is left as it is.

    One after the other: a pool of processes may wait for ever where something watches over programs. What is not done
    after so many seconds is compiled when it is first used.
    """
    ends = clock() + seconds
    for folder in folders or (sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")):
        for module in Path(folder).rglob("*.py"):
            if clock() > ends:
                return
            compileall.compile_file(module, quiet=2, rx=_TESTS)


def place_workbook(source: Path, machine: Machine, say: Say) -> Path:
    """Return the workbook to work with: the one that is there, else a copy of the installation's."""
    folder = workbook_folder(machine)
    there = workbook_in(folder)
    if there is not None:
        say(texts.kept(str(there)))
        return there
    brought = workbook_in(source / "workbook")
    if brought is None:
        raise InstallError(texts.no_workbook_in(str(source / "workbook")))
    target = folder / brought.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # bytes alone: a copied file would bring along the mark "from the internet" that makes Excel block macros
        disk.write_whole(target, brought.read_bytes())
    except OSError as error:
        raise InstallError(texts.not_copied(str(target))) from error
    say(texts.copied(str(target)))
    return target


def renew_workbook(workbook: Path, run: Run, say: Say) -> None:
    """Bring the workbook to the program's own form. Where that fails, the old form works on, and it is told."""
    try:
        report = renew(renewable(workbook), FileHistory(workbook), run)
    except TaskbookError as stop:
        say(texts.not_renewed(str(stop)))
    except Exception as error:  # noqa: BLE001 - installing goes on: nothing was written
        say(texts.not_renewed(f"{type(error).__name__}: {error}"))
    else:
        for line in renewed_lines(report):
            say(line)


def register(registry: Registry, program: Program, workbook: Path, now: datetime) -> None:
    """Write where Python and the workbook are, and let Excel trust the workbook's folder, whichever version is used.

    Subfolders are not trusted: files that come back from outside are put there, and their macros must not run.
    """
    ours: dict[str, Data] = {PYTHON_VALUE: str(program.pythonw), WORKBOOK_VALUE: str(workbook)}
    trusted: dict[str, Data] = {
        "Path": str(workbook.parent).rstrip("\\") + "\\",
        "AllowSubfolders": 0,
        "Description": texts.TRUSTED_ABOUT,
        "Date": f"{now:%d/%m/%Y %H:%M}",
    }
    places = [(our_trusted_key(version), trusted) for version in OFFICE_VERSIONS]
    for key, values in ((OUR_KEY, ours), *places):
        try:
            registry.write(key, values)
        except OSError as error:
            raise InstallError(texts.not_registered(key)) from error


def make_shortcuts(made: Iterable[Shortcut], desktop: Path, write: WriteShortcut, say: Say) -> None:
    """Put the shortcuts on the desktop. One that cannot be made is told, and does not stop the others."""
    for shortcut in made:
        try:
            write(shortcut, desktop)
        except Exception:  # noqa: BLE001 - pywin32 raises its own class, which exists on Windows only
            say(texts.shortcut_failed(shortcut.name, str(shortcut.target)))
        else:
            say(texts.shortcut_made(shortcut.name))
