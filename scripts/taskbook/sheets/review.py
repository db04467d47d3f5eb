"""The sheet `Phản hồi`: a plan as rows, and rows read back as answers with what a person chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.headings import key
from taskbook.core.issue_codes import shown
from taskbook.core.replies.model import Answer, Change, MergePlan, Outcome
from taskbook.core.replies.plan import identity
from taskbook.core.replies.records import read_record, write_record
from taskbook.core.row_heights import heights_by_kind
from taskbook.core.unit_file import Sent
from taskbook.ports import CellError, SheetFill, Value, Writable
from taskbook.texts import replies as texts
from taskbook.texts.sheets import shortened
from taskbook_schemas.layout import Review, ReviewKind
from taskbook_schemas.registry import LOG, REVIEW

TAKE, KEEP, CORRECT = Review.CHOICES
Choice = tuple[str, Value]
Choices = Mapping[tuple[str, str, str, str, str], Choice]
Row = tuple[Writable, ...]

_ABOUT_ANSWERS = frozenset({ReviewKind.CONFLICT.value, ReviewKind.ASK.value, ReviewKind.PROPOSAL.value})
_KIND = {
    Outcome.CONFLICT: ReviewKind.CONFLICT,
    Outcome.ASK: ReviewKind.ASK,
    Outcome.PROPOSAL: ReviewKind.PROPOSAL,
}


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


def review_fill(plan: MergePlan, choices: Choices, missing: bool, told: Sequence[Row] = ()) -> SheetFill:
    """Return the whole sheet; `told` are rows of an earlier merge that only tell something.

    `missing` when the workbook has no such sheet yet: it becomes a copy of the log's form.
    """
    rows = [*(_row(change, choices) for change in plan.changes), *_told(plan), *told]
    cells: list[tuple[int, int, Writable]] = [(*Review.HEADLINE, texts.review_headline(plan))]
    if missing:
        cells += form_cells(Review.TITLE, texts.REVIEW_TITLE, Review.HEADER_ROW, Review.HEADINGS)
    return SheetFill(
        REVIEW,
        Review.TOP,
        Review.WIDTH,
        rows,
        cells=cells,
        template=LOG if missing else None,
        visible=True,
        heights=_heights(rows),
    )


def form_cells(
    title: tuple[int, int], text: str, header_row: int, headings: Sequence[str]
) -> list[tuple[int, int, Writable]]:
    """Return title and headings of a sheet that is copied from another's form."""
    return [(*title, text), *((header_row, column, heading) for column, heading in enumerate(headings, start=1))]


def _heights(rows: Sequence[Row]) -> list[float | None]:
    wrapped: dict[object, Sequence[int]] = {kind.value: range(2, len(Review.HEADINGS) + 1) for kind in ReviewKind}
    return heights_by_kind([row[: Review.KIND] for row in rows], Review.WIDTHS, wrapped)


def _row(change: Change, choices: Choices) -> Row:
    answer, master = change.answer, change.master
    choice, correction = _choice(change, choices)
    kind = _KIND[change.outcome]
    return (
        texts.KINDS[kind],
        master.task.id,
        shortened(master.task.name, Review.NAME_CHARACTERS),
        answer.unit,
        texts.heading_of(answer.field),
        answer.sent,
        _as_typed(answer),
        master.value if master.usable else shown(master.raw),
        answer.understood.value,
        choice,
        correction,
        texts.why(change),
        answer.file,
        answer.batch or None,
        kind.value,
        *write_record(answer, master.value),
    )


def _as_typed(answer: Answer) -> Writable:
    """What came back: the value where it was one, else the words that stand in the cell."""
    said = answer.understood
    plain_value = said.usable and not said.doubts and said.value is not None
    return said.value if plain_value else (said.shown or None)


def _choice(change: Change, choices: Choices) -> tuple[Writable, Writable]:
    """What a person chose before; else a sure proposal is taken, and what was kept before is kept again."""
    before, correction = choices.get(identity(change.answer), ("", None))
    if before:
        return before, correction if isinstance(correction, (str, float, date)) else None
    if change.kept_before:
        return KEEP, None
    return (TAKE if change.outcome is Outcome.PROPOSAL else None), None


def _told(plan: MergePlan) -> Iterator[Row]:
    for item in plan.refused:
        yield _info(texts.REFUSED, item.task, item.unit, texts.refusal(item), item.file)
    for note in plan.notes:
        yield _info(texts.KINDS[ReviewKind.INFO], note.task, note.unit, texts.remark(note), note.file)


def _info(kind: str, task: str, unit: str, said: str, file: str) -> Row:
    row: list[Writable] = [None] * Review.WIDTH
    row[0], row[1], row[3], row[11], row[12] = kind, task or None, unit or None, said, file
    row[Review.KIND - 1] = ReviewKind.INFO.value
    return tuple(row)
