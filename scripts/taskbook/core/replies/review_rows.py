"""The rows of the sheet `Phản hồi` read back: answers, and what a person chose about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taskbook.core.cell_address import shown
from taskbook.core.headings import key
from taskbook.core.replies.model import Answer
from taskbook.core.replies.plan import identity
from taskbook.core.replies.records import read_record
from taskbook.core.unit_file import Sent
from taskbook.ports import CellError, Value, Writable
from taskbook_schemas.layout import Review, ReviewKind

TAKE, KEEP, CORRECT = Review.CHOICES
Choice = tuple[str, Value]
Choices = Mapping[tuple[str, str, str, str, str], Choice]
Row = tuple[Writable, ...]

_ABOUT_ANSWERS = frozenset({ReviewKind.CONFLICT.value, ReviewKind.ASK.value, ReviewKind.PROPOSAL.value})


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row read back. `master` is the master's value that was shown; `choice` is as typed, None when blank."""

    row: int
    answer: Answer
    master: Sent
    choice: str | None
    correction: Value


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The rows that are about an answer, the numbers of those whose record cannot be used, and those that only tell."""

    rows: tuple[ReviewRow, ...] = ()
    damaged: tuple[tuple[int, str], ...] = ()
    told: tuple[Row, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers still to be chosen about."""
        return tuple(row.answer for row in self.rows)

    @property
    def choices(self) -> dict[tuple[str, str, str, str, str], Choice]:
        """What was chosen so far, by answer."""
        return {identity(row.answer): (row.choice or "", row.correction) for row in self.rows}


def read_review(block: Sequence[Sequence[Value]]) -> ReviewSheet:
    """Read the sheet's body from its first row; rows that only tell something are passed over."""
    rows: list[ReviewRow] = []
    damaged: list[tuple[int, str]] = []
    told: list[Row] = []
    for number, cells in enumerate(block, Review.TOP):
        kind = cells[Review.KIND - 1]
        if kind == ReviewKind.INFO.value:
            told.append(tuple(None if isinstance(cell, CellError) else cell for cell in cells))
        if kind not in _ABOUT_ANSWERS:
            continue
        found = read_record(cells[Review.RECORD - 1 :])
        if found is None:
            damaged.append((number, shown(cells[1])))
        else:
            choice = cells[Review.CHOICE - 1]
            text = shown(choice).strip() or None
            rows.append(ReviewRow(number, *found, text, cells[Review.CORRECTION - 1]))
    return ReviewSheet(tuple(rows), tuple(damaged), tuple(told))


def chosen(text: str | None) -> str | None:
    """Return one of the choices for what was typed, without regard to case or accents; None when it is none."""
    plain = {"nhan": TAKE, "giu": KEEP, "sua": CORRECT}
    folded = key(text or "")
    return folded if folded in Review.CHOICES else plain.get(folded)
