"""Where the guide for staff is."""

from __future__ import annotations

import sys
from pathlib import Path

from taskbook.adapters.locate import REPOSITORY

GUIDE = "huong-dan.html"


def find_guide() -> Path | None:
    """The guide beside the environment we run in (where `place_guide` puts it), else in the project's own folder."""
    folders = (Path(sys.prefix).resolve().parent, REPOSITORY)
    return next((found for folder in folders if (found := folder / "docs" / GUIDE).is_file()), None)
