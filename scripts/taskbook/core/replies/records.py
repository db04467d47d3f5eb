"""Keeps what a row of the review is about in its hidden cells: rows may be sorted, and a later merge goes on from them.

A row remembers its answers, the master's value they were held against, what its unit said before, and what stood in the
cells to type into when it was written: so what a person chose is told from what was filled in beforehand. The record is
JSON, packed when it is long, cut into pieces that fit into cells. One that cannot be read is told of, never guessed.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from taskbook.core.hidden_text import PIECE, cut, joined
from taskbook.core.replies.answer import Answer, ParsedAnswer, Replaced
from taskbook.core.replies.kinds import AnswerRemark, Fit, Origin, Voice
from taskbook.core.unit_file import INPUT_FIELDS, Sent
from taskbook.ports import Value, Writable
from taskbook_schemas.layout import Review

_MOST = PIECE * Review.RECORD_COLUMNS
_MOST_UNPACKED = 2_000_000
_PACKED = "z:"
_TOO_LONG = "…"


@dataclass(frozen=True, slots=True)
class RowRecord:
    """What a row is about. `master_raw` is what stood in the master's cell where that was no value, as shown.

    `choice`, `correction` and `overtyped` are what was written into the cells to type into, `chosen` whether a person
    had chosen, `stale` whether what was typed was meant for another proposal;
    `rivals` marks of the other answers that stood beside; `was` a choice that no longer holds, and the master's value
    for which it was made; `dropped_in` a later file of the unit's that did not say so any more.
    """

    answers: tuple[Answer, ...]
    master: Sent = None
    master_raw: str = ""
    proposal: Sent = None
    voice: Voice = Voice.LEAD
    fit: Fit = Fit.SAME
    replaced: tuple[Replaced, ...] = ()
    choice: str = ""
    chosen: bool = False
    correction: Writable = None
    overtyped: Writable = None
    stale: bool = False
    rivals: tuple[int, ...] = ()
    was: tuple[str, str] | None = None
    dropped_in: str = ""


def write_record(record: RowRecord) -> list[str | None]:
    """Return a record as the hidden cells of a row."""
    facts = {
        "answers": [_facts(answer) for answer in record.answers],
        "master": _packed(record.master),
        "master_raw": record.master_raw,
        "proposal": None if record.proposal == record.answers[0].parsed.value else [_packed(record.proposal)],
        "voice": record.voice.value,
        "fit": record.fit.value,
        "replaced": [[entry.unit, entry.file, entry.said] for entry in record.replaced],
        "choice": record.choice,
        "chosen": record.chosen,
        "correction": _packed(_plain(record.correction)),
        "overtyped": _packed(_plain(record.overtyped)),
        "stale": record.stale,
        "rivals": list(record.rivals),
        "was": record.was,
        "dropped_in": record.dropped_in,
    }
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    if len(text) > _MOST:
        text = _PACKED + base64.b85encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 9)).decode()
    if len(text) > _MOST:
        return [_TOO_LONG, *[None] * (Review.RECORD_COLUMNS - 1)]
    return cut(text, Review.RECORD_COLUMNS)


def is_too_long(cells: Sequence[Value]) -> bool:
    """Whether a row says that its record found no room."""
    return bool(cells) and cells[0] == _TOO_LONG


def read_record(cells: Sequence[Value], prefilled: str = "") -> RowRecord | None:
    """Return what a row's hidden cells hold, None when they cannot be used.

    `prefilled` is what the program filled in as the choice where the record does not say so yet: pages of earlier
    versions.
    """
    try:
        return _record(json.loads(_unzipped(joined(cells))), prefilled)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, zlib.error):
        return None


def _unzipped(text: str) -> str:
    if not text.startswith(_PACKED):
        return text
    return zlib.decompressobj().decompress(base64.b85decode(text[len(_PACKED) :]), _MOST_UNPACKED).decode()


def _record(facts: dict[str, Any], prefilled: str) -> RowRecord:
    if "answers" not in facts:  # written by an earlier version
        answer = _answer(facts)
        return RowRecord((answer,), _unpacked(facts["master"]), proposal=answer.parsed.value, choice=prefilled)
    answers = tuple(_answer(each) for each in facts["answers"])
    return RowRecord(
        answers,
        _unpacked(facts["master"]),
        str(facts["master_raw"]),
        answers[0].parsed.value if facts["proposal"] is None else _unpacked(facts["proposal"][0]),
        Voice(facts["voice"]),
        Fit(facts["fit"]),
        tuple(Replaced(str(unit), str(file), int(said)) for unit, file, said in facts["replaced"]),
        str(facts["choice"]),
        bool(facts["chosen"]),
        _unpacked(facts["correction"]),
        _unpacked(facts["overtyped"]),
        bool(facts["stale"]),
        tuple(int(mark) for mark in facts["rivals"]),
        (str(facts["was"][0]), str(facts["was"][1])) if facts["was"] else None,
        str(facts.get("dropped_in", "")),
    )


def _facts(answer: Answer) -> dict[str, object]:
    said = answer.parsed
    return {
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
        "origin": answer.origin.value,
        "exact": answer.exact,
        "words": list(answer.words),
        "saved": answer.saved.isoformat() if answer.saved else None,
    }


def _answer(facts: dict[str, Any]) -> Answer:
    if facts["field"] not in INPUT_FIELDS:
        raise ValueError(facts["field"])
    value = _unpacked(facts["value"])
    shown = facts["shown"] if facts["shown"] is not None else value
    remarks = tuple(AnswerRemark(remark) for remark in facts["doubts"])
    by_words = Origin.WORDS if facts.get("by_text") else Origin.MANIFEST
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
        origin=Origin(facts["origin"]) if "origin" in facts else by_words,
        exact=bool(facts["exact"]),
        words=tuple(int(mark) for mark in facts.get("words", ())),
        saved=datetime.fromisoformat(facts["saved"]) if facts.get("saved") else None,
    )


def _plain(value: Writable) -> Sent:
    """What was typed as a correction, as the record can hold it."""
    if isinstance(value, datetime):
        return value.date()
    return value if value is None or isinstance(value, (str, float, date)) else str(value)


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
