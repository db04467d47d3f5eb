"""The sheet `Phản hồi`: a plan as rows, and rows read back as answers with what a person chose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from taskbook.core.cell_address import shown
from taskbook.core.replies.answer import Answer
from taskbook.core.replies.choices import cells_of
from taskbook.core.replies.kinds import FileRemark, Outcome, Voice
from taskbook.core.replies.log_lines import heading_of
from taskbook.core.replies.model import Change, MergePlan
from taskbook.core.replies.records import RowRecord, write_record
from taskbook.core.replies.review_rows import Key, ReviewRow, ReviewSheet, Row, choice_key
from taskbook.core.row_heights import heights_by_kind
from taskbook.core.short_text import shortened
from taskbook.ports import SheetFill, Writable
from taskbook.texts import replies as texts
from taskbook.texts import replies_outcome as outcome_texts
from taskbook.texts import returned_sheets as page_texts
from taskbook.texts.refusals import refusal, remark
from taskbook_schemas.layout import Review, ReviewKind
from taskbook_schemas.registry import LOG, REVIEW

_KIND = {
    Outcome.CONFLICT: ReviewKind.CONFLICT,
    Outcome.ASK: ReviewKind.ASK,
    Outcome.PROPOSAL: ReviewKind.PROPOSAL,
}


def review_fill(plan: MergePlan, before: ReviewSheet, missing: bool, settled: Collection[Key] = ()) -> SheetFill:
    """Return the whole sheet; `before` is what stood there, `settled` are rows of it that have done their work.

    What earlier merges told stays until its file is read again or somebody has typed into the row's `Chọn`.
    `missing` when the workbook has no such sheet yet: it becomes a copy of the log's form.
    """
    choices = before.choices
    keys = [choice_key(change.answer, change.voice) for change in plan.changes]
    told = [*_told(plan), *_typed_in_vain(before, {*keys, *settled}), *_still_told(plan, before.told)]
    rows = [
        *(_row(change, choices.get(key)) for change, key in zip(plan.changes, keys, strict=True)),
        *sorted(set(told), key=_told_order),
        *before.own,
    ]
    cells: list[tuple[int, int, Writable]] = [(*Review.HEADLINE, _headline(plan, told))]
    if missing:
        cells += form_cells(Review.TITLE, page_texts.REVIEW_TITLE, Review.HEADER_ROW, Review.HEADINGS)
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


def _headline(plan: MergePlan, told: Sequence[Row]) -> str:
    refused = sum(row[0] == texts.REFUSED for row in set(told))
    return outcome_texts.review_headline(plan, refused, bool(plan.changes or told))


def _told_order(row: Row) -> tuple[str, ...]:
    return tuple(str(row[place] or "") for place in (Review.FILE - 1, 0, 1, 3, 11, Review.RECORD - 1))


def _still_told(plan: MergePlan, told: Sequence[Row]) -> Iterator[Row]:
    for row in told:
        file, batch = row[Review.FILE - 1], row[Review.BATCH - 1]
        is_read = (file, batch or "") in plan.names
        if not is_read and not row[Review.CHOICE - 1]:
            yield row


def _typed_in_vain(before: ReviewSheet, kept: Collection[Key]) -> Iterator[Row]:
    """What a person has typed at a proposal that is no longer made: told, since it goes with its row."""
    for key, row in before.choices.items():
        if key not in kept and row.typed:
            typed = shown(row.correction) or (shown(row.overtyped) if row.is_overtyped else "")
            said = texts.typed_in_vain(heading_of(row.answer.field), shown(row.record.proposal), row.choice, typed)
            yield _info(texts.KINDS[ReviewKind.INFO], row.answer.id, row.answer.unit, said, "")


def form_cells(
    title: tuple[int, int], text: str, header_row: int, headings: Sequence[str]
) -> list[tuple[int, int, Writable]]:
    """Return title and headings of a sheet that is copied from another's form."""
    return [(*title, text), *((header_row, column, heading) for column, heading in enumerate(headings, start=1))]


def _heights(rows: Sequence[Row]) -> list[float | None]:
    wrapped: dict[object, Sequence[int]] = {kind.value: range(2, len(Review.HEADINGS) + 1) for kind in ReviewKind}
    return heights_by_kind([row[: Review.KIND] for row in rows], Review.WIDTHS, wrapped)


def _row(change: Change, before: ReviewRow | None) -> Row:
    answer, master = change.answer, change.master
    typed = cells_of(change, before)
    kind = _KIND[change.outcome]
    return (
        texts.REMARK if change.voice is Voice.REMARK else texts.KINDS[kind],
        master.task.id,
        shortened(master.task.name, Review.NAME_CHARACTERS),
        answer.unit,
        heading_of(answer.field),
        answer.sent,
        _as_typed(answer),
        master.value if master.usable else shown(master.raw),
        typed.proposal,
        typed.choice,
        typed.correction,
        texts.why(change, typed.record.was, typed.record.stale),
        answer.file,
        answer.batch or None,
        kind.value,
        *write_record(typed.record),
    )


def _as_typed(answer: Answer) -> Writable:
    """What came back: the value where it was one, else the words that stand in the cell."""
    said = answer.parsed
    plain_value = said.usable and not said.remarks and said.value is not None
    return said.value if plain_value else (said.shown or None)


def _told(plan: MergePlan) -> Iterator[Row]:
    for item in plan.refused:
        row = _info(texts.REFUSED, item.task, item.unit, refusal(item), item.file, item.batch)
        hidden = write_record(RowRecord(item.answers)) if item.answers else [None] * Review.RECORD_COLUMNS
        yield (*row[: Review.RECORD - 1], *hidden)
    for note in plan.notes:
        kind = texts.KINDS[ReviewKind.INFO]
        if note.remark is FileRemark.SAME_FILE:
            continue  # said when files are read; the page is the same whether they come together or apart
        yield _info(kind, note.task, note.unit, remark(note), note.file, note.batch)


def _info(kind: str, task: str, unit: str, said: str, file: str, batch: str = "") -> Row:
    row: list[Writable] = [None] * Review.WIDTH
    row[0], row[1], row[3], row[11] = kind, task or None, unit or None, said
    row[Review.FILE - 1], row[Review.BATCH - 1] = file or None, batch or None
    row[Review.KIND - 1] = ReviewKind.INFO.value
    return tuple(row)
