"""What an accept writes, noted cell by cell: every input cell is guarded, and has a line in the log."""

from __future__ import annotations

from taskbook.core.gathered import PlanTable
from taskbook.core.model import Task
from taskbook.core.replies.accepted import Accepted
from taskbook.core.replies.kinds import RowReason
from taskbook.core.replies.log_lines import heading_of, plain
from taskbook.core.replies.master_index import Master
from taskbook.core.replies.model import MasterCell, RowProblem
from taskbook.core.run import Run
from taskbook.core.unit_file import Sent
from taskbook.ports import CellWrite, Writable


class Writing:
    """Notes in `result` what is to be written into the workbook that `master` knows."""

    def __init__(self, master: Master, run: Run) -> None:
        self.master, self.run, self.result = master, run, Accepted()

    def write(self, cell: MasterCell, value: Sent, action: str, source: str) -> None:
        """Write an input cell, only if it still holds what was read, and log it."""
        place = cell.task.sheet, cell.row, cell.column
        before = self.result.cells.get(place)
        self.result.cells[place] = CellWrite(*place, value, cell.raw, guarded=True)
        self.result.written[cell.task.sheet, cell.task.row, cell.field] = value
        is_read = cell.usable and (cell.value is not None or cell.raw is None)  # «chưa có» is none, and was typed
        old: Writable = cell.value if is_read else plain(cell.raw)
        old = old if before is None else before.value
        self.log(action, cell.task.id, heading_of(cell.field), old, value, source)

    def settle(self, table: PlanTable, task: Task, name: str, value: Sent, action: str, source: str) -> None:
        """Write a task's field unless its cell says so already."""
        cell = self.master.cell(table, task, name)
        if self.now(table, task, name) != value or not cell.usable:
            self.write(cell, value, action, source)

    def now(self, table: PlanTable, task: Task, name: str) -> Sent:
        """A field of the task as it will stand after this step."""
        cell = self.master.cell(table, task, name)
        place = task.sheet, task.row, name
        return self.result.written.get(place, cell.value)

    def text_now(self, table: PlanTable, task: Task, name: str) -> str | None:
        """A text of the task as it will stand after this step."""
        value = self.now(table, task, name)
        return value if isinstance(value, str) else None

    def mark(self, sheet: str, row: int, column: int) -> None:
        """Write today's day into a register's cell that says that its row was taken in."""
        self.result.cells[sheet, row, column] = CellWrite(sheet, row, column, self.run.today, None, guarded=True)

    def log(self, action: str, id: str, heading: str, old: Writable, new: Writable, source: str) -> None:
        """Note a line of the log."""
        self.result.log.append((self.run.now, self.run.who, action, id, heading, old, new, source))

    def problem(self, sheet: str, row: int, task: str, reason: RowReason) -> None:
        """Note a row that cannot be applied; it stays."""
        self.result.problems.append(RowProblem(sheet, row, task, reason))
