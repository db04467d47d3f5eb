"""The words of the domain as types: every rule takes and returns these, none of them knows a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from taskbook_schemas.statuses import Status as Status  # a word of the domain: its table is said once, for all rooms


class Kind(Enum):
    """What a deadline phrase turned out to be."""

    DATED = "dated"
    PERIOD = "period"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"


class Precision(Enum):
    """How fine a deadline is named; the warning days follow it."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline phrase, read.

    `recurrence` holds rhythm names joined with "+" in the order they are named (`monthly+quarterly`); `milestones`
    holds dates only when there are several; `rules` names the rules that matched; `problem` is a code of what could
    not be read (`texts` has the sentence), None when all is well. For a recurring deadline `deadline.recurrence` finds
    the next due days from `due`, `cycle_end` (the stretch's last day, None when it has no end), `cycle_day` (the
    day of the month that was named, None when a cycle ends with its period) and `cycle_last_workday` (each cycle is due
    on the last working day of its month).
    `ongoing_after` says that the task goes on without an end once its deadline has its result; `problem_words` are the
    typed words that could not be read, None when it is no single place.
    """

    phrase: str
    kind: Kind
    start: date | None = None
    due: date | None = None
    recurrence: str | None = None
    condition: str | None = None
    milestones: tuple[date, ...] = ()
    rules: tuple[str, ...] = ()
    precision: Precision | None = None
    problem: str | None = None
    cycle_end: date | None = None
    cycle_day: int | None = None
    cycle_last_workday: bool = False
    ongoing_after: bool = False
    problem_words: str | None = None


class Flag(Enum):
    """What stands beside a status; the value is the text people see."""

    NEVER_REPORTED = "chưa có báo cáo"
    NOT_REPORTED_IN_PERIOD = "chưa có báo cáo trong kỳ"
    EXTENSION_ASKED = "đề nghị gia hạn"
    EXTENDED = "đã gia hạn"
    AMENDED = "đã điều chỉnh hạn"
    LATE_CHECK_DATA = "quá hạn, cần sửa dữ liệu"


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the sheet of units. `aliases` are other spellings; a group gets no sheet and no e-mail."""

    name: str
    aliases: tuple[str, ...] = ()
    email: str | None = None
    recipient: str | None = None
    is_group: bool = False
    receives_sheet: bool = True


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of the sheet of leaders."""

    name: str
    position: str | None = None
    aliases: tuple[str, ...] = ()
    email: str | None = None


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that no table knows, with the nearest names that some table does (best first)."""

    text: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What one cell of unit names says: known units and groups by canonical name, in the order named."""

    units: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    unknown: tuple[UnknownName, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A row of the sheet of plans; or the tasks given by letter, whose rows have their own documents (`own_documents`).

    `year` is None where each row has its own.
    """

    code: str
    number: str | None
    issued: date | None
    year: int | None
    subject: str
    sheet: str
    declared_tasks: int | None = None
    own_documents: bool = False

    def day_of(self, task: Task) -> date | None:
        """The day of the document that gave a task."""
        return task.issued if self.own_documents else self.issued


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the sheet of targets. `row` is the sheet's row (1-based); `goal` is kept as typed ("> 150", "12")."""

    row: int
    name: str
    unit_of_measure: str | None = None
    goal: str | None = None
    year: int | None = None
    source: str | None = None
    actual: float | None = None
    measured_on: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The office's settings, with the defaults used where a cell is empty."""

    as_of: date | None = None
    warn_days_long: int = 30
    warn_days_short: int = 7
    before_means_day_before: bool = False
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One row of a plan's sheet, its cells made values. `row` is the sheet's row (1-based).

    Input fields are None when the cell is empty. `suspect` names the fields whose cell holds something that cannot be
    used (text in a date cell, say): the row is then judged as data to check. `document`, `issued` and `giver` say what
    gave a task that no plan has. `leader_text` is who the office says leads it, from `leader_from` on,
    `plan_leader_text` what the appendix says. `more` are the cells of the table's other columns, by field: no rule
    knows them by name.
    """

    id: str
    plan: str
    sheet: str
    row: int
    section: str
    number: str | None
    name: str
    lead_text: str
    coordinate_text: str
    deadline_text: str
    product: str
    leader_text: str = ""
    assignee: str | None = None
    progress: float | None = None
    situation: str | None = None
    completed: date | None = None
    result_document: str | None = None
    difficulty: str | None = None
    proposal: str | None = None
    extension_asked: date | None = None
    extended_to: date | None = None
    extension_document: str | None = None
    condition_met: date | None = None
    halt: str | None = None
    halt_document: str | None = None
    last_report: date | None = None
    budget: float | None = None
    note: str | None = None
    star: str | None = None
    amendment: str | None = None
    amended_to: date | None = None
    amendment_document: str | None = None
    document: str | None = None
    issued: date | None = None
    giver: str | None = None
    plan_leader_text: str = ""
    leader_from: date | None = None
    suspect: tuple[str, ...] = ()
    more: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one task at one day.

    `due` is the deadline used, `original_due` the plan's own, before any extension or amendment; `days` counts late
    positive, left negative, None where neither makes sense.
    """

    status: Status
    due: date | None
    days: int | None
    flags: tuple[Flag, ...] = ()
    why: str = ""
    original_due: date | None = None
