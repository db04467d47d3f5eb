"""What each unit has to do: the tasks it leads and those it coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taskbook.core.judge import Judged
from taskbook.core.model import Unit


@dataclass(frozen=True, slots=True)
class UnitWork:
    """What one unit has to do: the tasks it leads and those it coordinates, in the order of the plans' sheets."""

    unit: Unit
    leads: tuple[Judged, ...]
    coordinates: tuple[Judged, ...]


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
