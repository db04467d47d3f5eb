"""Who gets which letter: one digest a person, however many units; no tasks, no letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from taskbook.core.days import day_text
from taskbook.core.headings import key
from taskbook.core.judge import Judged
from taskbook.core.letters.files import attachments_of, file_notes
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import (
    WITHOUT_ADDRESS,
    Attachment,
    Letter,
    LetterPlan,
    LetterWarning,
    Part,
    RefusedLetter,
    Request,
)
from taskbook.core.letters.parts import is_pressing, leader_parts, overall, place, unit_part
from taskbook.core.letters.recipients import Person, people_of_leaders, people_of_units
from taskbook.core.model import Leader, Unit
from taskbook.core.unit_file import SentTask
from taskbook.core.unit_work import UnitWork, work_by_unit
from taskbook_schemas.letter_kinds import Recipient, Topic

Files = Mapping[str, Sequence[Attachment]]
"""Unit name -> the files found that say they are this unit's."""

Today = Mapping[str, Sequence[SentTask]]
"""Unit name -> what its file would hold if it were made now."""

_CHAIR = re.compile(
    r"(?<!\w)(?<!phó )(?<!p )(?<!p\. )(?<!p\.)(?:chủ tịch|ct)(?!\w)"
    r"(?! (?:(?:ủy ban |ub ?)?(?:mttq|mặt trận)|hội|hđnd|công đoàn))"
)
"""The head of the people's committee in a title as `key` leaves it: «Phó Bí thư Đảng ủy, Chủ tịch UBND xã»."""

Wanted = Callable[[Judged], bool]


def plan_letters(
    request: Request,
    tasks: Sequence[Judged],
    units: Sequence[Unit],
    leaders: Sequence[Leader],
    files: Files,
    today: Today,
) -> LetterPlan:
    """Return the letters of one kind, and those refused. Files are only looked at for letters that bring sheets.

    When units are asked for by name, each person behind them still gets one letter for all units that are theirs.
    """
    if request.kind.row.recipient is Recipient.LEADERS:
        return _to_leaders(request, tasks, leaders)
    return _to_units(request, tasks, units, files, today)


def _to_units(
    request: Request, tasks: Sequence[Judged], units: Sequence[Unit], files: Files, today: Today
) -> LetterPlan:
    wanted = _TOPICS[request.kind.row.topic]
    works = {work.unit.name: work for work in work_by_unit(tasks, units) if _gets_letter(work, wanted)}
    people, refused = people_of_units([unit for unit in units if not unit.is_group], request.own_domain)
    names = {one_line(name) for name in works if request.units is None or name in request.units}

    def letters_of(people: Iterable[Person]) -> Iterator[Letter | RefusedLetter]:
        for person in people:
            own = [works[unit.name] for unit in person.units if unit.name in works]
            if names.intersection(one_line(work.unit.name) for work in own):
                yield _unit_letter(request, person, own, wanted, files, today)

    made = list(letters_of(people))
    told = [one for one in refused if names.intersection(one.units)]
    chats = list(letters_of(_reached_by_chat(told, units)))
    spoken_of = {place(one) for work in works.values() for one in (*work.leads, *work.coordinates)}
    return LetterPlan(
        tuple(one for one in made if isinstance(one, Letter)),
        (*told, *(one for one in (*made, *chats) if isinstance(one, RefusedLetter))),
        tuple(one for one in chats if isinstance(one, Letter)),
        0 if request.units else sum(one.is_late and place(one) not in spoken_of for one in tasks),
    )


def _reached_by_chat(refused: Iterable[RefusedLetter], units: Sequence[Unit]) -> list[Person]:
    """Every unit by itself, since no address tells who is behind it."""
    without = {name for one in refused if one.reason in WITHOUT_ADDRESS for name in one.units}
    those = [unit for unit in units if one_line(unit.name) in without and not unit.is_group]
    return [Person("", one_line(unit.recipient or ""), units=(unit,)) for unit in those]


def _gets_letter(work: UnitWork, wanted: Wanted) -> bool:
    return work.unit.receives_sheet and any(map(wanted, (*work.leads, *work.coordinates)))


def _every(_: Judged) -> bool:
    return True


_TOPICS: Mapping[Topic, Wanted] = {Topic.ALL: _every, Topic.PRESSING: is_pressing}


def _unit_letter(
    request: Request, person: Person, works: Sequence[UnitWork], wanted: Wanted, files: Files, today: Today
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
        notes=(*person.notes, *(file_notes(works, brought, today) if brought else ())),
    )


def _unit_part(request: Request, work: UnitWork, wanted: Wanted) -> Part:
    part = unit_part(work, wanted, request.limit, request.late_before)
    pending = request.pending
    return replace(part, owed=day_text(pending.as_of)) if pending and work.unit.name in pending.missing else part


def _to_leaders(request: Request, tasks: Sequence[Judged], leaders: Sequence[Leader]) -> LetterPlan:
    own = {one_line(leader.name): _tasks_of(leader, tasks) for leader in leaders}
    nobodys = [judged for judged in tasks if judged.is_late and not judged.reading.leader.names]
    chair = next((one_line(leader.name) for leader in leaders if _is_chair(leader)), None)
    if chair is not None and nobodys:
        own[chair] += nobodys
    people, refused = people_of_leaders(leaders, request.own_domain)
    told = [one for one in refused if own[one.name]]
    without = {one.name for one in told if one.reason in WITHOUT_ADDRESS}
    positions = {one_line(leader.name): one_line(leader.position or "") for leader in leaders}
    by_chat = [Person("", name, positions[name]) for name in positions if name in without]

    def letters_of(people: Iterable[Person]) -> tuple[Letter, ...]:
        to_chair = (LetterWarning("without_leader", str(len(nobodys))),) if nobodys else ()
        return tuple(
            _leader_letter(request, person, own[person.name], to_chair if person.name == chair else ())
            for person in people
            if own[person.name]
        )

    unplaced = len(nobodys) if chair is None else 0
    return LetterPlan(letters_of(people), tuple(told), letters_of(by_chat), unplaced)


def _is_chair(leader: Leader) -> bool:
    """The Chairman answers for what nobody was charged with."""
    return _CHAIR.search(key(leader.position or "")) is not None


def _tasks_of(leader: Leader, tasks: Sequence[Judged]) -> list[Judged]:
    return [judged for judged in tasks if leader.name in judged.reading.leader.names]


def _leader_letter(
    request: Request, person: Person, tasks: Sequence[Judged], notes: tuple[LetterWarning, ...]
) -> Letter:
    return Letter(
        kind=request.kind,
        day=request.day,
        as_of=request.as_of,
        name=person.name,
        position=person.position,
        address=person.address,
        units=(),
        parts=leader_parts(tasks, request.limit, request.late_before),
        overall=overall(tasks),
        notes=(*person.notes, *notes),
    )
