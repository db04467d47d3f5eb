"""A message in a window of Windows, where Excel does not show it."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

MESSAGE_ON_TOP: Final = 0x50030  # exclamation mark, set foreground, topmost


def message_box(text: str, title: str, owner: int | None = None) -> None:
    """Show a message in a window of Windows; elsewhere, on the error stream.

    `owner` is the window in front of which it stays: without one it may open behind Excel, where nobody sees it. Where
    that window is gone meanwhile, Windows shows nothing for it and gives 0 (Wine: -1): then the message stands alone.
    """
    windll = getattr(ctypes, "windll", None)
    if windll is not None:
        pressed = windll.user32.MessageBoxW(owner, text, title, MESSAGE_ON_TOP)
        if pressed <= 0 and owner is not None:
            windll.user32.MessageBoxW(None, text, title, MESSAGE_ON_TOP)
    elif sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
