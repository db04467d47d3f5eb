"""Numbers of rows that formulas count and that no program has worked out: =A9+1, =ROW()-8, =MAX(A$9:A12)+1.

A workbook written by a program has no values beside its formulas until Excel opens it. Anything else stays blank.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from taskbook.adapters.cells.area import column_number

_PLUS: Final = re.compile(r"=\$?([A-Z]{1,3})\$?(\d{1,7})([+-]\d{1,4})?")
_ROW: Final = re.compile(r"=ROW\(\)([+-]\d{1,7})?")
_MOST: Final = re.compile(r"=(?:MAX|COUNT)\(\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})\)([+-]\d{1,4})?")


def work_out(formula: str, row: int, numbers: Mapping[tuple[int, int], float]) -> float | None:
    """Return what a formula of row `row` gives, `numbers` being values by row and column (from 1); None if unknown."""
    formula = formula.replace(" ", "").upper()
    found = _PLUS.fullmatch(formula)
    if found:
        before = numbers.get((int(found[2]), column_number(found[1])))
        return None if before is None else before + int(found[3] or 0)
    found = _ROW.fullmatch(formula)
    if found:
        return row + int(found[1] or 0)
    found = _MOST.fullmatch(formula)
    if found and found[1] == found[3]:
        column = column_number(found[1])
        span = [numbers[at, column] for at in range(int(found[2]), int(found[4]) + 1) if (at, column) in numbers]
        count = max(span, default=0) if formula.startswith("=MAX") else len(span)
        return count + int(found[5] or 0)
    return None
