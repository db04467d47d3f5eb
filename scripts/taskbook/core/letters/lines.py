"""Text from cells made fit for one line of a letter: nothing in it can start a new line or a new header."""

from __future__ import annotations

import unicodedata

_DROPPED = frozenset({"Cf", "Cs", "Co", "Cn"})


def one_line(text: str) -> str:
    """Return the text with every run of blanks, line breaks and control characters made one blank.

    Characters that are not seen (zero width, direction marks) are dropped: they can make a name look like another.
    """
    kept = (" " if _breaks(letter) else letter for letter in text if unicodedata.category(letter) not in _DROPPED)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def has_break(text: str) -> bool:
    """Whether a text that should be one line has line breaks or control characters inside."""
    return any(_breaks(letter) and letter != " " for letter in text.strip())


def _breaks(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Cc"
