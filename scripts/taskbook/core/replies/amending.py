"""The register of amendments in an accept: proposals taken become its rows, its decisions go into the plans."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.core.amendments.effect import FIELDS, effect
from taskbook.core.amendments.register import (
    Amendment,
    Decided,
    Lack,
    has_proposal,
    proposal_row,
    read_amendments,
)
from taskbook.core.amendments.words import proposed_part
from taskbook.core.gathered import PlanTable
from taskbook.core.model import Task
from taskbook.core.remarks import lead_words, voices
from taskbook.core.replies.answer import Answer
from taskbook.core.replies.kinds import RefusalReason, RowReason
from taskbook.core.replies.writing import Writing
from taskbook.core.short_text import shortened
from taskbook.core.unit_file import Sent
from taskbook.ports import Value
from taskbook_schemas.layout import Amendments, Review
from taskbook_schemas.registry import AMENDMENTS
from taskbook_schemas.words import LOG_AMENDED, LOG_NOT_AMENDED, SOURCE_AMENDMENTS

_REASONS = {
    Lack.DECISION: RowReason.AMENDMENT_UNKNOWN,
    Lack.TASK: RowReason.TASK_LOST,
    Lack.DAY: RowReason.AMENDMENT_DAY,
    Lack.DEADLINE: RowReason.AMENDMENT_DEADLINE,
    Lack.INCOMPLETE: RowReason.AMENDMENT_INCOMPLETE,
}


class Amending:
    """Goes through what was proposed and what was decided."""

    def __init__(self, writing: Writing, register: Sequence[Sequence[Value]]) -> None:
        self._writing = writing
        self._rows = read_amendments(register)
        self._proposed: list[tuple[PlanTable, Task, Answer, str, str]] = []

    def propose(self, table: PlanTable, task: Task, answer: Answer, taken: Sent) -> None:
        """Note what a unit proposes when its words, which were taken, propose to amend the plan."""
        words = _own_words(answer, taken)
        part = proposed_part(words)
        if part is not None and not has_proposal(self._rows, task.id, answer.unit, words):
            self._proposed.append((table, task, answer, words, part))

    def decide(self) -> None:
        """Add the rows of what was proposed, then apply the decided rows of the sheet `Đề xuất sửa đổi`."""
        for proposed in self._proposed:  # now that the reasons are settled
            self._add(*proposed)
        for row in self._rows:
            problem = self._decide(row) if row.is_open else None
            if problem:
                self._writing.problem(AMENDMENTS, row.row, row.id, problem)

    def _add(self, table: PlanTable, task: Task, answer: Answer, words: str, part: str) -> None:
        reason = lead_words(self._writing.text_now(table, task, "difficulty"))
        name = shortened(task.name, Review.NAME_CHARACTERS)
        row = proposal_row(task.id, name, answer.unit, words, part, reason, answer.received, answer.file)
        self._writing.result.proposals.append(row)

    def _decide(self, row: Amendment) -> RowReason | None:
        if row.lack is not None:
            return _REASONS[row.lack]
        found = self._writing.master.find(row.id, "", 0)
        if isinstance(found, RefusalReason):
            return RowReason.TASK_LOST
        table, task = found
        if row.decision is Decided.AGREED:
            problem = self._agree(row, table, task)
            if problem:
                return problem
        else:
            heading, what = Amendments.HEADINGS[Amendments.WHAT - 1], row.what or None
            self._writing.log(LOG_NOT_AMENDED, task.id, heading, what, row.document, SOURCE_AMENDMENTS)
        self._writing.result.amended += 1
        self._writing.mark(AMENDMENTS, row.row, Amendments.APPLIED)
        return None

    def _agree(self, row: Amendment, table: PlanTable, task: Task) -> RowReason | None:
        writing = self._writing
        if set(FIELDS) & table.absent.keys():
            return RowReason.COLUMN_ABSENT
        if not all(writing.master.cell(table, task, name).usable for name in FIELDS):
            return RowReason.CELL_UNREADABLE
        before = (writing.text_now(table, task, name) for name in ("amendment", "amendment_document"))
        fields = effect(row, *before)
        if any(isinstance(value, str) and len(value) > Review.LONGEST for value in fields.values()):
            return RowReason.TOO_LONG
        for name, value in fields.items():
            writing.settle(table, task, name, value, LOG_AMENDED, SOURCE_AMENDMENTS)
        return None


def _own_words(answer: Answer, taken: Sent) -> str:
    """What the unit itself says, without other units' remarks."""
    said = voices(taken) if isinstance(taken, str) else ()
    return "\n".join(words for unit, words in said if unit in (None, answer.unit))
