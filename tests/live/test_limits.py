"""The strict Excel refuses what Excel refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.live.excel_sheet import Worksheet
from tests.live.limits import LONGEST_MESSAGE, NUMBER_FORMATS
from tests.live.pywin32 import ComError, windows_engine
from tests.live.small import SUMMARY, Opened


def sheet_of(opened: Opened) -> Worksheet:
    return opened.excel.books[0].Worksheets(SUMMARY)


def named(name: str) -> Callable[[Worksheet], None]:
    return lambda sheet: setattr(sheet, "Name", name)


def written(value: str) -> Callable[[Worksheet], None]:
    return lambda sheet: setattr(sheet.Range("A9"), "Value", value)


def formatted(*formats: str) -> Callable[[Worksheet], None]:
    def work(sheet: Worksheet) -> None:
        for number_format in formats:
            sheet.Range("A9").NumberFormat = number_format

    return work


def formula(length: int) -> str:
    return f"=SUM({'1' * (length - 6)})"


def address(length: int) -> str:
    pieces = ",".join(f"A{row}" for row in range(1, 200))[:length]
    return pieces.rstrip(",") if len(pieces.rstrip(",")) == length else pieces[:-1] + "1"


JUST_FITS: dict[str, Callable[[Worksheet], Any]] = {
    "an address of 255 letters": lambda sheet: sheet.Range(address(255)),
    "the last cell of a sheet": lambda sheet: sheet.Cells(1_048_576, 16_384),
    "a text of 32,767 letters": written("x" * 32_767),
    "a formula of 8,192 letters": written(formula(8_192)),
    "a formula with a text of 255 letters": written(f'=HYPERLINK("#A1","{"x" * 255}")'),
    "a name of 31 letters": named("x" * 31),
    "a number format of 255 letters": formatted("0" * 255),
    "as many number formats as a workbook holds": formatted(*("0" * count for count in range(1, NUMBER_FORMATS + 1))),
}
GOES_BEYOND: dict[str, Callable[[Worksheet], Any]] = {
    "an address of 256 letters": lambda sheet: sheet.Range(address(256)),
    "a row below the last": lambda sheet: sheet.Cells(1_048_577, 1),
    "a column beyond the last": lambda sheet: sheet.Range("A1")(1, 16_385),
    "row 0": lambda sheet: sheet.Cells(0, 1),
    "a text of 32,768 letters": written("x" * 32_768),
    "a text of letters that count twice": written("𝐱" * 16_384),
    "a formula of 8,193 letters": written(formula(8_193)),
    "a formula with a text of 256 letters": written(f'=HYPERLINK("#A1","{"x" * 256}")'),
    "a name of 32 letters": named("x" * 32),
    "a name with a letter that names have not": named("Phòng/Ban"),
    "a name that begins with an apostrophe": named("'Phòng"),
    "a name that ends with an apostrophe": named("Phòng'"),
    "the name that Excel keeps for itself": named("History"),
    "a number format of 256 letters": formatted("0" * 256),
    "one number format more": formatted(*("0" * count for count in range(1, NUMBER_FORMATS + 2))),
}


@pytest.mark.parametrize("work", JUST_FITS.values(), ids=JUST_FITS)
def test_what_just_fits_is_taken(opened: Opened, work: Callable[[Worksheet], Any]) -> None:
    work(sheet_of(opened))


@pytest.mark.parametrize("work", GOES_BEYOND.values(), ids=GOES_BEYOND)
def test_what_goes_beyond_is_refused(opened: Opened, work: Callable[[Worksheet], Any]) -> None:
    with pytest.raises(ComError):
        work(sheet_of(opened))


def test_a_message_higher_than_a_screen_is_refused(own_folders: None) -> None:
    box = windows_engine().win32api.MessageBox
    box(0, "x" * LONGEST_MESSAGE, "", 0)
    with pytest.raises(AssertionError, match="screens"):
        box(0, "x" * (LONGEST_MESSAGE + 1), "", 0)
