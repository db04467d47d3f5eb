"""The guide for staff: carried along by the installation, put beside the program."""

from __future__ import annotations

import shutil
from pathlib import Path

from taskbook.adapters.guide import GUIDE


def place_guide(source: Path, root: Path) -> Path | None:
    """Copy the guide and its pictures beside the program; an installation without one is no reason to stop."""
    if not (source / "docs" / GUIDE).is_file():
        return None
    shutil.copytree(source / "docs", root / "docs", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py"))
    return root / "docs" / GUIDE
