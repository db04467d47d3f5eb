"""Which tasks stand in whose calendar, and the name each entry keeps for good.

A uid is made of the workbook's id, the task's id and whose calendar it is: so a second import changes the entry that is
there, whatever became of the file's name, the sheet, the row or the deadline.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from taskbook.core.calendar.model import Deadline
from taskbook.core.judge import Judged
from taskbook.core.model import Task
from taskbook.core.unit_work import UnitWork

_DOMAIN = "theo-doi-nhiem-vu"


@dataclass(frozen=True, slots=True)
class Naming:
    """Gives uids in one workbook; ids that two rows bear are told apart by their place."""

    book: str
    times: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, book: str, tasks: Iterable[Judged]) -> Naming:
        """Make it for all tasks of a workbook."""
        return cls(book, Counter(judged.task.id.casefold() for judged in tasks))

    def uid(self, task: Task, owner: str) -> str:
        """The uid of a task's entry in a calendar."""
        id = task.id.casefold()
        place = f"{task.sheet}|{task.row}" if self.times[id] > 1 else ""
        words = "|".join((self.book, id, place, owner.casefold()))
        return f"{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@{_DOMAIN}"


def of_units(naming: Naming, works: Sequence[UnitWork]) -> Iterator[Deadline]:
    """Yield the entries of the units behind one letter: each task once, in the calendar of the unit that leads it."""
    seen: set[tuple[str, int]] = set()
    for leads in (True, False):
        for work in works:
            for judged in work.leads if leads else work.coordinates:
                place = judged.task.sheet, judged.task.row
                if place not in seen:
                    seen.add(place)
                    owner = work.unit.name
                    yield Deadline(naming.uid(judged.task, owner), owner, judged, leads)


def of_leader(naming: Naming, leader: str, tasks: Iterable[Judged]) -> Iterator[Deadline]:
    """Yield the entries of a leader's calendar: the tasks that he supervises."""
    for judged in tasks:
        if leader in judged.reading.leader.names:
            yield Deadline(naming.uid(judged.task, leader), leader, judged)
