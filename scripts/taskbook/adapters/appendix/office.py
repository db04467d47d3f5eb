"""Older and other kinds of files (.doc, .odt, .ods) turned into newer ones by LibreOffice, where it is installed.

It runs without a window, in a profile of its own that is thrown away, for a bounded time; the source stays untouched.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_files as messages

_PROGRAMS: Final = ("soffice", "libreoffice")
_ON_WINDOWS: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SECONDS: Final = 60


def find_office() -> str | None:
    """Where LibreOffice is; None when it is not installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if found is None and sys.platform == "win32":
        return next((path for path in _ON_WINDOWS if Path(path).is_file()), None)
    return found


@contextmanager
def converted(path: Path, kind: str) -> Iterator[Path]:
    """Give the file as one of another kind ("docx", "xlsx"), for as long as it is needed.

    AppendixUnreadableError when LibreOffice is not there or cannot open the file.
    """
    program = find_office()
    if program is None:
        raise AppendixUnreadableError(messages.ask_for_word(path.name))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        here = Path(folder)
        copy = here / f"source{path.suffix.lower()}"
        shutil.copyfile(path, copy)
        profile = (here / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", kind]
        try:
            subprocess.run(  # noqa: S603 - a fixed program, a copy of our own naming
                [*command, "--outdir", str(here / "out"), str(copy)], capture_output=True, timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise AppendixUnreadableError(messages.not_converted(path.name)) from error
        made = here / "out" / f"source.{kind}"
        if not made.is_file():
            raise AppendixUnreadableError(messages.not_converted(path.name))
        yield made
