"""The guide for staff: carried along by the installation, found again by whoever wants to open it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from taskbook.commands.locate import REPOSITORY

GUIDE = "huong-dan.html"


def place_guide(source: Path, root: Path) -> None:
    """Copy the guide and its pictures beside the program; an installation without one is no reason to stop."""
    if (source / "docs" / GUIDE).is_file():
        shutil.copytree(source / "docs", root / "docs", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py"))


def find_guide() -> Path | None:
    """Return the guide: the installed one, else the repository's; None when there is none."""
    program = Path(sys.prefix).parent  # the environment stands in the folder that `place_guide` was given
    found = (folder / "docs" / GUIDE for folder in (program, REPOSITORY))
    return next((path for path in found if path.is_file()), None)
