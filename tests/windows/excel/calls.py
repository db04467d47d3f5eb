"""Counts the calls that come in from other processes, and turns them away while Excel is busy: a message filter.

Source: Microsoft, IMessageFilter (HandleInComingCall, SERVERCALL_REJECTED).
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

HANDLED, REJECTED, NEVER_AGAIN, WAIT = 0, 1, 0xFFFFFFFF, 1
KNOWN = {
    "00020400-0000-0000-c000-000000000046": (
        "IDispatch",
        ("GetTypeInfoCount", "GetTypeInfo", "GetIDsOfNames", "Invoke"),
    ),
    "00020401-0000-0000-c000-000000000046": ("ITypeInfo", ()),
    "00020403-0000-0000-c000-000000000046": ("ITypeComp", ()),
    "00020404-0000-0000-c000-000000000046": ("IEnumVARIANT", ("Next", "Skip", "Reset", "Clone")),
    "00000131-0000-0000-c000-000000000046": ("IRemUnknown", ("RemQueryInterface", "RemAddRef", "RemRelease")),
}
"""Names of interfaces that are called, and of their methods after the three that all have."""
_P, _U = ctypes.c_void_p, ctypes.c_uint32


class InterfaceInfo(ctypes.Structure):
    """INTERFACEINFO: on which interface which method is called."""

    _fields_ = (("unknown", _P), ("iid", ctypes.c_ubyte * 16), ("method", ctypes.c_ushort))


class Calls:
    """Every call of another process, and how many were turned away. `is_busy` is asked at each call."""

    def __init__(self, is_busy: Callable[[], bool]) -> None:
        self.all = self.rejected = 0
        self.methods: Counter[str] = Counter()
        self._is_busy = is_busy
        self._kept = self._table()

    def count_from_here(self) -> None:
        """Begin at nought."""
        self.all = self.rejected = 0
        self.methods.clear()

    def register(self) -> None:
        """From now on COM asks here before it lets a call through."""
        old = _P()
        code = ctypes.windll.ole32.CoRegisterMessageFilter(ctypes.byref(self._kept[-1]), ctypes.byref(old))
        assert code == 0, f"no message filter: {code:#x}"

    def _incoming(self, _this: int, _kind: int, _task: int, _ticks: int, info: Any) -> int:
        self.all += 1
        if info:
            called = info.contents
            self.methods[_name(str(UUID(bytes_le=bytes(called.iid))), called.method)] += 1
        if self._is_busy():
            self.rejected += 1
            return REJECTED
        return HANDLED

    def _table(self) -> list[Any]:
        """The object as COM wants it: a pointer to a table of functions. All parts are kept as long as this object."""
        make = ctypes.WINFUNCTYPE

        def itself(this: int, _iid: int, out: Any) -> int:
            out[0] = this
            return 0

        functions = [
            make(ctypes.c_long, _P, _P, ctypes.POINTER(_P))(itself),
            make(_U, _P)(lambda _: 1),
            make(_U, _P)(lambda _: 1),
            make(_U, _P, _U, _P, _U, ctypes.POINTER(InterfaceInfo))(self._incoming),
            make(_U, _P, _P, _U, _U)(lambda *_: NEVER_AGAIN),
            make(_U, _P, _P, _U, _U)(lambda *_: WAIT),
        ]
        table = (_P * len(functions))(*[ctypes.cast(function, _P) for function in functions])
        return [functions, table, (_P * 1)(ctypes.addressof(table))]


def _name(iid: str, method: int) -> str:
    interface, methods = KNOWN.get(iid, (iid, ()))
    place = method - 3
    return f"{interface}.{methods[place] if 0 <= place < len(methods) else method}"
