"""Excel's limits that a program can run into; the strict Excel refuses what is beyond them.

Source: Microsoft, "Excel specifications and limits"; Excel's VBA reference (Range, NumberFormat, Validation, MsgBox).
Letters are UTF-16 units, as everywhere in Excel.
"""

from __future__ import annotations

import re
from typing import Final

ROWS: Final = 1_048_576
COLUMNS: Final = 16_384
LONGEST_ADDRESS: Final = 255
LONGEST_TEXT: Final = 32_767
LONGEST_FORMULA: Final = 8_192
LONGEST_TEXT_IN_FORMULA: Final = 255
LONGEST_SHEET_NAME: Final = 31
LONGEST_NUMBER_FORMAT: Final = 255
NUMBER_FORMATS: Final = 200  # to 250, depending on the language
CELL_FORMATS: Final = 64_000
LONGEST_VALIDATION_TITLE: Final = 32
LONGEST_VALIDATION_TEXT: Final = 255  # of a message, and of a list that is spelt out
LONGEST_HEADER: Final = 255
LONGEST_MESSAGE: Final = 1_023
LONGEST_NAME: Final = 255
TALLEST_ROW: Final = 409.0
WIDEST_COLUMN: Final = 255.0

_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_RESERVED = "history"


def letters(text: str) -> int:
    """How long a text is for Excel."""
    return len(text.encode("utf-16-le")) // 2


def formula_fits(formula: str) -> bool:
    """Tell whether Excel takes a formula of this length, and the texts in it."""
    literals = (letters(found[1:-1].replace('""', '"')) for found in _LITERAL.findall(formula))
    return letters(formula) <= LONGEST_FORMULA and all(length <= LONGEST_TEXT_IN_FORMULA for length in literals)


def sheet_name_fits(name: str) -> bool:
    """Tell whether Excel takes a sheet's name, whatever the others are called."""
    well = 0 < letters(name) <= LONGEST_SHEET_NAME and not re.search(r"[\[\]:*?/\\]", name)
    return well and not name.startswith("'") and not name.endswith("'") and name.lower() != _RESERVED
