"""The whole decision about a set of returned files, whatever their order: changes, refusals, remarks, who has sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taskbook.core.replies.by_text import answers_by_text
from taskbook.core.replies.decide import batch_order, decide_cell
from taskbook.core.replies.form import Form, read_form
from taskbook.core.replies.log_lines import heading_of, log_source
from taskbook.core.replies.master_index import LogFacts, Master
from taskbook.core.replies.model import (
    Answer,
    Cell,
    Change,
    FileNote,
    FileRemark,
    MergePlan,
    Outcome,
    RawFile,
    Received,
    RefusalReason,
    Refused,
)
from taskbook.core.replies.parse_answer import parse_answer
from taskbook.core.unit_file import INPUT_FIELDS, Manifest, SentTask

_ORDER = {Outcome.CONFLICT: 0, Outcome.ASK: 1, Outcome.PROPOSAL: 2}


@dataclass(frozen=True, slots=True)
class Known:
    """What the workbook knows of earlier merges: answers still to be chosen about, files received, the log's facts."""

    pending: tuple[Answer, ...] = ()
    received: tuple[Received, ...] = ()
    log: LogFacts = LogFacts({}, frozenset())  # noqa: RUF009 - frozen


def plan_merge(files: Iterable[RawFile], master: Master, known: Known, today: date) -> MergePlan:
    """Decide about the files and about what earlier merges left open. Same files, same plan, in any order."""
    reader = _FileReader(master, today)
    for file in sorted(files, key=lambda file: (file.name, file.digest)):
        reader.read(file)
    received = merge_received(known.received, reader.received)
    newest = max((item.batch for item in received), key=batch_order, default="")
    answers = [*_still_open(known.pending, reader.read_again), *_received_first(reader.answers, known.pending)]
    changes, same = _decide_all(answers, master, newest, reader.refused)
    return MergePlan(
        changes=tuple(_with_log(change, known.log) for change in changes),
        refused=tuple(reader.refused),
        notes=tuple(reader.notes),
        received=received,
        same=same,
        files=reader.files,
    )


class _FileReader:
    """Reads files one after the other; each gives answers, or is refused."""

    def __init__(self, master: Master, today: date) -> None:
        self._master, self._today = master, today
        self._digests: dict[str, str] = {}
        self.answers: list[Answer] = []
        self.refused: list[Refused] = []
        self.notes: list[FileNote] = []
        self.received: list[Received] = []
        self.read_again: set[tuple[str, str, str]] = set()
        self.files = 0

    def read(self, file: RawFile) -> None:
        """Take one file."""
        self.files += 1
        first = self._digests.setdefault(file.digest, file.name)
        if first != file.name:
            self.notes.append(FileNote(file.name, FileRemark.SAME_FILE, detail=first))
        elif isinstance(file.manifest, RefusalReason):
            self.refused.append(Refused(file.name, file.manifest, detail=file.reason))
            if file.manifest is not RefusalReason.UNREADABLE:
                self.answers += answers_by_text(file, self._master, self._today)
        else:
            self._read_known(file, file.manifest)

    def _read_known(self, file: RawFile, manifest: Manifest) -> None:
        form = self._form(file, manifest)
        if isinstance(form, Refused):
            self.refused.append(form)
            return
        self.notes += form.notes
        self.read_again.add((manifest.unit, manifest.batch, file.name))
        answered = [self._task(file.name, form, task, cells) for task, cells in form.answers]
        self.received.append(
            Received(
                manifest.batch,
                manifest.as_of,
                manifest.unit,
                file.name,
                self._today,
                len(manifest.tasks),
                sum(answered),
            )
        )

    def _form(self, file: RawFile, manifest: Manifest) -> Form | Refused:
        if manifest.unit not in self._master.units:
            return Refused(file.name, RefusalReason.UNKNOWN_UNIT, manifest.unit)
        if manifest.plans and not self._master.plans.intersection(manifest.plans):
            return Refused(file.name, RefusalReason.OTHER_WORKBOOK, manifest.unit, detail=manifest.workbook)
        return read_form(file, manifest)

    def _task(self, file: str, form: Form, task: SentTask, cells: Mapping[str, tuple[Cell, ...]]) -> bool:
        """Take one task's answers; tells whether something was answered."""
        answers = list(self._answers(file, form.manifest, task, cells))
        found = self._master.find(task.id, task.sheet, task.row, task.key != task.id)
        if not answers:
            return False
        refused = self._refuses(found, form.manifest.unit)
        if refused is not None:
            self.refused.append(Refused(file, refused, form.manifest.unit, task.id))
            return False
        self.answers += answers
        return any(answer.parsed.shown for answer in answers)

    def _refuses(self, found: object, unit: str) -> RefusalReason | None:
        if isinstance(found, RefusalReason):
            return found
        assert isinstance(found, tuple)  # noqa: S101 - the other half of what `find` gives
        return None if self._master.takes_part(found[1], unit) else RefusalReason.NOT_ITS_TASK

    def _answers(
        self, file: str, manifest: Manifest, task: SentTask, cells: Mapping[str, tuple[Cell, ...]]
    ) -> Iterator[Answer]:
        for field in INPUT_FIELDS:
            sent = task.values.get(field)
            as_sent = sent, False  # most cells are: they need no understanding
            new = [cell for cell in cells.get(field, ()) if cell != as_sent or type(cell[0]) is not type(sent)]
            read = [parse_answer(field, cell, sent, manifest.as_of.year) for cell in new]
            changed = {
                (str(found.value), found.shown if not found.usable else ""): found
                for found in read
                if not found.usable or found.value != sent
            }
            if len(changed) > 1:
                detail = heading_of(field)
                self.refused.append(Refused(file, RefusalReason.ROWS_DIFFER, manifest.unit, task.id, detail))
            for parsed in changed.values() if len(changed) == 1 else ():
                yield Answer(
                    task.id,
                    task.sheet,
                    task.row,
                    field,
                    manifest.unit,
                    file,
                    manifest.batch,
                    self._today,
                    sent,
                    parsed,
                    exact=task.key != task.id,
                )


