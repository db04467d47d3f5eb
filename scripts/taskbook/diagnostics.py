"""The log file in which a breakdown is written down, for the person who mends it."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path
from typing import Final

import platformdirs

DATA_FOLDER: Final = "TheoDoiNhiemVu"  # what is kept of a person's runs stands in folders of this name
_KEEP: Final = 200_000


def log_file() -> Path:
    """Return the log file's place for the current user."""
    return Path(platformdirs.user_log_path(DATA_FOLDER, appauthor=False)) / "loi.log"


def record(error: BaseException) -> Path | None:
    """Write an unexpected error down with its traceback, and return the file; None when it cannot be written.

    Never raises: the apology must reach the person also where the disk is full or the folder may not be written to.
    """
    try:
        return _written(error, log_file())
    except Exception:  # noqa: BLE001 - the first error is the one to tell of
        return None


def _written(error: BaseException, path: Path) -> Path:
    """Add an entry to the log; only the newest part of a long one is kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8", errors="replace")[-_KEEP:] if path.exists() else ""
    entry = "".join(traceback.format_exception(error))
    path.write_text(f"{before}\n== {datetime.now().isoformat(timespec='seconds')}\n{entry}", encoding="utf-8")
    return path
