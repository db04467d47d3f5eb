"""What cells of a sheet's XML say: texts, shared or their own, and whether a cell is filled at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from taskbook.adapters.xlsx.markup import decode, run_text

_VALUE: Final = re.compile(rb"<v[^<>]*>([^<]*)</v>")
_KIND: Final = re.compile(rb'\st="(\w+)"')


class CellTexts:
    """Reads cells' elements; `shared` are the workbook's shared texts as raw XML character data."""

    def __init__(self, shared: Sequence[bytes]) -> None:
        self._shared = shared

    def text(self, cell: bytes | None) -> str:
        """A cell's text, a number as it is written there; empty for a blank one."""
        if not cell:
            return ""
        head, _, inner = cell.partition(b">")
        kind = _KIND.search(head)
        if kind and kind[1] == b"inlineStr":
            return decode(run_text(inner))
        value = _VALUE.search(inner)
        if value is None:
            return ""
        if kind and kind[1] == b"s":
            number = int(value[1])
            return decode(self._shared[number]) if number < len(self._shared) else ""
        return decode(value[1])

    def filled(self, cell: bytes | None) -> bool:
        """Whether something stands in a cell, a formula too."""
        return bool(cell) and (b"<v" in cell or b"<is" in cell or b"<f" in cell)  # type: ignore[operator]
