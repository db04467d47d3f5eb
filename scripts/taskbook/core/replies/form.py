"""Finds a unit's answers in a returned file, wherever its rows, columns and sheets went.

Tasks are known by the ids in the file's own column `Mã`, checked against the manifest; columns by their headings. A
column whose heading was changed is known by its place, if all the others still stand where they were sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from taskbook.core.cell_address import address, shown
from taskbook.core.headings import key
from taskbook.core.replies.file_findings import FileNote, Found, GivenEdit, Refused
from taskbook.core.replies.kinds import FileRemark, RefusalReason
from taskbook.core.replies.outside import FormPlace, notes_outside
from taskbook.core.replies.raw_file import NOTHING, Cell, RawFile, RawSheet, Rows
from taskbook.core.unit_file import (
    DRAWN_ORDER,
    FORMER_ORDER,
    HEADINGS,
    INPUT_COLUMNS,
    Manifest,
    SentTask,
    mark_of,
)
from taskbook.core.unit_line import unit_of_line
from taskbook.ports import Value
from taskbook_schemas.layout import UnitSheet

_KEY_PLACE = HEADINGS.index("Mã")
_NAME = HEADINGS.index("Nhiệm vụ")
_FEWEST_HEADINGS = 3
_HEAD_ROWS = 20
_KNOWN = {key(heading): place for place, heading in enumerate(HEADINGS)}
_FIELDS = {len(UnitSheet.HEADINGS) + place: column for place, column in enumerate(INPUT_COLUMNS)}
_SHOWN_NOTES = 20
_LONGEST_HEADING = 60  # characters, doubled blanks and line breaks allowed for


@dataclass(frozen=True, slots=True)
class TaskAnswers:
    """One task's cells of every row that bears its id, by field. `merged` are fields whose cell is merged.

    `name` is what stands in its row as the task's name; `words_moved` whether that is not what was sent there.
    """

    task: SentTask
    cells: dict[str, tuple[Cell, ...]]
    merged: frozenset[str]
    name: str
    words_moved: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The answers of a file, task by task; what else was seen; the unit that its heading names, as it stands there."""

    manifest: Manifest
    answers: tuple[TaskAnswers, ...]
    notes: tuple[FileNote, ...]
    heading_unit: str | None = None


@dataclass(slots=True)
class _Columns:
    """Where the headings' row is, and where columns stand by place in `HEADINGS`."""

    header: int
    at: dict[int, int]
    notes: list[tuple[FileRemark, str]] = field(default_factory=list)
    renamed: list[tuple[str, Found]] = field(default_factory=list)


def read_form(file: RawFile, manifest: Manifest) -> Form | Refused:
    """Return the answers of one file, or why it has none that can be found."""
    tasks = {_folded(task.key): task for task in manifest.tasks}
    places = [(sheet, *_key_column(sheet.rows, tasks)) for sheet in file.sheets]
    sheet, column, rows = max(places, key=lambda place: len(place[2]), default=(None, 0, {}))
    if sheet is None or not rows:
        return Refused(file.name, RefusalReason.NO_TASKS, manifest.unit)
    columns = _columns(sheet.rows, column)
    if columns is None:
        return Refused(file.name, RefusalReason.NO_HEADINGS, manifest.unit, detail=sheet.name)
    found: dict[str, list[int]] = {}
    for row, folded in rows.items():
        found.setdefault(folded, []).append(row)
    answers = tuple(
        _task_answers(task, sheet, found[folded], columns) for folded, task in tasks.items() if folded in found
    )
    told = [*columns.notes, *_rows_told(sheet.rows, columns, tasks, found), *_other_sheets(places, sheet)]
    notes = [FileNote(file.name, remark, manifest.unit, detail=detail) for remark, detail in told]
    notes += [
        FileNote(file.name, FileRemark.COLUMN_RENAMED, manifest.unit, detail=heading, found=(renamed,))
        for heading, renamed in columns.renamed
    ]
    for folded, numbers in found.items():
        task = tasks[folded]
        edits = tuple(_edits(sheet.rows, numbers, columns, task.given))
        if edits:
            notes.append(FileNote(file.name, FileRemark.GIVEN_EDITED, manifest.unit, task.id, edits=edits))
    known = frozenset(number for numbers in found.values() for number in numbers)
    last = max(numbers[0] for numbers in found.values())  # a copy may stand below the signatures
    added = tuple(_added(sheet.rows, columns, known, last))
    if added:
        notes.append(FileNote(file.name, FileRemark.ROW_ADDED, manifest.unit, found=added))
    place = FormPlace(columns.header, frozenset(columns.at.values()), known, frozenset(row.place for row in added))
    notes += notes_outside(file, manifest, sheet.name, place)
    return Form(manifest, answers, tuple(notes), _heading_unit(sheet.rows))


