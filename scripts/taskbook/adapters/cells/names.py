"""Names of sheets, tables and columns are one however a program composed their letters: «ổ» as one sign or as three."""

from __future__ import annotations

from unicodedata import normalize


def composed(name: str) -> str:
    """Give a name with its letters composed (NFC)."""
    return normalize("NFC", name)


def same_name(name: str) -> str:
    """Give what is equal for names that mean one thing: letters composed, in lower case, as Excel compares."""
    return normalize("NFC", name).casefold()
