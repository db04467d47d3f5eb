"""The register `Đề xuất sửa đổi` as typed rows, and the new rows that units' answers make.

The rows are never taken out. Only «Đồng ý» with what was approved, the document and its day takes effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from taskbook.core.cell_address import whole_text
from taskbook.core.evidence import is_evidence
from taskbook.core.headings import key
from taskbook.core.typed_days import ImpossibleDayError, sole_day
from taskbook.ports import ShownPeriod, Value, Writable
from taskbook_schemas.choices import AMENDED, NOT_AMENDED, PART_DEADLINE, UNDECIDED
from taskbook_schemas.layout import Amendments

WIDTH = len(Amendments.HEADINGS)


class Decided(Enum):
    """What a row's decision says."""

    AGREED = "agreed"
    REFUSED = "refused"
    WAITING = "waiting"  # blank, or «Chờ»
    UNKNOWN = "unknown"  # words that are no decision


class Lack(Enum):
    """Why a row cannot take effect though it is decided; the first that holds."""

    DECISION = "decision"  # it is none of the list
    TASK = "task"  # it names none
    DAY = "day"  # a cell of days holds something else
    DEADLINE = "deadline"  # the deadline is amended, to no day
    INCOMPLETE = "incomplete"  # what was approved, the document or its day is missing


@dataclass(frozen=True, slots=True)
class Amendment:
    """One row: what is proposed, and what was decided. `row` is the sheet's (1-based).

    Texts are "" where nothing stands; `document` is None where its cell says that there is none («đang trình»).
    `due` is the new deadline, where the deadline is amended; `applied` the day on which it was taken into the plan,
    `taken` whether anything at all stands in that cell.
    `unusable` are the columns of days (1-based) that hold something else.
    """

    row: int
    id: str
    name: str
    unit: str
    what: str
    part: str
    reason: str
    received: date | None
    file: str
    decision: Decided
    approved: str
    due: date | None
    document: str | None
    signed: date | None
    applied: date | None
    taken: bool = False
    unusable: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it was decided and is not yet taken in."""
        return not self.taken and self.decision is not Decided.WAITING

    @property
    def lack(self) -> Lack | None:
        """Why it cannot take effect; None where it can, or nobody has decided."""
        if not self.is_open:
            return None
        if self.decision is Decided.UNKNOWN:
            return Lack.DECISION
        if not self.id:
            return Lack.TASK
        return self._lack_of_consent() if self.decision is Decided.AGREED else None

    def _lack_of_consent(self) -> Lack | None:
        if {Amendments.DUE, Amendments.SIGNED} & set(self.unusable):
            return Lack.DAY
        if self.due is None and key(self.part) == key(PART_DEADLINE):
            return Lack.DEADLINE
        whole = (self.approved or self.due) and self.document and self.signed
        return None if whole else Lack.INCOMPLETE


def read_amendments(block: Sequence[Sequence[Value]]) -> tuple[Amendment, ...]:
    """Return the rows of the register (from `Amendments.TOP` on, `WIDTH` cells each) in which something is said."""
    told = (Amendments.ID, Amendments.WHAT, Amendments.DECISION, Amendments.APPROVED)
    return tuple(
        _amendment(number, cells)
        for number, cells in enumerate(block, Amendments.TOP)
        if any(_text(cells, column) for column in told)
    )


def has_proposal(rows: Sequence[Amendment], id: str, unit: str, what: str) -> bool:
    """Whether the register has this proposal of a unit, not yet decided and taken in."""
    return any(
        row.id.casefold() == id.casefold() and row.unit == unit and row.what == what and not row.taken for row in rows
    )


def proposal_row(
    id: str, name: str, unit: str, what: str, part: str, reason: str | None, received: date, file: str
) -> tuple[Writable, ...]:
    """Return a new row of the register; the office fills in the rest."""
    said = (id, name, unit, what, part or None, reason, received, file)
    return (*said, UNDECIDED, *[None] * (WIDTH - len(said) - 1))


def _amendment(number: int, cells: Sequence[Value]) -> Amendment:
    days = {column: _day(cells[column - 1]) for column in _DAYS}
    document = _text(cells, Amendments.DOCUMENT)
    return Amendment(
        row=number,
        id=_text(cells, Amendments.ID),
        name=_text(cells, Amendments.NAME),
        unit=_text(cells, Amendments.UNIT),
        what=_text(cells, Amendments.WHAT),
        part=_text(cells, Amendments.PART),
        reason=_text(cells, Amendments.REASON),
        received=days[Amendments.RECEIVED],
        file=_text(cells, Amendments.FILE),
        decision=_DECISIONS.get(key(_text(cells, Amendments.DECISION)), Decided.UNKNOWN),
        approved=_text(cells, Amendments.APPROVED),
        due=days[Amendments.DUE],
        document=document if is_evidence(document) else None,
        signed=days[Amendments.SIGNED],
        applied=days[Amendments.APPLIED],
        taken=cells[Amendments.APPLIED - 1] is not None,
        unusable=tuple(column for column in _DAYS if days[column] is None and _text(cells, column)),
    )


_DAYS = (Amendments.RECEIVED, Amendments.DUE, Amendments.SIGNED, Amendments.APPLIED)
_DECISIONS = {
    key(AMENDED): Decided.AGREED,
    key(NOT_AMENDED): Decided.REFUSED,
    key(UNDECIDED): Decided.WAITING,
    "": Decided.WAITING,
}


def _text(cells: Sequence[Value], column: int) -> str:
    return whole_text(cells[column - 1]).strip()


def _day(value: Value) -> date | None:
    """A cell's day; a text that is one day and nothing else is that day."""
    if isinstance(value, ShownPeriod):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return sole_day(value)
        except ImpossibleDayError:
            return None
    return value if isinstance(value, date) else None
