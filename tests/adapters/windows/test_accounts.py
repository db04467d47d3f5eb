"""Who installs, and who is logged on."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from taskbook.adapters.windows.accounts import is_other_account, whose

TERMINAL = SimpleNamespace(
    WTSUserName=5, WTSQuerySessionInformation=lambda server, session, what: ("Lan", "")[what != 5]
)


def test_both_accounts_are_told_by_windows() -> None:
    own = SimpleNamespace(GetUserName=lambda: "quantri")
    assert whose(own, TERMINAL) == ("quantri", "Lan")


def test_what_windows_does_not_tell_is_no_reason_to_stop() -> None:
    def refusing(*_: object) -> None:
        raise OSError("not allowed")

    refused = SimpleNamespace(GetUserName=refusing, WTSUserName=5, WTSQuerySessionInformation=refusing)
    assert whose(refused, refused) == ("", "")


@pytest.mark.parametrize(
    ("own", "session", "is_other"),
    [("quantri", "Lan", True), ("LAN", "lan", False), ("", "Lan", False), ("Lan", "", False)],
)
def test_an_administrators_password_makes_two_accounts_of_them(own: str, session: str, is_other: bool) -> None:
    assert is_other_account(own, session) is is_other
