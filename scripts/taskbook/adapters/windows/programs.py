"""Which program a process runs. Source: QueryFullProcessImageName in Microsoft's Windows reference."""

from __future__ import annotations

import ctypes
from pathlib import PureWindowsPath
from typing import Any, Final

_ASK_ONLY: Final = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_LONGEST: Final = 32_768


def program_of(pid: int, kernel: Any = None) -> str | None:
    """The name of a process's program («EXCEL.EXE»); None where Windows does not tell."""
    windll = getattr(ctypes, "windll", None)
    kernel = kernel or (windll.kernel32 if windll is not None else None)
    process = kernel.OpenProcess(_ASK_ONLY, False, pid) if kernel is not None else None
    if not process:
        return None
    name, length = ctypes.create_unicode_buffer(_LONGEST), ctypes.c_ulong(_LONGEST)
    try:
        is_told = kernel.QueryFullProcessImageNameW(process, 0, name, ctypes.byref(length))
    finally:
        kernel.CloseHandle(process)
    return PureWindowsPath(name.value).name if is_told else None
