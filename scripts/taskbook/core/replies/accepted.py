"""What an accept writes and what it leaves, gathered row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from taskbook.core.replies.model import RowProblem
from taskbook.core.replies.review_rows import ReviewRow
from taskbook.core.unit_file import Sent
from taskbook.ports import Append, CellWrite, Writable
from taskbook_schemas.layout import Extensions, Log
from taskbook_schemas.registry import EXTENSIONS, LOG

Place = tuple[str, int]


@dataclass(slots=True)
class Accepted:
    """What is written, and what is left. `requests` are new rows of the register of extensions."""

    cells: dict[tuple[str, int, int], CellWrite] = field(default_factory=dict)
    log: list[tuple[Writable, ...]] = field(default_factory=list)
    requests: list[tuple[Writable, ...]] = field(default_factory=list)
    waiting: list[ReviewRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    taken: int = 0
    kept: int = 0
    decided: int = 0
    reported: dict[Place, date] = field(default_factory=dict)
    written: dict[tuple[str, int, str], Sent] = field(default_factory=dict)

    def appends(self, register_missing: bool) -> list[Append]:
        """Rows to add to the log and to the register (a register that is missing is made elsewhere)."""
        found = [Append(LOG, Log.TOP, self.log)] if self.log else []
        if self.requests and not register_missing:
            found.append(Append(EXTENSIONS, Extensions.TOP, self.requests))
        return found
