"""Keeps a long text in hidden cells, cut into pieces that fit into them.

Each piece stands between two bars: programs that save a sheet may take blanks from a cell's ends, or "=" for a formula.
"""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.ports import Value

PIECE = 15_000
"""Characters of a piece; a cell holds 32,767 UTF-16 units."""


def cut(text: str, columns: int) -> list[str | None]:
    """The cells that hold a text of at most `columns` pieces, blank where there is nothing left."""
    pieces: list[str | None] = [f"|{text[at : at + PIECE]}|" for at in range(0, len(text), PIECE)]
    return pieces + [None] * (columns - len(pieces))


def joined(cells: Sequence[Value]) -> str:
    """The text that was cut; what is no text is passed over."""
    return "".join(cell[1:-1] for cell in cells if isinstance(cell, str))
