"""`cai-dat.cmd` from a stick, by Wine's command interpreter with the genuine uv.exe, in an accented folder."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from taskbook.adapters.windows.registry import OUR_KEY, PYTHON_VALUE
from taskbook.setup.install.usb import CARRIED
from tests.windows.computer import REPOSITORY, Computer
from tests.windows.machine.cache import made_stick
from tests.windows.machine.prefix import run_wine
from tests.windows.skipping import skipping

LONGEST = 1_800
NOT_CARRIED = shutil.ignore_patterns("Sao lưu", "*.lock", "~$*", "__pycache__")


@dataclass(frozen=True)
class Installed:
    computer: Computer
    said: str
    code: int

    @property
    def root(self) -> Path:
        return self.computer.user / "AppData" / "Local" / "TheoDoiNhiemVu"

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Start the Python that was installed, without anything of this repository."""
        python = self.computer.path(self.root / "env" / "Scripts" / "python.exe")
        return run_wine(self.computer.prefix, python, *words, timeout=300, cwd=self.computer.drive)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    with skipping():
        computer = Computer(tmp_path_factory.mktemp("fresh"))
        made_stick()
    package = computer.drive / "usb" / "Bộ cài đặt (1) & sổ"
    package.mkdir(parents=True)
    for name in CARRIED:
        target = package / name
        target.parent.mkdir(exist_ok=True)
        if name == "offline":
            shutil.copytree(made_stick(), target)
        elif (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, target, ignore=NOT_CARRIED)
        else:
            shutil.copy2(REPOSITORY / name, target)
    build = ["uv", "build", "--quiet", "--wheel", "--out-dir", str(package / "offline" / "wheels")]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    done = run_wine(computer.prefix, "cmd", "/c", "cai-dat.cmd", timeout=LONGEST, cwd=package / "scripts")
    yield Installed(computer, done.stdout, done.returncode)
    computer.switch_off()


def test_the_program_is_whole_after_an_installation_from_the_stick(installed: Installed) -> None:
    done = installed.run("-X", "utf8", "-P", "-m", "taskbook", "deadline", "--year", "2026", "Quý II")
    assert (done.returncode, done.stdout.strip()) == (0, "Hết quý II/2026 (30/6/2026)"), installed.said + done.stderr


def test_the_installation_tells_the_registry_where_its_python_is(installed: Installed) -> None:
    asked = ["reg", "query", rf"HKCU\{OUR_KEY}", "/v", PYTHON_VALUE]
    found = run_wine(installed.computer.prefix, *asked, timeout=60).stdout
    assert r"AppData\Local\TheoDoiNhiemVu\env\Scripts\pythonw.exe" in found, installed.said


def test_modules_are_compiled_and_nothing_of_an_unfinished_installation_is_left(installed: Installed) -> None:
    packages = installed.root / "env" / "Lib" / "site-packages"
    assert list((packages / "taskbook" / "core" / "__pycache__").glob("*.pyc"))
    assert {place.name for place in installed.root.iterdir()} >= {"env", "python"}
    assert not [place.name for place in installed.root.iterdir() if place.suffix == ".old"]


def test_the_workbook_and_the_shortcuts_are_in_their_places(installed: Installed) -> None:
    user = installed.computer.user
    assert list((user / "Documents").rglob("*.xlsm")), installed.said
    assert len(list((user / "Desktop").glob("*.lnk"))) >= 2, installed.said


def test_the_self_check_says_what_is_missing_and_it_is_excel_alone(installed: Installed) -> None:
    failed = [line for line in installed.said.splitlines() if line.startswith("✗")]
    assert [line for line in failed if "Excel" not in line] == [], installed.said
    assert installed.code == (1 if failed else 0)
