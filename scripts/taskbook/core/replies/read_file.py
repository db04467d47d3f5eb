"""Reads returned files one after the other: each gives answers, remarks and refusals, and is then let go of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from taskbook.core.headings import key
from taskbook.core.replies.by_text import answers_by_text
from taskbook.core.replies.form import Form, TaskAnswers, read_form
from taskbook.core.replies.log_lines import heading_of
from taskbook.core.replies.master_index import Located, Master
from taskbook.core.replies.model import (
    Answer,
    AnswerRemark,
    FileNote,
    FileRemark,
    Origin,
    ParsedAnswer,
    RawFile,
    Received,
    RefusalReason,
    Refused,
)
from taskbook.core.replies.parse_answer import parse_answer
from taskbook.core.unit_file import HEADINGS, INPUT_FIELDS, OPEN_TO_COORDINATOR, Manifest, Sent, SentTask

_WORDS = tuple(map(HEADINGS.index, ("Nhiệm vụ", "Sản phẩm", "Thời hạn")))

Vouch = Callable[[Manifest], FileRemark | None]
"""Says what speaks against a file being what we gave out; None when nothing does."""


@dataclass(slots=True)
class FilesRead:
    """What the files read so far hold."""

    answers: list[Answer] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[FileNote] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    read_again: set[tuple[str, str, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    files: int = 0


class FileReader:
    """Reads files one at a time. Files of the same bytes are read once, and count under each of their names."""

    def __init__(self, master: Master, today: date, vouch: Vouch) -> None:
        self._master, self._today, self._vouch = master, today, vouch
        self._read: dict[str, tuple[FilesRead, list[str]]] = {}
        self.result = FilesRead()

    def read(self, file: RawFile) -> None:
        """Take one file."""
        self.result.files += 1
        self.result.names.add(file.name)
        if file.digest in self._read:
            self._read[file.digest][1].append(file.name)
            return
        all_files, self.result = self.result, FilesRead()
        self._read[file.digest] = self.result, [file.name]
        if isinstance(file.manifest, RefusalReason):
            self.result.refused.append(Refused(file.name, file.manifest, detail=file.reason))
            if file.manifest is not RefusalReason.UNREADABLE:
                self.result.answers += answers_by_text(file, self._master, self._today)
        else:
            self._read_known(file, file.manifest)
        self.result = all_files

    def finish(self) -> FilesRead:
        """Return what was read."""
        for found, names in self._read.values():
            first = min(names)
            for name in sorted(set(names)):
                self._add(found, name)
                if name != first:
                    self.result.notes.append(FileNote(name, FileRemark.SAME_FILE, detail=first))
        return self.result

    def _add(self, found: FilesRead, name: str) -> None:
        """Add what was read of a file, under one of its names."""
        result = self.result
        result.answers += [replace(item, file=name) for item in found.answers]
        result.refused += [replace(item, file=name) for item in found.refused]
        result.notes += [replace(item, file=name) for item in found.notes]
        result.received += [replace(item, file=name) for item in found.received]
        result.read_again |= {(unit, batch, name) for unit, batch, _ in found.read_again}

    def _read_known(self, file: RawFile, manifest: Manifest) -> None:
        unit = self._master.unit_named(manifest.unit)
        if unit is None:
            self.result.refused.append(self._unknown(file.name, manifest.unit))
            return
        if manifest.plans and not self._master.plans.intersection(manifest.plans):
            reason = RefusalReason.OTHER_WORKBOOK
            self.result.refused.append(Refused(file.name, reason, unit, detail=manifest.workbook))
            return
        form = read_form(file, replace(manifest, unit=unit))
        if isinstance(form, Refused):
            self.result.refused.append(form)
            return
        self.result.notes += [replace(note, batch=manifest.batch) for note in form.notes]
        against = self._against(form, manifest)
        if against is not None:
            self.result.notes.append(FileNote(file.name, against, unit))
        if against in (None, FileRemark.OLD_FILE):
            self._take(file, form)
        else:
            self.result.answers += _Answers(self._master, self._today, file, form.manifest).claimed(form)

    def _unknown(self, file: str, unit: str) -> Refused:
        if self._master.is_group(unit):
            return Refused(file, RefusalReason.GROUP, unit)
        name, row = self._master.nearest_unit(unit)
        return Refused(file, RefusalReason.UNKNOWN_UNIT, unit, detail=name, row=row)

    def _against(self, form: Form, manifest: Manifest) -> FileRemark | None:
        """What speaks against a file: its own heading that names another known unit, or what we know to have given."""
        named = self._master.unit_named(form.heading_unit) if form.heading_unit else None
        if named is not None and named != form.manifest.unit:
            return FileRemark.OTHER_UNIT
        return self._vouch(manifest)

    def _take(self, file: RawFile, form: Form) -> None:
        manifest = form.manifest
        reader = _Answers(self._master, self._today, file, manifest)
        answered = sum(self._task(reader, task) for task in form.answers)
        self.result.refused += reader.refused
        self.result.notes += reader.notes
        self.result.read_again.add((manifest.unit, manifest.batch, file.name))
        self.result.received.append(
            Received(
                manifest.batch,
                manifest.as_of,
                manifest.unit,
                file.name,
                self._today,
                len(manifest.tasks),
                answered,
            )
        )

    def _task(self, reader: _Answers, task: TaskAnswers) -> bool:
        """Take one task's answers; tells whether something was answered."""
        answers = list(reader.of(task))
        if not answers:
            return False
        found = self._master.locate(answers[0])
        reason = found if isinstance(found, RefusalReason) else None
        if isinstance(found, Located) and not self._master.takes_part(found.task, answers[0].unit):
            reason = RefusalReason.NOT_ITS_TASK
        if reason is not None:
            reader.refused.append(Refused(answers[0].file, reason, answers[0].unit, task.task.id))
            return False
        assert isinstance(found, Located)  # noqa: S101 - all else is refused
        for answer in answers:
            words = answer.field in OPEN_TO_COORDINATOR and not self._master.leads(found.task, answer.unit)
            if words and answer.parsed.usable and answer.parsed.value is None:
                heading = heading_of(answer.field)
                reader.notes.append(
                    FileNote(answer.file, FileRemark.COORDINATOR_CLEARED, answer.unit, answer.id, heading)
                )
            else:
                self.result.answers.append(answer)
        return any(answer.parsed.shown for answer in answers)


