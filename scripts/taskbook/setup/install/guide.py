"""The guide for staff: carried along by the installation, put beside the program."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from taskbook.adapters.locate import REPOSITORY

GUIDE = "huong-dan.html"


def find_guide() -> Path | None:
    """The guide beside the environment we run in (where `place_guide` puts it), else in the project's own folder."""
    folders = (Path(sys.prefix).resolve().parent, REPOSITORY)
    return next((found for folder in folders if (found := folder / "docs" / GUIDE).is_file()), None)


def place_guide(source: Path, root: Path) -> Path | None:
    """Copy the guide and its pictures beside the program; an installation without one is no reason to stop."""
    if not (source / "docs" / GUIDE).is_file():
        return None
    shutil.copytree(source / "docs", root / "docs", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py"))
    return root / "docs" / GUIDE
