"""Stand-ins for pywin32, so that xlwings' own Windows engine loads and runs here against objects of ours.

Nothing of xlwings is replaced but how it finds running Excels: `OPEN` lists them by window. Every other line that an
action goes through on Windows, retries of refused calls included, is xlwings' own.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import xlwings as xw

from tests.live.limits import LONGEST_MESSAGE, letters

REJECTED = -2147418111  # RPC_E_CALL_REJECTED, 0x80010001: a cell is being edited, a dialog is open
RETRY_LATER = -2147417846  # RPC_E_SERVERCALL_RETRYLATER, 0x8001010A: Excel is at work
IGNORED = -2146777998  # VBA_E_IGNORE, 0x800AC472: Excel lets nobody at its objects just now
EXCEPTION = -2147352567  # DISP_E_EXCEPTION: Excel raised an error of its own
UNKNOWN_NAME = -2147352570
APPLICATION_ERROR = -2146827284  # 1004

OPEN: dict[int, Any] = {}
MESSAGES: list[tuple[str, str]] = []  # message boxes shown: title, text
ANSWERS: list[int] = []  # what is pressed in the next boxes that ask; NO when there is none
QUESTION, OK, YES, NO = 4, 1, 6, 7  # MB_YESNO; IDOK, IDYES, IDNO of winuser.h


class ComError(Exception):
    """`pywintypes.com_error`."""

    def __init__(self, hresult: int, text: str, details: tuple[Any, ...] | None = None) -> None:
        super().__init__(hresult, text, details, None)
        self.hresult, self.strerror, self.excepinfo, self.argerror = self.args


ComError.__name__ = "com_error"


def refused(text: str) -> ComError:
    """Excel's error 1004 with a text."""
    return ComError(EXCEPTION, "Exception occurred.", (0, "Microsoft Excel", text, None, 0, APPLICATION_ERROR))


def turned_away(code: int) -> ComError:
    """A call that a busy Excel does not take. VBA_E_IGNORE comes as an error of Excel's own."""
    if code == IGNORED:
        return ComError(EXCEPTION, "Exception occurred.", (0, None, None, None, 0, IGNORED))
    return ComError(code, "Call was rejected by callee.")


class _Names:
    """What an object says when it is asked which number a name has."""

    def __init__(self, asked: Com) -> None:
        self._asked = asked

    def GetIDsOfNames(self, _: int, name: str) -> int:
        app = vars(self._asked).get("_app")
        if app is not None and app.is_busy:
            app.turned_away += 1
            raise turned_away(app.busy_code)
        if hasattr(type(self._asked), name) or name in vars(self._asked).get("_settings", ()):
            return 1
        raise ComError(UNKNOWN_NAME, f"Unknown name: {name}")


class Com:
    """Base of all objects of Excel's object model (`win32com.client.CDispatch`). Names of COM begin with a capital."""

    @property
    def _oleobj_(self) -> _Names:
        return _Names(self)


def _module(name: str, **contents: Any) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(contents)
    return module


class _Utc:
    @staticmethod
    def utc() -> dt.tzinfo:
        return dt.UTC


def _message_box(_: int, text: str, title: str, style: int) -> int:
    assert letters(text) <= LONGEST_MESSAGE, "a longer message does not fit on the screens of offices"
    MESSAGES.append((title, text))
    if style & 0xF != QUESTION:
        return OK
    return ANSWERS.pop() if ANSWERS else NO


def _start_an_excel(*_: object) -> None:
    raise AssertionError("nobody starts an Excel of his own")


class _Anything:
    """Takes every name and every call. `unittest.mock` would do, but loading it takes longer than all the rest."""

    def __getattr__(self, name: str) -> _Anything:
        return self

    def __setattr__(self, name: str, value: object) -> None:
        """What functions of Windows are told of their arguments does not matter."""

    def __call__(self, *_: object) -> _Anything:
        return self


@contextmanager
def _windows_libraries() -> Iterator[None]:
    """What `ctypes` has on Windows alone."""
    known = {name: vars(ctypes).get(name) for name in ("oledll", "windll", "PyDLL")}
    vars(ctypes).update(dict.fromkeys(known, _Anything()))
    try:
        yield
    finally:
        for name, value in known.items():
            vars(ctypes)[name] = value
            if value is None:
                del vars(ctypes)[name]


def _stand_ins() -> dict[str, ModuleType]:
    client = _module(
        "win32com.client",
        CDispatch=Com,
        Dispatch=lambda found: found,
        DispatchEx=_start_an_excel,
        DispatchBaseClass=type("DispatchBaseClass", (), {}),
    )
    return {
        "pywintypes": _module(
            "pywintypes", TimeType=type("TimeType", (dt.datetime,), {}), com_error=ComError, error=OSError, IID=str
        ),
        "pythoncom": _module("pythoncom", ole_error=ComError, CoInitialize=lambda: None, __file__=None),
        "win32api": _module("win32api", MessageBox=_message_box),
        "win32con": _module(
            "win32con", MB_OK=0, MB_OKCANCEL=1, MB_YESNO=4, MB_YESNOCANCEL=3, MB_ICONINFORMATION=64, MB_ICONWARNING=48
        ),
        "win32gui": _module("win32gui"),
        "win32process": _module("win32process", GetWindowThreadProcessId=lambda hwnd: (0, hwnd)),
        "win32timezone": _module("win32timezone", TimeZoneInfo=_Utc),
        "win32com": _module("win32com", client=client, __path__=[]),
        "win32com.client": client,
    }


@cache
def windows_engine() -> Any:
    """xlwings' Windows engine (`xlwings._xlwindows`) over the stand-ins, loaded once and made the active one.

    Where there is a true pywin32, all else keeps it.
    """
    stand_ins = _stand_ins()
    true = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.pop("xlwings._xlwindows", None)
    sys.modules.update(stand_ins)
    with _windows_libraries():
        _xlwindows: Any = import_module("xlwings._xlwindows")
    sys.modules.update(true)
    _xlwindows.get_excel_hwnds = lambda: iter(list(OPEN))
    _xlwindows.get_xl_app_from_hwnd = lambda hwnd: _xlwindows.COMRetryObjectWrapper(OPEN[hwnd])
    _xlwindows.is_hwnd_xl_app = lambda _: True
    engine = xw.Engine(impl=_xlwindows.engine)
    xw.engines.add(engine)
    engine.activate()
    return _xlwindows
