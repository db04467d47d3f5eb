"""What the chosen rows of the review and the decided rows of the register write into the master, in one step.

Every input cell is written only if it still holds what was read, and has a line in the log. `Báo cáo gần nhất` becomes
the day on which the file first came, when something of it is taken, and never goes back. Other rows about a cell that
was settled are settled with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.case import Days
from taskbook.core.cell_address import shown
from taskbook.core.gathered import PlanTable
from taskbook.core.model import Task
from taskbook.core.remarks import with_remark
from taskbook.core.replies.accepted import Accepted, Place
from taskbook.core.replies.amending import Amending
from taskbook.core.replies.answer import Answer
from taskbook.core.replies.granting import Granting
from taskbook.core.replies.kinds import RefusalReason, RowReason, Voice
from taskbook.core.replies.log_lines import heading_of, log_source
from taskbook.core.replies.master_index import Master
from taskbook.core.replies.picked import NONE, is_kept, picked
from taskbook.core.replies.review_rows import ReviewRow, ReviewSheet
from taskbook.core.replies.writing import Writing
from taskbook.core.run import Run
from taskbook.core.unit_file import Sent
from taskbook.ports import Value
from taskbook_schemas.layout import Review
from taskbook_schemas.registry import REVIEW
from taskbook_schemas.words import LOG_KEPT, LOG_MERGED, LOG_REPORTED


@dataclass(frozen=True, slots=True)
class Registers:
    """The rows of the sheets `Gia hạn` and `Đề xuất sửa đổi`, as they stand."""

    extensions: Sequence[Sequence[Value]] = ()
    amendments: Sequence[Sequence[Value]] = ()


def accept(master: Master, review: ReviewSheet, registers: Registers, run: Run, days: Days) -> Accepted:
    """Decide what to write. Rows that cannot be applied stay, each with its reason in `problems`."""
    writing = Writing(master, run)
    granting, amending = Granting(writing, registers.extensions, days), Amending(writing, registers.amendments)
    _Acceptance(writing, granting, amending).review(review)
    granting.decide()
    amending.decide()
    return writing.result


class _Acceptance:
    """Goes through the rows and notes what to write."""

    def __init__(self, writing: Writing, granting: Granting, amending: Amending) -> None:
        self._writing, self._granting, self._amending = writing, granting, amending
        self._master, self.result = writing.master, writing.result
        self._sources: dict[Place, str] = {}
        self._requests: list[tuple[PlanTable, Task, Answer, date]] = []

    def review(self, review: ReviewSheet) -> None:
        """Apply the rows of the sheet `Phản hồi`."""
        for number, task in review.damaged:
            self._problem(number, task, RowReason.ROW_DAMAGED)
        for number, task in review.too_long:
            self._problem(number, task, RowReason.TOO_LONG)
        by_cell: dict[object, list[ReviewRow]] = defaultdict(list)
        for row in review.rows:
            by_cell[self._place(row.answer)].append(row)
        for rows in by_cell.values():
            self._cell(rows)
        self._reported()
        for request in self._requests:  # now that the reasons are settled
            self._granting.request(*request)

    def _place(self, answer: Answer) -> object:
        found = self._master.locate(answer)
        task = answer.id.casefold() if isinstance(found, RefusalReason) else (found.task.sheet, found.task.row)
        return task, answer.field

    def _cell(self, rows: Sequence[ReviewRow]) -> None:
        """Settle one cell: at most one value is taken, its rivals go with it, and remarks are added below it."""
        remarks = [row for row in rows if row.record.voice is Voice.REMARK]
        self._value([row for row in rows if row.record.voice is not Voice.REMARK])
        for row in sorted(remarks, key=lambda row: row.answer.unit.casefold()):
            self._remark(row)

    def _value(self, rows: Sequence[ReviewRow]) -> None:
        taken = [(row, value) for row in rows if (value := self._picked(row)) is not NONE]
        kept = [row for row in rows if is_kept(row)]
        rest = [row for row in rows if row not in kept and row not in [row for row, _ in taken]]
        if len({repr(value) for _, value in taken}) > 1:
            self._wait(rows, RowReason.TWO_CHOSEN)
            return
        self._keep(kept)
        if not taken:
            self.result.waiting += rest
            return
        row, value = taken[0]
        rivals = [other for other in rest if other.record.voice is Voice.LEAD and row.record.voice is Voice.LEAD]
        if any(other.answer.mark not in row.record.rivals for other in rivals):
            self._problem(row.row, row.answer.id, RowReason.RIVAL_SINCE)
            self.result.waiting += [*(row for row, _ in taken), *rest]
        elif self._take(row, value):
            self._keep(other for other in rivals if other.answer.parsed.value != value)
            self.result.waiting += [other for other in rest if other not in rivals]
        else:
            self.result.waiting += [*(row for row, _ in taken), *rest]

    def _remark(self, row: ReviewRow) -> None:
        """Add a coordinating unit's words below what the lead says."""
        if is_kept(row):
            self._keep([row])
            return
        value = self._picked(row)
        if value is NONE or not self._take(row, value):
            self.result.waiting.append(row)

    def _picked(self, row: ReviewRow) -> object:
        """The value that a row asks for; `NONE` when it asks for none, or is not clear, which is told."""
        found = picked(row)
        if isinstance(found, RowReason):
            self._problem(row.row, row.answer.id, found)
            return NONE
        return found

    def _take(self, row: ReviewRow, value: object) -> bool:
        answer, voice = row.answer, row.record.voice
        found = self._master.locate(answer)
        if isinstance(found, RefusalReason):
            return self._stuck(row, RowReason.TASK_LOST)
        if found.fit is not row.record.fit:
            return self._stuck(row, RowReason.TASK_CHANGED)
        cell = self._master.cell(found.table, found.task, answer.field)
        new = _as_written(value)
        if voice is Voice.REMARK:
            now = self._writing.text_now(found.table, found.task, answer.field)
            if not cell.usable:
                return self._stuck(row, RowReason.CELL_UNREADABLE)
            new = with_remark(now, str(new))
        elif cell.value != row.master or ("" if cell.usable else shown(cell.raw)) != row.record.master_raw:
            return self._stuck(row, RowReason.MASTER_CHANGED)
        if not cell.column:
            return self._stuck(row, RowReason.COLUMN_ABSENT)
        if isinstance(new, str) and len(new.encode("utf-16-le", "surrogatepass")) // 2 > Review.LONGEST:
            return self._stuck(row, RowReason.TOO_LONG)
        self.result.taken += 1
        self._writing.write(cell, new, LOG_MERGED, log_source(answer))
        if answer.field == "extension_asked" and isinstance(new, date):
            self._requests.append((found.table, found.task, answer, new))
        if answer.field == "proposal":
            self._amending.propose(found.table, found.task, answer, _as_written(value))
        if voice is not Voice.LEAD and not (voice is Voice.UNSURE and self._master.leads(found.task, answer.unit)):
            return True  # it is not for a coordinating unit to report
        place = cell.task.sheet, cell.task.row
        self.result.reported[place] = max(answer.received, self.result.reported.get(place, answer.received))
        self._sources.setdefault(place, log_source(answer))
        return True

    def _stuck(self, row: ReviewRow, reason: RowReason) -> bool:
        self._problem(row.row, row.answer.id, reason)
        return False

    def _keep(self, rows: Iterable[ReviewRow]) -> None:
        for row in rows:
            answer = row.answer
            self.result.kept += 1
            self._writing.log(
                LOG_KEPT,
                answer.id,
                heading_of(answer.field),
                row.master,
                answer.parsed.shown or None,
                log_source(answer),
            )

    def _wait(self, rows: Sequence[ReviewRow], reason: RowReason) -> None:
        self._problem(rows[0].row, rows[0].answer.id, reason)
        self.result.waiting += rows

    def _reported(self) -> None:
        """Note the day of the report of every task of which something was taken."""
        for table in self._master.gathered.tables:
            for task in table.tasks:
                day = self.result.reported.get((task.sheet, task.row))
                later = task.last_report is None or (day is not None and day > task.last_report)
                if day is not None and later and "last_report" not in (*task.suspect, *table.absent):
                    cell = self._master.cell(table, task, "last_report")
                    self._writing.write(cell, day, LOG_REPORTED, self._sources[task.sheet, task.row])

    def _problem(self, row: int, task: str, reason: RowReason) -> None:
        self._writing.problem(REVIEW, row, task, reason)


def _as_written(value: object) -> Sent:
    assert value is None or isinstance(value, (str, float, date))  # noqa: S101 - what columns of input hold
    return value
