"""The register of extensions in an accept: requests that are taken become its rows, its decisions go into the plans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taskbook.core.case import Days
from taskbook.core.gathered import PlanTable
from taskbook.core.model import Task
from taskbook.core.replies import decisions as extensions
from taskbook.core.replies.answer import Answer
from taskbook.core.replies.decisions import Decision
from taskbook.core.replies.kinds import RefusalReason, RowReason
from taskbook.core.replies.log_lines import document_text, extension_reason
from taskbook.core.replies.writing import Writing
from taskbook.core.short_text import shortened
from taskbook.core.unit_file import Sent
from taskbook.ports import Value
from taskbook_schemas.layout import Extensions, Review
from taskbook_schemas.registry import EXTENSIONS
from taskbook_schemas.words import LOG_EXTENDED, SOURCE_REGISTER


class Granting:
    """Goes through what was asked for and what was decided."""

    def __init__(self, writing: Writing, register: Sequence[Sequence[Value]], days: Days) -> None:
        self._writing, self._register, self._days = writing, register, days
        self._asked = extensions.asked_before(register)

    def request(self, table: PlanTable, task: Task, answer: Answer, asked: date) -> None:
        """Note a request that was taken, unless the register has it."""
        if extensions.has_request(self._register, task.id, answer.unit, asked):
            return
        writing = self._writing
        self._asked[task.id.casefold()] += 1
        reason = extension_reason(
            writing.text_now(table, task, "difficulty"), writing.text_now(table, task, "proposal")
        )
        writing.result.requests.append(
            extensions.request_row(
                task.id,
                shortened(task.name, Review.NAME_CHARACTERS),
                answer.unit,
                writing.master.due(table, task, self._days),
                asked,
                reason,
                answer.file,
                answer.received,
                self._asked[task.id.casefold()],
            )
        )

    def decide(self) -> None:
        """Apply the decided rows of the sheet `Gia hạn`."""
        for decision in extensions.decisions(self._register):
            problem = self._decide(decision)
            if problem:
                self._writing.problem(EXTENSIONS, decision.row, decision.id, problem)

    def _decide(self, decision: Decision) -> RowReason | None:
        if not decision.is_known:
            return RowReason.DECISION_UNKNOWN
        if not (decision.is_grant or decision.is_refusal):
            return RowReason.DECISION_INCOMPLETE
        found = self._writing.master.find(decision.id, "", 0)
        if isinstance(found, RefusalReason):
            return RowReason.TASK_LOST
        if decision.is_grant and {"extended_to", "extension_document"} & found[0].absent.keys():
            return RowReason.COLUMN_ABSENT
        if decision.is_grant:
            assert decision.document is not None  # noqa: S101 - what makes it a grant
            assert decision.signed is not None  # noqa: S101
            document = document_text(decision.document, decision.signed)
            self._settle(*found, "extended_to", decision.granted)
            self._settle(*found, "extension_document", document)
        self._no_longer_asked(*found, decision)
        self._writing.result.decided += 1
        self._writing.mark(EXTENSIONS, decision.row, Extensions.APPLIED)
        return None

    def _no_longer_asked(self, table: PlanTable, task: Task, decision: Decision) -> None:
        cell = self._writing.master.cell(table, task, "extension_asked")
        untouched = (task.sheet, cell.row, cell.column) not in self._writing.result.cells
        if untouched and cell.value is not None and cell.value == decision.asked:
            self._settle(table, task, "extension_asked", None)

    def _settle(self, table: PlanTable, task: Task, name: str, value: Sent) -> None:
        self._writing.settle(table, task, name, value, LOG_EXTENDED, SOURCE_REGISTER)
