"""What the patching of all sheets of a workbook shares."""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.adapters.cells.encode import Encoder
from taskbook.adapters.cells.sheet_patch import Wanted
from taskbook.adapters.xlsx.bodyrows import BodyCells
from taskbook.adapters.xlsx.cell_locator import Asked
from taskbook.adapters.xlsx.deflate import Press
from taskbook.adapters.xlsx.restyle import CellFormats
from taskbook.adapters.xlsx.values import Readers


@dataclass(frozen=True, slots=True)
class Tools:
    """Made once for a workbook."""

    readers: Readers
    encoder: Encoder
    cells: BodyCells
    formats: CellFormats
    press: Press

    def encoded(self, wanted: Wanted) -> Asked:
        """What is wanted in a row, with its XML."""
        encode = self.encoder.encode
        return [(column, value, encode(value)) for column, value in wanted]