class _Answers:
    """Makes the answers of one file."""

    def __init__(self, master: Master, today: date, file: RawFile, manifest: Manifest) -> None:
        self._master, self._today, self._file, self._manifest = master, today, file, manifest
        self.refused: list[Refused] = []
        self.notes: list[FileNote] = []

    def of(self, task: TaskAnswers) -> Iterator[Answer]:
        """Yield what was answered about a task."""
        words = self._words(task)
        for name in INPUT_FIELDS:
            sent = task.task.values.get(name)
            found = self._parsed(task, name, sent)
            if len(found) > 1:
                detail = heading_of(name)
                self.refused.append(
                    Refused(self._file.name, RefusalReason.ROWS_DIFFER, self._manifest.unit, task.task.id, detail)
                )
            elif found:
                yield self._answer(task.task, name, sent, found[0], words)

    def claimed(self, form: Form) -> list[Answer]:
        """Return what a file says that is not known to be ours: whatever stands there and is not in the master."""
        found: list[Answer] = []
        for task in form.answers:
            place = self._master.find(task.task.id, task.task.sheet, task.task.row, task.task.key != task.task.id)
            if isinstance(place, RefusalReason):
                continue
            for name in INPUT_FIELDS:
                now = self._master.cell(*place, name).value
                for parsed in self._parsed(task, name, now):
                    if parsed.shown:
                        words = self._master.words(place[1])
                        answer = self._answer(task.task, name, now, parsed, words)
                        found.append(replace(answer, origin=Origin.CLAIMED))
        return found

    def _parsed(self, task: TaskAnswers, name: str, sent: Sent) -> list[ParsedAnswer]:
        """What the rows of a task say in one column that was not sent, each once."""
        as_sent = sent, False  # most cells are: they need no understanding
        cells = task.cells.get(name, ())
        new = [cell for cell in cells if cell != as_sent or type(cell[0]) is not type(sent)]
        found: dict[tuple[str, str], ParsedAnswer] = {}
        for parsed in (parse_answer(name, cell, sent, self._manifest.as_of.year) for cell in new):
            if not parsed.usable or parsed.value != sent:
                found[str(parsed.value), parsed.shown if not parsed.usable else ""] = parsed
        if not found or name not in task.merged:
            return list(found.values())
        return [replace(parsed, remarks=(*parsed.remarks, AnswerRemark.MERGED)) for parsed in found.values()]

    def _answer(self, task: SentTask, name: str, sent: Sent, parsed: ParsedAnswer, words: tuple[int, ...]) -> Answer:
        return Answer(
            task.id,
            task.sheet,
            task.row,
            name,
            self._manifest.unit,
            self._file.name,
            self._manifest.batch,
            self._today,
            sent,
            parsed,
            exact=task.key != task.id,
            words=words,
            saved=self._file.saved,
        )

    def _words(self, task: TaskAnswers) -> tuple[int, ...]:
        """Marks of the words as sent; of a row whose words were exchanged for others none that any task has.

        A name of which the office has since changed only case, tones or blanks is still the same.
        """
        given = task.task.given
        if len(given) <= max(_WORDS):
            return ()
        if task.words_moved:
            return (-1,)
        sent = tuple(given[place] for place in _WORDS)
        found = self._master.find(task.task.id, task.task.sheet, task.task.row, task.task.key != task.task.id)
        if isinstance(found, RefusalReason) or key(found[1].name) != key(task.name):
            return sent
        return self._master.words(found[1])[:1] + sent[1:]
