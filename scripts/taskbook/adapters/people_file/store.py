"""Makes the file of an extract and brings it to disk; one that somebody changed since is kept aside, never lost."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from taskbook.adapters.cells.encode import clean
from taskbook.adapters.drawing.book import Book, Sheet
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.people_file.form import draw_people_form
from taskbook.adapters.sheet_file import bring, sealed
from taskbook.outbox import NotWritten, Written
from taskbook.ports import SheetFill, Writable
from taskbook.texts import people as texts


class PeopleFileFolder:
    """Meets `actions.edges.PeopleFiles` for the workbook in the folder `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def write(self, fill: SheetFill, path: Path, tasks: int, made: datetime) -> Written | NotWritten:
        """Write the sheet as a file of its own."""
        return bring(packed(fill, made), path, tasks, made)


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
    return sealed(data.getvalue())


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
