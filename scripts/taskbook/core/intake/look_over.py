"""Holds a plan that was read against the workbook: names it does not know, tasks that it seems to have already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from taskbook.core.appendix.reading import Field
from taskbook.core.check.overlaps import works_of
from taskbook.core.gathered import Gathered
from taskbook.core.headings import key
from taskbook.core.intake.model import FIELD_OF, Alike, Preview, PreviewRow
from taskbook.core.model import UnknownName
from taskbook.core.naming.leaders import LeaderDirectory
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.overlap import Work, find_overlaps
from taskbook.core.parsed_cells import read_tasks
from taskbook_schemas.choices import ROW_TASK

_NAMES = (Field.LEAD, Field.COORDINATE, Field.LEADER)


def look_over(preview: Preview, gathered: Gathered) -> Preview:
    """Add to each task what a person should know of it; a plan is not held against the one it would change."""
    places = {FIELD_OF.get(column.meaning): at for at, column in enumerate(preview.columns)}
    unknown = _Names(gathered)
    alike = _alike(preview, gathered, places)
    rows = [
        replace(row, remarks=replace(row.remarks, unknown=tuple(unknown.of(row, places)), alike=alike.get(at, ())))
        if row.take == ROW_TASK
        else row
        for at, row in enumerate(preview.rows)
    ]
    return replace(preview, rows=tuple(rows))


class _Names:
    """The names of the workbook's units and leaders."""

    def __init__(self, gathered: Gathered) -> None:
        self._units = UnitDirectory(gathered.units, gathered.places)
        self._leaders = LeaderDirectory(gathered.leaders)

    def of(self, row: PreviewRow, places: Mapping[Field | None, int]) -> Iterator[tuple[Field, UnknownName]]:
        """The unknown names of a row."""
        for field in _NAMES:
            text = _cell(row, places, field)
            directory = self._leaders if field is Field.LEADER else self._units
            if text:
                yield from ((field, name) for name in directory.read(text).unknown)


def _alike(preview: Preview, gathered: Gathered, places: Mapping[Field | None, int]) -> dict[int, tuple[Alike, ...]]:
    readings = read_tasks(gathered)
    own = key(preview.head.code)
    standing: dict[Work, str] = {}
    for table in gathered.tables:
        if key(table.plan.code) != own:
            standing |= {work: tasks[0].id for work, tasks in works_of(table, readings).items()}
    units = UnitDirectory(gathered.units, gathered.places)
    works = {_work(row, places, units): at for at, row in enumerate(preview.rows) if row.take == ROW_TASK}
    found: dict[int, list[Alike]] = {}
    for overlap in find_overlaps(works, standing) if standing else ():
        found.setdefault(works[overlap.second], []).append(Alike(standing[overlap.first], overlap))
    return {at: tuple(alike) for at, alike in found.items()}


def _work(row: PreviewRow, places: Mapping[Field | None, int], units: UnitDirectory) -> Work:
    product = _cell(row, places, Field.PRODUCT)
    leads = units.read(_cell(row, places, Field.LEAD)).units
    return Work("", _cell(row, places, Field.TASK), leads, (product,) if product else ())


def _cell(row: PreviewRow, places: Mapping[Field | None, int], field: Field) -> str:
    at = places.get(field)
    return row.cells[at] if at is not None and at < len(row.cells) else ""
