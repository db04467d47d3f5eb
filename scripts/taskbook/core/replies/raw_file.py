"""A returned file as it was read, before anything of it is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from taskbook.core.replies.kinds import RefusalReason
from taskbook.core.unit_file import Manifest
from taskbook.ports import Value

Cell = tuple[Value, bool]
"""What a returned cell shows, and whether a formula made it."""


Rows = Mapping[int, Mapping[int, Cell]]
"""Filled cells of a sheet by row and column (1-based)."""


NOTHING: Cell = (None, False)


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet of a returned file as read.

    `merges` are areas (first row, first column, last row, last column) that show what their first cell holds;
    `comments` notes on cells: their address and text; `drawn` texts of boxes and shapes: the cell under their corner
    ("" when they name none) and the text; `page_edges` words in its print headers and footers.
    """

    name: str
    rows: Rows
    merges: tuple[tuple[int, int, int, int], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()
    page_edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawFile:
    """A returned file as read: `manifest` is the reason when it has none that can be used; `digest` names its bytes.

    `saved` is when a program saved it last, as the file itself says (world time); None when it does not say.
    """

    name: str
    digest: str
    manifest: Manifest | RefusalReason
    sheets: tuple[RawSheet, ...] = ()
    reason: str = ""
    saved: datetime | None = None
