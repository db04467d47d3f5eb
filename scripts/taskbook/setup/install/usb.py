"""`python -m taskbook.setup.install.usb`: prepares the folder `offline` and copies the installation to a stick.

Runs on any system with a network, with Python's own library alone: our packages need not be installed. The folder holds
`uv.exe`, `python.tar.gz` (the build that uv itself would install) and `wheels`; that it is enough is proved at the end
by resolving an installation for Windows from it, without a network.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from taskbook.errors import TaskbookError
from taskbook.texts import install as texts

VERSION: Final = "3.12"
PLATFORM: Final = "x86_64-pc-windows-msvc"
CARRIED: Final = (
    "scripts/cai-dat.cmd",
    "scripts/chung.cmd",
    "scripts/chuan-bi-usb.cmd",
    "scripts/loi-nhan.txt",
    "workbook",
    "docs",
    "pyproject.toml",
    "README.md",
    "offline",
)
_NOT_CARRIED = shutil.ignore_patterns("Sao lưu", "*.lock", "~$*", "__pycache__")
_PRODUCT_FOLDER = "TheoDoiNhiemVu"

Run = Callable[[Sequence[str], Path], str]
"""Runs a program in a folder and returns what it printed; UsbError when it fails."""
Fetch = Callable[[str, Path], None]
"""Downloads an address into a file; OSError when it cannot."""


class UsbError(TaskbookError):
    """The folder for computers without a network could not be prepared or copied."""


@dataclass(frozen=True, slots=True)
class Kitchen:
    """What preparing needs: the installation's folder, uv, and the two ways to the world outside."""

    source: Path
    uv: str
    run: Run
    fetch: Fetch

    @property
    def offline(self) -> Path:
        """The folder that is prepared."""
        return self.source / "offline"

    @property
    def wheels(self) -> Path:
        """Where the packages are put."""
        return self.offline / "wheels"


def prepare(kitchen: Kitchen, say: Callable[[str], None]) -> None:
    """Make the folder `offline` anew and prove that it is enough."""
    shutil.rmtree(kitchen.wheels, ignore_errors=True)
    kitchen.wheels.mkdir(parents=True)
    for words, step in (
        (texts.USB_PYTHON, _get_python),
        (texts.USB_WHEELS, _get_wheels),
        (texts.USB_UV, _get_uv),
        (texts.USB_PROVING, _prove),
    ):
        say(words)
        try:
            step(kitchen)
        except OSError as error:
            raise UsbError(texts.usb_step_failed(words, str(error))) from error


def _get_python(kitchen: Kitchen) -> None:
    wanted = ["python", "list", f"cpython-{VERSION}-windows-x86_64", "--all-platforms", "--only-downloads"]
    offers = json.loads(kitchen.run([kitchen.uv, *wanted, "--output-format", "json"], kitchen.source))
    if not offers:
        raise UsbError(texts.usb_no_python(VERSION))
    kitchen.fetch(offers[0]["url"], kitchen.offline / "python.tar.gz")


def _get_wheels(kitchen: Kitchen) -> None:
    """The exact versions the project was tested with, for Windows, and the project itself."""
    quiet = ["--quiet", "--no-header", "--no-annotate"]
    with tempfile.TemporaryDirectory() as folder:
        needs = Path(folder) / "requirements.txt"
        compile_needs = [kitchen.uv, "pip", "compile", "pyproject.toml", *_for_windows(), *quiet, "-o", str(needs)]
        kitchen.run(compile_needs, kitchen.source)
        _download(kitchen, ["--no-deps", "-r", str(needs)], kitchen.wheels)
    kitchen.run([kitchen.uv, "build", "--quiet", "--wheel", "--out-dir", str(kitchen.wheels)], kitchen.source)


def _get_uv(kitchen: Kitchen) -> None:
    """Take the uv.exe at hand; elsewhere than on Windows the one in uv's package of the same version."""
    target = kitchen.offline / "uv.exe"
    if kitchen.uv.lower().endswith("uv.exe"):
        if Path(kitchen.uv).resolve() != target.resolve():
            shutil.copyfile(kitchen.uv, target)
        return
    version = kitchen.run([kitchen.uv, "--version"], kitchen.source).split()[1]
    with tempfile.TemporaryDirectory() as folder:
        _download(kitchen, ["--no-deps", f"uv=={version}"], Path(folder))
        with zipfile.ZipFile(next(Path(folder).glob("uv-*.whl"))) as wheel:
            name = next(name for name in wheel.namelist() if name.endswith("/scripts/uv.exe"))
            target.write_bytes(wheel.read(name))


