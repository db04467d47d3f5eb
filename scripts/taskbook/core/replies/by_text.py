"""A file that lost its hidden sheet is refused; what its task texts point to is only offered for a person to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from taskbook.core.headings import key
from taskbook.core.model import Task
from taskbook.core.replies.answer import Answer
from taskbook.core.replies.form import find_columns_of
from taskbook.core.replies.kinds import Origin
from taskbook.core.replies.master_index import Master
from taskbook.core.replies.parse_answer import parse_answer
from taskbook.core.replies.raw_file import NOTHING, Cell, RawFile, RawSheet
from taskbook.core.unit_file import HEADINGS, INPUT_COLUMNS
from taskbook.core.unit_line import unit_of_line
from taskbook_schemas.layout import UnitSheet

_NAME = HEADINGS.index("Nhiệm vụ")
_HEAD_ROWS = 20


def answers_by_text(file: RawFile, master: Master, today: date) -> list[Answer]:
    """Return what could be meant: filled answers of tasks whose text is that of exactly one task of the unit."""
    return [answer for sheet in file.sheets for answer in _of_sheet(file.name, sheet, master, today)]


def _of_sheet(file: str, sheet: RawSheet, master: Master, today: date) -> Iterator[Answer]:
    unit = _unit(sheet, master)
    columns = find_columns_of(sheet.rows) if unit else None
    if unit is None or columns is None or _NAME not in columns[1]:
        return
    header, at = columns
    tasks: dict[str, list[Task]] = {}
    for task in master.tasks():
        if master.takes_part(task, unit):
            tasks.setdefault(key(task.name), []).append(task)
    for number, cells in sheet.rows.items():
        text = cells.get(at[_NAME], NOTHING)[0]
        meant = tasks.get(key(text), []) if isinstance(text, str) else []
        if number > header and len(meant) == 1:
            yield from _answers(file, unit, meant[0], cells, at, today, master.words(meant[0]))


def _unit(sheet: RawSheet, master: Master) -> str | None:
    for number, cells in sheet.rows.items():
        for value, _ in cells.values() if number <= _HEAD_ROWS else ():
            name = unit_of_line(value)
            unit = master.unit_named(name) if name is not None else None
            if unit is not None:
                return unit
    return None


def _answers(
    file: str, unit: str, task: Task, cells: Mapping[int, Cell], at: dict[int, int], today: date, words: tuple[int, ...]
) -> Iterator[Answer]:
    for place, column in enumerate(INPUT_COLUMNS, start=len(UnitSheet.HEADINGS)):
        cell = cells.get(at.get(place, 0), NOTHING)
        now = getattr(task, column.field)
        parsed = parse_answer(column.field, cell, now, today.year)
        if cell[0] is not None and (not parsed.usable or parsed.value not in (None, now)):
            yield Answer(
                task.id,
                task.sheet,
                task.row,
                column.field,
                unit,
                file,
                "",
                today,
                now,
                parsed,
                Origin.WORDS,
                words=words,
            )
