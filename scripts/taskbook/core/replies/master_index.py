"""The master's side of a merge: tasks by id, the input cells as they stand, who wrote them last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from taskbook.core.case import Days, build_case
from taskbook.core.cell_address import shown
from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.model import Task
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.parsed_cells import Readings
from taskbook.core.replies.answer import Answer
from taskbook.core.replies.kinds import Fit, RefusalReason
from taskbook.core.replies.model import LastWrite, MasterCell
from taskbook.core.unit_file import Sent, mark_of
from taskbook.ports import ShownPercent, ShownPeriod, Value
from taskbook_schemas.registry import UNITS
from taskbook_schemas.words import LOG_KEPT, LOG_WRITES


@dataclass(frozen=True, slots=True)
class LogFacts:
    """What the log says of input cells: the last write of each, and answers that a person chose not to take."""

    last: dict[tuple[str, str], LastWrite]
    kept: frozenset[tuple[str, str, str, str]]


def read_log(rows: Sequence[Sequence[Value]]) -> LogFacts:
    """Read the log's rows: when, who, action, task, heading, old, new, source."""
    last: dict[tuple[str, str], LastWrite] = {}
    kept: set[tuple[str, str, str, str]] = set()
    for when, who, action, task, heading, _, new, source in rows:
        cell = (str(task or ""), str(heading or ""))
        if action == LOG_KEPT:
            kept.add((*cell, shown(new), str(source or "")))
        elif action in LOG_WRITES and isinstance(when, datetime):
            last[cell] = LastWrite(when, str(who or ""), str(source or ""))
    return LogFacts(last, frozenset(kept))


@dataclass(frozen=True, slots=True)
class Located:
    """The task that an answer is about, as the master has it now."""

    table: PlanTable
    task: Task
    fit: Fit = Fit.SAME


class Master:
    """Finds units, tasks and their input cells. `written` are cells (sheet, row, field) that hold something new."""

    def __init__(
        self, gathered: Gathered, readings: Readings, written: Mapping[tuple[str, int, str], Sent] | None = None
    ) -> None:
        self.gathered, self._readings, self._written = gathered, readings, written or {}
        self._directory = UnitDirectory(gathered.units, gathered.places)
        self._by_id: dict[str, list[tuple[PlanTable, Task]]] = defaultdict(list)
        for table in gathered.tables:
            for task in table.tasks:
                self._by_id[task.id.casefold()].append((table, task))
        self._by_words: dict[tuple[int, ...], list[tuple[PlanTable, Task]]] = {}
        self.plans = {plan.code for plan in gathered.plans}

    def after(self, written: Mapping[tuple[str, int, str], Sent]) -> Master:
        """Return the master as it will be once these cells (sheet, row, field) are written."""
        return Master(self.gathered, self._readings, written)

    def unit_named(self, text: str) -> str | None:
        """Return the one unit that a name names, however it is spelled; None when it is none, several or a group."""
        found = self._directory.read(text)
        known = len(found.units) == 1 and not found.groups and not found.unknown
        return found.units[0] if known else None

    def is_group(self, text: str) -> bool:
        """Whether a name is that of a group."""
        found = self._directory.read(text)
        return bool(found.groups) and not found.units

    def nearest_unit(self, text: str) -> tuple[str, int]:
        """Return the known name most like an unknown one, and its row on the sheet of units; row 0 when none is."""
        table = self.gathered.fixed[UNITS]
        rows = dict(zip(table.texts("name"), table.rows, strict=False))
        name = next(iter(self._directory.nearest(text, 1)), "")
        return name, rows.get(name, 0)

    def locate(self, answer: Answer) -> Located | RefusalReason:
        """Return the task an answer is about: that of its id, or the one that bears the words that were sent."""
        found = self.find(answer.id, answer.sheet, answer.row, answer.exact)
        if isinstance(found, RefusalReason) or not answer.words or answer.words == self.words(found[1]):
            return found if isinstance(found, RefusalReason) else Located(*found)
        same = [(table, task) for table, task in self._with_words(answer.words) if self.takes_part(task, answer.unit)]
        return Located(*same[0], Fit.MOVED) if len(same) == 1 else Located(*found, Fit.OTHER)

    def words(self, task: Task) -> tuple[int, ...]:
        """Return marks of the words by which people know a task: its name, its product, its deadline."""
        return mark_of(task.name), mark_of(task.product), mark_of(task.deadline_text)

    def _with_words(self, words: tuple[int, ...]) -> list[tuple[PlanTable, Task]]:
        if not self._by_words:
            for table in self.gathered.tables:
                for task in table.tasks:
                    self._by_words.setdefault(self.words(task), []).append((table, task))
        return self._by_words.get(words, [])

    def find(self, id: str, sheet: str, row: int, exact: bool = False) -> tuple[PlanTable, Task] | RefusalReason:
        """Return the one task of an id; `sheet` and `row` tell apart two that bear one, if they still stand there.

        `exact`: two bore it when the file was sent, so that one left alone may be the other.
        """
        found = self._by_id.get(id.casefold(), [])
        if len(found) > 1 or (found and exact):
            found = [(table, task) for table, task in found if (task.sheet, task.row) == (sheet, row)]
            if len(found) != 1:
                return RefusalReason.TASK_ID_TWICE
        if not found:
            return RefusalReason.TASK_GONE
        table, task = found[0]
        if self.raw(table, task, "id") is None:
            return RefusalReason.TASK_WITHOUT_ID
        return table, task

    def takes_part(self, task: Task, unit: str) -> bool:
        """Whether a unit leads or coordinates a task by name."""
        reading = self._readings.of(task)
        return unit in reading.lead.units or unit in reading.coordinate.units

    def leads(self, task: Task, unit: str) -> bool:
        """Whether a unit leads a task: the lead reports for it."""
        return unit in self._readings.of(task).lead.units

    def raw(self, table: PlanTable, task: Task, field: str) -> Value:
        """What stands in a task's cell, whatever it is shown as: what a later writing finds there again."""
        value = table.place.value(task.row, field)
        if isinstance(value, ShownPeriod):
            return value.plain
        return float(value) if isinstance(value, ShownPercent) else value

    def cell(self, table: PlanTable, task: Task, field: str) -> MasterCell:
        """A task's input cell; in column 0 when the plan's table has no column for it."""
        column = 0 if field in table.absent else table.grid.first_column + table.fields[field]
        new = (task.sheet, task.row, field)
        if new in self._written:
            return MasterCell(task, field, self._written[new], self._written[new], task.row, column)
        usable = field not in task.suspect
        return MasterCell(task, field, getattr(task, field), self.raw(table, task, field), task.row, column, usable)

    def tasks(self) -> list[Task]:
        """All tasks, in the order of the plans' sheets."""
        return [task for table in self.gathered.tables for task in table.tasks]

    def recipients(self) -> dict[str, int]:
        """How many tasks each unit has that gets a sheet and leads or coordinates something, in the table's order."""
        counts: dict[str, int] = defaultdict(int)
        for task in self.tasks():
            reading = self._readings.of(task)
            for name in dict.fromkeys((*reading.lead.units, *reading.coordinate.units)):
                counts[name] += 1
        return {
            unit.name: counts[unit.name]
            for unit in self.gathered.units
            if unit.receives_sheet and not unit.is_group and unit.name in counts
        }

    def due(self, table: PlanTable, task: Task, days: Days) -> date | None:
        """The deadline used now: the approved extension, else the one parsed."""
        case, _ = build_case(task, self._readings.of(task).deadline, table.plan, self.gathered.settings, days)
        return case.due
