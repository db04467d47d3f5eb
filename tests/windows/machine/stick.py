"""What `chuan-bi-usb.cmd` prepares for computers without a network, made by the product's own steps, for our Python."""

from __future__ import annotations

import tarfile
import tempfile
import zipfile
from pathlib import Path

from taskbook.setup.install import usb
from tests.windows.machine.missing_parts import bend
from tests.windows.machine.needs import PYTHON
from tests.windows.machine.packages import REPOSITORY, NotToBeHadError


def make_stick(folder: Path, python: Path) -> None:
    """uv.exe as it is published, packages for Windows (numpy bent to our maths), and in place of uv's Python ours.

    NotToBeHadError when they do not come.
    """
    (folder / "wheels").mkdir()
    kitchen = _Kitchen(REPOSITORY, "uv", usb.run_program, usb.fetch, folder)
    usual, usb.VERSION = usb.VERSION, PYTHON  # type: ignore[misc]
    try:
        usb._get_uv(kitchen)
        usb._get_wheels(kitchen)
    except usb.UsbError as error:
        raise NotToBeHadError(str(error)) from error
    finally:
        usb.VERSION = usual  # type: ignore[misc]
    (numpy,) = (folder / "wheels").glob("numpy-*.whl")
    _bend_wheel(numpy)
    for product in (folder / "wheels").glob("taskbook-*.whl"):
        product.unlink()  # it changes with each commit: whoever installs builds it
    with tarfile.open(folder / "python.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(python, "python", filter=_without_packages)


class _Kitchen(usb.Kitchen):
    """One that prepares elsewhere than in the repository."""

    def __init__(self, source: Path, uv: str, run: usb.Run, fetch: usb.Fetch, offline: Path) -> None:
        super().__init__(source, uv, run, fetch)
        object.__setattr__(self, "_offline", offline)

    @property
    def offline(self) -> Path:
        return self._offline


def _without_packages(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if "site-packages/" in member.name or "__pycache__" in member.name else member


def _bend_wheel(wheel: Path) -> None:
    with tempfile.TemporaryDirectory() as unpacked:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked)
            names = archive.namelist()
        with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name in names:
                file = Path(unpacked) / name
                if file.suffix == ".pyd":
                    bend(file)
                archive.write(file, name)
