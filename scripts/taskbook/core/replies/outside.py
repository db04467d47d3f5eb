"""Finds what somebody has written into a returned file where no answer goes: notes on cells, words outside the form,
in text boxes and shapes, in what is printed above and below each page.

What was drawn there is known by the marks in the manifest. A name under a signature and the day beside it are no notes.
Files made before there were such marks are only looked through beside the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taskbook.core.cell_address import address, shown
from taskbook.core.replies.file_findings import FileNote, Found
from taskbook.core.replies.kinds import FileRemark
from taskbook.core.replies.raw_file import RawFile, RawSheet
from taskbook.core.unit_file import Manifest, mark_of
from taskbook.ports import Value

_SIGNED = 12  # rows below the last task in which signatures stand
_DAY = re.compile(r"\bngày\b.*\btháng\b", re.IGNORECASE)
_NAME = re.compile(r"(?:\w[\w.]*\s+){1,6}\w[\w.]*")


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where the form stands on its sheet: the headings' row, its columns, the rows of its tasks, and those added."""

    header: int
    columns: frozenset[int]
    tasks: frozenset[int]
    added: frozenset[str] = frozenset()


def notes_outside(file: RawFile, manifest: Manifest, form: str, place: FormPlace) -> Iterator[FileNote]:
    """Yield what was written outside the form of sheet `form`; added rows are told of elsewhere."""
    comments = tuple(
        Found(_other(sheet, form), cell, shown(text)) for sheet in file.sheets for cell, text in sheet.comments
    )
    words = tuple(
        found
        for sheet in file.sheets
        for found in (_of_form(sheet, manifest, place) if sheet.name == form else _of_other(sheet, manifest))
    )
    drawn = tuple(
        Found(_other(sheet, form), cell, shown(text))
        for sheet in file.sheets
        for cell, text in sheet.drawn
        if mark_of(text) not in manifest.drawn
    )
    edges = tuple(
        Found(_other(sheet, form), "", shown(text))
        for sheet in file.sheets
        for text in sheet.page_edges
        if mark_of(text) not in manifest.drawn
    )
    kinds = {
        FileRemark.COMMENT: comments,
        FileRemark.OUTSIDE: words,
        FileRemark.DRAWN: drawn,
        FileRemark.PAGE_EDGE: edges,
    }
    for remark, found in kinds.items():
        if found:
            yield FileNote(file.name, remark, manifest.unit, found=found)


def _other(sheet: RawSheet, form: str) -> str:
    """The name of a sheet that is not the form's own."""
    return "" if sheet.name == form else sheet.name


def _of_form(sheet: RawSheet, manifest: Manifest, place: FormPlace) -> Iterator[Found]:
    for row, column, value in _cells(sheet):
        inside = column in place.columns and (row in place.tasks or row == place.header)
        if inside or str(row) in place.added:
            continue
        beside = row >= place.header and column not in place.columns and row <= max(place.tasks)
        if (beside or manifest.drawn) and mark_of(value) not in manifest.drawn and not _is_signed(row, value, place):
            yield Found("", address(row, column), shown(value))


def _of_other(sheet: RawSheet, manifest: Manifest) -> Iterator[Found]:
    """Words on another sheet; on a copy of the form those that were drawn there are none."""
    keys = {mark_of(task.key) for task in manifest.tasks}
    cells = list(_cells(sheet))
    if not manifest.drawn or any(mark_of(value) in keys for _, _, value in cells):
        return  # a copy of the form is told of as such
    for row, column, value in cells:
        if mark_of(value) not in manifest.drawn:
            yield Found(sheet.name, address(row, column), shown(value))


def _cells(sheet: RawSheet) -> Iterator[tuple[int, int, Value]]:
    for row in sorted(sheet.rows):
        for column, (value, _) in sorted(sheet.rows[row].items()):
            if shown(value).strip():
                yield row, column, value


def _is_signed(row: int, value: Value, place: FormPlace) -> bool:
    """Whether this is a name or a day under the table, as people sign."""
    last = max(place.tasks)
    if not last < row <= last + _SIGNED or not isinstance(value, str):
        return False
    words = value.split()
    named = _NAME.fullmatch(value.strip()) is not None and all(word[0].isupper() for word in words)
    return named or _DAY.search(value) is not None
