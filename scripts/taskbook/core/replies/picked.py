"""What one row of the review asks for, by its three cells: `Chọn`, `Đề xuất` and `Giá trị sửa`.

What a person has typed goes before what was proposed, and what is not clear is asked: nothing typed is dropped.
"""

from __future__ import annotations

from typing import Final

from taskbook.core.cell_values import CellIssue, Read, converter
from taskbook.core.remarks import as_remark, remarks_of
from taskbook.core.replies.kinds import RowReason, Voice
from taskbook.core.replies.review_rows import CORRECT, KEEP, TAKE, ReviewRow, chosen, same_cell
from taskbook.core.unit_file import INPUT_COLUMNS
from taskbook.ports import Value

NONE: Final = object()
"""Nothing is asked for; not None, which is a cell to be cleared."""
_READ: Final = {column.field: converter(column) for column in INPUT_COLUMNS}


def picked(row: ReviewRow) -> object:
    """Return the value to write (None clears the cell), `NONE`, or the `RowReason` why it is not clear."""
    choice = chosen(row.choice)
    if choice is None and row.choice:
        return RowReason.BAD_CHOICE
    typed = row.correction if row.correction is not None else row.overtyped if row.is_overtyped else None
    if row.is_overtyped and row.overtyped is None and choice in (TAKE, None) and row.correction is None:
        return RowReason.PROPOSAL_CLEARED if choice else NONE
    if row.is_overtyped and row.correction is not None and not same_cell(row.overtyped, row.correction):
        return RowReason.TWO_CORRECTIONS
    if choice == KEEP:
        return RowReason.KEPT_AND_CORRECTED if typed is not None else NONE
    if choice is None and typed is not None and not row.is_current:
        return RowReason.CORRECTION_STALE
    if typed is not None:
        return _corrected(row, typed)
    if choice == CORRECT:
        return RowReason.NO_CORRECTION
    if choice == TAKE and not row.answer.parsed.usable:
        return RowReason.NO_VALUE
    return row.record.proposal if choice == TAKE else NONE


def is_kept(row: ReviewRow) -> bool:
    """Whether a person has chosen to leave the workbook's cell as it is."""
    return chosen(row.choice) == KEEP and row.correction is None and not row.is_overtyped


def _corrected(row: ReviewRow, typed: Value) -> object:
    value = _READ[row.answer.field](typed)
    value = value.value if isinstance(value, Read) else value
    percent = row.answer.field == "progress" and isinstance(value, float) and not 0 <= value <= 100
    if isinstance(value, CellIssue) or percent:
        return RowReason.BAD_CORRECTION
    if value is None:
        return RowReason.NO_CORRECTION
    if row.record.voice is Voice.REMARK and isinstance(value, str) and not remarks_of(value):
        return as_remark(row.answer.unit, value)
    return value