def find_columns_of(rows: Rows) -> tuple[int, dict[int, int]] | None:
    """Return the row of headings and the columns by place in `HEADINGS`, for a file whose ids are not known."""
    header, headings = _header(rows)
    if len(headings) < _FEWEST_HEADINGS:
        return None
    return header, {place: columns[0] for place, columns in headings.items()}


def _folded(text: Value) -> str:
    return key(text) if isinstance(text, str) else ""


def _key_column(rows: Rows, tasks: Mapping[str, SentTask]) -> tuple[int, dict[int, str]]:
    """The column in which most ids stand, and the id of each row."""
    by_column: dict[int, dict[int, str]] = {}
    for number, cells in rows.items():
        for column, (value, _) in cells.items():
            if isinstance(value, str) and len(value) < 400 and (folded := key(value)) in tasks:
                by_column.setdefault(column, {})[number] = folded
    return max(by_column.items(), key=lambda item: len(item[1]), default=(0, {}))


def _header(rows: Rows) -> tuple[int, dict[int, list[int]]]:
    """The row with the most known headings, and its columns; row 0 without any when the sheet is empty."""
    found = ((number, _headings(cells)) for number, cells in rows.items())
    return max(found, key=lambda row: len(row[1]), default=(0, {}))


def _headings(cells: Mapping[int, Cell]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for column, (value, _) in sorted(cells.items()):
        place = _KNOWN.get(key(value)) if isinstance(value, str) and len(value) < _LONGEST_HEADING else None
        if place is not None:
            found.setdefault(place, []).append(column)
    return found


def _columns(rows: Rows, key_column: int) -> _Columns | None:
    header, headings = _header(rows)
    if len(headings) < _FEWEST_HEADINGS:
        return None
    columns = _Columns(header, {place: found[0] for place, found in headings.items()})
    columns.notes += [(FileRemark.COLUMN_TWICE, HEADINGS[place]) for place, found in headings.items() if len(found) > 1]
    sent = _columns_as_sent(columns.at, key_column)
    for place, heading in enumerate(HEADINGS):
        if place in columns.at or place == _KEY_PLACE:
            continue
        here = sent.get(place, 0)
        named = shown(rows[header].get(here, NOTHING)[0])
        if named:
            columns.at[place] = here
            columns.renamed.append((heading, Found("", address(header, here), named)))
        else:
            remark = FileRemark.COLUMN_MISSING if place in _FIELDS else FileRemark.GIVEN_COLUMN_MISSING
            columns.notes.append((remark, heading))
    return columns


def _columns_as_sent(found: Mapping[int, int], key_column: int) -> dict[int, int]:
    """Where all columns are, by place, if those found stand as in one order of ours; nothing if in none, or in both."""
    orders = [
        {place: key_column - order.index(_KEY_PLACE) + across for across, place in enumerate(order)}
        for order in (DRAWN_ORDER, FORMER_ORDER)
    ]
    like = [at for at in orders if all(at[place] == column for place, column in found.items())]
    return like[0] if len(like) == 1 else {}


def _task_answers(task: SentTask, sheet: RawSheet, numbers: Sequence[int], columns: _Columns) -> TaskAnswers:
    cells: dict[str, tuple[Cell, ...]] = {}
    merged: set[str] = set()
    for place, column in _FIELDS.items():
        if place in columns.at:
            areas = [_merged(sheet, number, columns.at[place]) for number in numbers]
            cells[column.field] = tuple(
                _shown_in(sheet.rows, number, columns.at[place], area)
                for number, area in zip(numbers, areas, strict=True)
            )
            merged |= {column.field for area in areas if area is not None}
    at = columns.at.get(_NAME, 0)
    names = [sheet.rows[number].get(at, NOTHING)[0] for number in numbers]
    moved = bool(task.given) and at > 0 and any(mark_of(name) != task.given[_NAME] for name in names)
    return TaskAnswers(task, cells, frozenset(merged), names[0] if isinstance(names[0], str) else "", moved)


def _merged(sheet: RawSheet, row: int, column: int) -> tuple[int, int, int, int] | None:
    """The merged area that a cell is part of."""
    for area in sheet.merges:
        if area[0] <= row <= area[2] and area[1] <= column <= area[3]:
            return area
    return None


def _shown_in(rows: Rows, row: int, column: int, area: tuple[int, int, int, int] | None) -> Cell:
    """What a cell shows: within a merged area what its first cell holds, in that column."""
    if area is None:
        return rows[row].get(column, NOTHING)
    return rows.get(area[0], {}).get(column, NOTHING) if column == area[1] else NOTHING


def _heading_unit(rows: Rows) -> str | None:
    """The unit that the sheet's heading names."""
    for number in sorted(rows):
        for value, _ in rows[number].values() if number <= _HEAD_ROWS else ():
            name = unit_of_line(value)
            if name is not None:
                return name
    return None


def _edits(rows: Rows, numbers: Sequence[int], columns: _Columns, given: Sequence[int]) -> Iterator[GivenEdit]:
    """What stands in cells that were only to look at and are not as they were sent. The id's own cell is as sent."""
    for place, mark in enumerate(given):
        column = columns.at.get(place)
        if column is None or place == _KEY_PLACE:
            continue
        for number in numbers:
            value, formula = rows[number].get(column, NOTHING)
            if formula or mark_of(value) != mark:
                yield GivenEdit(HEADINGS[place], shown(value), formula)


def _rows_told(
    rows: Rows, columns: _Columns, tasks: Mapping[str, SentTask], found: Mapping[str, list[int]]
) -> Iterator[tuple[FileRemark, str]]:
    missing = [task.id for folded, task in tasks.items() if folded not in found]
    if missing:
        yield FileRemark.ROWS_MISSING, _some(missing)
    for folded, numbers in found.items():
        if len(numbers) > 1:
            yield FileRemark.ROW_TWICE, tasks[folded].id


def _added(rows: Rows, columns: _Columns, known: frozenset[int], last: int) -> Iterator[Found]:
    """Rows with a task's text, and rows before the `last` task with an answer, that bear no id that was sent.

    Lines and signatures have no text in the column of tasks; a name under a signature is no answer.
    """
    name = columns.at.get(_NAME, 0)
    answers = [columns.at[place] for place in _FIELDS if place in columns.at]
    for number, cells in rows.items():
        if number <= columns.header or number in known:
            continue
        told = [name] if name in cells else answers if number < last else []
        text = next((shown(cells[column][0]) for column in told if column in cells), "")
        if text:
            yield Found("", str(number), text)


def _other_sheets(
    places: Sequence[tuple[RawSheet, int, dict[int, str]]], read: RawSheet
) -> Iterator[tuple[FileRemark, str]]:
    for sheet, _, rows in places:
        if sheet is not read and rows:
            yield FileRemark.OTHER_SHEET, sheet.name


def _some(items: Sequence[str]) -> str:
    more = f" … (+{len(items) - _SHOWN_NOTES})" if len(items) > _SHOWN_NOTES else ""
    return "; ".join(items[:_SHOWN_NOTES]) + more
