"""What stands in the cells to type into when the review is written anew.

Only a person chooses. What is filled in beforehand stands at sure proposals alone, and goes when they are not sure.
What a person chose stays with the proposal it was made for: «giữ» and a cleared cell whatever happens; «nhận» and «sửa»
as long as the master holds what it held then, else the row asks again and says what was chosen. What was typed stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.core.cell_address import shown
from taskbook.core.replies.kinds import Outcome
from taskbook.core.replies.model import Change
from taskbook.core.replies.records import RowRecord
from taskbook.core.replies.review_rows import KEEP, TAKE, ReviewRow, chosen
from taskbook.ports import CellError, Value, Writable


@dataclass(frozen=True, slots=True)
class Cells:
    """The three cells of a row a person may type into, and the record behind them."""

    proposal: Writable
    choice: str | None
    correction: Writable
    record: RowRecord


def cells_of(change: Change, before: ReviewRow | None) -> Cells:
    """Return what to write for a change; `before` is its row as it stood on the sheet."""
    choice, by_person, was = _choice(change, before)
    correction = _writable(before.correction) if before else None
    overtyped = _writable(before.overtyped) if before and before.is_overtyped else None
    moved_on = before is not None and (not before.is_current or _changed(change, before))
    record = RowRecord(
        answers=change.answers,
        master=change.master.value,
        master_raw="" if change.master.usable else shown(change.master.raw),
        proposal=change.proposal,
        voice=change.voice,
        fit=change.fit,
        replaced=change.before,
        choice=choice or "",
        chosen=by_person,
        correction=correction,
        overtyped=overtyped,
        stale=(correction is not None or overtyped is not None) and moved_on and not choice,
        rivals=before.record.rivals if before and by_person and choice else change.rival_marks,
        was=was,
        dropped_in=change.answer.dropped_in,
    )
    is_overtyped = before is not None and before.is_overtyped
    return Cells(overtyped if is_overtyped else change.proposal, choice, correction, record)


def _choice(change: Change, before: ReviewRow | None) -> tuple[str | None, bool, tuple[str, str] | None]:
    """The choice, whether it is a person's, and one that no longer holds."""
    was = before.record.was if before else None
    if before is None or not before.chosen:
        return _prefilled(change), False, was
    if before.choice is None or chosen(before.choice) == KEEP or not _changed(change, before):
        return before.choice, True, None
    return None, False, (before.choice, shown(before.master) or before.record.master_raw)


def _prefilled(change: Change) -> str | None:
    if change.kept_before:
        return KEEP
    return TAKE if change.outcome is Outcome.PROPOSAL else None


def _changed(change: Change, before: ReviewRow) -> bool:
    """Whether the master's cell or the task is another than when the row was written, or the unit has dropped it."""
    raw = "" if change.master.usable else shown(change.master.raw)
    now = change.master.value, raw, change.fit
    dropped = bool(change.answer.dropped_in) and not before.record.dropped_in
    return dropped or now != (before.master, before.record.master_raw, before.record.fit)


def _writable(value: Value) -> Writable:
    return value.code if isinstance(value, CellError) else value
