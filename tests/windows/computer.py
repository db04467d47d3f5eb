"""A Windows computer of one test session: programs run on it, its drive C is a folder here."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from importlib.metadata import distribution
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
        (self.user,) = [place for place in (self.drive / "users").iterdir() if place.name != "Public"]
        (self.drive / "Python311").symlink_to(kept / "python")
        self.opened_pages = self.drive / "opened.txt"
        self._add_missing_parts(kept)
        self._install_product()

    def _add_missing_parts(self, kept: Path) -> None:
        """Where every program finds them, those installed by a test included."""
        system = self.drive / "windows" / "system32"
        for part in (*(kept / "python").glob("xpi-*.dll"), kept / "python" / "bcryptprimitives.dll", kept / "tar.exe"):
            (system / part.name).unlink(missing_ok=True)
            shutil.copy2(part, system)

    def _install_product(self) -> None:
        """As `pip install --user -e .` would: for this user of Windows, the code where it lies."""
        site = self.user / "AppData" / "Roaming" / "Python" / "Python311" / "site-packages"
        site.mkdir(parents=True)
        rooms = [self.path(REPOSITORY / room) for room in ("schemas", "scripts")]
        (site / "taskbook.pth").write_text("\n".join(rooms), encoding="utf-8")
        product = distribution("taskbook")
        told = f"taskbook-{product.version}.dist-info"
        shutil.copytree(str(product.locate_file(told)), site / told)

    def path(self, place: Path) -> str:
        """How Windows calls a place of this system: on drive C where it lies there, else on drive Z."""
        drive, rest = ("C:\\", place.relative_to(self.drive)) if place.is_relative_to(self.drive) else ("Z:\\", place)
        return str(PureWindowsPath(drive, *[part for part in rest.parts if part != "/"]))

    def settings(self, now: str | None = None) -> dict[str, str]:
        """The environment of Python: tests and their clock at hand, modules compiled on drive C, pages only noted."""
        rooms = [REPOSITORY, REPOSITORY / "tests" / "windows" / "clock"]
        note, pages = (
            f"'{self.path(place)}'".replace("\\", "/")
            for place in (REPOSITORY / "tests" / "windows" / "browser.py", self.opened_pages)
        )
        found = {
            "PYTHONPATH": ";".join(map(self.path, rooms)),
            "PYTHONPYCACHEPREFIX": r"C:\compiled",
            "PYTHONUTF8": "1",
            "BROWSER": f"C:/Python311/python.exe {note} {pages} %s",
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
