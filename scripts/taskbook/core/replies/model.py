"""What a merge decides: each change beside the master's cell, the plan of all of them, and the rows that stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from taskbook.core.model import Task
from taskbook.core.replies.answer import Answer, Replaced
from taskbook.core.replies.file_findings import FileNote, Received, Refused
from taskbook.core.replies.kinds import Fit, Outcome, RowReason, Voice
from taskbook.core.unit_file import Sent
from taskbook.ports import Value


@dataclass(frozen=True, slots=True)
class LastWrite:
    """Who wrote a cell of the master last, as the log knows it."""

    when: datetime
    who: str
    source: str


@dataclass(frozen=True, slots=True)
class MasterCell:
    """An input cell of the master: `value` as parsed, `raw` as it stands, where it is (1-based).

    In column 0 stands what the plan's table has no column for: it reads as blank and cannot be written.
    """

    task: Task
    field: str
    value: Sent
    raw: Value
    row: int
    column: int
    usable: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """Answers that say the same beside the master's cell, and what is proposed.

    `answer` speaks for all `answers`. `proposal` is what would be written (a remark: what would be added). `rivals` are
    units that wrote something else there, `rival_marks` marks of what they said; `replaced` what the units said before
    that was something else, `before` all that they said before.
    """

    answer: Answer
    master: MasterCell
    outcome: Outcome
    answers: tuple[Answer, ...] = ()
    proposal: Sent = None
    voice: Voice = Voice.LEAD
    fit: Fit = Fit.SAME
    old_batch: bool = False
    rivals: tuple[str, ...] = ()
    rival_marks: tuple[int, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    before: tuple[Replaced, ...] = ()
    last: LastWrite | None = None
    kept_before: bool = False


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The decision about a set of returned files: conflicts first, then what asks, then proposals.

    `names` are the files that were read for it: name and batch, "" where the file tells of none.
    """

    changes: tuple[Change, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[FileNote, ...] = ()
    received: tuple[Received, ...] = ()
    same: int = 0
    files: int = 0
    names: frozenset[tuple[str, str]] = frozenset()

    def count(self, outcome: Outcome) -> int:
        """How many changes have this outcome."""
        return sum(change.outcome is outcome for change in self.changes)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that stays: on which sheet, in which row, about which task, and why."""

    sheet: str
    row: int
    task: str
    reason: RowReason
