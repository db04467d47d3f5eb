"""Every task judged at one day: the case, the status, the flags and the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from taskbook.core.case import Days, build_case
from taskbook.core.flags import flags_of, has_report
from taskbook.core.gathered import Gathered, PlanTable
from taskbook.core.model import Deadline, Flag, Plan, Settings, Status, Task, Verdict
from taskbook.core.parsed_cells import Readings, TaskReading
from taskbook.core.status import Case, counts_as_late, days, judge
from taskbook.core.task_leader import changed_leader
from taskbook_schemas.statuses import Counted


@dataclass(frozen=True, slots=True)
class Judged:
    """One task, what its words were read as, and what the rules say of it."""

    task: Task
    reading: TaskReading
    verdict: Verdict

    @property
    def counts_as_late(self) -> bool:
        """Whether the task is not done and past its deadline: counted as late, or once past (`late_once_past`)."""
        return counts_as_late(self.verdict.status, self.verdict.days)

    @property
    def is_due_soon(self) -> bool:
        """Whether it is counted as due soon."""
        return self.verdict.status.row.counted is Counted.DUE_SOON

    @property
    def late_check_data(self) -> bool:
        """Whether it is past its deadline, not validly done, and has a cell to mend first (row 3 of the table)."""
        return Flag.LATE_CHECK_DATA in self.verdict.flags

    @property
    def is_late(self) -> bool:
        """Whether it belongs in every list of late tasks: late, or late with a cell to mend."""
        return self.counts_as_late or self.late_check_data


Explain = Callable[[Task, Deadline, Case, Status, int | None], str]
"""Says why a task has its status (`Vì sao`); the days are those late, below 0 those left."""


def judge_task(
    task: Task, reading: TaskReading, plan: Plan, settings: Settings, when: Days, explain: Explain
) -> Judged:
    """Return one task judged; never raises, whatever its cells hold."""
    case, original = build_case(task, reading.deadline, plan, settings, when)
    status = judge(case)
    late_by = days(case, status)
    verdict = Verdict(
        status=status,
        due=case.due,
        days=late_by,
        flags=flags_of(task, status, when.as_of, status is Status.CHECK_DATA and case.late_whatever),
        why=explain(task, reading.deadline, case, status, late_by),
        original_due=original,
    )
    return Judged(task, reading, verdict)


_CELLS_JUDGED = attrgetter(
    "completed",
    "result_document",
    "extension_asked",
    "extended_to",
    "extension_document",
    "amended_to",
    "amendment_document",
    "condition_met",
    "halt",
    "halt_document",
    "last_report",
    "suspect",
)
"""The cells of a task that its verdict depends on, besides its deadline."""


def judge_tasks(gathered: Gathered, readings: Readings, when: Days, explain: Explain) -> tuple[Judged, ...]:
    """Return all tasks judged, plan by plan, in the order of the sheets' rows."""
    return tuple(
        judged
        for table in gathered.tables
        for judged in _judge_table(table, readings, gathered.settings, when, explain)
    )


def _judge_table(
    table: PlanTable, readings: Readings, settings: Settings, when: Days, explain: Explain
) -> Iterator[Judged]:
    """Tasks alike in all that is judged share one verdict: most of a plan has the same few deadlines and no report."""
    verdicts: dict[tuple[object, ...], Verdict] = {}
    for task in table.tasks:
        reading = readings.of(task)
        alike = (id(reading.deadline), has_report(task), changed_leader(task), *_CELLS_JUDGED(task))
        if alike not in verdicts:
            verdicts[alike] = judge_task(task, reading, table.plan, settings, when, explain).verdict
        yield Judged(task, reading, verdicts[alike])
