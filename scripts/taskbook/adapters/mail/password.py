"""The mail server's password: kept by the operating system (Windows Credential Manager, Keychain, Secret Service).

It never stands in the workbook, in a file of ours, in a log or in a message.
"""

from __future__ import annotations

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from taskbook.errors import MailServerError
from taskbook.texts import letters_trouble as texts

_SERVICE = "TheoDoiNhiemVu SMTP "


def stored_password(host: str, user: str) -> str | None:
    """Return the password kept for a user of a mail server, None when there is none."""
    try:
        return keyring.get_password(_SERVICE + host, user)
    except KeyringError as error:
        raise MailServerError(texts.no_keyring()) from error


def store_password(host: str, user: str, password: str) -> None:
    """Keep a password; an empty one forgets what was kept."""
    try:
        if password:
            keyring.set_password(_SERVICE + host, user, password)
        else:
            keyring.delete_password(_SERVICE + host, user)
    except PasswordDeleteError:
        return  # there was none
    except KeyringError as error:
        raise MailServerError(texts.no_keyring()) from error
