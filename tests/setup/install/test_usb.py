"""Preparing a stick: what is asked of uv, what the folder holds, and that it really is enough to install from."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from taskbook.setup.install.usb import (
    Kitchen,
    UsbError,
    copy_to,
    dragged_folder,
    fetch,
    main,
    offline_install,
    prepare,
    run_program,
)
from tests.marks import unix_only

REPOSITORY = Path(__file__).parents[3]
PYTHON_URL = "https://example.org/cpython-3.12-windows.tar.gz"


class FakeUv:
    """Answers as uv does; `fails` is a word of the command that fails."""

    def __init__(self, fails: str = "") -> None:
        self.commands: list[list[str]] = []
        self.fails = fails

    def __call__(self, command: Sequence[str], folder: Path) -> str:
        words = [str(word) for word in command]
        self.commands.append(words)
        if self.fails and self.fails in words:
            raise UsbError("no network")
        if words[1:3] == ["python", "list"]:
            return json.dumps([{"url": PYTHON_URL}])
        if "--version" in words:
            return "uv 9.8.7 (abc 2026-01-01)\n"
        if "download" in words:
            self._download(Path(words[words.index("-d") + 1]), words[-1])
        return ""

    @staticmethod
    def _download(folder: Path, what: str) -> None:
        name = "uv-9.8.7-py3-none-win_amd64.whl" if what.startswith("uv==") else "pandas-3.1.1-cp312-win_amd64.whl"
        with zipfile.ZipFile(folder / name, "w") as wheel:
            wheel.writestr("uv-9.8.7.data/scripts/uv.exe", b"MZ uv")


def kitchen_in(folder: Path, uv: str = "uv", run: FakeUv | None = None) -> Kitchen:
    return Kitchen(folder, uv, run or FakeUv(), lambda url, target: target.write_bytes(url.encode()) and None)


def test_the_folder_holds_python_packages_and_uv(tmp_path: Path) -> None:
    said: list[str] = []
    kitchen = kitchen_in(tmp_path)
    prepare(kitchen, said.append)
    files = {file.relative_to(kitchen.offline).as_posix() for file in kitchen.offline.rglob("*") if file.is_file()}
    assert files == {"python.tar.gz", "uv.exe", "wheels/pandas-3.1.1-cp312-win_amd64.whl"}
    assert (kitchen.offline / "uv.exe").read_bytes() == b"MZ uv"
    assert (kitchen.offline / "python.tar.gz").read_text() == PYTHON_URL
    assert len(said) == 4


def test_the_packages_are_those_for_windows_whatever_computer_prepares_them(tmp_path: Path) -> None:
    uv = FakeUv()
    prepare(kitchen_in(tmp_path, run=uv), lambda words: None)
    downloads = [command for command in uv.commands if "download" in command]
    assert len(downloads) == 2
    for command in downloads:
        assert command[command.index("--platform") + 1] == "win_amd64"
        assert "--only-binary=:all:" in command


def test_on_windows_the_uv_at_hand_is_taken(tmp_path: Path) -> None:
    uv = tmp_path / "tools" / "uv.exe"
    uv.parent.mkdir()
    uv.write_bytes(b"MZ own")
    kitchen = kitchen_in(tmp_path, str(uv))
    prepare(kitchen, lambda words: None)
    assert (kitchen.offline / "uv.exe").read_bytes() == b"MZ own"
    prepare(kitchen_in(tmp_path, str(kitchen.offline / "uv.exe")), lambda words: None)
    assert (kitchen.offline / "uv.exe").read_bytes() == b"MZ own"


def test_packages_of_an_earlier_preparation_do_not_stay(tmp_path: Path) -> None:
    kitchen = kitchen_in(tmp_path)
    kitchen.wheels.mkdir(parents=True)
    (kitchen.wheels / "pandas-2.0-old.whl").write_bytes(b"")
    prepare(kitchen, lambda words: None)
    assert [file.name for file in kitchen.wheels.iterdir()] == ["pandas-3.1.1-cp312-win_amd64.whl"]


@pytest.mark.parametrize("step", ["list", "compile", "download", "build", "install"])
def test_a_step_that_fails_stops_the_preparation(tmp_path: Path, step: str) -> None:
    with pytest.raises(UsbError):
        prepare(kitchen_in(tmp_path, run=FakeUv(fails=step)), lambda words: None)


def test_a_download_that_breaks_is_said_with_its_step(tmp_path: Path) -> None:
    def broken(url: str, target: Path) -> None:
        raise OSError("Network is unreachable")

    with pytest.raises(UsbError, match=r"tải Python cho Windows.*Network is unreachable"):
        prepare(Kitchen(tmp_path, "uv", FakeUv(), broken), lambda words: None)


def test_a_uv_without_python_for_windows_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsbError, match="cập nhật uv"):
        prepare(Kitchen(tmp_path, "uv", lambda command, folder: "[]", lambda url, target: None), lambda words: None)


def test_a_download_is_whole_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"python")
    fetch((tmp_path / "there").as_uri(), tmp_path / "python.tar.gz")
    assert (tmp_path / "python.tar.gz").read_bytes() == b"python"
    with pytest.raises(OSError, match="missing"):
        fetch((tmp_path / "missing").as_uri(), tmp_path / "other.tar.gz")
    assert not (tmp_path / "other.tar.gz").exists()


def test_what_installing_needs_is_copied_to_the_stick_and_nothing_private(tmp_path: Path) -> None:
    source = tmp_path / "bộ cài"
    for name in ("scripts/cai-dat.cmd", "workbook/TheoDoiNhiemVu.xlsm", "workbook/Sao lưu/cũ.xlsm", "offline/uv.exe"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(name.encode())
    stick = tmp_path / "USB CỦA TÔI"
    made = copy_to(source, stick)
    assert made.parent == stick
    files = {file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file()}
    assert files == {"scripts/cai-dat.cmd", "workbook/TheoDoiNhiemVu.xlsm", "offline/uv.exe"}


def test_a_stick_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "usb").write_text("a file, not a folder")
    with pytest.raises(UsbError, match="TheoDoiNhiemVu"):
        copy_to(tmp_path, tmp_path / "usb")


def test_a_program_that_fails_is_quoted_with_its_last_line(tmp_path: Path) -> None:
    assert run_program([sys.executable, "-c", "print('được')"], tmp_path).strip() == "được"
    with pytest.raises(UsbError, match="Chi tiết: hết chỗ"):
        run_program([sys.executable, "-X", "utf8", "-c", "import sys; sys.exit('một\\nhết chỗ')"], tmp_path)


@unix_only("a text is no program there")
def test_the_command_says_what_stopped_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "uv").write_text("#!/bin/sh\necho no network >&2\nexit 2\n")
    (tmp_path / "uv").chmod(0o755)
    monkeypatch.setattr(sys, "argv", ["usb", "--source", str(tmp_path), "--uv", str(tmp_path / "uv")])
    assert main() == 1
    assert "no network" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "folder", "meant"),
    [
        (r'"C:\Windows\system32\cmd.exe" /c ""D:\Bo cai\scripts\chuan-bi-usb.cmd" E:\A&B"', r"E:\A", r"E:\A&B"),
        (r'cmd.exe /c ""D:\chuan-bi-usb.cmd" "E:\A & B 100%!^""', r"E:\A & B", r"E:\A & B 100%!^"),
        (r'cmd.exe /c ""D:\CHUAN-BI-USB.CMD" E:\"', "E:\\", "E:\\"),
        (r'cmd.exe /c ""D:\chuan-bi-usb.cmd" "', "", None),
        (r'"C:\Windows\system32\cmd.exe"', r"E:\A&B", r"E:\A&B"),
        (r'"C:\Windows\system32\cmd.exe"', "", None),
    ],
)
def test_a_folder_that_was_dragged_onto_the_file_is_taken_as_it_is_called(
    line: str, folder: str, meant: str | None
) -> None:
    found = dragged_folder({"USB_LINE": line, "USB_FOLDER": folder})
    assert found == (Path(meant) if meant is not None else None)


def test_without_the_command_file_there_is_no_dragged_folder() -> None:
    assert dragged_folder({}) is None


@pytest.mark.slow
def test_an_installation_without_a_network_works_from_the_folder_of_packages(tmp_path: Path) -> None:
    """The real thing on this system: download the packages once, then install from them alone and use the command."""
    wheels = tmp_path / "offline" / "wheels"
    wheels.mkdir(parents=True)
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed")
    needs = tmp_path / "requirements.txt"
    try:
        run_program([uv, "pip", "compile", "pyproject.toml", "--quiet", "-o", str(needs)], REPOSITORY)
        pip = [uv, "tool", "run", "--quiet", "--from", "pip", "pip", "download", "--quiet", "--no-deps"]
        run_program([*pip, "-r", str(needs), "-d", str(wheels)], REPOSITORY)
        run_program([uv, "build", "--quiet", "--wheel", "--out-dir", str(wheels)], REPOSITORY)
    except UsbError as error:
        pytest.skip(f"the packages cannot be had here: {error}")
    environment = tmp_path / "env"
    run_program([uv, "venv", "--quiet", "--python", sys.executable, str(environment)], tmp_path)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    kitchen = Kitchen(tmp_path, uv, run_program, fetch)
    run_program([*offline_install(kitchen, ["--offline", "--python", str(python)])], tmp_path)
    done = subprocess.run(
        [
            str(python),
            "-X",
            "utf8",
            "-P",
            "-m",
            "taskbook",
            "doctor",
            str(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(environment) in done.stdout
