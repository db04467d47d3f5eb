"""Keeps an answer in the hidden cells of its review row: rows may be sorted, and a later merge goes on from them.

The record is JSON, cut into pieces that fit into cells. A row whose record cannot be read is told of, never guessed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from taskbook.core.replies.model import Answer, AnswerRemark, ParsedAnswer
from taskbook.core.unit_file import INPUT_FIELDS, Sent
from taskbook.ports import Value
from taskbook_schemas.layout import Review

_PIECE = 15_000  # characters; a cell holds 32,767 UTF-16 units
_MOST = _PIECE * Review.RECORD_COLUMNS
_TOO_LONG = "…"


def write_record(answer: Answer, master: Sent) -> list[str | None]:
    """Return an answer and the master's value beside it, as the hidden cells of a row."""
    said = answer.parsed
    facts = {
        "id": answer.id,
        "sheet": answer.sheet,
        "row": answer.row,
        "field": answer.field,
        "unit": answer.unit,
        "file": answer.file,
        "batch": answer.batch,
        "received": answer.received.isoformat(),
        "sent": _packed(answer.sent),
        "value": _packed(said.value),
        "shown": None if said.shown == said.value else said.shown,
        "usable": said.usable,
        "doubts": [remark.value for remark in said.remarks],
        "by_text": answer.by_text,
        "exact": answer.exact,
        "master": _packed(master),
    }
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    if len(text) > _MOST:
        return [_TOO_LONG, *[None] * (Review.RECORD_COLUMNS - 1)]
    pieces: list[str | None] = [f"|{text[at : at + _PIECE]}|" for at in range(0, len(text), _PIECE)]
    return pieces + [None] * (Review.RECORD_COLUMNS - len(pieces))


def read_record(cells: Sequence[Value]) -> tuple[Answer, Sent] | None:
    """Return the answer and the master's value that a row's hidden cells hold, None when they cannot be used."""
    text = "".join(cell[1:-1] for cell in cells if isinstance(cell, str))
    try:
        facts = json.loads(text)
        return _answer(facts), _unpacked(facts["master"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _answer(facts: dict[str, Any]) -> Answer:
    if facts["field"] not in INPUT_FIELDS:
        raise ValueError(facts["field"])
    value = _unpacked(facts["value"])
    shown = facts["shown"] if facts["shown"] is not None else value
    remarks = tuple(AnswerRemark(remark) for remark in facts["doubts"])
    return Answer(
        id=str(facts["id"]),
        sheet=str(facts["sheet"]),
        row=int(facts["row"]),
        field=facts["field"],
        unit=str(facts["unit"]),
        file=str(facts["file"]),
        batch=str(facts["batch"]),
        received=date.fromisoformat(facts["received"]),
        sent=_unpacked(facts["sent"]),
        parsed=ParsedAnswer(value, str(shown or ""), bool(facts["usable"]), remarks),
        by_text=bool(facts["by_text"]),
        exact=bool(facts["exact"]),
    )


def _packed(value: Sent) -> str | float | list[str] | None:
    return [value.isoformat()] if isinstance(value, date) else value


def _unpacked(value: object) -> Sent:
    if isinstance(value, list):
        return date.fromisoformat(value[0])
    if value is None or isinstance(value, (str, float)):
        return value
    if isinstance(value, int):
        return float(value)
    raise TypeError(value)
