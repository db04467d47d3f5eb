"""The form, drawn once by XlsxWriter and taken apart: what is the same in every file, and the numbers of its styles.

A thousand files differ in their rows only, so only the rows are written anew (`sheet`). Ranges that end with the last
row are drawn down to row `SENTINEL`, a number found nowhere else, and put right in each file.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from taskbook.adapters.drawing.pages import A4, LAST_ROW, NARROW
from taskbook.adapters.drawing.styles import BASE_FONT, Styles
from taskbook.adapters.drawing.validations import type_rule
from taskbook.adapters.drawing.writer import Workbook, Worksheet, xl_col_to_name
from taskbook.adapters.unit_file.styles import WIDTHS, looks
from taskbook.core.unit_file import INPUT_COLUMNS, PRINTED_COLUMNS
from taskbook.texts import split as texts
from taskbook.texts.master import ERROR_TITLE
from taskbook_schemas.layout import UnitForm

SENTINEL = 77_777
FOOTER_MARK = "FOOTER-HERE"
MANIFEST_SHEET = "_phieu"
VISIBLE_PART, HIDDEN_PART = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
BOOK_PART, STRINGS_PART, CORE_PART = "xl/workbook.xml", "xl/sharedStrings.xml", "docProps/core.xml"
_FREEZE_COLUMNS = 3
_FILTERED = (2, 5)  # first and last column: in narrower ones the button leaves the heading no room for a syllable
_NO_CALCULATION = '<calcPr calcId="191029"/>'  # nothing to calculate: else Excel asks to save a file only looked at
_ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


@dataclass(frozen=True, slots=True)
class Template:
    """`raw` is the drawn file; `head` and `tail` stand around a sheet's rows; `styles` leads from look to number."""

    raw: bytes
    head: str
    tail: str
    hidden_head: str
    hidden_tail: str
    book: str
    styles: dict[str, int]


def make_template() -> Template:
    """Draw the form and take it apart."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "default_format_properties": dict(BASE_FONT)})
    names = _draw(book.add_worksheet(texts.SHEET), Styles(book))
    last_column = xl_col_to_name(PRINTED_COLUMNS - 1)
    book.define_name(f"{texts.SHEET}!_xlnm.Print_Area", f"={texts.SHEET}!$A$1:${last_column}${LAST_ROW}")
    book.add_worksheet(MANIFEST_SHEET).very_hidden()
    book.close()
    with zipfile.ZipFile(buffer) as archive:
        visible, hidden = (archive.read(part).decode() for part in (VISIBLE_PART, HIDDEN_PART))
        main = re.sub(r"<calcPr [^>]*/>", _NO_CALCULATION, archive.read(BOOK_PART).decode())
    found = [int(number) for number in re.findall(r'<c r="A\d+" s="(\d+)"/>', visible)]
    head, tail = _around_rows(visible)
    hidden_head, hidden_tail = _around_rows(hidden)
    return Template(buffer.getvalue(), head, tail, hidden_head, hidden_tail, main, dict(zip(names, found, strict=True)))


def _around_rows(xml: str) -> tuple[str, str]:
    """What stands before and after a sheet's rows."""
    before, _, after = re.split(r"(<sheetData/>|<sheetData>.*</sheetData>)", xml, flags=re.DOTALL)
    return re.sub(r'<dimension ref="[^"]*"/>', "", before), after


def _draw(sheet: Worksheet, styles: Styles) -> list[str]:
    """Draw all but the rows: one cell down column A for each look instead, whose names are returned in order."""
    names = []
    for row, (name, layers) in enumerate(looks()):
        sheet.write_blank(row, 0, None, styles(*layers))
        names.append(name)
    sheet.write_string(0, 1, texts.SHEET)  # so that the file has a part for texts
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.protect("", dict(_ALLOWED))
    sheet.autofilter(UnitForm.HEADER_ROW - 1, _FILTERED[0], SENTINEL - 1, _FILTERED[1])
    sheet.ignore_errors({"number_stored_as_text": f"A{UnitForm.TOP}:R{SENTINEL}"})
    _validate(sheet)
    _set_up(sheet)
    return names


def _validate(sheet: Worksheet) -> None:
    for position, column in enumerate(INPUT_COLUMNS, start=len(UnitForm.FIRST)):
        options = {
            "validate": "any",
            "error_title": ERROR_TITLE,
            "input_title": column.heading[:32],
            "input_message": column.help,
        }
        options |= type_rule(column.type)
        sheet.data_validation(UnitForm.TOP - 1, position, SENTINEL - 1, position, options)


def _set_up(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**NARROW)
    sheet.center_horizontally()
    # the size comes before the font: the digits a unit's name begins with must not be read as part of it
    left, right = '&L&9&"Times New Roman,Italic"', '&R&9&"Times New Roman,Regular"'
    sheet.set_footer(f"{left}{FOOTER_MARK}{right}{texts.NUMBER_OF_PAGES}")
    sheet.repeat_rows(UnitForm.HEADER_ROW - 1, UnitForm.HEADER_ROW - 1)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(UnitForm.TOP - 1, _FREEZE_COLUMNS)
    sheet.activate()
