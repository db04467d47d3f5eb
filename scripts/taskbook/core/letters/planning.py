"""Who gets which letter: one digest a person, however many units; no tasks, no letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from taskbook.core.days import day_text
from taskbook.core.headings import key
from taskbook.core.judge import Judged
from taskbook.core.letters.files import attachments_of, file_notes
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import Attachment, Letter, LetterPlan, LetterWarning, Part, RefusedLetter, Request
from taskbook.core.letters.parts import is_pressing, leader_parts, overall, unit_part
from taskbook.core.letters.recipients import Person, people_of_leaders, people_of_units
from taskbook.core.model import Leader, Unit
from taskbook.core.unit_work import UnitWork, work_by_unit
from taskbook_schemas.letter_kinds import Recipient, Topic

Files = Mapping[str, Sequence[Attachment]]
"""Unit name -> the files found that say they are this unit's."""

_CHAIR = key("Chủ tịch")

Wanted = Callable[[Judged], bool]


def plan_letters(
    request: Request, tasks: Sequence[Judged], units: Sequence[Unit], leaders: Sequence[Leader], files: Files
) -> LetterPlan:
    """Return the letters of one kind, and those refused. `files` is only looked at for letters that bring sheets.

    When units are asked for by name, each person behind them still gets one letter for all units that are theirs.
    """
    if request.kind.row.recipient is Recipient.LEADERS:
        return _to_leaders(request, tasks, leaders)
    return _to_units(request, tasks, units, files)


def _to_units(request: Request, tasks: Sequence[Judged], units: Sequence[Unit], files: Files) -> LetterPlan:
    wanted = _TOPICS[request.kind.row.topic]
    works = {work.unit.name: work for work in work_by_unit(tasks, units) if _gets_letter(work, wanted)}
    people, refused = people_of_units([unit for unit in units if not unit.is_group], request.own_domain)
    names = {one_line(name) for name in works if request.units is None or name in request.units}
    refusals = [refusal for refusal in refused if names.intersection(refusal.units)]
    letters = []
    for person in people:
        own = [works[unit.name] for unit in person.units if unit.name in works]
        if names.intersection(one_line(work.unit.name) for work in own):
            made = _unit_letter(request, person, own, wanted, files)
            if isinstance(made, Letter):
                letters.append(made)
            else:
                refusals.append(made)
    return LetterPlan(tuple(letters), tuple(refusals))


def _gets_letter(work: UnitWork, wanted: Wanted) -> bool:
    return work.unit.receives_sheet and any(map(wanted, (*work.leads, *work.coordinates)))


def _every(_: Judged) -> bool:
    return True


_TOPICS: Mapping[Topic, Wanted] = {Topic.ALL: _every, Topic.PRESSING: is_pressing}


def _unit_letter(
    request: Request, person: Person, works: Sequence[UnitWork], wanted: Wanted, files: Files
) -> Letter | RefusedLetter:
    brought: tuple[Attachment, ...] = ()
    if request.kind.row.brings_sheets:
        found = attachments_of(person, works, request.as_of, files)
        if isinstance(found, RefusedLetter):
            return found
        brought = found
    tasks = [judged for work in works for judged in (*work.leads, *work.coordinates) if wanted(judged)]
    return Letter(
        kind=request.kind,
        day=request.day,
        as_of=request.as_of,
        name=person.name,
        position=person.position,
        address=person.address,
        units=tuple(work.unit.name for work in works),
        parts=tuple(_unit_part(request, work, wanted) for work in works),
        overall=overall(tasks),
        attachments=brought,
        notes=(*person.notes, *(file_notes(works, brought) if brought else ())),
    )


def _unit_part(request: Request, work: UnitWork, wanted: Wanted) -> Part:
    part = unit_part(work, wanted, request.limit)
    pending = request.pending
    return replace(part, owed=day_text(pending.as_of)) if pending and work.unit.name in pending.missing else part


def _to_leaders(request: Request, tasks: Sequence[Judged], leaders: Sequence[Leader]) -> LetterPlan:
    people, refused = people_of_leaders(leaders, request.own_domain)
    own = {one_line(leader.name): _tasks_of(leader, tasks) for leader in leaders}
    nobodys = [judged for judged in tasks if judged.is_late and not judged.reading.leader.names]
    chair = next((one_line(leader.name) for leader in leaders if _is_chair(leader)), None)
    if chair is not None and nobodys:
        own[chair] += nobodys
        note = LetterWarning("without_leader", str(len(nobodys)))
        people = [replace(one, notes=(*one.notes, note)) if one.name == chair else one for one in people]
    letters = [_leader_letter(request, person, own[person.name]) for person in people if own[person.name]]
    return LetterPlan(tuple(letters), tuple(refusal for refusal in refused if own[refusal.name]))


def _is_chair(leader: Leader) -> bool:
    """The Chairman answers for what nobody was charged with."""
    return key(leader.position or "").startswith(_CHAIR)


def _tasks_of(leader: Leader, tasks: Sequence[Judged]) -> list[Judged]:
    return [judged for judged in tasks if leader.name in judged.reading.leader.names]


def _leader_letter(request: Request, person: Person, tasks: Sequence[Judged]) -> Letter:
    return Letter(
        kind=request.kind,
        day=request.day,
        as_of=request.as_of,
        name=person.name,
        position=person.position,
        address=person.address,
        units=(),
        parts=leader_parts(tasks, request.limit),
        overall=overall(tasks),
        notes=person.notes,
    )
