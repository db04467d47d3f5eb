"""The sheet `Phản hồi`: a plan as rows, and rows read back as answers with what a person chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taskbook.core.cell_address import shown
from taskbook.core.replies.log_lines import heading_of
from taskbook.core.replies.model import Answer, Change, MergePlan, Outcome
from taskbook.core.replies.plan import identity
from taskbook.core.replies.records import write_record
from taskbook.core.replies.review_rows import KEEP, TAKE, Choices, Row
from taskbook.core.row_heights import heights_by_kind
from taskbook.core.short_text import shortened
from taskbook.ports import SheetFill, Writable
from taskbook.texts import replies as texts
from taskbook_schemas.layout import Review, ReviewKind
from taskbook_schemas.registry import LOG, REVIEW

_KIND = {
    Outcome.CONFLICT: ReviewKind.CONFLICT,
    Outcome.ASK: ReviewKind.ASK,
    Outcome.PROPOSAL: ReviewKind.PROPOSAL,
}


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
        heading_of(answer.field),
        answer.sent,
        _as_typed(answer),
        master.value if master.usable else shown(master.raw),
        answer.parsed.value,
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
    said = answer.parsed
    plain_value = said.usable and not said.remarks and said.value is not None
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
