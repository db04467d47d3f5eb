"""The lines that a letter's tasks get: every word in its column, the rest with its heading in the task's note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from taskbook.core.cell_address import plain_text
from taskbook.core.intake.beside import NOTE, with_headings
from taskbook.core.intake.target_lines import placed
from taskbook.core.intake.written import Said
from taskbook.core.new_plan import NewPlan, NewRow
from taskbook.core.reissue import SECTION
from taskbook.core.renewal import StandingTable
from taskbook.core.task_leader import OF_PLAN, TYPED
from taskbook.ports import Writable
from taskbook_schemas.task_columns import ASSIGNED_COLUMNS, BY_FIELD

_HEADINGS = {column.field: column.heading for column in ASSIGNED_COLUMNS}


@dataclass(frozen=True, slots=True)
class LetterLines:
    """Lines by the sheet's column (1-based), and words that not even a note can hold."""

    lines: tuple[Mapping[int, Writable], ...]
    unplaced: tuple[Said, ...]


def letter_lines(plan: NewPlan, table: StandingTable) -> LetterLines:
    """A line for each task of a letter; `table` is the sheet of letters' tasks as it stands."""
    there = {field for _, field in table.columns if field is not None}
    lines: list[Mapping[int, Writable]] = []
    unplaced: list[Said] = []
    for row in plan.rows:
        told = list(_told(plan, row))
        line: dict[str, Writable] = {field: value for field, _, value in told if field in there}
        rest = [(heading, plain_text(value)) for field, heading, value in told if field not in there]
        if NOTE in there:
            line[NOTE] = "\n".join(with_headings(rest)) or None
        else:
            name = next(text for column, text in zip(plan.columns, row.texts, strict=True) if column.field == "name")
            unplaced += [Said("", f"{name}: {heading}", None, text) for heading, text in rest]
        lines.append(dict(placed(table, line)))
    return LetterLines(tuple(lines), tuple(unplaced))


def _told(plan: NewPlan, row: NewRow) -> Iterator[tuple[str, str, str | date]]:
    """All that is said of a task and not blank: field ("" for a column of the office's own), heading, value."""
    letter = (("document", plan.number), ("issued", plan.issued))
    yield from ((field, _HEADINGS[field], value) for field, value in letter if value)
    if row.section:
        yield SECTION, BY_FIELD[SECTION].heading, row.section
    for column, text in zip(plan.columns, row.texts, strict=True):
        if text:
            field = TYPED if column.field == OF_PLAN else column.field
            yield field or "", column.heading, text
