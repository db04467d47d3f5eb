"""The parts that speak to Windows, against stand-ins for its modules: the calls they make are those Windows knows."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from taskbook.adapters.windows.message_box import message_box
from taskbook.adapters.windows.registry import OUR_KEY, WindowsRegistry, our_trusted_key, trusted_folders, trusted_key
from taskbook.setup.doctor.model import Finding, Level
from taskbook.setup.install import __main__ as command
from taskbook.setup.install.shortcuts import Shortcut, write_shortcut
from tests.setup.install.fakes import FakeRegistry, machine_in


def stand_in_winreg() -> ModuleType:
    """The few functions of `winreg` that are used, over a dictionary; missing keys raise as they do there."""
    module: Any = ModuleType("winreg")
    keys: dict[tuple[str, str], dict[str, tuple[object, int]]] = {}
    module.HKEY_CURRENT_USER, module.HKEY_CLASSES_ROOT = "HKCU", "HKCR"
    module.REG_SZ, module.REG_DWORD, module.REG_BINARY = 1, 4, 3
    module.keys = keys

    @contextmanager
    def opened(root: str, key: str) -> Iterator[tuple[str, str]]:
        yield root, key

    def open_key(root: str, key: str) -> Any:
        if not any(found[0] == root and (found[1] + "\\").startswith(key + "\\") for found in keys):
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return opened(root, key)

    def create_key(root: str, key: str) -> Any:
        keys.setdefault((root, key), {})
        return opened(root, key)

    def below(handle: tuple[str, str]) -> list[str]:
        start = handle[1] + "\\"
        names = [key.removeprefix(start).split("\\")[0] for root, key in keys if root == handle[0] and start in key]
        return list(dict.fromkeys(names))

    def query(handle: tuple[str, str], name: str) -> tuple[object, int]:
        try:
            return keys[handle][name]
        except KeyError:
            raise FileNotFoundError(2, "The system cannot find the file specified") from None

    def set_value(handle: tuple[str, str], name: str, reserved: int, kind: int, value: object) -> None:
        assert reserved == 0
        assert isinstance(value, str if kind == module.REG_SZ else int)
        keys[handle][name] = (value, kind)

    module.OpenKey, module.CreateKey, module.QueryValueEx, module.SetValueEx = open_key, create_key, query, set_value
    module.QueryInfoKey = lambda handle: (len(below(handle)), 0, 0)
    module.EnumKey = lambda handle, place: below(handle)[place]
    return module


@pytest.fixture
def winreg(monkeypatch: pytest.MonkeyPatch) -> Any:
    module = stand_in_winreg()
    monkeypatch.setitem(sys.modules, "winreg", module)
    return module


def test_what_is_written_is_read_back(winreg: Any) -> None:
    registry = WindowsRegistry()
    registry.write(OUR_KEY, {"Python": r"C:\x\pythonw.exe"})
    registry.write(our_trusted_key(16), {"Path": "D:\\Sổ\\", "AllowSubfolders": 0})
    assert registry.read(OUR_KEY, "Python") == r"C:\x\pythonw.exe"
    assert registry.subkeys(trusted_key(16)) == ["TheoDoiNhiemVu"]
    assert trusted_folders(registry, 16) == [("D:\\Sổ\\", False)]
    assert winreg.keys["HKCU", our_trusted_key(16)]["AllowSubfolders"] == (0, winreg.REG_DWORD)


def test_what_is_missing_is_none_and_no_error(winreg: Any) -> None:
    registry = WindowsRegistry()
    assert registry.read(OUR_KEY, "Python") is None
    registry.write(OUR_KEY, {"Python": "x"})
    assert registry.read(OUR_KEY, "Workbook") is None
    assert registry.subkeys(trusted_key(16)) == []
    assert registry.read_class(r"Excel.Application\CurVer") is None


def test_values_of_other_kinds_are_none(winreg: Any) -> None:
    winreg.keys["HKCU", OUR_KEY] = {"Python": (b"bytes", winreg.REG_BINARY)}
    winreg.keys["HKCR", r"Excel.Application\CurVer"] = {"": ("Excel.Application.16", winreg.REG_SZ)}
    registry = WindowsRegistry()
    assert registry.read(OUR_KEY, "Python") is None
    assert registry.read_class(r"Excel.Application\CurVer") == "Excel.Application.16"


def test_a_trusted_folder_without_a_path_is_passed_over(winreg: Any) -> None:
    registry = WindowsRegistry()
    registry.write(trusted_key(16) + r"\Location0", {"Description": "no path"})
    assert trusted_folders(registry, 16) == []


def test_a_shortcut_is_made_by_the_shells_own_object(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, object] = {}

    def note(name: str) -> Any:
        return lambda *given: said.__setitem__(name, given)

    file = SimpleNamespace(Save=note("Save"))
    setters = {name: note(name) for name in ("SetPath", "SetArguments", "SetWorkingDirectory", "SetDescription")}
    link = SimpleNamespace(**setters, QueryInterface=lambda wanted: file if wanted == "IPersistFile" else None)
    pythoncom = SimpleNamespace(
        CLSCTX_INPROC_SERVER=1, IID_IPersistFile="IPersistFile", CoCreateInstance=lambda *given: link
    )
    shell = SimpleNamespace(CLSID_ShellLink="link", IID_IShellLink="unicode link")
    modules = {"pythoncom": pythoncom, "win32com.shell.shell": shell}
    monkeypatch.setattr("taskbook.adapters.windows.shortcut_files.import_module", modules.__getitem__)
    write_shortcut(Shortcut("Sổ", Path("D:/s.xlsm"), "--live", Path("D:/"), "Mở sổ"), tmp_path)
    assert said["SetPath"] == (str(Path("D:/s.xlsm")),)
    assert said["SetArguments"] == ("--live",)
    assert said["Save"] == (str(tmp_path / "Sổ.lnk"), 0)


@pytest.mark.parametrize("failed", [0, -1])
@pytest.mark.parametrize(("owner", "owners"), [(77, [77, None]), (None, [None])])
def test_a_message_whose_window_is_gone_is_shown_without_it(
    monkeypatch: pytest.MonkeyPatch, owner: int | None, owners: list[int | None], failed: int
) -> None:
    asked: list[tuple[int | None, str]] = []

    def box(window: int | None, text: str, title: str, style: int) -> int:
        asked.append((window, text))
        return failed if window else 1

    windll = SimpleNamespace(user32=SimpleNamespace(MessageBoxW=box))
    monkeypatch.setattr("taskbook.adapters.windows.message_box.ctypes", SimpleNamespace(windll=windll))
    message_box("Đã xong.", "Theo dõi nhiệm vụ", owner)
    assert asked == [(one, "Đã xong.") for one in owners]


# --- the last steps as one command


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeRegistry:
    """A pretended Windows: our folders, a registry in memory, shortcuts as text, nothing compiled."""
    registry = FakeRegistry()
    monkeypatch.setattr(command.sys, "platform", "win32")
    monkeypatch.setattr(command, "WindowsRegistry", lambda: registry)
    monkeypatch.setattr(command, "this_machine", lambda: machine_in(tmp_path))
    monkeypatch.setattr(command, "compile_packages", lambda: None)
    monkeypatch.setattr(command, "write_shortcut", lambda made, folder: (folder / made.name).write_text(made.arguments))
    monkeypatch.setattr(command, "this_surroundings", lambda workbook: workbook)
    monkeypatch.setattr(command, "examine", lambda around: [Finding(Level.OK, f"sổ ở {around}")])
    return registry


def arguments(monkeypatch: pytest.MonkeyPatch, source: Path, root: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["install", "--source", str(source), "--root", str(root)])


def test_all_steps_are_done_and_the_result_is_told(
    windows: FakeRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments(monkeypatch, Path(__file__).parents[3], tmp_path / "root")
    assert command.main() == 0
    said = capsys.readouterr().out
    assert "ĐÃ CÀI XONG" in said
    assert "✓ sổ ở " in said
    assert Path(str(windows.read(OUR_KEY, "Workbook"))).is_file()
    assert sorted(file.name for file in (tmp_path / "Nguyễn Văn Thư" / "Desktop").iterdir()) == [
        "Hướng dẫn theo dõi nhiệm vụ",
        "Làm mới sổ đang mở",
        "Sổ theo dõi nhiệm vụ",
    ]
    assert (tmp_path / "root" / "docs" / "huong-dan.html").is_file()


def test_a_check_that_fails_makes_the_installation_fail(
    windows: FakeRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments(monkeypatch, Path(__file__).parents[3], tmp_path / "root")
    monkeypatch.setattr(command, "examine", lambda around: [Finding(Level.FAIL, "hỏng", "sửa")])
    assert command.main() == 1
    assert "ĐÃ CÀI XONG" not in capsys.readouterr().out


def test_what_stops_installing_is_one_sentence(
    windows: FakeRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments(monkeypatch, tmp_path / "empty", tmp_path / "root")
    assert command.main() == 1
    assert "giải nén lại toàn bộ" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="says that it is for Windows only")
def test_elsewhere_nothing_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments(monkeypatch, tmp_path, tmp_path / "root")
    assert command.main() == 1
    assert "chỉ dùng cho Windows" in capsys.readouterr().out
    assert not (tmp_path / "root").exists()


def test_the_modules_that_need_windows_are_imported_nowhere_else() -> None:
    for name in ("taskbook.setup.doctor.run", "taskbook.setup.install.steps", "taskbook.setup.install.shortcuts"):
        importlib.import_module(name)
    assert sys.platform == "win32" or "winreg" not in sys.modules
