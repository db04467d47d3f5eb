"""Windows of Excel's classes; the innermost gives Excel's object to whoever asks for it, as Excel's does.

Source: Microsoft, WM_GETOBJECT, OBJID_NATIVEOM, LresultFromObject.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from typing import Any

import pythoncom
import win32api
import win32con
import win32gui

WM_GETOBJECT, OBJID_NATIVEOM = 0x3D, 0xFFFFFFF0


def make_windows(title: str, native: Callable[[], Any]) -> int:
    """Excel's window with what is in it; gives its handle. `native` makes the COM object of the workbook's window."""
    instance = win32api.GetModuleHandle(None)
    procedure = _procedure(native)
    for name in ("XLMAIN", "XLDESK", "EXCEL7"):
        kind = win32gui.WNDCLASS()
        kind.lpszClassName, kind.hInstance, kind.lpfnWndProc = name, instance, procedure
        win32gui.RegisterClass(kind)
    shown, inside = win32con.WS_OVERLAPPEDWINDOW | win32con.WS_VISIBLE, win32con.WS_CHILD | win32con.WS_VISIBLE
    main = win32gui.CreateWindow("XLMAIN", f"{title} - Excel", shown, 50, 50, 700, 400, 0, 0, instance, None)
    desk = win32gui.CreateWindow("XLDESK", "", inside, 0, 0, 600, 300, main, 0, instance, None)
    win32gui.CreateWindow("EXCEL7", title, inside, 0, 0, 500, 200, desk, 0, instance, None)
    return int(main)


def _procedure(native: Callable[[], Any]) -> Callable[[int, int, int, int], int]:
    given = []  # objects live as long as Excel: whoever asked for one holds no reference to it yet

    def procedure(window: int, message: int, first: int, second: int) -> int:
        is_asked = message == WM_GETOBJECT and second & 0xFFFFFFFF == OBJID_NATIVEOM
        if is_asked and win32gui.GetClassName(window) == "EXCEL7":
            given.append(native())
            return _handed_over(given[-1], first)
        return int(win32gui.DefWindowProc(window, message, first, second))

    return procedure


def _handed_over(native: Any, asked: int) -> int:
    """What a window answers with an object."""
    found = re.search(r"obj at 0x([0-9a-fA-F]+)", repr(native))
    assert found is not None
    function = ctypes.windll.oleacc.LresultFromObject
    function.restype, function.argtypes = ctypes.c_ssize_t, [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
    dispatch = (ctypes.c_ubyte * 16).from_buffer_copy(bytes(pythoncom.IID_IDispatch))
    return int(function(ctypes.byref(dispatch), asked, int(found[1], 16)))
