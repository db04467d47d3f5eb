"""Nothing that is built goes beyond what Excel takes: it would repair the file, or XlsxWriter leave the thing out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.texts.vba import VBA_TEXTS
from taskbook_build.master import build_workbook
from tests.live import limits

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def package() -> bytes:
    return build_workbook(ROOT / "workbook" / "plans")


@pytest.fixture(scope="module")
def book(package: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(package))


def texts_of_validations(sheet: Worksheet) -> Iterator[tuple[str, int, str]]:
    """What a validation says, the most Excel takes, and where."""
    for one in sheet.data_validations.dataValidation:
        for title in (one.promptTitle, one.errorTitle):
            yield title or "", limits.LONGEST_VALIDATION_TITLE, str(one.sqref)
        for text in (one.prompt, one.error):
            yield text or "", limits.LONGEST_VALIDATION_TEXT, str(one.sqref)
        for formula in (one.formula1, one.formula2):
            yield formula or "", limits.LONGEST_VALIDATION_TEXT, str(one.sqref)


def test_validations_say_no_more_than_excel_shows(book: Workbook) -> None:
    said = [(sheet.title, *found) for sheet in book for found in texts_of_validations(sheet)]
    assert sum(bool(text) for _, text, *_ in said) > 20
    assert [(sheet, place, text) for sheet, text, most, place in said if limits.letters(text) > most] == []


def test_texts_formulas_and_rows_fit(book: Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert max(limits.letters(cell.value) for cell in cells) <= limits.LONGEST_TEXT
    assert all(map(limits.formula_fits, formulas))
    heights = [line.height or 0 for sheet in book for line in sheet.row_dimensions.values()]
    widths = [line.width or 0 for sheet in book for line in sheet.column_dimensions.values()]
    assert (max(heights) <= limits.TALLEST_ROW, max(widths) <= limits.WIDEST_COLUMN) == (True, True)


def test_names_of_sheets_tables_and_areas_are_names_for_excel(book: Workbook) -> None:
    assert all(limits.sheet_name_fits(sheet.title) for sheet in book)
    names = [*book.defined_names, *(name for sheet in book for name in sheet.tables)]
    assert max(map(limits.letters, names)) <= limits.LONGEST_NAME


def test_heads_and_feet_of_pages_fit(book: Workbook) -> None:
    for sheet in book:
        for side in (sheet.oddHeader, sheet.oddFooter, sheet.evenFooter, sheet.firstFooter):
            whole = "".join(part.text or "" for part in (side.left, side.center, side.right))
            assert limits.letters(whole) + len("&L&C&R") <= limits.LONGEST_HEADER, sheet.title


def test_the_workbook_has_room_for_formats_of_the_offices_own(package: bytes, book: Workbook) -> None:
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        cell_formats = parts.read("xl/styles.xml").count(b"<xf ")
    assert cell_formats < limits.CELL_FORMATS // 100
    assert len(book._number_formats) < limits.NUMBER_FORMATS // 4
    assert max(map(limits.letters, book._number_formats)) <= limits.LONGEST_NUMBER_FORMAT


def test_what_macros_say_fits_a_message() -> None:
    assert {key for key, text in VBA_TEXTS.items() if limits.letters(text) > limits.LONGEST_MESSAGE} == set()
