"""How many items of each block stand on a page: every block gets its turn, the first more often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A block's items in their order: `heights` in points, of those made ready; `total` are all there are.

    `line` is the height of the line that says how many are left out, or that there is none.

    `turns`: how many items it may add in a round after the first, in which every block adds one.
    """

    heights: tuple[float, ...]
    total: int
    line: float
    turns: int = 1

    def points(self, shown: int) -> float:
        """What so many items take, and the line below them where there is one."""
        return sum(self.heights[:shown]) + (self.line if shown < self.total or not self.total else 0.0)


def items_shown(blocks: Sequence[Block], points: float) -> list[int]:
    """Return how many items each block shows, so that all blocks together keep within so many points.

    No block could show one item more; items are never passed over. Where there is too little room for the
    blocks' own lines, nothing is shown.
    """
    shown = [0] * len(blocks)
    left = points - sum(block.points(0) for block in blocks)
    growing = [place for place, block in enumerate(blocks) if block.heights]
    first = True
    while growing:
        for place in tuple(growing):
            for _ in range(1 if first else blocks[place].turns):
                more = _cost(blocks[place], shown[place])
                if more is None or more > left:
                    growing.remove(place)
                    break
                shown[place], left = shown[place] + 1, left - more
        first = False
    return shown


def _cost(block: Block, shown: int) -> float | None:
    """What one item more takes, None where there is none."""
    return block.points(shown + 1) - block.points(shown) if shown < len(block.heights) else None
