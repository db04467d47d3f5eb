"""What only a Windows has, used as the product uses it: registry, shortcuts, vault of passwords, a file held open."""

from __future__ import annotations

import json
import shutil
import textwrap
from pathlib import Path

import pytest

from tests.windows.computer import REPOSITORY, Computer

DEEP = Path("office", "Ủy ban nhân dân xã Trường Tân, " * 2 + "1", "Theo dõi nhiệm vụ & việc 100%, " * 2 + "2")


def told(computer: Computer, program: str) -> dict[str, object]:
    """What a program on Windows leaves in `told`."""
    file = computer.drive / "program.py"
    ending = "\nimport json, sys\nsys.stdout.reconfigure(encoding='utf-8')\nprint(json.dumps(told))\n"
    file.write_text(textwrap.dedent(program) + ending, encoding="utf-8")
    done = computer.python(computer.path(file))
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


def test_what_is_written_in_the_registry_is_found_again(computer: Computer) -> None:
    found = told(
        computer,
        r"""
        from taskbook.adapters.windows.registry import WindowsRegistry, our_trusted_key, trusted_folders
        registry = WindowsRegistry()
        missing = registry.read("Software\\TheoDoiNhiemVu", "Không có")
        registry.write(our_trusted_key(16), {"Path": "C:\\Sổ & xã 100%", "AllowSubfolders": 1})
        told = {"missing": missing, "trusted": trusted_folders(registry, 16)}
        told["excel"] = registry.read_class("Excel.Application\\CurVer")
        """,
    )
    assert found == {"missing": None, "trusted": [["C:\\Sổ & xã 100%", True]], "excel": None}


def test_a_shortcut_leads_where_it_was_told_to(computer: Computer) -> None:
    """Wine keeps no letters beyond its own code page in a shortcut; that Windows does is not for us to prove."""
    found = told(
        computer,
        r"""
        from pathlib import Path
        import pythoncom
        from win32com.shell import shell
        from taskbook.adapters.windows.shortcut_files import write_shortcut_file
        file = Path(r"C:\So tay.lnk")
        write_shortcut_file(file, Path(r"C:\Python311\pythonw.exe"), "-m taskbook refresh --live", Path("C:\\"), "x")
        link = pythoncom.CoCreateInstance(shell.CLSID_ShellLink, None, 1, shell.IID_IShellLink)
        link.QueryInterface(pythoncom.IID_IPersistFile).Load(str(file))
        told = {"target": link.GetPath(0)[0], "arguments": link.GetArguments(), "folder": link.GetWorkingDirectory()}
        """,
    )
    assert found == {
        "target": "C:\\Python311\\pythonw.exe",
        "arguments": "-m taskbook refresh --live",
        "folder": "C:\\",
    }


def test_a_password_is_kept_in_the_vault_and_forgotten_when_it_is_emptied(computer: Computer) -> None:
    found = told(
        computer,
        """
        import keyring
        told = {"kind": type(keyring.get_keyring()).__name__}
        keyring.set_password("taskbook thử", "ủy ban", "mật khẩu")
        told["kept"] = keyring.get_password("taskbook thử", "ủy ban")
        keyring.delete_password("taskbook thử", "ủy ban")
        told["left"] = keyring.get_password("taskbook thử", "ủy ban")
        """,
    )
    assert found == {"kind": "WinVaultKeyring", "kept": "mật khẩu", "left": None}


@pytest.fixture
def book(computer: Computer) -> Path:
    folder = computer.drive / DEEP
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Path(shutil.copy(REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm", folder / "Sổ theo dõi Ủy ban.xlsm"))


def taskbook(computer: Computer, *words: str) -> tuple[int, str]:
    done = computer.python("-X", "utf8", "-P", "-m", "taskbook", *words)
    return done.returncode, done.stdout + done.stderr


def test_a_closed_workbook_in_a_deep_folder_with_accents_is_refreshed_split_and_taken_back(
    computer: Computer, book: Path
) -> None:
    before = book.read_bytes()
    path = computer.path(book)
    assert len(path) > 150
    code, said = taskbook(computer, "refresh", path, "--as-of", "2026-11-22")
    assert (code, "57 nhiệm vụ" in said) == (0, True), said
    code, said = taskbook(computer, "split", path, "--as-of", "2026-11-22")
    assert (code, "Đã ghi 7 phiếu" in said) == (0, True), said
    assert book.read_bytes() != before
    code, said = taskbook(computer, "undo", path)
    assert (code, "Đã hoàn tác «Làm mới»" in said) == (0, True), said


def test_a_workbook_that_excel_has_open_is_read_but_never_written(computer: Computer, book: Path) -> None:
    before = book.read_bytes()
    found = told(
        computer,
        rf"""
        import ctypes, subprocess, sys
        path = {computer.path(book)!r}
        kernel = ctypes.windll.kernel32
        kernel.CreateFileW.restype = ctypes.c_void_p
        held = kernel.CreateFileW(path, 0xC0000000, 1, None, 3, 0, None)  # for writing; others may only read
        told = {{}}
        for command in ("refresh", "check"):
            done = subprocess.run(
                [sys.executable, "-X", "utf8", "-P", "-m", "taskbook", command, path],
                capture_output=True, text=True, encoding="utf-8",
            )
            told[command] = [done.returncode, done.stdout + done.stderr]
        kernel.CloseHandle(ctypes.c_void_p(held))
        """,
    )
    code, said = found["refresh"]  # type: ignore[misc]
    assert code == 2
    assert book.name in said
    assert "đang mở" in said
    code, said = found["check"]  # type: ignore[misc]
    assert code in (0, 1), said
    assert book.read_bytes() == before
