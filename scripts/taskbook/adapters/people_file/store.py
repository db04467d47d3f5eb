"""Makes the file of an extract and brings it to disk; one that somebody changed since is kept aside, never lost."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from html import escape
from io import BytesIO
from pathlib import Path

from taskbook.adapters import disk
from taskbook.adapters.cells.encode import clean
from taskbook.adapters.drawing.book import Book, Sheet
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.people_file.form import draw_people_form
from taskbook.adapters.unit_file.pack import seal_of
from taskbook.adapters.unit_file.store import held_folder, keep_aside
from taskbook.adapters.unit_file.template import CORE_PART
from taskbook.outbox import NotWritten, Written
from taskbook.ports import SheetFill, Writable
from taskbook.texts import disk as disk_texts
from taskbook.texts import people as texts

_CORE_END = b"</cp:coreProperties>"
_ZIP_START = (1980, 1, 1, 0, 0, 0)


class PeopleFileFolder:
    """Meets `actions.edges.PeopleFiles` for the workbook in the folder `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def write(self, fill: SheetFill, path: Path, tasks: int, made: datetime) -> Written | NotWritten:
        """Write the sheet as a file of its own."""
        data = packed(fill, made)
        with held_folder(path.parent):
            names = {other.name for other in path.parent.iterdir()}
            if f"~${path.name}" in names or f".~lock.{path.name}#" in names:
                return NotWritten(path.stem, path, disk_texts.BUSY)
            kept: list[Path] = []
            try:
                with disk.replacing(path, last_look=lambda: kept.extend(keep_aside(path, made))) as out:
                    out.write(data)
            except OSError as error:
                for aside in kept:
                    aside.rename(path)
                return NotWritten(path.stem, path, disk.reason_of(error))
        return Written(path.stem, path, tasks, *kept)


def packed(fill: SheetFill, made: datetime) -> bytes:
    """Return the whole file: the form, filled, and the seal by which it is known as it was written."""
    data = BytesIO()
    book = Book(data)
    book.set_properties({"title": texts.TITLE, "created": made})
    sheet = book.sheet(fill.sheet, "shPeople")
    draw_people_form(book, sheet, Styles(book))
    for row, column, value in fill.cells:
        _rewrite(sheet, row - 1, column - 1, value)
    for number, (cells, height) in enumerate(zip(fill.rows, fill.heights, strict=True), start=fill.top - 1):
        if height is not None:
            sheet.fit_row(number, height)
        for place, cell in enumerate(cells):
            _write(sheet, number, place, cell)
    book.close()
    return _sealed(data.getvalue())


def _write(sheet: Sheet, row: int, column: int, value: Writable) -> None:
    """Write a cell in its column's look."""
    if isinstance(value, str):
        sheet.write_string(row, column, clean(value))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, value)


def _rewrite(sheet: Sheet, row: int, column: int, value: Writable) -> None:
    """Write other words into a cell of the form, in its look."""
    cell = sheet.table[row][column]
    sheet.write_string(row, column, clean(str(value)), cell.format)


def _sealed(raw: bytes) -> bytes:
    """The same file with its seal among its properties."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
        seal = seal_of((info.filename, info.CRC, info.file_size) for info in archive.infolist())
    told = f"<dc:identifier>{escape(seal)}</dc:identifier>".encode()
    parts[CORE_PART] = parts[CORE_PART].replace(_CORE_END, told + _CORE_END)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_START)
            info.create_system = 0
            package.writestr(info, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
