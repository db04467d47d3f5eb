"""Collects what was written, row by row from the top, as rectangles of old and new values (`BlockChange`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from taskbook.ports import BlockChange, Value, Writable

MEMORY: Final = 4_000
Written = tuple[int, Value, Writable]  # column, what stood there, what stands there now


class Journal:
    """Rectangles of one sheet; rows that follow one another in the same columns become one.

    Rows patched alike hand over the very same cells: these are parted once, and the rectangles share their rows.
    """

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._open: dict[tuple[int, int], _Growing] = {}
        self._blocks: list[BlockChange] = []
        self._parted: dict[int, tuple[Sequence[Written], list[_Run]]] = {}

    def row(self, row: int, cells: Sequence[Written]) -> None:
        """Note the cells written in a row, from left to right; they must not change any more."""
        known = self._parted.get(id(cells))
        if known is None:
            if len(self._parted) >= MEMORY:
                self._parted.clear()
            known = self._parted[id(cells)] = (cells, _parted(cells))  # held, so that no others get their id
        for run in known[1]:
            self._add(row, run)

    def blocks(self) -> list[BlockChange]:
        """All rectangles, from top to bottom."""
        for block in self._open.values():
            self._blocks.append(block.finished(self._sheet))
        self._open.clear()
        return sorted(self._blocks, key=lambda block: (block.row, block.column))

    def _add(self, row: int, run: _Run) -> None:
        key = (run.column, len(run.old))
        block = self._open.get(key)
        if block is None or block.row + len(block.old) != row:
            if block is not None:
                self._blocks.append(block.finished(self._sheet))
            block = self._open[key] = _Growing(row, run.column)
        block.old.append(run.old)
        block.new.append(run.new)


class _Run(NamedTuple):
    """Cells side by side: the first one's column, what stood there, what stands there now."""

    column: int
    old: list[Value]
    new: list[Writable]


def _parted(cells: Sequence[Written]) -> list[_Run]:
    """Part a row's cells into runs."""
    runs: list[_Run] = []
    for column, old, new in cells:
        if not runs or column != runs[-1].column + len(runs[-1].old):
            runs.append(_Run(column, [], []))
        runs[-1].old.append(old)
        runs[-1].new.append(new)
    return runs


class _Growing:
    """A rectangle to which rows are still added."""

    def __init__(self, row: int, column: int) -> None:
        self.row, self.column = row, column
        self.old: list[list[Value]] = []
        self.new: list[list[Writable]] = []

    def finished(self, sheet: str) -> BlockChange:
        return BlockChange(sheet, self.row, self.column, self.old, self.new)
