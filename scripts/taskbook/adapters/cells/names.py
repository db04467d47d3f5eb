"""Names of sheets, tables and columns are one however a program composed their letters: «ổ» as one sign or as three."""

from __future__ import annotations

from unicodedata import normalize

from taskbook.ports import CellError, Value


def composed(name: str) -> str:
    """Give a name with its letters composed (NFC)."""
    return normalize("NFC", name)


def folded(value: Value) -> str:
    """A heading as it is seen, white space folded. Excel makes headings of tables texts, other programs may not."""
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(str(value).split())


def same_name(name: str) -> str:
    """Give what is equal for names that mean one thing: letters composed, in lower case, as Excel compares."""
    return normalize("NFC", name).casefold()
