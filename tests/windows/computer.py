"""A Windows computer of one test session: programs run on it, its drive C is a folder here."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

from tests.windows.machine.cache import made
from tests.windows.machine.prefix import copy_prefix, run_wine, wine_environment

REPOSITORY = Path(__file__).parents[2]
PYTHON, PYTHON_WITHOUT_WINDOW = r"C:\Python311\python.exe", r"C:\Python311\pythonw.exe"
CLOCK = "TASKBOOK_TEST_NOW"


class Computer:
    """Drive C is fresh; Python and the packages are those of the kept computer."""

    def __init__(self, folder: Path) -> None:
        kept = made()
        self.prefix = folder / "wine"
        copy_prefix(kept / "prefix", self.prefix)
        self.drive = self.prefix / "drive_c"
        (self.drive / "Python311").symlink_to(kept / "python")
        self.opened_pages = self.drive / "opened.txt"
        self._take_pages()

    def _take_pages(self) -> None:
        """Wine hands pages to a browser of Linux; here they are noted."""
        note = self.path(REPOSITORY / "tests" / "windows" / "browser.py")
        command = f'"{PYTHON}" "{note}" "{self.path(self.opened_pages)}" "%1"'
        key = r"HKEY_CLASSES_ROOT\htmlfile\shell\open\command"
        run_wine(self.prefix, "reg", "add", key, "/ve", "/d", command, "/f", timeout=60)

    def path(self, place: Path) -> str:
        """How Windows calls a place of this system: on drive C where it lies there, else on drive Z."""
        drive, rest = ("C:\\", place.relative_to(self.drive)) if place.is_relative_to(self.drive) else ("Z:\\", place)
        return str(PureWindowsPath(drive, *[part for part in rest.parts if part != "/"]))

    def settings(self, now: str | None = None) -> dict[str, str]:
        """The environment of Python: the repository's own rooms first, compiled modules on drive C."""
        rooms = [REPOSITORY / "schemas", REPOSITORY / "scripts", REPOSITORY, REPOSITORY / "tests" / "windows" / "clock"]
        found = {
            "PYTHONPATH": ";".join(map(self.path, rooms)),
            "PYTHONPYCACHEPREFIX": r"C:\compiled",
            "PYTHONUTF8": "1",
        }
        return found | ({CLOCK: now} if now else {})

    def python(
        self, *arguments: str, timeout: float = 300, cwd: Path | None = None, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run Python and wait for it."""
        settings = self.settings() | dict(more or {})
        return run_wine(self.prefix, PYTHON, *arguments, timeout=timeout, cwd=cwd or self.drive, more=settings)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start Python and leave it running; what it prints is thrown away."""
        return subprocess.Popen(
            ["wine", PYTHON, *arguments],
            env=wine_environment(self.prefix) | self.settings(),
            cwd=self.drive,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def switch_off(self) -> None:
        """End all that runs on it."""
        environment = wine_environment(self.prefix)
        subprocess.run(["wineserver", "-k"], env=environment, capture_output=True, check=False, timeout=60)
