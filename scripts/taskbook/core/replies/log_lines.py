"""What the log's lines about answers hold besides sentences: where a value came from, documents, reasons, headings."""

from __future__ import annotations

from datetime import date

from taskbook.core.days import day_text
from taskbook.core.replies.answer import Answer
from taskbook.ports import Value
from taskbook_schemas.task_columns import BY_FIELD


def heading_of(field: str) -> str:
    """Return a field's heading."""
    return BY_FIELD[field].heading


def log_source(answer: Answer) -> str:
    """Return where an answer came from, as the log names it."""
    return f"{answer.file}{_of(answer.unit, answer.batch)}"


def is_source(source: str, unit: str, batch: str) -> bool:
    """Whether this is where an answer of a unit and batch came from, as the log names it; in whichever file."""
    return source.endswith(_of(unit, batch))


def _of(unit: str, batch: str) -> str:
    return f" · {unit}" + (f" · đợt {batch}" if batch else "")


def document_text(number: str, day: date) -> str:
    """Return a document as the column `Văn bản gia hạn` names it."""
    return f"{number} ngày {day_text(day)}"


def extension_reason(difficulty: str | None, proposal: str | None) -> str | None:
    """Return the reason of a request, from what the unit wrote."""
    return "; ".join(part for part in (difficulty, proposal) if part) or None


def plain(value: Value) -> str | float | int | None:
    """Return a value as JSON can hold it."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    return value.isoformat() if isinstance(value, date) else value.code
