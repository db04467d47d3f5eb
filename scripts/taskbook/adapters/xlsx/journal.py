"""Collects what was written, row by row from the top, as rectangles of old and new values (`BlockChange`)."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.ports import BlockChange, Value, Writable

Written = tuple[int, Value, Writable]  # column, what stood there, what stands there now


class Journal:
    """Rectangles of one sheet; rows that follow one another in the same columns become one."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._open: dict[tuple[int, int], _Growing] = {}
        self._blocks: list[BlockChange] = []

    def row(self, row: int, cells: Sequence[Written]) -> None:
        """Note the cells written in a row, from left to right."""
        start = 0
        if cells and cells[-1][0] - cells[0][0] == len(cells) - 1:  # one run, as nearly always
            self._run(row, cells)
            return
        for index in range(1, len(cells) + 1):
            if index == len(cells) or cells[index][0] != cells[index - 1][0] + 1:
                self._run(row, cells[start:index])
                start = index

    def blocks(self) -> list[BlockChange]:
        """All rectangles, from top to bottom."""
        for block in self._open.values():
            self._blocks.append(block.finished(self._sheet))
        self._open.clear()
        return sorted(self._blocks, key=lambda block: (block.row, block.column))

    def _run(self, row: int, cells: Sequence[Written]) -> None:
        key = (cells[0][0], len(cells))
        block = self._open.get(key)
        if block is None or block.row + len(block.old) != row:
            if block is not None:
                self._blocks.append(block.finished(self._sheet))
            block = self._open[key] = _Growing(row, cells[0][0])
        block.old.append([old for _, old, _ in cells])
        block.new.append([new for _, _, new in cells])


class _Growing:
    """A rectangle to which rows are still added."""

    def __init__(self, row: int, column: int) -> None:
        self.row, self.column = row, column
        self.old: list[list[Value]] = []
        self.new: list[list[Writable]] = []

    def finished(self, sheet: str) -> BlockChange:
        return BlockChange(sheet, self.row, self.column, self.old, self.new)
