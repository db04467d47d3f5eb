"""The register of extensions: what units ask for is added, what the office decides is taken into the plans.

Only «Đồng ý» with the new day, the document and its day changes the deadline used; the plan's own words stay. A request
that is decided is no longer asked for. The register's rows are never taken out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from taskbook.core.cell_address import shown
from taskbook.core.evidence import is_evidence
from taskbook.core.headings import key
from taskbook.ports import Value, Writable
from taskbook_schemas.layout import Extensions

GRANT, REFUSE = Extensions.CHOICES


@dataclass(frozen=True, slots=True)
class Decision:
    """A decided row not yet taken in. `granted` and `signed` are None when the cell holds no day."""

    row: int
    id: str
    asked: date | None
    said: str
    granted: date | None
    document: str | None
    signed: date | None

    @property
    def is_grant(self) -> bool:
        """Whether the extension is granted, with all that makes it hold."""
        return key(self.said) == key(GRANT) and None not in (self.granted, self.document, self.signed)

    @property
    def is_refusal(self) -> bool:
        """Whether the extension is refused."""
        return key(self.said) == key(REFUSE)

    @property
    def is_known(self) -> bool:
        """Whether the decision is one of the list."""
        return key(self.said) in map(key, Extensions.CHOICES)


def decisions(block: Sequence[Sequence[Value]]) -> list[Decision]:
    """Return the rows with a decision that was not taken into the plans yet, from the register's first row on."""
    return [
        Decision(
            number,
            shown(cells[Extensions.ID - 1]),
            _day(cells[Extensions.ASKED - 1]),
            shown(cells[Extensions.DECISION - 1]),
            _day(cells[Extensions.GRANTED - 1]),
            _document(cells[Extensions.DOCUMENT - 1]),
            _day(cells[Extensions.SIGNED - 1]),
        )
        for number, cells in enumerate(block, Extensions.TOP)
        if cells[Extensions.ID - 1] and cells[Extensions.DECISION - 1] and cells[Extensions.APPLIED - 1] is None
    ]


def asked_before(block: Sequence[Sequence[Value]]) -> Counter[str]:
    """How many requests each task has in the register."""
    return Counter(shown(cells[Extensions.ID - 1]).casefold() for cells in block if cells[Extensions.ID - 1])


def granted_before(block: Sequence[Sequence[Value]]) -> Counter[str]:
    """How many extensions each task has been granted, by its id in small letters: those taken into the plans."""
    return Counter(
        shown(cells[Extensions.ID - 1]).casefold()
        for cells in block
        if cells[Extensions.APPLIED - 1] is not None and key(shown(cells[Extensions.DECISION - 1])) == key(GRANT)
    )


def has_request(block: Sequence[Sequence[Value]], id: str, unit: str, asked: date) -> bool:
    """Whether the register has this request, still undecided."""
    return any(
        shown(cells[0]).casefold() == id.casefold()
        and cells[2] == unit
        and _day(cells[Extensions.ASKED - 1]) == asked
        and cells[Extensions.APPLIED - 1] is None
        for cells in block
    )


def request_row(
    id: str, name: str, unit: str, due: date | None, asked: date, reason: str | None, file: str, day: date, nth: int
) -> tuple[Writable, ...]:
    """Return a new row of the register; the office fills in the rest."""
    return (id, name, unit, due, asked, reason, file, day, nth, None, None, None, None, None)


def _document(value: Value) -> str | None:
    """The document that decides, None where the cell says that there is none («đang trình»)."""
    text = shown(value).strip()
    return text if is_evidence(text) else None


def _day(value: Value) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
