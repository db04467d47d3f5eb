"""What is counted of each person in charge for a period. It counts; people score.

A task is a person's in a period when it was given by the period's day and was not done before the period began; halted
ones are listed and not counted. One with several persons stands with each, and once in the total. Source: Nghị định
335/2025/NĐ-CP asks for it each quarter; days of a period: Nghị định 09/2019/NĐ-CP, article 12.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.judge import Judged
from taskbook.core.model import Plan
from taskbook.core.naming.names import fold, skeleton
from taskbook.core.people.names import persons_in
from taskbook.core.period.kinds import Period
from taskbook.core.summary import Figures, count


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """A person's tasks: `given` = `done` + `late` + `rest`; `done` = on time + late + without a deadline.

    `new` were given in the period, `due` have their deadline in it; `late` are not done and past theirs. `to_mend` are
    part of `rest`: past their deadline with a cell to mend. `halted` stand beside all others.
    """

    given: int
    new: int
    due: int
    done: int
    done_on_time: int
    done_late: int
    late: int
    rest: int
    to_mend: int
    halted: int


@dataclass(frozen=True, slots=True)
class Person:
    """A person, or (`name` empty) the tasks that name nobody, in the order of the plans' sheets."""

    name: str
    tasks: tuple[Judged, ...]
    halted: tuple[Judged, ...]
    figures: PersonFigures


@dataclass(frozen=True, slots=True)
class Extract:
    """Persons by name, then what names nobody; `total` counts each task once. `day` is that of the figures."""

    period: Period
    day: date
    people: tuple[Person, ...]
    nobody: Person
    total: PersonFigures
    shared: int


def extract(
    tasks: Sequence[Judged],
    plans: Iterable[Plan],
    period: Period,
    day: date,
    is_unit: Callable[[str], bool] = lambda name: False,
    asked: Collection[str] = (),
) -> Extract:
    """Return the persons of a period, judged at `day`: its last, or an earlier one where it is not over yet.

    `asked` are names as an extract gives them: only theirs are in it then.
    """
    window = _Window(period, day, {plan.code: plan for plan in plans})
    own = _named([judged for judged in tasks if window.holds(judged)], is_unit)
    if asked:
        own = [(judged, kept) for judged, names in own if (kept := [name for name in names if name in asked])]
    groups: dict[str, list[Judged]] = {}
    for judged, names in own:
        for name in names or [""]:
            groups.setdefault(name, []).append(judged)
    nobody = groups.pop("", [])
    return Extract(
        period,
        day,
        tuple(window.person(name, groups[name]) for name in sorted(groups, key=_by_given_name)),
        window.person("", nobody),
        window.person("", [judged for judged, _ in own]).figures,
        sum(len(names) > 1 for _, names in own),
    )


def _named(tasks: Sequence[Judged], is_unit: Callable[[str], bool]) -> list[tuple[Judged, list[str]]]:
    """Tasks with the persons they name, each person in one spelling."""
    named = [persons_in(judged.task.assignee, is_unit) for judged in tasks]
    spellings = _spellings(name for names in named for name in names)
    persons = (list(dict.fromkeys(spellings[fold(name)] for name in names)) for names in named)
    return list(zip(tasks, persons, strict=True))


@dataclass(frozen=True, slots=True)
class _Window:
    period: Period
    day: date
    plans: Mapping[str, Plan]

    def holds(self, judged: Judged) -> bool:
        """Whether a task counts for the period."""
        given, done = self._given(judged), judged.task.completed
        if given is not None and given > self.day:
            return False
        return not (judged.verdict.status.done and done is not None and done < self.period.first)

    def person(self, name: str, tasks: Sequence[Judged]) -> Person:
        going = tuple(judged for judged in tasks if not judged.verdict.status.halted)
        halted = tuple(judged for judged in tasks if judged.verdict.status.halted)
        return Person(name, going, halted, self._figures(going, len(halted), count(going)))

    def _figures(self, going: Sequence[Judged], halted: int, figures: Figures) -> PersonFigures:
        return PersonFigures(
            given=len(going),
            new=sum(self._inside(self._given(judged)) for judged in going),
            due=sum(self._inside(judged.verdict.due) for judged in going),
            done=figures.done,
            done_on_time=figures.done_on_time,
            done_late=figures.done_late,
            late=figures.late,
            rest=len(going) - figures.done - figures.late,
            to_mend=figures.late_check_data,
            halted=halted,
        )

    def _given(self, judged: Judged) -> date | None:
        plan = self.plans.get(judged.task.plan)
        return plan.day_of(judged.task) if plan is not None else judged.task.issued

    def _inside(self, day: date | None) -> bool:
        return day is not None and self.period.first <= day <= self.period.last


def _spellings(names: Iterable[str]) -> dict[str, str]:
    """Every key of a name -> the name shown: one spelling for each person, capitals alone last.

    A name without accents is that of the only person whose name is the same but for them.
    """
    shown: dict[str, str] = {}
    for name in names:
        key = fold(name)
        if key not in shown or (shown[key].isupper() and not name.isupper()):
            shown[key] = name
    accented: dict[str, list[str]] = {}
    for key in shown:
        if key != skeleton(key):
            accented.setdefault(skeleton(key), []).append(key)
    return {key: shown[accented[key][0]] if len(accented.get(key, ())) == 1 else name for key, name in shown.items()}


def _by_given_name(name: str) -> tuple[str, str, str]:
    """Lists of people go by the last word of their names."""
    last = name.split()[-1]
    return skeleton(last), fold(last), fold(name)
