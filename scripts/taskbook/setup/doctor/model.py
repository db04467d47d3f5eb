"""What a check is given and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from taskbook.adapters.windows.registry import Registry


class Level(Enum):
    """How a finding stands: fine, worth a look, must be mended, does not apply here."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer: what was found, and what to do where it is not fine."""

    level: Level
    what: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks look at. `registry` is None where there is no Windows; `workbook` None where none was found.

    `workbook_trouble` says why none was found. `password` asks the operating system for a mail password (host, user).
    """

    python: Path
    version: tuple[int, int, int]
    registry: Registry | None
    workbook: Path | None
    workbook_trouble: str
    onedrive: tuple[Path, ...]
    password: Callable[[str, str], str | None]
    find_program: Callable[[str], str | None]
    is_file: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, whether it means something on Windows only, whether it needs the workbook."""

    name: str
    look: Callable[[Surroundings], Finding]
    windows_only: bool = False
    needs_workbook: bool = False


def ok(what: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, what)


def warn(what: str, todo: str) -> Finding:
    """Worth a look; the work goes on."""
    return Finding(Level.WARN, what, todo)


def fail(what: str, todo: str) -> Finding:
    """Must be mended."""
    return Finding(Level.FAIL, what, todo)


def skip(what: str) -> Finding:
    """Does not apply here, or could not be asked."""
    return Finding(Level.SKIP, what)
