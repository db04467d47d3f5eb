"""A person's tasks as the lines and figures of a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from taskbook.core.days import day_text
from taskbook.core.judge import Judged
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import Part, TaskLine
from taskbook.core.model import Flag
from taskbook.core.short_text import shortened
from taskbook.core.summary import count
from taskbook.core.unit_work import UnitWork
from taskbook_schemas.words import NO_UNIT, ROLE_COORDINATE, ROLE_LEAD

Place = tuple[str, int]
NO_CLOSING: Mapping[str, int] = MappingProxyType({})
_NAME_CHARACTERS = 160  # a letter names a task, the sheet has its words in full


def place(judged: Judged) -> Place:
    """Return where a task stands: unlike its id, never the same twice."""
    return judged.task.sheet, judged.task.row


def is_pressing(judged: Judged) -> bool:
    """Whether a reminder speaks of the task: late, or due soon."""
    return judged.is_late or judged.is_due_soon


def unit_part(
    work: UnitWork, wanted: Callable[[Judged], bool], limit: int, late_before: Mapping[str, int] = NO_CLOSING
) -> Part:
    """Return a unit's part: the tasks `wanted` of those it leads and coordinates; at most `limit` lines a list."""
    leads = [judged for judged in work.leads if wanted(judged)]
    coordinates = [judged for judged in work.coordinates if wanted(judged)]
    roles = {place(judged): ROLE_LEAD for judged in leads}
    return make_part(work.unit.name, [*leads, *coordinates], roles, limit, late_before)


def leader_parts(tasks: Sequence[Judged], limit: int, late_before: Mapping[str, int] = NO_CLOSING) -> tuple[Part, ...]:
    """Return a part for each unit that leads some of the tasks, most tasks first; a task of two units is in both."""
    groups: dict[str, list[Judged]] = {}
    for judged in tasks:
        lead = judged.reading.lead
        for name in (lead.units + lead.groups) or (NO_UNIT,):
            groups.setdefault(name, []).append(judged)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        make_part(name, of_unit, {place(one): ROLE_LEAD for one in of_unit}, limit, late_before)
        for name, of_unit in ordered
    )


def overall(tasks: Iterable[Judged]) -> Part:
    """Return the figures of tasks that may be named by several parts, each counted once, without lines."""
    once = {place(judged): judged for judged in tasks}
    return make_part("", list(once.values()), dict.fromkeys(once, ROLE_LEAD), 0)


def make_part(
    unit: str,
    tasks: Sequence[Judged],
    roles: dict[Place, str],
    limit: int,
    late_before: Mapping[str, int] = NO_CLOSING,
) -> Part:
    """Return the part of some tasks; tasks without a role in `roles` are coordinated. The latest stand first."""
    figures = count(tasks)
    late = sorted((one for one in tasks if one.is_late), key=lambda one: -(one.verdict.days or 0))
    soon = sorted((one for one in tasks if one.is_due_soon), key=lambda one: -(one.verdict.days or 0))
    return Part(
        unit=one_line(unit),
        total=figures.total,
        leads=sum(place(judged) in roles for judged in tasks),
        coordinates=sum(place(judged) not in roles for judged in tasks),
        done=figures.done,
        late=figures.late,
        never_reported=figures.late_never_reported,
        due_soon=figures.due_soon,
        to_mend=figures.late_check_data,
        late_tasks=tuple(_line(one, roles, late_before) for one in late[:limit]),
        soon_tasks=tuple(_line(one, roles, late_before) for one in soon[:limit]),
    )


def _line(judged: Judged, roles: dict[Place, str], late_before: Mapping[str, int]) -> TaskLine:
    task, verdict = judged.task, judged.verdict
    before = late_before.get(task.id.casefold()) if judged.is_late else None
    return TaskLine(
        id=one_line(task.id),
        name=shortened(one_line(task.name).strip("-•;. "), _NAME_CHARACTERS),
        role=roles.get(place(judged), ROLE_COORDINATE),
        lead=one_line(task.lead_text),
        deadline=one_line(task.deadline_text),
        due=day_text(verdict.due) if verdict.due else "",
        status=verdict.status.value,
        days=verdict.days,
        why=one_line(verdict.why),
        reported=Flag.NEVER_REPORTED not in verdict.flags,
        late_periods=0 if before is None else before + 1,
    )
