"""The answers of one returned file: what stands in its cells and was not sent in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from taskbook.core.cell_address import shown
from taskbook.core.headings import key
from taskbook.core.replies.answer import Answer, ParsedAnswer
from taskbook.core.replies.file_findings import FileNote, Refused
from taskbook.core.replies.form import Form, TaskAnswers
from taskbook.core.replies.kinds import AnswerRemark, Origin, RefusalReason
from taskbook.core.replies.log_lines import heading_of, is_source
from taskbook.core.replies.master_index import LogFacts, Master
from taskbook.core.replies.parse_answer import parse_answer
from taskbook.core.replies.raw_file import RawFile
from taskbook.core.unit_file import HEADINGS, INPUT_FIELDS, Manifest, Sent, SentTask

_WORDS = tuple(map(HEADINGS.index, ("Nhiệm vụ", "Sản phẩm", "Thời hạn")))


class FileAnswers:
    """Makes the answers of one file.

    What it cannot take is in `refused` and `notes`; `silent` are cells as sent whose earlier answer was taken,
    `answers` marks of what was said.
    """

    def __init__(self, master: Master, today: date, file: RawFile, manifest: Manifest, log: LogFacts) -> None:
        self._master, self._today, self._file, self._manifest, self._log = master, today, file, manifest, log
        self.refused: list[Refused] = []
        self.notes: list[FileNote] = []
        self.silent: list[Answer] = []
        self.answers: dict[tuple[str, str], int] = {}

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
                answer = self._answer(task.task, name, sent, found[0], words)
                self.answers[answer.cell] = answer.mark
                yield answer
            elif name in task.cells and self._was_taken(task.task, name):
                self.silent.append(self._answer(task.task, name, sent, ParsedAnswer(sent, shown(sent)), words))

    def _was_taken(self, task: SentTask, name: str) -> bool:
        """Whether the log has an answer of this unit and batch as the last writing of a cell."""
        last = self._log.last.get((task.id, heading_of(name)))
        return last is not None and is_source(last.source, self._manifest.unit, self._manifest.batch)

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
