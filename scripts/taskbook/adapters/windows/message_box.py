"""A message in a window of Windows, where Excel does not show it."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

MESSAGE_ON_TOP: Final = 0x50030  # exclamation mark, set foreground, topmost


def message_box(text: str, title: str, owner: int | None = None) -> None:
    """Show a message in a window of Windows; elsewhere, on the error stream.

    `owner` is the window in front of which it stays: without one it may open behind Excel, where nobody sees it. For a
    window that is gone Windows shows nothing at all: then the message stands by itself.
    """
    windll = getattr(ctypes, "windll", None)
    if windll is not None:
        show = windll.user32.MessageBoxW
        if not show(owner, text, title, MESSAGE_ON_TOP) and owner is not None:
            show(None, text, title, MESSAGE_ON_TOP)
    elif sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
