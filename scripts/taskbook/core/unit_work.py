"""What each unit has to do: the tasks it leads and those it coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from taskbook.core.judge import Judged
from taskbook.core.model import Unit
from taskbook_schemas.statuses import Counted


class Urgency(Enum):
    """How soon a task wants its unit's hand, the soonest first."""

    LATE = "late"
    DUE_SOON = "due soon"
    IN_TIME = "in time"
    OTHER = "other"
    DONE = "done"
    HALTED = "halted"


_PLACES = {urgency: place for place, urgency in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class UnitWork:
    """What one unit has to do: the tasks it leads and those it coordinates, in the order of the plans' sheets."""

    unit: Unit
    leads: tuple[Judged, ...]
    coordinates: tuple[Judged, ...]

    def by_urgency(self) -> UnitWork:
        """Return the same work in the order in which it wants to be done.

        Unfinished tasks come first, the earlier due before the later; tasks alike stay in the order of their sheets.
        """
        return UnitWork(self.unit, _by_urgency(self.leads), _by_urgency(self.coordinates))


def _by_urgency(tasks: Sequence[Judged]) -> tuple[Judged, ...]:
    plans = {plan: place for place, plan in enumerate(dict.fromkeys(judged.task.plan for judged in tasks))}
    return tuple(
        sorted(
            tasks,
            key=lambda judged: (
                _PLACES[urgency_of(judged)],
                plans[judged.task.plan],
                judged.verdict.due or date.max,
            ),
        )
    )


def urgency_of(judged: Judged) -> Urgency:
    """Return how soon a task wants its unit's hand."""
    status = judged.verdict.status
    if status.halted:
        return Urgency.HALTED
    if status.done:
        return Urgency.DONE
    if judged.counts_as_late:
        return Urgency.LATE
    return _URGENCIES.get(status.row.counted, Urgency.OTHER)


_URGENCIES = {Counted.DUE_SOON: Urgency.DUE_SOON, Counted.IN_TIME: Urgency.IN_TIME}


def work_by_unit(tasks: Iterable[Judged], units: Sequence[Unit]) -> list[UnitWork]:
    """Return the work of every named unit (no group) that leads or coordinates, in the order of the unit table.

    A unit that stands in both cells of one task leads it.
    """
    leads: dict[str, list[Judged]] = {}
    coordinates: dict[str, list[Judged]] = {}
    for judged in tasks:
        reading = judged.reading
        for name in reading.lead.units:
            leads.setdefault(name, []).append(judged)
        for name in reading.coordinate.units:
            if name not in reading.lead.units:
                coordinates.setdefault(name, []).append(judged)
    return [
        UnitWork(unit, tuple(leads.get(unit.name, ())), tuple(coordinates.get(unit.name, ())))
        for unit in units
        if not unit.is_group and (unit.name in leads or unit.name in coordinates)
    ]
