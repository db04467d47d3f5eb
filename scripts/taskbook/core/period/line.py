"""One task as it stood at a day: what a closing keeps of it, and what figures and comparisons are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.changed_deadline import approved_extension
from taskbook.core.flags import report_day
from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Status
from taskbook.core.status import counts_as_late


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task at a day.

    `leads` are units and groups, `leaders` those who supervise, each by its name in the workbook's tables. `days` are
    those late, below 0 those left. `deadline` are the plan's words, of which `due` was made. `extensions` counts the
    extensions granted. `reported` is the day of its latest report, None where none names a day. `late_periods`: in how
    many closings in a row it is late, this one counted.
    """

    id: str
    name: str
    plan: str
    leads: tuple[str, ...]
    leaders: tuple[str, ...]
    status: Status
    days: int | None = None
    due: date | None = None
    original_due: date | None = None
    deadline: str = ""
    extensions: int = 0
    flags: tuple[Flag, ...] = ()
    progress: float | None = None
    completed: date | None = None
    reported: date | None = None
    late_periods: int = 0

    @property
    def key(self) -> str:
        """What names the task, however its id is written; empty for one without an id."""
        return self.id.casefold()

    @property
    def is_late(self) -> bool:
        """Whether it is counted as late."""
        return counts_as_late(self.status, self.days)

    @property
    def is_listed_late(self) -> bool:
        """Whether it belongs in every list of late tasks: late, or late with a cell to mend."""
        return self.is_late or Flag.LATE_CHECK_DATA in self.flags

    @property
    def never_reported(self) -> bool:
        """Whether nobody has reported on it."""
        return Flag.NEVER_REPORTED in self.flags


def lines_of(tasks: Sequence[Judged], granted: Mapping[str, int], before: Iterable[TaskLine]) -> tuple[TaskLine, ...]:
    """Return tasks as lines.

    `granted` counts the extensions of tasks by their ids in small letters, `before` is the closing before.
    """
    late_before = {line.key: line.late_periods for line in before if line.is_listed_late}
    return tuple(_line(judged, granted, late_before.get) for judged in tasks)


def _line(judged: Judged, granted: Mapping[str, int], late_before: Callable[[str, int], int]) -> TaskLine:
    task, reading, verdict = judged.task, judged.reading, judged.verdict
    key = task.id.casefold()
    return TaskLine(
        id=task.id,
        name=task.name,
        plan=task.plan,
        leads=reading.lead.units + reading.lead.groups,
        leaders=reading.leader.names,
        status=verdict.status,
        days=verdict.days,
        due=verdict.due,
        original_due=verdict.original_due,
        deadline=task.deadline_text,
        extensions=max(granted.get(key, 0), int(approved_extension(task) is not None)),
        flags=verdict.flags,
        progress=task.progress,
        completed=task.completed,
        reported=report_day(task),
        late_periods=late_before(key, 0) + 1 if judged.is_late else 0,
    )
