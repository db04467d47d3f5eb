"""What another program has copied, as Windows keeps it: HTML (CF_HTML) and plain text.

Sources: Microsoft's "Clipboard Operations" (one window holds it at a time; its memory stays its owner's) and "HTML
Clipboard Format".
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from taskbook.errors import AppendixUnreadableError
from taskbook.texts import appendix_copied as messages

HTML_FORMAT: Final = "HTML Format"
UNICODE_TEXT: Final = 13  # CF_UNICODETEXT
_TRIES: Final = 10
_SECONDS_BETWEEN: Final = 0.05
_MAX_BYTES: Final = 200_000_000


@dataclass(frozen=True, slots=True)
class Copied:
    """What the clipboard offers: CF_HTML as bytes, plain text; None what it does not offer."""

    html: bytes | None = None
    text: str | None = None


def read_clipboard(windll: Any = None, wait: Callable[[float], None] = time.sleep) -> Copied:
    """Read what was copied; AppendixUnreadableError away from Windows and while another program keeps it to itself.

    `windll` stands for the libraries of Windows in tests.
    """
    libraries = windll if windll is not None else getattr(ctypes, "windll", None)
    if libraries is None:
        raise AppendixUnreadableError(messages.not_on_windows())
    user, kernel = libraries.user32, libraries.kernel32
    _declare(user, kernel)
    _open(user, wait)
    try:
        html = _data(user, kernel, user.RegisterClipboardFormatW(HTML_FORMAT))
        text = _data(user, kernel, UNICODE_TEXT)
    finally:
        user.CloseClipboard()
    return Copied(html, None if text is None else text.decode("utf-16-le", "replace").split("\0")[0])


def _declare(user: Any, kernel: Any) -> None:
    """Handles and addresses are as wide as the machine's words; undeclared, ctypes cuts them to 32 bits."""
    user.OpenClipboard.argtypes = [ctypes.c_void_p]
    user.RegisterClipboardFormatW.argtypes = [ctypes.c_wchar_p]
    user.GetClipboardData.argtypes = [ctypes.c_uint]
    user.GetClipboardData.restype = ctypes.c_void_p
    for function in (kernel.GlobalLock, kernel.GlobalSize, kernel.GlobalUnlock):
        function.argtypes = [ctypes.c_void_p]
    kernel.GlobalLock.restype = ctypes.c_void_p
    kernel.GlobalSize.restype = ctypes.c_size_t


def _open(user: Any, wait: Callable[[float], None]) -> None:
    for left in range(_TRIES, 0, -1):
        if user.OpenClipboard(None):
            return
        if left > 1:
            wait(_SECONDS_BETWEEN)
    raise AppendixUnreadableError(messages.held_by_another())


def _data(user: Any, kernel: Any, kind: int) -> bytes | None:
    handle = user.GetClipboardData(kind)
    if not handle:
        return None
    address = kernel.GlobalLock(handle)
    if not address:
        return None
    try:
        return ctypes.string_at(address, min(kernel.GlobalSize(handle), _MAX_BYTES))
    finally:
        kernel.GlobalUnlock(handle)
