"""Where the Windows computer is kept: outside the repository, under a key of all that it is made from."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

from filelock import FileLock

from tests.windows.machine.needs import linux_python
from tests.windows.machine.packages import requirements

HERE = Path(__file__).parent
KEPT_IN = "TASKBOOK_WINDOWS_CACHE"
KEPT_SECONDS = 7 * 24 * 3_600  # after its last use


@cache
def made() -> Path:
    """The folder of the computer: `python` and `prefix` (Wine's folder, never run in itself: sessions take copies).

    It is made beside its place and moved there whole, so that one that was interrupted is never taken for finished.
    Errors: `subprocess.CalledProcessError` when a step fails, with what the program said.
    """
    root = Path(os.environ.get(KEPT_IN) or Path.home() / ".cache" / "taskbook-windows")
    root.mkdir(parents=True, exist_ok=True)
    place = root / _key()
    with FileLock(root / "making.lock"):
        if not place.is_dir():
            _make(root, place)
        os.utime(place)
    return place


def _make(root: Path, place: Path) -> None:
    from tests.windows.machine.missing_parts import make_tar
    from tests.windows.machine.prefix import make_prefix
    from tests.windows.machine.python_files import make_python

    for left in [*root.glob("unfinished-*"), *_unused(root)]:
        shutil.rmtree(left, ignore_errors=True)
    started = Path(tempfile.mkdtemp(prefix="unfinished-", dir=root))
    make_python(started / "python", final=place / "python")
    make_prefix(started / "prefix")
    make_tar(started / "tar.exe")
    started.rename(place)


def made_stick() -> Path:
    """The folder `offline` of a stick, without the product itself; made when it is first asked for."""
    from tests.windows.machine.stick import make_stick

    place = made() / "stick"
    with FileLock(place.parents[1] / "making.lock"):
        if not place.is_dir():
            started = Path(tempfile.mkdtemp(prefix="unfinished-", dir=place.parents[1]))
            make_stick(started, made() / "python")
            started.rename(place)
    return place


def _unused(root: Path) -> list[Path]:
    """Computers made of older pieces, which take a gigabyte each."""
    return [place for place in root.iterdir() if place.is_dir() and time.time() - place.stat().st_mtime > KEPT_SECONDS]


def _key() -> str:
    made_of = (requirements(), _version("wine"), _version("uv"), str(linux_python()))
    digest = hashlib.sha256("\n".join(made_of).encode())
    for source in sorted(HERE.rglob("*")):
        if source.suffix in (".py", ".c"):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _version(program: str) -> str:
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
