"""Texts made to fit: on one line, cut where they are too long."""

from __future__ import annotations

from functools import lru_cache


def shortened_between_words(text: str, characters: int) -> str:
    """Return the text on one line, ended by an ellipsis after its last whole word where it is longer.

    A single word that is longer is cut: nothing else could be shown of it.
    """
    line = " ".join(text.split())
    if len(line) <= characters:
        return line
    whole, blank, _ = line[:characters].rpartition(" ")
    return (whole.rstrip(" ,;:.") if blank and whole.strip(" ,;:.") else line[: characters - 1]) + "…"


@lru_cache(maxsize=4096)  # headings of plans and sections stand on every unit's sheet
def shortened(text: str, characters: int) -> str:
    """Return the text on one line, cut with an ellipsis where it is longer than `characters`."""
    line = " ".join(text.split())
    return line if len(line) <= characters else line[: characters - 1].rstrip() + "…"
