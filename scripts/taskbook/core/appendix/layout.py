"""The appendix's table put together from its pieces, every row with its texts below the columns' headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taskbook.core.appendix.columns import Headed
from taskbook.core.appendix.grid import Cell, Place, Row, Table
from taskbook.core.appendix.leaves import Leaf


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row below the columns' headings, `texts`, `merged` and `wide` by column.

    `merged`: the text is that of the cell above. `wide`: how many columns the cell covers, 0 below one that began
    further left; `starts`: the columns' places in the table. `opens_piece`: the first row of a
    table's further piece, or of a page.
    """

    table: Table
    row: Row
    texts: tuple[str, ...]
    merged: tuple[bool, ...]
    wide: tuple[int, ...]
    starts: tuple[int, ...]
    opens_piece: bool = False

    def place(self, column: int | None = None) -> Place:
        """Where the row, or its cell below a heading, stands."""
        return self.table.place(self.row, None if column is None else self.starts[column])


def lay(headed: Headed, table: Table, first: int, *, further: bool) -> Iterator[LaidRow]:
    """Lay the rows of a table from `first` on below the columns of `headed`."""
    for row in table.rows[first:]:
        yield _laid(headed.leaves, table, row, row.first_on_page or (further and row is table.rows[first]))


def _laid(leaves: Sequence[Leaf], table: Table, row: Row, opens: bool) -> LaidRow:
    cells = row.cells
    one_each = len(cells) == len(leaves)
    texts = [""] * len(leaves)
    merged = [False] * len(leaves)
    wide = [0] * len(leaves)
    for at, cell in enumerate(cells):
        covered = [at] if one_each else _covered(leaves, cell)
        if not covered:
            continue
        here = covered[0]
        texts[here] = f"{texts[here]} {cell.text}".strip() if texts[here] else cell.text
        merged[here] = cell.merged
        wide[here] = len(covered)
    return LaidRow(table, row, tuple(texts), tuple(merged), tuple(wide), tuple(leaf.start for leaf in leaves), opens)


def _covered(leaves: Sequence[Leaf], cell: Cell) -> list[int]:
    """The columns a cell lies below: those it covers by half or more, else the one it covers most."""
    start, end = cell.column, cell.column + cell.span
    shares = [min(end, leaf.end) - max(start, leaf.start) for leaf in leaves]
    halves = [at for at, leaf in enumerate(leaves) if shares[at] * 2 >= leaf.end - leaf.start]
    if halves:
        return halves
    best = max(range(len(leaves)), key=lambda at: shares[at])
    return [best] if shares[best] > 0 else []
