"""The closings that a workbook holds: found without reading their rows, which are read only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.period.record import Mark, Place, places, places_among, read_line
from taskbook.ports import Value, Workbook
from taskbook_schemas.layout import Snapshots
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import SNAPSHOTS


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing and its tasks; `lost` rows are gone or spoilt since it was made."""

    mark: Mark
    lines: tuple[TaskLine, ...]

    @property
    def lost(self) -> int:
        """How many of its rows are not there any more, or cannot be read."""
        return self.mark.count - len(self.lines)


class Closings:
    """Meets whoever asks for the closings of a workbook; nothing is read before somebody asks."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    def of(self, period: Period) -> Sequence[Mark]:
        """The closings of a period, the newest first."""
        return sorted((mark for mark in self._marks if mark.period == period), key=lambda mark: -mark.nth)

    def newest(self, period: Period) -> Closing | None:
        """The closing of a period that counts: the newest."""
        return next((self.read(mark) for mark in self.of(period)), None)

    def last_before(self, day: date) -> Closing | None:
        """The last closed period before a day: of the latest figures, the shortest kind, closed last."""
        found = max((mark for mark in self._marks if mark.as_of < day), key=_lateness, default=None)
        return self.read(found) if found else None

    @property
    def last(self) -> Closing | None:
        """The closing of the latest figures; of several the one made last."""
        return self.last_before(date.max)

    def last_of(self, kind: PeriodKind | None) -> Mark | None:
        """The closing of a kind (None: any) that has the latest figures; of several the shortest kind, made last."""
        found = (mark for mark in self._marks if kind is None or mark.period.kind is kind)
        return max(found, key=_lateness, default=None)

    def read(self, mark: Mark) -> Closing:
        """A closing with its tasks."""
        place = next(place for place in self._places if place.mark == mark)
        first, last = place.rows[0], place.rows[-1]
        block = self._workbook.block(SNAPSHOTS, first, Snapshots.WIDTH, last - first + 1)
        lines = (read_line(block[row - first]) for row in place.rows)
        return Closing(mark, tuple(line for line in lines if line is not None))

    @property
    def _marks(self) -> Sequence[Mark]:
        return [place.mark for place in self._places]

    @cached_property
    def _places(self) -> list[Place]:
        last = self._workbook.last_row(SNAPSHOTS, Snapshots.COUNT)
        found = places(last, self._row)
        if found is None:
            found = places_among(self._workbook.block(SNAPSHOTS, Snapshots.TOP, Snapshots.WIDTH))
        return found

    def _row(self, number: int) -> Sequence[Value]:
        [cells] = self._workbook.block(SNAPSHOTS, number, Snapshots.WIDTH, 1)
        return cells


def _lateness(mark: Mark) -> tuple[date, int, int]:
    """The latest figures last; of several closings of a day the shortest kind, made last."""
    return mark.as_of, -mark.period.kind.row.months, mark.nth
