"""Reads returned files one after the other: each gives answers, remarks and refusals, and is then let go of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from taskbook.core.replies.answer import Answer
from taskbook.core.replies.by_text import answers_by_text
from taskbook.core.replies.file_answers import FileAnswers
from taskbook.core.replies.file_findings import FileNote, FileSeen, Received, Refused
from taskbook.core.replies.form import Form, TaskAnswers, read_form
from taskbook.core.replies.kinds import MASTERS, FileRemark, RefusalReason
from taskbook.core.replies.log_lines import heading_of
from taskbook.core.replies.master_index import LogFacts, Master
from taskbook.core.replies.raw_file import RawFile
from taskbook.core.unit_file import INPUT_FIELDS, OPEN_TO_COORDINATOR, Manifest

Vouch = Callable[[Manifest], FileRemark | None]
"""Says what speaks against a file being what we gave out; None when nothing does."""


@dataclass(slots=True)
class FilesRead:
    """What the files read so far hold.

    `read_again` are unit, batch, name and time of each, `silent` cells as they were sent that once said something: it
    stands in the master.
    """

    answers: list[Answer] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[FileNote] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    read_again: set[tuple[str, str, str, datetime | None]] = field(default_factory=set)
    silent: list[Answer] = field(default_factory=list)
    names: set[tuple[str, str]] = field(default_factory=set)
    files: int = 0


class FileReader:
    """Reads files one at a time. Files of the same bytes are read once, and count under each of their names."""

    def __init__(self, master: Master, today: date, vouch: Vouch, log: LogFacts) -> None:
        self._master, self._today, self._vouch, self._log = master, today, vouch, log
        self._read: dict[str, tuple[FilesRead, str, list[str]]] = {}
        self.result = FilesRead()

    def read(self, file: RawFile) -> None:
        """Take one file."""
        self.result.files += 1
        batch = "" if isinstance(file.manifest, RefusalReason) else file.manifest.batch
        self.result.names.add((file.name, batch))
        if file.digest in self._read:
            self._read[file.digest][2].append(file.name)
            return
        all_files, self.result = self.result, FilesRead()
        self._read[file.digest] = self.result, batch, [file.name]
        if isinstance(file.manifest, RefusalReason):
            self.result.refused.append(Refused(file.name, file.manifest, detail=file.reason))
            if file.manifest not in (RefusalReason.UNREADABLE, *MASTERS):
                self.result.answers += answers_by_text(file, self._master, self._today)
        else:
            self._read_known(file, file.manifest)
        self.result = all_files

    def finish(self) -> FilesRead:
        """Return what was read."""
        for found, batch, names in self._read.values():
            first = min(names)
            for name in sorted(set(names)):
                self._add(found, name, batch)
                if name != first:
                    self.result.notes.append(FileNote(name, FileRemark.SAME_FILE, detail=first))
        return self.result

    def _add(self, found: FilesRead, name: str, batch: str) -> None:
        """Add what was read of a file, under one of its names."""
        result = self.result
        result.answers += [replace(item, file=name) for item in found.answers]
        result.refused += [replace(item, file=name, batch=batch) for item in found.refused]
        result.notes += [replace(item, file=name, batch=batch) for item in found.notes]
        result.received += [
            replace(item, file=name, files=tuple(replace(seen, file=name) for seen in item.files))
            for item in found.received
        ]
        result.read_again |= {(unit, batch, name, saved) for unit, batch, _, saved in found.read_again}
        result.silent += [replace(item, file=name) for item in found.silent]

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
        self.result.notes += form.notes
        against = self._against(form, manifest)
        if against is not None:
            self.result.notes.append(FileNote(file.name, against, unit))
        if against in (None, FileRemark.OLD_FILE):
            self._take(file, form)
        else:
            self.result.answers += FileAnswers(self._master, self._today, file, form.manifest, self._log).claimed(form)

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
        reader = FileAnswers(self._master, self._today, file, manifest, self._log)
        answered = sum(self._task(reader, task) for task in form.answers)
        self.result.refused += reader.refused
        self.result.notes += reader.notes
        self.result.silent += reader.silent
        self.result.read_again.add((manifest.unit, manifest.batch, file.name, file.saved))
        self.result.received.append(
            Received(
                manifest.batch,
                manifest.as_of,
                manifest.unit,
                file.name,
                self._today,
                len(manifest.tasks),
                answered,
                (_seen(file, form, reader.answers),),
            )
        )

    def _task(self, reader: FileAnswers, task: TaskAnswers) -> bool:
        """Take one task's answers; tells whether something was answered."""
        answers = list(reader.of(task))
        if not answers:
            return False
        found = self._master.locate(answers[0])
        if isinstance(found, RefusalReason):
            self.result.answers += answers  # they wait, told as refused: the task may come back
            return False
        if not self._master.takes_part(found.task, answers[0].unit):
            reason = RefusalReason.NOT_ITS_TASK
            reader.refused.append(Refused(answers[0].file, reason, answers[0].unit, task.task.id))
            return False
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


def _seen(file: RawFile, form: Form, answers: Mapping[tuple[str, str], int]) -> FileSeen:
    """What is remembered of a file that came."""
    there = {answer.task.id.casefold() for answer in form.answers}
    fields = {name for answer in form.answers for name in answer.cells}
    return FileSeen(
        file.name,
        file.saved,
        frozenset(task.id.casefold() for task in form.manifest.tasks) - there,
        frozenset(INPUT_FIELDS) - fields,
        answers,
    )
