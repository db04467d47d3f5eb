"""Lets COM itself wait for a busy program: it makes a call again that was turned away, before anybody hears of it.

A message filter is a COM object of six functions. Source: IMessageFilter and CoRegisterMessageFilter in Microsoft's COM
reference. Wine knows it and never asks it; then callers must wait by themselves, as they must for what a program
answers in its own words.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

NextPause = Callable[[], float | None]
"""Seconds to wait before a call that was turned away is made again; None: not any more."""

CANCEL: Final = 0xFFFFFFFF  # RetryRejectedCall: the call fails
LEAST_MILLISECONDS: Final = 100  # below it, COM does not wait at all
_HANDLED: Final = 0  # SERVERCALL_ISHANDLED
_WAIT_AS_USUAL: Final = 2  # PENDINGMSG_WAITDEFPROCESS
_POINTER, _NUMBER = ctypes.c_void_p, ctypes.c_uint32
_FUNCTION: Final[Any] = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)  # only Windows has the former


class MessageFilter:
    """The COM object: `address` is what COM is given, a pointer to a pointer to the table of functions."""

    def __init__(self, next_pause: NextPause) -> None:
        self._next_pause = next_pause
        functions = (
            _FUNCTION(ctypes.c_long, _POINTER, _POINTER, ctypes.POINTER(_POINTER))(self._query_interface),
            _FUNCTION(_NUMBER, _POINTER)(self._count),
            _FUNCTION(_NUMBER, _POINTER)(self._count),
            _FUNCTION(_NUMBER, _POINTER, _NUMBER, _POINTER, _NUMBER, _POINTER)(self._handle_incoming_call),
            _FUNCTION(_NUMBER, _POINTER, _POINTER, _NUMBER, _NUMBER)(self._retry_rejected_call),
            _FUNCTION(_NUMBER, _POINTER, _POINTER, _NUMBER, _NUMBER)(self._message_pending),
        )
        self._functions = functions
        self._table = (_POINTER * len(functions))(*(ctypes.cast(function, _POINTER) for function in functions))
        self._object = (_POINTER * 1)(ctypes.addressof(self._table))

    @property
    def address(self) -> int:
        """Where the object stands."""
        return ctypes.addressof(self._object)

    def _query_interface(self, this: int, _: int, out: Any) -> int:
        out[0] = this
        return 0

    def _count(self, _: int) -> int:
        return 1  # it lives as long as the process

    def _handle_incoming_call(self, *_: int) -> int:
        return _HANDLED

    def _retry_rejected_call(self, *_: int) -> int:
        pause = self._next_pause()
        return CANCEL if pause is None else max(round(pause * 1000), LEAST_MILLISECONDS)

    def _message_pending(self, *_: int) -> int:
        return _WAIT_AS_USUAL


_kept: list[MessageFilter] = []  # COM holds an address, which keeps nothing alive


def register(next_pause: NextPause) -> None:
    """Let COM wait as `next_pause` says, from now on in this thread. Harmless where there is no COM."""
    windll = getattr(ctypes, "windll", None)
    if windll is None or _kept:
        return
    _kept.append(MessageFilter(next_pause))
    former = _POINTER()
    windll.ole32.CoRegisterMessageFilter(_POINTER(_kept[0].address), ctypes.byref(former))
