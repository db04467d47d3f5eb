"""The columns that a plan's sheet gets of those its appendix has, each under a heading no other column has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.reading import Field
from taskbook.core.headings import key
from taskbook.core.intake.model import FIELD_OF, LEFT_OUT, PreviewColumn, PreviewRow
from taskbook.core.intake.of_reading import TASK_FIELDS, unnamed
from taskbook.core.intake.problems import Problem, ProblemCode
from taskbook.core.new_plan import NewColumn
from taskbook_schemas.layout import Intake
from taskbook_schemas.task_columns import TASK_COLUMNS

LONGEST = 255
"""Characters that a table's heading may have (ECMA-376 part 1, 18.5.1.3)."""
APPENDIX = " (phụ lục)"


@dataclass(frozen=True, slots=True)
class Kept:
    """A column that is kept: its place among the appendix's cells, the field it is, and how it stands on the sheet."""

    place: int
    field: Field | None
    column: NewColumn


def kept_columns(columns: Sequence[PreviewColumn], width: int) -> list[Kept]:
    """The columns that are kept, `width` cells or more; what is said to be nothing known is one of the office's."""
    shown = [*columns, *[PreviewColumn("", "")] * (width - len(columns))]
    said = [(place, column, FIELD_OF.get(column.meaning)) for place, column in enumerate(shown)]
    fields = {_task_field(field) for _, _, field in said if field is not None}
    taken = {key(name) for name in _our_headings(fields)}
    kept = []
    for place, column, field in said:
        if column.meaning == LEFT_OUT:
            continue
        heading = _unlike(column.heading or unnamed(place), taken)
        taken.add(key(heading))
        kept.append(Kept(place, field, NewColumn(heading, None if field is None else _task_field(field))))
    return kept


def cells_of(row: PreviewRow, kept: Sequence[Kept]) -> list[str]:
    """The row's cells that are kept, "" for one that it lacks."""
    return [row.cells[one.place].strip() if one.place < len(row.cells) else "" for one in kept]


def place_of(kept: Sequence[Kept], field: Field) -> int | None:
    """Where the column of a field is among those that are kept."""
    return next((at for at, one in enumerate(kept) if one.field is field), None)


def heading_words(row: PreviewRow, kept: Sequence[Kept]) -> str:
    """A heading's words: number and name as they stand."""
    cells, number, task = cells_of(row, kept), place_of(kept, Field.NUMBER), place_of(kept, Field.TASK)
    pieces = [cells[at] for at in (number, task) if at is not None and cells[at]]
    if len(pieces) > 1 and pieces[0][-1] not in ".):/-":
        pieces[0] += "."
    return one_line(" ".join(pieces))


def column_problems(columns: Sequence[PreviewColumn]) -> Iterator[Problem]:
    """What is wrong with what the columns are said to be."""
    first: dict[Field, PreviewColumn] = {}
    for place, column in enumerate(columns, Intake.FIRST):
        if column.meaning not in Intake.MEANINGS:
            yield Problem(ProblemCode.MEANING_UNKNOWN, Intake.MEANING_ROW, place, (column.meaning,))
            continue
        field = FIELD_OF.get(column.meaning)
        if field is None:
            continue
        if field in first:
            values = (column.meaning, first[field].heading)
            yield Problem(ProblemCode.COLUMN_TWICE, Intake.MEANING_ROW, place, values)
        first.setdefault(field, column)
    if Field.TASK not in first:
        yield Problem(ProblemCode.NO_TASK_COLUMN, Intake.MEANING_ROW, Intake.FIRST)


def _task_field(field: Field) -> str:
    return TASK_FIELDS.get(field, field.value)


def _our_headings(fields: set[str]) -> Iterator[str]:
    """Headings that a sheet's other columns stand under, or that would be taken for one of them."""
    for column in TASK_COLUMNS:
        if column.field not in fields:
            yield from (column.heading, *column.also)


def _unlike(heading: str, taken: set[str]) -> str:
    """The heading, or with a word behind it that tells it from one that is there."""
    wanted = heading[:LONGEST]
    if key(wanted) not in taken:
        return wanted
    base, number = heading[: LONGEST - len(APPENDIX) - 4], 1
    while key(wanted) in taken:
        wanted = f"{base}{APPENDIX}" if number == 1 else f"{base}{APPENDIX} {number}"
        number += 1
    return wanted
