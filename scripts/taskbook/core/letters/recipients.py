"""Which people stand behind the addresses of units and leaders: one person an address, or the reason why nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taskbook.core.letters.addresses import check_address, same_person
from taskbook.core.letters.lines import has_break, one_line
from taskbook.core.letters.model import LetterWarning, Reason, RefusedLetter
from taskbook.core.model import Leader, Unit


@dataclass(frozen=True, slots=True)
class Person:
    """One mailbox and whom it belongs to. `name` is empty when the table names nobody; `units` in the table's order."""

    address: str
    name: str
    position: str = ""
    units: tuple[Unit, ...] = ()
    notes: tuple[LetterWarning, ...] = ()


def people_of_units(units: Sequence[Unit], own_domain: str = "") -> tuple[list[Person], list[RefusedLetter]]:
    """Return the people behind some units, in the units' order.

    Units with one address are one person's only if the table does not name different people for them: the address may
    then have been copied to the wrong line, and nothing is sent to it.
    """
    refusals: list[RefusedLetter] = []
    boxes: dict[str, list[tuple[Unit, str]]] = {}
    for unit in units:
        checked = check_address(unit.email, own_domain)
        if checked.trouble is None:
            boxes.setdefault(same_person(checked.address), []).append((unit, checked.address))
        else:
            detail = (checked.trouble.value, checked.detail)
            refusals.append(_refused(Reason.ADDRESS, one_line(unit.recipient or ""), [unit], checked.address, detail))
    found = [_person(box) for box in boxes.values()]
    people = [one for one in found if isinstance(one, Person)]
    return people, refusals + [one for one in found if isinstance(one, RefusedLetter)]


def people_of_leaders(leaders: Sequence[Leader], own_domain: str = "") -> tuple[list[Person], list[RefusedLetter]]:
    """Return the leaders as people; two leaders with one address get nothing, since one of the addresses is wrong."""
    people: dict[str, list[Person]] = {}
    refusals = []
    for leader in leaders:
        checked = check_address(leader.email, own_domain)
        name = one_line(leader.name)
        if checked.trouble is None:
            person = Person(checked.address, name, one_line(leader.position or ""), notes=_name_notes(leader.name))
            people.setdefault(same_person(checked.address), []).append(person)
        else:
            detail = (checked.trouble.value, checked.detail)
            refusals.append(RefusedLetter(Reason.ADDRESS, name, (), checked.address, detail))
    shared = [persons for persons in people.values() if len(persons) > 1]
    for persons in shared:
        names = tuple(person.name for person in persons)
        refusals += [RefusedLetter(Reason.SHARED_ADDRESS, one.name, (), one.address, names) for one in persons]
    return [persons[0] for persons in people.values() if len(persons) == 1], refusals


def _person(box: Sequence[tuple[Unit, str]]) -> Person | RefusedLetter:
    units = [unit for unit, _ in box]
    address = box[0][1]
    names = list(dict.fromkeys(one_line(unit.recipient) for unit in units if unit.recipient))
    if len({name.casefold() for name in names}) > 1:
        return _refused(Reason.SHARED_ADDRESS, "", units, address, tuple(names))
    notes = [note for unit in units for text in (unit.name, unit.recipient or "") for note in _name_notes(text)]
    if len(units) > 1:
        notes.append(LetterWarning("shared_address"))
    return Person(address, names[0] if names else "", units=tuple(units), notes=tuple(dict.fromkeys(notes)))


def _refused(reason: Reason, name: str, units: Sequence[Unit], address: str, detail: tuple[str, ...]) -> RefusedLetter:
    return RefusedLetter(reason, name, tuple(one_line(unit.name) for unit in units), address, detail)


def _name_notes(text: str) -> tuple[LetterWarning, ...]:
    return (LetterWarning("name_break", one_line(text)),) if has_break(text) else ()
