"""The command files run by Wine's command interpreter, which forgives more than Microsoft's."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.computer import REPOSITORY, Computer
from tests.windows.machine.prefix import run_wine

SCRIPTS = REPOSITORY / "scripts"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "Bo cai dat"
    (folder / "scripts").mkdir(parents=True)
    for file in (*SCRIPTS.glob("*.cmd"), SCRIPTS / "loi-nhan.txt"):
        shutil.copy(file, folder / "scripts")
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


def run_cmd(computer: Computer, folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    return run_wine(computer.prefix, "cmd", "/c", command, timeout=120, cwd=folder / "scripts")


@pytest.mark.parametrize(
    ("profile", "root"),
    [
        (r"C:\users\Van Thu\AppData\Local", r"C:\users\Van Thu\AppData\Local\TheoDoiNhiemVu"),
        (r"C:\users\Nguyễn\AppData\Local", r"C:\TheoDoiNhiemVu"),
    ],
)
def test_the_program_goes_where_the_path_has_plain_letters_only(
    computer: Computer, package: Path, profile: str, root: str
) -> None:
    script = f'@echo off\r\nset "LOCALAPPDATA={profile}"\r\ncall chung.cmd root\r\necho [%ROOT%]\r\n'
    (package / "scripts" / "thu.cmd").write_bytes(script.encode())
    said = run_cmd(computer, package, "thu.cmd").stdout
    shutil.rmtree(computer.drive / "users" / "Van Thu", ignore_errors=True)  # this Windows has one user
    assert f"[{root}]" in said


@pytest.mark.parametrize("name", ["Bo cai dat", "Bo cai (1) & 2^ dat"])
def test_without_a_network_the_installer_says_so_and_fails(computer: Computer, package: Path, name: str) -> None:
    package = package.rename(package.with_name(name))
    done = run_cmd(computer, package, "cai-dat.cmd")
    assert done.returncode == 1
    said = done.stdout
    assert "chuan-bi-usb.cmd" in said
    assert "(uv)" in said


@pytest.fixture
def earlier(computer: Computer) -> Iterator[Path]:
    """The Python of an earlier installation."""
    root = computer.user / "AppData" / "Local" / "TheoDoiNhiemVu"
    python = root / "env" / "Scripts" / "python.exe"
    python.parent.mkdir(parents=True)
    python.write_bytes(b"the earlier one")
    yield python
    shutil.rmtree(root)


def test_a_failed_installation_leaves_the_earlier_one_in_its_place(
    computer: Computer, package: Path, earlier: Path
) -> None:
    (package / "offline").mkdir()
    (package / "offline" / "uv.exe").write_bytes(b"no program at all")
    done = run_cmd(computer, package, "cai-dat.cmd")
    assert done.returncode == 1
    assert earlier.read_bytes() == b"the earlier one"
    assert not earlier.parents[1].with_name("env.old").exists()


def test_a_package_that_was_not_unpacked_whole_is_noticed(computer: Computer, package: Path) -> None:
    (package / "scripts" / "chung.cmd").unlink()
    done = run_cmd(computer, package, "cai-dat.cmd")
    assert done.returncode == 1
    assert "giai nen toan bo" in done.stdout


@pytest.fixture
def without_tar(computer: Computer) -> Iterator[None]:
    """A Windows from before 2018."""
    tar = computer.drive / "windows" / "system32" / "tar.exe"
    aside = tar.with_name("tar.aside")
    tar.rename(aside)
    yield
    aside.rename(tar)


@pytest.mark.usefixtures("without_tar")
@pytest.mark.parametrize("brought", [(), ("python.tar.gz", "uv.exe")], ids=["from the network", "from the stick"])
def test_a_windows_without_what_unpacks_is_told_its_age_and_not_that_it_has_no_network(
    computer: Computer, package: Path, brought: tuple[str, ...]
) -> None:
    for name in brought:
        (package / "offline").mkdir(exist_ok=True)
        (package / "offline" / name).touch()
    done = run_cmd(computer, package, "cai-dat.cmd")
    assert done.returncode == 1
    assert "1803" in done.stdout
    assert "trên máy có mạng" not in done.stdout


def test_a_half_unpacked_uv_is_not_taken_for_a_whole_one(computer: Computer, package: Path) -> None:
    root = computer.user / "AppData" / "Local" / "TheoDoiNhiemVu"
    half = root / "uv.part" / "uv.exe"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half of it")
    done = run_cmd(computer, package, "cai-dat.cmd")
    assert done.returncode == 1
    assert not half.exists()
    assert not (root / "uv" / "uv.exe").exists()
    shutil.rmtree(root)
