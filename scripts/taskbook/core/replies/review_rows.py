"""The rows of the sheet `Phản hồi` read back: answers, and what a person has chosen and typed about each."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from taskbook.core.cell_address import shown
from taskbook.core.headings import key
from taskbook.core.replies.answer import Answer, Replaced
from taskbook.core.replies.kinds import Voice
from taskbook.core.replies.records import RowRecord, is_too_long, read_record
from taskbook.core.unit_file import Sent
from taskbook.ports import CellError, Value, Writable
from taskbook_schemas.layout import Review, ReviewKind

TAKE, KEEP, CORRECT = Review.CHOICES
Row = tuple[Writable, ...]
Key = tuple[str, str, str, str]

_ABOUT_ANSWERS = frozenset({ReviewKind.CONFLICT.value, ReviewKind.ASK.value, ReviewKind.PROPOSAL.value})


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row read back: its record, and what stands in the cells to type into now. `choice` is None when blank.

    `overtyped` is what somebody typed over the proposal; only to be looked at when `is_overtyped`.
    """

    row: int
    record: RowRecord
    choice: str | None
    correction: Value
    overtyped: Value = None
    is_overtyped: bool = False

    @property
    def answer(self) -> Answer:
        """The answer that speaks for all of the row."""
        return self.record.answers[0]

    @property
    def master(self) -> Sent:
        """The master's value that was shown."""
        return self.record.master

    @property
    def chosen(self) -> bool:
        """Whether a person has chosen, if only by clearing what was filled in."""
        return self.record.chosen or (self.choice or "") != self.record.choice

    @property
    def is_current(self) -> bool:
        """Whether what was typed was typed for the proposal that stands there."""
        record = self.record
        same = same_cell(self.correction, record.correction) and same_cell(self.overtyped, record.overtyped)
        return not record.stale or not same

    @property
    def typed(self) -> bool:
        """Whether a person has typed anything into the row."""
        return bool(self.chosen and self.choice) or self.correction is not None or self.is_overtyped


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The rows that are about an answer, the numbers of those whose record cannot be used, and those that only tell.

    `unplaced` are answers of tasks that were not found: they wait for the task to come back. `own` are rows that a
    person has added.
    """

    rows: tuple[ReviewRow, ...] = ()
    damaged: tuple[tuple[int, str], ...] = ()
    told: tuple[Row, ...] = ()
    unplaced: tuple[Answer, ...] = ()
    own: tuple[Row, ...] = ()
    too_long: tuple[tuple[int, str], ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers still to be chosen about."""
        return (*(answer for row in self.rows for answer in row.record.answers), *self.unplaced)

    @property
    def replaced(self) -> tuple[tuple[Answer, Replaced], ...]:
        """What units said before, each with the answer that stands there now."""
        return tuple((row.answer, entry) for row in self.rows for entry in row.record.replaced)

    @property
    def choices(self) -> dict[Key, ReviewRow]:
        """What was chosen so far, by what it was chosen about."""
        return {choice_key(row.answer, row.record.voice): row for row in self.rows}


def choice_key(answer: Answer, voice: Voice) -> Key:
    """Return what a choice is made about: a cell, who speaks, and what is said; whichever file says it."""
    said = f"{answer.parsed.value}|{answer.parsed.shown if not answer.parsed.usable else ''}"
    return answer.id.casefold(), answer.field, "" if voice is Voice.LEAD else f"{voice.value} {answer.unit}", said


def read_review(block: Sequence[Sequence[Value]]) -> ReviewSheet:
    """Read the sheet's body from its first row."""
    rows: list[ReviewRow] = []
    damaged: list[tuple[int, str]] = []
    too_long: list[tuple[int, str]] = []
    told: list[Row] = []
    own: list[Row] = []
    unplaced: list[Answer] = []
    for number, cells in enumerate(block, Review.TOP):
        kind = cells[Review.KIND - 1]
        hidden = cells[Review.RECORD - 1 :]
        if kind in _ABOUT_ANSWERS:
            record = read_record(hidden, TAKE if kind == ReviewKind.PROPOSAL.value else "")
            if record is None:
                (too_long if is_too_long(hidden) else damaged).append((number, shown(cells[1])))
            else:
                rows.append(_row(number, cells, record))
        elif kind == ReviewKind.INFO.value:
            record = read_record(hidden)
            if record is None:
                told.append(_as_it_stands(cells))
            elif cells[Review.CHOICE - 1] is None:  # else somebody has seen it
                unplaced += record.answers
        elif any(cell is not None for cell in cells):
            own.append(_as_it_stands(cells))
    return ReviewSheet(tuple(rows), tuple(damaged), tuple(told), tuple(unplaced), tuple(own), tuple(too_long))


def _row(number: int, cells: Sequence[Value], record: RowRecord) -> ReviewRow:
    text = shown(cells[Review.CHOICE - 1]).strip() or None
    proposal = cells[Review.PROPOSAL - 1]
    overtyped = not same_cell(proposal, record.proposal)
    return ReviewRow(number, record, text, cells[Review.CORRECTION - 1], proposal if overtyped else None, overtyped)


def _as_it_stands(cells: Sequence[Value]) -> Row:
    return tuple(None if isinstance(cell, CellError) else cell for cell in cells)


def same_cell(one: Value | Writable, other: Value | Writable) -> bool:
    """Whether two cells hold the same, however programs save it."""
    return _settled(one) == _settled(other)


def _settled(value: Value | Writable) -> object:
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()
        return text[: Review.LONGEST] or None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value if value is None or isinstance(value, date) else repr(value)


def chosen(text: str | None) -> str | None:
    """Return one of the choices for what was typed, without regard to case or accents; None when it is none."""
    plain = {"nhan": TAKE, "giu": KEEP, "sua": CORRECT}
    folded = key(text or "")
    return folded if folded in Review.CHOICES else plain.get(folded)
