"""A message in a window of Windows, where there is no Excel to show it."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

MESSAGE_ON_TOP: Final = 0x50030  # exclamation mark, set foreground, topmost


def message_box(text: str, title: str) -> None:
    """Show a message in a window of Windows; elsewhere, on the error stream."""
    windll = getattr(ctypes, "windll", None)
    if windll is not None:
        windll.user32.MessageBoxW(None, text, title, MESSAGE_ON_TOP)
    elif sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
