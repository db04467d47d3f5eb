"""What stands in the way of writing a cell: formulas for several cells, guarded cells that hold something else."""

from __future__ import annotations

import re
from typing import Final

from taskbook.adapters.cells.area import column_letters, parse_area
from taskbook.adapters.cells.sheet_patch import SheetEdits
from taskbook.adapters.xlsx.cell_locator import FORMULA

MANY_CELLS: Final = re.compile(rb'<f\s[^<>]*?\bt="(?:array|dataTable)"[^<>]*>')
REFERENCE: Final = re.compile(rb'\sref="([A-Z0-9:$]+)"')


class CellRefusedError(ValueError):
    """Something stands in the way of writing; `cell` is its address."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell


class ManyCellFormulaError(CellRefusedError):
    """A formula for several cells (array, data table, first of a shared one) stands in a cell to be written."""


class GuardError(CellRefusedError):
    """A guarded cell holds something else than was read."""


def address(row: int, column: int) -> str:
    """Name of a cell."""
    return f"{column_letters(column)}{row}"


def refuse_many_cell_formulas(xml: bytes, edits: SheetEdits) -> None:
    """Raise when a cell to be written belongs to a formula for several cells."""
    if b't="array"' not in xml and b't="dataTable"' not in xml:
        return
    for match in MANY_CELLS.finditer(xml):
        reference = REFERENCE.search(match[0])
        area = parse_area(reference[1].decode()) if reference else None
        if area is not None and edits.touches(area):
            raise ManyCellFormulaError(str(area))


def stands_alone(content: bytes) -> bool:
    """Tell whether the formula in a cell is its own and not the first of those that share it."""
    match = FORMULA.search(content)
    attributes = (match[1] or b"") if match else b""
    return match is not None and not (b't="shared"' in attributes and REFERENCE.search(attributes))
