"""Where the targets of a plan go: new lines of the sheet of targets, or other words in those that stand there.

What the office typed of a target that stands, its figure and day, is left alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from taskbook.core.cell_address import whole_text
from taskbook.core.gathered import Place
from taskbook.core.headings import key
from taskbook.core.intake.written import Said
from taskbook.core.model import Target
from taskbook.core.new_plan import NewTarget
from taskbook.core.renewal import StandingTable
from taskbook.ports import CellWrite, Writable
from taskbook_schemas.columns import TARGET_COLUMNS

_OF_THE_PLAN = ("goal", "unit_of_measure", "source")
_HEADINGS = {column.field: column.heading for column in TARGET_COLUMNS}


@dataclass(frozen=True, slots=True)
class TargetWriting:
    """Lines to come by the sheet's column (1-based), cells that get other words, words without a column."""

    lines: tuple[Mapping[int, Writable], ...] = ()
    cells: tuple[CellWrite, ...] = ()
    said: tuple[Said, ...] = ()
    unplaced: tuple[Said, ...] = ()


def new_targets(targets: Sequence[NewTarget], table: StandingTable) -> TargetWriting:
    """Every target gets a line."""
    lines = tuple(dict(placed(table, target.line)) for target in targets)
    return TargetWriting(lines, unplaced=tuple(one for target in targets for one in _unplaced(target, table)))


def amended_targets(
    targets: Sequence[NewTarget], standing: Sequence[Target], place: Place, table: StandingTable
) -> TargetWriting:
    """A target of the name and year of one that stands changes that one's words; the others get a line."""
    there = {(key(one.name), one.year): one.row for one in reversed(standing)}
    new: list[NewTarget] = []
    cells: list[CellWrite] = []
    said: list[Said] = []
    unplaced: list[Said] = []
    for target in targets:
        row = there.pop((key(target.name), target.year), None)
        if row is None:
            new.append(target)
            continue
        unplaced += _unplaced(target, table)
        for cell, told in _changed(target, row, place):
            cells.append(cell)
            said.append(told)
    come = new_targets(new, table)
    return TargetWriting(come.lines, tuple(cells), tuple(said), (*unplaced, *come.unplaced))


def placed(table: StandingTable, line: Mapping[str, Writable]) -> Iterator[tuple[int, Writable]]:
    """A line's values by the sheet's column (1-based)."""
    for at, (_, field) in enumerate(table.columns, table.first_column):
        value = line.get(field) if field is not None else None
        if value is not None:
            yield at, value


def _unplaced(target: NewTarget, table: StandingTable) -> Iterator[Said]:
    there = {field for _, field in table.columns}
    for field, value in target.line.items():
        if value is not None and field not in there:
            yield Said("", f"{target.name}: {_HEADINGS[field]}", None, value)


def _changed(target: NewTarget, row: int, place: Place) -> Iterator[tuple[CellWrite, Said]]:
    for field in _OF_THE_PLAN:
        new = target.line[field]
        if new is None or field not in place.fields:
            continue
        old = place.value(row, field)
        if _comparable(field, whole_text(old)) != _comparable(field, str(new)):
            column = place.grid.first_column + place.fields[field]
            yield (
                CellWrite(place.grid.sheet, row, column, new, old, guarded=True),
                Said("", f"{target.name}: {place.heading(field)}", old, new),
            )


def _comparable(field: str, text: str) -> str:
    """The words blanks apart; a goal may have its per cent sign in the cell or in the unit's."""
    words = "".join(unicodedata.normalize("NFC", text).split())
    return words.rstrip("%") if field == "goal" else words