def _download(kitchen: Kitchen, what: Sequence[str], folder: Path) -> None:
    pip = [kitchen.uv, "tool", "run", "--quiet", "--from", "pip", "pip", "download", "--quiet"]
    windows = ["--only-binary=:all:", "--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp"]
    kitchen.run([*pip, *windows, "-d", str(folder), *what], kitchen.source)


def _prove(kitchen: Kitchen) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kitchen.run(offline_install(kitchen, ["--dry-run", "--target", folder, *_for_windows()]), kitchen.source)


def _for_windows() -> list[str]:
    return ["--python-platform", PLATFORM, "--python-version", VERSION]


def offline_install(kitchen: Kitchen, where: Sequence[str]) -> list[str]:
    """Return the command that installs from the folder alone, as `cai-dat.cmd` does."""
    only_here = ["--no-config", "--no-index", "--find-links", str(kitchen.wheels)]
    return [kitchen.uv, "pip", "install", "--quiet", *only_here, *where, "taskbook"]


def copy_to(source: Path, destination: Path) -> Path:
    """Copy what installing needs to a stick; return the folder made there. UsbError when it cannot."""
    target = destination / _PRODUCT_FOLDER
    try:
        for name in CARRIED:
            _copy(source / name, target / name)
    except (OSError, shutil.Error) as error:
        raise UsbError(texts.usb_step_failed(str(target), str(error))) from error
    return target


def _copy(origin: Path, target: Path) -> None:
    if origin.is_dir():
        shutil.copytree(origin, target, ignore=_NOT_CARRIED, dirs_exist_ok=True)
    elif origin.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, target)


def run_program(command: Sequence[str], folder: Path) -> str:
    """Run a program and return what it printed; UsbError with its last line when it fails."""
    done = subprocess.run(  # noqa: S603 - our own words, no shell
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or [str(done.returncode)]
        raise UsbError(texts.usb_step_failed(" ".join(Path(word).name for word in command[:3]), last[0]))
    return done.stdout


def fetch(address: str, target: Path) -> None:
    """Download a file, whole or not at all."""
    part = target.with_name(target.name + ".part")
    with urllib.request.urlopen(address, timeout=120) as answer, part.open("wb") as out:  # noqa: S310 - uv's address
        shutil.copyfileobj(answer, out)
    part.replace(target)


def dragged_folder(environ: Mapping[str, str]) -> Path | None:
    """The folder that was dragged onto `chuan-bi-usb.cmd` or named behind it; None when there was none.

    `USB_LINE` is the line that Windows started the command interpreter with: `cmd /c ""…chuan-bi-usb.cmd" E:\\A&B"`.
    What the interpreter itself makes of it, `USB_FOLDER`, ends at the ampersand; it is right where somebody typed it.
    """
    dropped = re.search(r'chuan-bi-usb\.cmd"?\s+(.+)', environ.get("USB_LINE", ""), re.IGNORECASE)
    name = dropped[1] if dropped else environ.get("USB_FOLDER", "")
    name = name.replace('"', "").strip()
    return Path(name) if name else None


def main() -> int:
    """Prepare, then copy where a stick was named."""
    parser = argparse.ArgumentParser(description=texts.USB_ABOUT)
    parser.add_argument("--source", type=Path, required=True, help=texts.HELP_SOURCE)
    parser.add_argument("--uv", default="uv", help=texts.HELP_UV)
    parser.add_argument("destination", type=Path, nargs="?", help=texts.HELP_DESTINATION)
    given = parser.parse_args()
    kitchen = Kitchen(given.source.resolve(), given.uv, run_program, fetch)
    try:
        prepare(kitchen, print)
        size = sum(file.stat().st_size for file in kitchen.offline.rglob("*") if file.is_file())
        print(texts.usb_ready(str(kitchen.offline), size >> 20))
        destination = given.destination or dragged_folder(os.environ)
        if destination is None:
            print(texts.usb_copy_by_hand(str(kitchen.source)))
        else:
            print(texts.usb_copied(str(copy_to(kitchen.source, destination))))
    except TaskbookError as stop:
        print(stop)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