def identity(answer: Answer) -> tuple[str, str, str, str, str]:
    """What makes two answers the same: the cell, the unit, the batch, and what was said."""
    said = f"{answer.parsed.value}|{answer.parsed.shown}"
    return answer.id.casefold(), answer.field, answer.unit, answer.batch, said


def _still_open(pending: Sequence[Answer], read_again: set[tuple[str, str, str]]) -> list[Answer]:
    """Answers of earlier merges, but for those whose file was read again: the file has the say."""
    return [answer for answer in pending if (answer.unit, answer.batch, answer.file) not in read_again]


def _received_first(answers: Sequence[Answer], pending: Sequence[Answer]) -> list[Answer]:
    """An answer that came before keeps the day it came."""
    days = {identity(answer): answer.received for answer in pending}
    return [
        replace(answer, received=min(days.get(identity(answer), answer.received), answer.received))
        for answer in answers
    ]


def _decide_all(
    answers: Sequence[Answer], master: Master, newest: str, refused: list[Refused]
) -> tuple[list[Change], int]:
    by_cell: dict[tuple[str, int, str], list[Answer]] = {}
    for answer in answers:
        found = master.find(answer.id, answer.sheet, answer.row, answer.exact)
        if isinstance(found, RefusalReason):
            refused.append(Refused(answer.file, found, answer.unit, answer.id))
        else:
            by_cell.setdefault((found[1].sheet, found[1].row, answer.field), []).append(answer)
    changes: list[Change] = []
    same = 0
    for group in by_cell.values():
        found = master.find(group[0].id, group[0].sheet, group[0].row, group[0].exact)
        assert not isinstance(found, RefusalReason)  # noqa: S101 - found above
        made, there = decide_cell(group, master.cell(*found, group[0].field), newest)
        changes += made
        same += there
    return sorted(changes, key=_position), same


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
    kept = bool(log.kept) and (*cell, answer.parsed.shown, log_source(answer)) in log.kept
    return replace(change, last=last, kept_before=kept) if last or kept else change


def merge_received(earlier: Sequence[Received], new: Sequence[Received]) -> tuple[Received, ...]:
    """Return one line per batch and unit: the day its file first came, the most that was answered. In fixed order."""
    found: dict[tuple[str, str], Received] = {}
    for item in sorted([*earlier, *new], key=lambda item: (item.day, item.file)):
        first = found.setdefault((item.batch, item.unit), item)
        if item.answered > first.answered:
            found[item.batch, item.unit] = replace(first, answered=item.answered, file=item.file)
    return tuple(sorted(found.values(), key=lambda item: (batch_order(item.batch), item.unit)))
