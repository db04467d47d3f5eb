"""Files of shortcuts (.lnk), made through the shell's own object."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any


def write_shortcut_file(file: Path, target: Path, arguments: str, folder: Path, about: str) -> None:
    """Make a shortcut; raises when Windows does not let it. WScript.Shell would not know Unicode names."""
    pythoncom: Any = import_module("pythoncom")
    shell: Any = import_module("win32com.shell.shell")
    link = pythoncom.CoCreateInstance(shell.CLSID_ShellLink, None, pythoncom.CLSCTX_INPROC_SERVER, shell.IID_IShellLink)
    link.SetPath(str(target))
    link.SetArguments(arguments)
    link.SetWorkingDirectory(str(folder))
    link.SetDescription(about)
    link.QueryInterface(pythoncom.IID_IPersistFile).Save(str(file), 0)
