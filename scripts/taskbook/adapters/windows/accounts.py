"""Whose account a program runs in, and who is logged on: an administrator's password makes two of them.

Source: WTSQuerySessionInformation (WTSUserName) and GetUserName in Microsoft's Windows reference.
"""

from __future__ import annotations

import importlib
from typing import Any

_THIS_SESSION = -1  # WTS_CURRENT_SESSION


def whose(api: Any = None, session_api: Any = None) -> tuple[str, str]:
    """The account a program runs in, and that of the session; "" where Windows does not tell."""
    return (
        _told(lambda: (api or importlib.import_module("win32api")).GetUserName()),
        _told(lambda: _session_user(session_api or importlib.import_module("win32ts"))),
    )


def is_other_account(own: str, session: str) -> bool:
    """Tell whether they are two accounts. Windows does not tell upper from lower case."""
    return bool(own and session) and own.casefold() != session.casefold()


def _session_user(api: Any) -> Any:
    return api.WTSQuerySessionInformation(None, _THIS_SESSION, api.WTSUserName)


def _told(ask: Any) -> str:
    try:
        return str(ask() or "")
    except Exception:  # noqa: BLE001 - a hint is not worth an installation: whatever Windows says against it
        return ""
