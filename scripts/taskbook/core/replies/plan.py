"""The whole decision about a set of returned files, whatever their order: changes, refusals, remarks, who has sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taskbook.core.replies.answer import Answer, Replaced
from taskbook.core.replies.decide import CellAnswers, decide_cell, replaced_entry
from taskbook.core.replies.file_findings import Received, Refused
from taskbook.core.replies.kinds import Fit, Origin, Outcome, RefusalReason
from taskbook.core.replies.log_lines import heading_of, log_source
from taskbook.core.replies.master_index import Located, LogFacts, Master
from taskbook.core.replies.model import Change, MergePlan
from taskbook.core.replies.raw_file import RawFile
from taskbook.core.replies.read_file import FileReader, FilesRead, Vouch
from taskbook.core.replies.received import Seen, batch_order, files_seen, merge_received, overtaken
from taskbook.core.replies.withdrawn import withdrawn
from taskbook.core.unit_file import INPUT_FIELDS

_ORDER = {Outcome.CONFLICT: 0, Outcome.ASK: 1, Outcome.PROPOSAL: 2}


@dataclass(frozen=True, slots=True)
class Known:
    """What the workbook knows of earlier merges: answers still to be chosen about, files received, the log's facts.

    `replaced` is what units said before, each with the answer that stands there now.
    """

    pending: tuple[Answer, ...] = ()
    received: tuple[Received, ...] = ()
    log: LogFacts = LogFacts({}, frozenset())  # noqa: RUF009 - frozen
    replaced: tuple[tuple[Answer, Replaced], ...] = ()


def plan_merge(
    files: Iterable[RawFile], master: Master, known: Known, today: date, vouch: Vouch = lambda manifest: None
) -> MergePlan:
    """Decide about the files and about what earlier merges left open. Same files, same plan, in any order.

    Files are taken one at a time and not held. `vouch` says what speaks against a file being one we gave out.
    """
    reader = FileReader(master, today, vouch, known.log)
    for file in files:
        reader.read(file)
    read = reader.finish()
    pending = tuple(_renamed(answer, master) for answer in known.pending)
    received = merge_received(
        [replace(item, unit=master.unit_named(item.unit) or item.unit) for item in known.received], read.received
    )
    newest = max((item.batch for item in received), key=batch_order, default="")
    still_open, said_before = _still_open(pending, read)
    answers = [*still_open, *_received_first(read.answers, pending)]
    seen = files_seen(received)
    changes, same, lost = _decide_all(answers, [*known.replaced, *said_before], master, newest, seen)
    return MergePlan(
        changes=tuple(_with_log(change, known.log) for change in changes),
        refused=tuple(sorted({*read.refused, *lost}, key=_refusal_order)),
        notes=tuple(
            sorted(
                [*read.notes, *withdrawn(pending, read, seen, master)],
                key=lambda note: (note.file, note.remark.value, note.task, note.detail, repr(note.found)),
            )
        ),
        received=received,
        same=same,
        files=read.files,
        names=frozenset(read.names),
    )


def _refusal_order(item: Refused) -> tuple[str, ...]:
    return item.file, item.task, item.unit, item.reason.value, item.detail


def identity(answer: Answer) -> tuple[str, str, str, str, str]:
    """What makes two answers the same: the cell, the unit, the batch, and what was said."""
    said = f"{answer.parsed.value}|{answer.parsed.shown}"
    return answer.id.casefold(), answer.field, answer.unit, answer.batch, said


def _renamed(answer: Answer, master: Master) -> Answer:
    """An answer of an earlier merge under the name that its unit bears now."""
    unit = master.unit_named(answer.unit)
    return answer if unit in (None, answer.unit) else replace(answer, unit=unit or "")


def _still_open(pending: Sequence[Answer], read: FilesRead) -> tuple[list[Answer], list[tuple[Answer, Replaced]]]:
    """Answers of earlier merges but for those whose file was read again; of these, what was said that no longer is."""
    still_open: list[Answer] = []
    before: list[tuple[Answer, Replaced]] = []
    said = {(answer.cell, replaced_entry(answer)) for answer in read.answers}
    for answer in pending:
        again = (answer.unit, answer.batch, answer.file, answer.saved) in read.read_again
        if not again and not (answer.origin is not Origin.MANIFEST and (answer.file, answer.batch) in read.names):
            still_open.append(answer)
        elif again and (answer.cell, replaced_entry(answer)) not in said:
            before.append((answer, replaced_entry(answer)))
    return still_open, before


def _received_first(answers: Sequence[Answer], pending: Sequence[Answer]) -> list[Answer]:
    """An answer that came before keeps the day it came."""
    days: dict[tuple[str, ...], date] = {}
    for answer in pending:
        days[identity(answer)] = min(days.get(identity(answer), answer.received), answer.received)
    return [
        replace(answer, received=min(days.get(identity(answer), answer.received), answer.received))
        for answer in answers
    ]


def _decide_all(
    answers: Sequence[Answer], replaced: Sequence[tuple[Answer, Replaced]], master: Master, newest: str, seen: Seen
) -> tuple[list[Change], int, list[Refused]]:
    by_cell: dict[tuple[str, int, str], list[tuple[Answer, Fit]]] = {}
    places: dict[tuple[str, int, str], Located] = {}
    lost: dict[tuple[str, str, RefusalReason, str, str], list[Answer]] = {}
    standing, gone = overtaken(answers, seen)
    for answer in standing:
        found = master.locate(answer)
        if isinstance(found, RefusalReason):
            lost.setdefault((answer.file, answer.batch, found, answer.unit, answer.id), []).append(answer)
            continue
        place = (found.task.sheet, found.task.row, answer.field)
        places[place] = found
        by_cell.setdefault(place, []).append((answer, found.fit))
    before: dict[tuple[str, int, str], list[Replaced]] = {}
    for answer, entry in [*replaced, *((answer, replaced_entry(answer)) for answer in gone)]:
        found = master.locate(answer)
        if isinstance(found, Located):
            before.setdefault((found.task.sheet, found.task.row, answer.field), []).append(entry)
    changes: list[Change] = []
    same = 0
    for place, members in by_cell.items():
        task = places[place].task
        told = tuple((answer, fit, master.leads(task, answer.unit)) for answer, fit in members)
        cell = master.cell(places[place].table, task, place[2])
        made, there = decide_cell(CellAnswers(told, tuple(before.get(place, ()))), cell, newest)
        changes += made
        same += there
    refused = [
        Refused(file, reason, unit, task, answers=tuple(waiting), batch=batch)
        for (file, batch, reason, unit, task), waiting in lost.items()
    ]
    return sorted(changes, key=_position), same, refused


def _position(change: Change) -> tuple[object, ...]:
    task, answer = change.master.task, change.answer
    return (
        _ORDER[change.outcome],
        task.sheet,
        task.row,
        INPUT_FIELDS.index(answer.field),
        *identity(answer),
        answer.file,
    )


def _with_log(change: Change, log: LogFacts) -> Change:
    answer, heading = change.answer, heading_of(change.answer.field)
    cell = (change.master.task.id, heading)
    last = log.last.get(cell)
    if last is not None and f"{last.when:%Y%m%d%H%M%S}" < batch_order(answer.batch):
        last = None  # it was there when the file was made: who has changed it since is not in the log
    kept = bool(log.kept) and (*cell, answer.parsed.shown, log_source(answer)) in log.kept
    return replace(change, last=last, kept_before=kept) if last or kept else change
