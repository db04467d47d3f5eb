"""What an approved amendment writes beside the task's own words, which stay as the plan has them."""

from __future__ import annotations

from taskbook.core.amendments.register import Amendment
from taskbook.core.days import day_text
from taskbook.core.replies.log_lines import document_text, heading_of
from taskbook.core.unit_file import Sent

FIELDS = ("amendment", "amended_to", "amendment_document")


def effect(amendment: Amendment, content: str | None, document: str | None) -> dict[str, Sent]:
    """Return the fields that an approved amendment (without a `lack`) writes and their values.

    `content` and `document` are what stands there of earlier amendments: it stays, in front.
    """
    assert amendment.document is not None  # noqa: S101 - what lacks none
    assert amendment.signed is not None  # noqa: S101
    source = document_text(amendment.document, amendment.signed)
    fields: dict[str, Sent] = {
        "amendment": _joined(content, f"{_what(amendment)} ({source})", "\n"),
        "amendment_document": _joined(document, source, "; "),
    }
    return fields if amendment.due is None else {**fields, "amended_to": amendment.due}


def _what(amendment: Amendment) -> str:
    said = amendment.approved
    if amendment.due is not None:
        due = f"{heading_of('amended_to')}: {day_text(amendment.due)}"
        said = f"{said}; {due}" if said else due
    return f"{amendment.part}: {said}" if amendment.part and amendment.approved else said


def _joined(before: str | None, new: str, between: str) -> str:
    if not before:
        return new
    return before if new in before.split(between) else f"{before}{between}{new}"
