"""What an accept writes and what it leaves, gathered row by row."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from taskbook.core.replies.model import RowProblem
from taskbook.core.replies.review_rows import ReviewRow
from taskbook.core.unit_file import Sent
from taskbook.ports import Append, CellWrite, Writable
from taskbook_schemas.layout import Amendments, Extensions, Log
from taskbook_schemas.registry import AMENDMENTS, EXTENSIONS, LOG

Place = tuple[str, int]


@dataclass(slots=True)
class Accepted:
    """What is written, and what is left. `requests` are new rows of the register of extensions, `proposals` of that of
    amendments; `decided` and `amended` count the decisions of each that were taken in.
    """

    cells: dict[tuple[str, int, int], CellWrite] = field(default_factory=dict)
    log: list[tuple[Writable, ...]] = field(default_factory=list)
    requests: list[tuple[Writable, ...]] = field(default_factory=list)
    proposals: list[tuple[Writable, ...]] = field(default_factory=list)
    waiting: list[ReviewRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    taken: int = 0
    kept: int = 0
    decided: int = 0
    amended: int = 0
    reported: dict[Place, date] = field(default_factory=dict)
    written: dict[tuple[str, int, str], Sent] = field(default_factory=dict)

    @property
    def new_rows(self) -> dict[str, list[tuple[Writable, ...]]]:
        """Rows to add to the registers, by their sheets."""
        rows = {EXTENSIONS: self.requests, AMENDMENTS: self.proposals}
        return {sheet: of_sheet for sheet, of_sheet in rows.items() if of_sheet}

    def appends(self, missing: Collection[str] = ()) -> list[Append]:
        """Rows to add to the log and to the registers (one that is `missing` is made elsewhere)."""
        found = [Append(LOG, Log.TOP, self.log)] if self.log else []
        return found + [
            Append(sheet, _TOPS[sheet], rows) for sheet, rows in self.new_rows.items() if sheet not in missing
        ]


_TOPS = {EXTENSIONS: Extensions.TOP, AMENDMENTS: Amendments.TOP}
